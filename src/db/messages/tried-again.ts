/** What could not be drawn is tried again before its time: at a start, when somebody asks for it, when a place is there again. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Platform } from '../../core/base/members.ts';
import { printSubject } from '../../core/base/message-subject.ts';
import type { Queryable } from '../engine/serialisable.ts';
import { isStuck, known, type MessageId } from './messages.ts';

/** SQL: tried at once, however often it failed. One failure stays: what waits for the message is tried after it. */
const AT_ONCE = 'due_at = NULL, failures = least(failures, 1)';
/** SQL: as if it had never failed to be posted where it should be: somebody did something about it. */
const AFRESH = `${AT_ONCE}, stuck_since = NULL`;

/** A start tries everything that is behind at once: what kept it may be mended. */
export async function forgetBackOff(q: Queryable, workspace: WorkspaceId): Promise<void> {
  await q.query(
    `UPDATE message SET ${AT_ONCE}
     WHERE workspace = $1 AND wanted > shown AND state <> 'dead' AND due_at IS NOT NULL`,
    [workspace],
  );
}

/** These are tried at once by whoever looks next, however often they failed. Resolves to how many. */
export async function tryAtOnce(q: Queryable, workspace: WorkspaceId, ids: readonly MessageId[]): Promise<number> {
  const rows = await q.query(
    `UPDATE message m SET ${AFRESH} FROM unnest($2::text[], $3::text[]) AS x(subject, platform)
     WHERE m.workspace = $1 AND m.subject = x.subject AND m.platform = x.platform RETURNING 1`,
    [workspace, ids.map(({ subject }) => printSubject(subject)), ids.map(({ platform }) => platform)],
  );
  return rows.length;
}

/** More at once would run into the platform's rates; those that stay stuck have their own hour. */
const MOST_REVIVED = 200;

/** Tries everything at once that is stuck in this place of the platform, or for this person of it: it was told that Amends is there. */
export async function reviveIn(
  q: Queryable,
  workspace: WorkspaceId,
  { platform, place, person }: { readonly platform: Platform; readonly place: string; readonly person: string | null },
): Promise<readonly MessageId[]> {
  const where =
    person === null
      ? `(dest -> 'channel' ->> 'place' = $3 OR dest ->> 'kind' = 'thread')`
      : `dest ->> 'member' IN (SELECT member FROM member_identity i
           WHERE i.workspace = $1 AND i.platform = $2 AND i.place = $3 AND i."user" = $4)`;
  return await revived(q, workspace, `platform = $2 AND ${where}`, [
    platform,
    place,
    ...(person === null ? [] : [person]),
  ]);
}

/** Tries everything at once that is stuck on a platform: one of its places was shut, and is open again. */
export async function reviveEverywhere(
  q: Queryable,
  workspace: WorkspaceId,
  platform: Platform,
): Promise<readonly MessageId[]> {
  return await revived(q, workspace, 'platform = $2', [platform]);
}

/** Tries everything at once that waits for this message, which can be posted again. */
export async function reviveUnder(
  q: Queryable,
  { workspace, subject, platform }: MessageId,
): Promise<readonly MessageId[]> {
  return await revived(q, workspace, `platform = $2 AND dest ->> 'kind' = 'thread' AND dest ->> 'of' = $3`, [
    platform,
    printSubject(subject),
  ]);
}

async function revived(
  q: Queryable,
  workspace: WorkspaceId,
  where: string,
  values: readonly string[],
): Promise<readonly MessageId[]> {
  const rows = await q.query<{ readonly subject: string; readonly platform: Platform }>(
    `UPDATE message SET ${AFRESH} WHERE (workspace, subject, platform) IN (
       SELECT workspace, subject, platform FROM message m
       WHERE workspace = $1 AND wanted > shown AND ${isStuck('m')} AND ${where} LIMIT ${MOST_REVIVED})
     RETURNING subject, platform`,
    [workspace, ...values],
  );
  return known(rows).map((row) => ({ ...row, workspace }));
}
