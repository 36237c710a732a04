/** Homes: one row per person and platform among the cards, there once the home was opened; drawn like every other. */
import type { MemberId, WorkspaceId } from '../../core/base/ids.ts';
import { printSubject } from '../../core/base/message-subject.ts';
import type { Platform } from '../../core/base/members.ts';
import { known, type MessageId } from './messages.ts';
import { NEWER, TRIED_AGAIN } from './wanted.ts';
import type { Queryable } from '../engine/serialisable.ts';

/**
 * `opened`: looked at, so it should show what is so now, where it is. `first`: it should be there; nothing happens when
 * it is. `fresh`: it should stand at the end of the chat, not where it `was`, which the dest remembers.
 */
export type HomeWanted = 'opened' | 'first' | 'fresh';

/** SQL: whoever looks at their home is a reason to try once more. */
const ALIVE_AGAIN = `${TRIED_AGAIN}, state = CASE WHEN c.state IN ('dead', 'stuck') THEN 'idle' ELSE c.state END`;

const WHEN_THERE: Readonly<Record<HomeWanted, string>> = {
  opened: `wanted = ${NEWER}, ${ALIVE_AGAIN}`,
  first: `wanted = ${NEWER}, ${ALIVE_AGAIN}, place = NULL`,
  // whoever is drawing it just now goes on, and then finds that it should move; one that has no place yet is fresh anyway
  fresh: `wanted = ${NEWER}, ${ALIVE_AGAIN}, key = excluded.key,
    dest = excluded.dest || jsonb_build_object('was', c.place)`,
};

/** Wants the home drawn, also one that was given up before. True when there is something to draw. */
export async function wantHome(
  q: Queryable,
  { workspace, member, platform, at }: HomeId,
  how: HomeWanted,
): Promise<boolean> {
  const subject = printSubject({ kind: 'home', member });
  const rows = await q.query(
    `INSERT INTO message AS c (workspace, subject, platform, dest, wanted, key)
     VALUES ($1, $2, $3, jsonb_build_object('kind', 'home', 'member', $4::text), 1, $5)
     ON CONFLICT (workspace, subject, platform) DO UPDATE SET ${WHEN_THERE[how]}
     ${how === 'first' ? `WHERE c.state IN ('dead', 'stuck')` : ''} RETURNING 1`,
    [workspace, subject, platform, member, `${workspace}/${subject}/${platform}/${at.getTime()}`],
  );
  return rows.length > 0;
}
interface HomeId {
  readonly workspace: WorkspaceId;
  readonly member: MemberId;
  readonly platform: Platform;
  readonly at: Date;
}

/**
 * Wants the homes of these people drawn anew, where they have one. Never inside a command's transaction: the rows of a
 * busy approver are in everybody's way, and every command would race for them.
 */
export async function wantHomesAnew(
  q: Queryable,
  workspace: WorkspaceId,
  members: readonly MemberId[],
): Promise<readonly MessageId[]> {
  const rows = await q.query<{ readonly subject: string; readonly platform: Platform }>(
    `UPDATE message c SET wanted = ${NEWER}, ${TRIED_AGAIN} WHERE workspace = $1 AND subject = ANY ($2::text[]) AND state <> 'dead'
     RETURNING subject, platform`,
    [workspace, members.map((member) => printSubject({ kind: 'home', member }))],
  );
  return known(rows).map((row) => ({ ...row, workspace }));
}
