/** Thank-yous among colleagues: written whole, found by who said them, for whom, and by team and week. */
import {
  caseId,
  memberId,
  teamId,
  thingId,
  type MemberId,
  type TeamId,
  type ThingId,
  type WorkspaceId,
} from '../../core/base/ids.ts';
import type { Platform, RecognitionPreference } from '../../core/base/members.ts';
import {
  isShown,
  REPEATS_MS,
  type HeldWhy,
  type Thank,
  type Thanked,
  type ThankState,
} from '../../core/recognition/thank.ts';
import { jsonParam } from '../engine/json-param.ts';
import type { Queryable, Tx } from '../engine/serialisable.ts';

interface Row {
  readonly id: string;
  readonly by: string;
  readonly text: string;
  readonly value: string | null;
  readonly case: string | null;
  readonly at: Date;
  readonly held: HeldWhy | null;
  readonly looked_by: string | null;
  readonly platform: Platform;
  readonly version: number;
  readonly to: readonly {
    readonly member: string | null;
    readonly team: string;
    readonly state: ThankState;
    readonly given_at: string | null;
    readonly cheers_at: string | null;
    readonly cheers_told: number | null;
  }[];
}

const COLUMNS = `t.id, t."by", t.text, t.value, t."case", t.at, t.held, t.looked_by, t.platform, t.version,
  (SELECT coalesce(json_agg(json_build_object('member', r.member, 'team', r.team, 'state', r.state, 'given_at', r.given_at,
    'cheers_at', r.cheers_at, 'cheers_told', r.cheers_told) ORDER BY r.n), '[]')
   FROM thank_to r WHERE r.thank = t.id AND r.workspace = t.workspace) AS "to"`;

const thankOf = (row: Row): Thank => ({
  id: thingId.parse(row.id),
  by: memberId.parse(row.by),
  text: row.text,
  value: row.value,
  case: row.case === null ? null : caseId.parse(row.case),
  at: row.at,
  held: row.held,
  lookedBy: row.looked_by === null ? null : memberId.parse(row.looked_by),
  platform: row.platform,
  version: row.version,
  to: row.to.map((one): Thanked => ({
    member: one.member === null ? null : memberId.parse(one.member),
    team: teamId.parse(one.team),
    state: one.state,
    givenAt: one.given_at === null ? null : new Date(one.given_at),
    ...((one.cheers_at ?? one.cheers_told) !== null && {
      cheers: { at: one.cheers_at === null ? null : new Date(one.cheers_at), told: one.cheers_told },
    }),
  })),
});

/** Null when there is none. */
export async function readThank(q: Queryable, workspace: WorkspaceId, id: ThingId): Promise<Thank | null> {
  const [row] = await q.query<Row>(`SELECT ${COLUMNS} FROM thank t WHERE t.id = $1 AND t.workspace = $2`, [
    id,
    workspace,
  ]);
  return row === undefined ? null : thankOf(row);
}

