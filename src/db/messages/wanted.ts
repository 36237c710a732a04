/** What messages should show: wanted newer than whatever they show, in the caller's transaction or on its own. */
import type { CaseId, WorkspaceId } from '../../core/base/ids.ts';
import { printSubject, type MessageSubject } from '../../core/base/message-subject.ts';
import type { Platform } from '../../core/base/members.ts';
import type { WantedMessage } from '../case/command-rows.ts';
import { jsonParam } from '../engine/json-param.ts';
import type { Queryable } from '../engine/serialisable.ts';
import { isStuck, known, type MessageId } from './messages.ts';

/** SQL: whatever changes what `c` should show is a reason to try once more. */
export const TRIED_AGAIN = `due_at = CASE WHEN ${isStuck('c')} THEN NULL ELSE c.due_at END, stuck_since = NULL`;

/**
 * SQL: a version that `c` does not show yet. What it shows may be ahead of what was wanted: it is drawn from the case as it is
 * then, and what was drawn anew besides may be ahead of the case.
 */
export const NEWER = 'greatest(c.wanted, c.shown) + 1';

/** Wants a message outside of a command, e.g. a digest. The first version is that it is there; a later one is a change, and newer than whatever it shows. */
export async function wantMessage(q: Queryable, workspace: WorkspaceId, message: WantedMessage): Promise<void> {
  await q.query(
    `INSERT INTO message AS c (workspace, subject, platform, dest, wanted, key) VALUES ($1, $2, $3, $4::jsonb, $5, $6)
     ON CONFLICT (workspace, subject, platform) DO UPDATE SET ${TRIED_AGAIN},
       wanted = CASE WHEN excluded.wanted > 1 THEN greatest(${NEWER}, excluded.wanted) ELSE c.wanted END`,
    [workspace, printSubject(message.subject), message.platform, jsonParam(message.dest), message.wanted, message.key],
  );
}

/** Wants a message that is posted once and never drawn anew. Resolves to whether nobody had wanted it before. */
export async function wantOnce(q: Queryable, workspace: WorkspaceId, message: WantedMessage): Promise<boolean> {
  const rows = await q.query(
    `INSERT INTO message (workspace, subject, platform, dest, wanted, key) VALUES ($1, $2, $3, $4::jsonb, $5, $6)
     ON CONFLICT (workspace, subject, platform) DO NOTHING RETURNING 1`,
    [workspace, printSubject(message.subject), message.platform, jsonParam(message.dest), message.wanted, message.key],
  );
  return rows.length > 0;
}

/** Wants every message of these subjects drawn anew, however it looks. Resolves to those that are there. */
export async function wantAnew(
  q: Queryable,
  workspace: WorkspaceId,
  subjects: readonly MessageSubject[],
): Promise<readonly MessageId[]> {
  const rows = await q.query<{ readonly subject: string; readonly platform: Platform }>(
    `UPDATE message c SET wanted = ${NEWER}, ${TRIED_AGAIN} WHERE workspace = $1 AND subject = ANY ($2::text[])
     RETURNING subject, platform`,
    [workspace, subjects.map(printSubject)],
  );
  return known(rows).map((row) => ({ ...row, workspace }));
}

/** The same for every message of one kind about a case, whoever it went to. */
export async function wantOfCaseAnew(
  q: Queryable,
  workspace: WorkspaceId,
  kind: MessageSubject['kind'],
  of: CaseId,
): Promise<readonly MessageId[]> {
  const rows = await q.query<{ readonly subject: string; readonly platform: Platform }>(
    `UPDATE message c SET wanted = ${NEWER}, ${TRIED_AGAIN} WHERE workspace = $1 AND split_part(subject, ':', 2) = $3
       AND split_part(subject, ':', 1) = $2
     RETURNING subject, platform`,
    [workspace, kind, of],
  );
  return known(rows).map((row) => ({ ...row, workspace }));
}

/**
 * Wants a message drawn anew where it is the one that the platform calls `messageId`. Resolves to whether it is: what a
 * message shows is drawn by whoever holds it, and by nobody beside them.
 */
export async function wantAnewAt(q: Queryable, id: MessageId, messageId: string): Promise<boolean> {
  const rows = await q.query(
    `UPDATE message c SET wanted = ${NEWER}, ${TRIED_AGAIN} WHERE workspace = $1 AND subject = $2 AND platform = $3
       AND state <> 'dead' AND coalesce(place ->> 'ts', place ->> 'id') = $4 RETURNING 1`,
    [id.workspace, printSubject(id.subject), id.platform, messageId],
  );
  return rows.length > 0;
}
