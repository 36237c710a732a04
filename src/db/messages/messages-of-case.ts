/** The messages of a case that carry the buttons of a request: the shared card, people's own copies, reminders. */
import type { CaseId, ThingId, WorkspaceId } from '../../core/base/ids.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { Platform } from '../../core/base/members.ts';
import type { Json } from '../../core/base/wire.ts';
import type { Queryable } from '../engine/serialisable.ts';
import { known } from './messages.ts';

/** Events people are told with buttons under them. */
const WITH_BUTTONS = ['reminded', 'escalated', 'reassigned', 'countered', 'asked_more'];

export interface MessageOfCase {
  readonly subject: MessageSubject;
  readonly platform: Platform;
  readonly dest: Json;
  readonly key: string;
}

/** Everything that was ever posted about these requests and has, or had, a button. */
export async function messagesOfRequests(
  q: Queryable,
  workspace: WorkspaceId,
  of: CaseId,
  requests: readonly ThingId[],
): Promise<readonly MessageOfCase[]> {
  const rows = await q.query<Row>(
    `SELECT subject, platform, dest, key FROM message k WHERE workspace = $1 AND state <> 'dead' AND (
       subject IN (SELECT 'request:' || $2::text || ':' || r FROM unnest($3::text[]) r)
       OR subject LIKE ANY (SELECT 'request:' || $2::text || ':' || replace(r, '_', '\\_') || ':%' FROM unnest($3::text[]) r)
       OR (subject LIKE 'event:' || $2::text || ':%' AND EXISTS (
         SELECT FROM journal_entry e WHERE e.workspace = $1 AND e."case" = $2
           AND e.seq::text = split_part(k.subject, ':', 3) AND e.kind = ANY ($4::text[]))))`,
    [workspace, of, requests, WITH_BUTTONS],
  );
  return known(rows);
}

/** Every private message about a promise of the case: it carries a button as long as the promise waits. */
export async function messagesOfPromises(
  q: Queryable,
  workspace: WorkspaceId,
  of: CaseId,
): Promise<readonly MessageOfCase[]> {
  const rows = await q.query<Row>(
    `SELECT subject, platform, dest, key FROM message k WHERE workspace = $1 AND state <> 'dead'
       AND subject LIKE 'event:' || $2::text || ':%' AND EXISTS (
         SELECT FROM journal_entry e WHERE e.workspace = $1 AND e."case" = $2
           AND e.seq::text = split_part(k.subject, ':', 3) AND e.kind IN ('promise_reminded', 'promise_settled'))`,
    [workspace, of],
  );
  return known(rows);
}

interface Row extends Omit<MessageOfCase, 'subject'> {
  readonly subject: string;
}