/** `words`: the text as it is compared with others (`wordsOf`). */
export async function insertThank(tx: Tx, workspace: WorkspaceId, one: Thank, words: string): Promise<void> {
  await tx.query(
    `INSERT INTO thank (workspace, id, "by", text, words, value, "case", at, held, looked_by, platform, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      workspace,
      one.id,
      one.by,
      one.text,
      words,
      one.value,
      one.case,
      one.at,
      one.held,
      one.lookedBy,
      one.platform,
      one.version,
    ],
  );
  await insertTo(tx, workspace, one);
}

async function insertTo(tx: Tx, workspace: WorkspaceId, { id, to }: Thank): Promise<void> {
  const rows = to.map(({ member, team, state, givenAt, cheers }, n) => ({
    n,
    member,
    team,
    state,
    given_at: givenAt,
    cheers_at: cheers?.at,
    cheers_told: cheers?.told,
  }));
  await tx.query(
    `INSERT INTO thank_to (workspace, thank, n, member, team, state, given_at, cheers_at, cheers_told)
     SELECT $1, $2, n, member, team, state, given_at, cheers_at, cheers_told FROM jsonb_populate_recordset(NULL::thank_to, $3::jsonb)`,
    [workspace, id, jsonParam(rows)],
  );
}

/** As it stands from now on. Of one that is for nobody any more nothing is kept. */
export async function saveThank(tx: Tx, workspace: WorkspaceId, one: Thank): Promise<void> {
  await tx.query('DELETE FROM thank_to WHERE thank = $1 AND workspace = $2', [one.id, workspace]);
  if (one.to.length === 0) {
    await tx.query('DELETE FROM thank WHERE id = $1 AND workspace = $2', [one.id, workspace]);
    return;
  }
  await tx.query(
    `UPDATE thank SET text = $3, words = CASE WHEN $3 = '' THEN '' ELSE words END, value = $4, held = $5, looked_by = $6,
       version = $7 WHERE id = $1 AND workspace = $2`,
    [one.id, workspace, one.text, one.value, one.held, one.lookedBy, one.version],
  );
  await insertTo(tx, workspace, one);
}

/** What is known of people who are to be thanked, as it is now; who is not here has left. */
export async function likesOf(
  q: Queryable,
  workspace: WorkspaceId,
  members: readonly MemberId[],
): Promise<ReadonlyMap<MemberId, RecognitionPreference>> {
  if (members.length === 0) return new Map();
  const rows = await q.query<{ id: string; likes: RecognitionPreference }>(
    `SELECT id, coalesce(recognition_chosen, recognition) AS likes FROM member
     WHERE workspace = $1 AND id = ANY ($2::text[]) AND active`,
    [workspace, members],
  );
  return new Map(rows.map(({ id, likes }) => [memberId.parse(id), likes]));
}

/** How often one person thanked each of these, or one of these teams, within the window before a moment. What a lead left is not counted. */
export async function thankedBefore(
  q: Queryable,
  workspace: WorkspaceId,
  { by, at, words }: { readonly by: MemberId; readonly at: Date; readonly words: string },
): Promise<{
  readonly pairs: readonly { readonly member: MemberId | null; readonly team: TeamId }[];
  readonly sameWords: boolean;
}> {
  const rows = await q.query<{ member: string | null; team: string; same: boolean }>(
    `SELECT r.member, r.team, t.words = $4 AS same FROM thank t JOIN thank_to r ON r.thank = t.id AND r.workspace = t.workspace
     WHERE t."by" = $2 AND t.at > $3 AND t.workspace = $1 AND r.state IN ('asks', 'public', 'team', 'private')
     ORDER BY t.at DESC LIMIT 500`,
    [workspace, by, new Date(at.getTime() - REPEATS_MS), words],
  );
  return {
    pairs: rows.map(({ member, team }) => ({
      member: member === null ? null : memberId.parse(member),
      team: teamId.parse(team),
    })),
    sameWords: rows.some(({ same }) => same),
  };
}

/** Thank-yous that wait for somebody to say how they like to be thanked. */
export async function thanksWaitingFor(q: Queryable, workspace: WorkspaceId, member: MemberId): Promise<Thank[]> {
  const rows = await q.query<Row>(
    `SELECT ${COLUMNS} FROM thank t WHERE t.workspace = $1 AND t.id IN (
       SELECT w.thank FROM thank_to w WHERE w.member = $2 AND w.workspace = $1 AND w.state = 'asks')
     ORDER BY t.at LIMIT 50`,
    [workspace, member],
  );
  return rows.map(thankOf);
}

/** The latest that somebody was given, newest first. */
export async function latestThanksTo(
  q: Queryable,
  workspace: WorkspaceId,
  member: MemberId,
  limit: number,
): Promise<Thank[]> {
  const rows = await q.query<Row>(
    `SELECT ${COLUMNS} FROM thank_to w JOIN thank t ON t.id = w.thank AND t.workspace = w.workspace
     WHERE w.member = $2 AND w.workspace = $1 AND w.state IN ('public', 'team', 'private')
     ORDER BY w.given_at DESC LIMIT $3`,
    [workspace, member, limit],
  );
  return rows.map(thankOf);
}

/** Those that were shown before others in a team in a span of time, the latest first, with those of the team they are for. */
export async function thanksShownIn(
  q: Queryable,
  workspace: WorkspaceId,
  team: TeamId,
  { from, until }: { readonly from: Date; readonly until: Date },
  limit = 50,
): Promise<readonly Thank[]> {
  const rows = await q.query<Row>(
    `SELECT ${COLUMNS} FROM thank t WHERE t.workspace = $1 AND t.id IN (
       SELECT w.thank FROM thank_to w
       WHERE w.team = $2 AND w.given_at >= $3 AND w.given_at < $4 AND w.workspace = $1 AND w.state IN ('public', 'team'))
     ORDER BY t.at DESC LIMIT $5`,
    [workspace, team, from, until, limit],
  );
  return rows.map(thankOf).map((one) => ({ ...one, to: one.to.filter((each) => each.team === team && isShown(each)) }));
}

const KEPT_MS = 400 * 86_400_000;

/** Once a day: what is older than a year and a month. */
export async function forgetThanks(q: Queryable, workspace: WorkspaceId, at: Date): Promise<void> {
  await q.query(
    `WITH old AS (DELETE FROM thank WHERE workspace = $1 AND at < $2 RETURNING id),
     gone AS (DELETE FROM thank_cheer WHERE workspace = $1 AND thank IN (SELECT id FROM old))
     DELETE FROM thank_to WHERE workspace = $1 AND thank IN (SELECT id FROM old)`,
    [workspace, new Date(at.getTime() - KEPT_MS)],
  );
}
