/** Thank-yous of a person, on whoever's case they lie. */
import { caseId, thingId, teamId, type CaseId, type MemberId, type WorkspaceId } from '../../core/base/ids.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { ShoutOut } from '../../core/case/ends.ts';
import { isRestricted } from '../../core/case/rules/who-may.ts';
import { caseOf } from '../case/rows.ts';
import type { Queryable } from '../engine/serialisable.ts';

/** The latest posted thank-yous to a member, newest first; those of restricted cases are told nowhere. */
export async function thanksOf(
  q: Queryable,
  workspace: WorkspaceId,
  member: MemberId,
  limit: number,
): Promise<ShoutOut[]> {
  const rows = await q.query<{ doc: unknown }>(
    `SELECT doc FROM recovery_case WHERE workspace = $1 AND thanked @> ARRAY[$2::text]
     ORDER BY resolved_at DESC NULLS LAST, number DESC LIMIT $3`,
    [workspace, member, limit * 4],
  );
  return rows
    .flatMap(({ doc }) => {
      const c = caseOf(doc);
      return isRestricted(c) ? [] : c.shoutOuts;
    })
    .filter((s) => s.to === member && s.status === 'posted')
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, limit);
}

/** Cases on which a thank-you to the member waits to be confirmed. */
export async function draftsTo(q: Queryable, workspace: WorkspaceId, member: MemberId): Promise<readonly CaseId[]> {
  const rows = await q.query<{ id: string }>(
    `SELECT id FROM recovery_case WHERE workspace = $1 AND thanked @> ARRAY[$2::text]
       AND doc -> 'shoutOuts' @> jsonb_build_array(jsonb_build_object('to', $2::text, 'status', 'draft'))`,
    [workspace, member],
  );
  return rows.map(({ id }) => caseId.parse(id));
}

/** The latest thank-yous to a member that stand in a channel, from cases and from colleagues: at most `limit` of each. */
export async function postedTo(
  q: Queryable,
  workspace: WorkspaceId,
  member: MemberId,
  limit: number,
): Promise<readonly MessageSubject[]> {
  const ofCases = await q.query<{ id: string; thanks: string }>(
    `SELECT id, one ->> 'id' AS thanks FROM recovery_case, jsonb_array_elements(doc -> 'shoutOuts') one
     WHERE workspace = $1 AND thanked @> ARRAY[$2::text] AND one ->> 'to' = $2 AND one ->> 'status' = 'posted'
     ORDER BY number DESC LIMIT $3`,
    [workspace, member, limit],
  );
  const ofPeers = await q.query<{ thank: string; team: string }>(
    `SELECT thank, team FROM thank_to WHERE workspace = $1 AND member = $2 AND given_at IS NOT NULL
     ORDER BY given_at DESC LIMIT $3`,
    [workspace, member, limit],
  );
  return [
    ...ofCases.map(
      (row) => ({ kind: 'thanks', case: caseId.parse(row.id), shoutOut: thingId.parse(row.thanks) }) as const,
    ),
    ...ofPeers.map(
      (row) => ({ kind: 'peer_thanks', thank: thingId.parse(row.thank), team: teamId.parse(row.team) }) as const,
    ),
  ];
}
