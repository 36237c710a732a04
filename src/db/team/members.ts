/** Who works here: written from the configuration, read by identity and whole. */
import { createHash } from 'node:crypto';
import { plainText, type HouseActor } from '../../core/base/house.ts';
import { memberId, workspaceId, type MemberId, type WorkspaceId } from '../../core/base/ids.ts';
import type { Member, PlatformIdentity, RecognitionPreference, Workspace } from '../../core/base/members.ts';
import type { Database } from '../engine/client.ts';
import { noteHouse } from '../engine/house-journal.ts';
import { jsonParam } from '../engine/json-param.ts';
import { MEMBER_JSON, TEAM_JSON } from '../case/row-columns.ts';
import { lookAtLeft, lookAtWaiting } from '../case/next-look.ts';
import { housedOf, memberOf, teamOf, type MemberRow, type TeamRow } from '../case/rows.ts';
import { serialisable, type Queryable, type Tx } from '../engine/serialisable.ts';

/** Raise it when what is written of a configuration changes: then everybody writes it anew at their next start. */
const FORMAT = 4;

/**
 * Makes the stored workspace, teams and members what the configuration says, in one transaction. Whoever is no longer
 * named stays known but inactive: no authority from that moment. What a person chose in chat about being thanked stays.
 * When the people or the policy are others than last time, who may decide may be, too: every waiting case is due at `at`, and
 * so is every open one that somebody who has left owns, or promised something on.
 * What is as it was last time is not touched. Who came, left or changed their place is written into the journal of the house.
 * Resolves to how many did.
 */
export async function syncWorkspace(database: Database, workspace: Workspace, beside?: Configured): Promise<number> {
  const configured = createHash('sha256')
    .update(JSON.stringify([FORMAT, beside?.policy, workspace]))
    .digest('hex');
  return await serialisable(database, async (tx) => {
    if (beside?.isCurrent !== undefined && !(await beside.isCurrent(tx))) return 0;
    const changed = await tx.query(
      `INSERT INTO workspace AS w (workspace, name, configured) VALUES ($1, $2, $3)
       ON CONFLICT (workspace) DO UPDATE SET name = excluded.name, configured = excluded.configured
       WHERE w.configured IS DISTINCT FROM excluded.configured RETURNING 1`,
      [workspace.id, workspace.name, configured],
    );
    if (changed.length === 0) return 0;
    await syncTeams(tx, workspace);
    const moved = await syncMembers(tx, workspace);
    await syncIdentities(tx, workspace);
    if (beside === undefined) return moved.length;
    await noteMoves(tx, workspace.id, moved, beside);
    await lookAtWaiting(tx, workspace.id, beside.at);
    await lookAtLeft(tx, workspace.id, beside.at);
    return moved.length;
  });
}
export interface Configured {
  /** Version of the policy in the configuration. */
  readonly policy: string;
  readonly at: Date;
  /** Who said so; not given: whoever runs Amends, by its files. */
  readonly by?: HouseActor;
  /** Asked first, in the transaction: false where somebody has written what is newer. */
  readonly isCurrent?: (tx: Tx) => Promise<boolean>;
}

async function syncTeams(tx: Tx, { id, teams }: Workspace): Promise<void> {
  const rows = teams.map((team) => ({
    ...team,
    stands_for: team.values,
    goals: team.goals ?? [],
    leader: team.leaderDigest ?? 'monthly',
    active: true,
  }));
  await tx.query(
    `INSERT INTO team AS t (workspace, id, name, zone, locale, cases, thanks, digest, stands_for, goals, leader, active)
     SELECT $1, id, name, zone, locale, cases, thanks, digest, stands_for, goals, leader, active
     FROM jsonb_populate_recordset(NULL::team, $2::jsonb)
     ON CONFLICT (workspace, id) DO UPDATE SET name = excluded.name, zone = excluded.zone, locale = excluded.locale, cases = excluded.cases,
       thanks = excluded.thanks, digest = excluded.digest, stands_for = excluded.stands_for,
       goals = excluded.goals, leader = excluded.leader, active = true
     WHERE (t.name, t.zone, t.locale, t.cases, t.thanks, t.digest, t.stands_for, t.goals, t.leader, t.active) IS DISTINCT FROM
       (excluded.name, excluded.zone, excluded.locale, excluded.cases, excluded.thanks, excluded.digest, excluded.stands_for,
        excluded.goals, excluded.leader, true)`,
    [id, jsonParam(rows)],
  );
  await deactivateOthers(
    tx,
    'team',
    id,
    teams.map((team) => team.id),
  );
}

/** Somebody who came, left, or stands elsewhere than before. */
interface Moved {
  readonly member: string;
  /** As `agent/front-desk/lead`; null: nowhere. */
  readonly before: string | null;
  readonly after: string | null;
}

/** At so many at a time a statement is answered within its time, on a slow machine too. */
const AT_ONCE = 4_000;

const COLUMNS = `id, name, role, team, lead, leads, locale, zone, email, recognition, contact_type, shift, site, active, agent_of, agent_sees`;
const FIELDS = COLUMNS.split(', ');
const placeOf = (row: string): string =>
  `CASE WHEN ${row}.active THEN concat_ws('/', ${row}.role, ${row}.team, CASE WHEN ${row}.lead THEN 'lead' END) END`;

// whoever is as they were is not even locked: with tens of thousands of people that would write all of them anew
const MEMBERS = `
WITH said AS MATERIALIZED (
  SELECT r.*, coalesce(r.leads, '{}') AS led FROM jsonb_populate_recordset(NULL::member, $2::jsonb) r),
other AS MATERIALIZED (
  SELECT s.*, ${placeOf('m')} AS before FROM said s LEFT JOIN member m ON m.workspace = $1 AND m.id = s.id
  WHERE m.id IS NULL OR (${FIELDS.map((c) => `m.${c}`).join(', ')}) IS DISTINCT FROM
    (${FIELDS.map((c) => (c === 'leads' ? 's.led' : `s.${c}`)).join(', ')})),
written AS (
  INSERT INTO member (workspace, ${COLUMNS})
  SELECT $1, ${FIELDS.map((c) => (c === 'leads' ? 'led' : c)).join(', ')} FROM other
  ON CONFLICT (workspace, id) DO UPDATE SET ${FIELDS.slice(1)
    .map((c) => `${c} = excluded.${c}`)
    .join(', ')})
SELECT o.id AS member, o.before, ${placeOf('o')} AS after FROM other o`;

async function syncMembers(tx: Tx, { id, members: people, agents = [] }: Workspace): Promise<readonly Moved[]> {
  const members = [...people, ...agents];
  const rows = members.map(({ identities: _of, groups, agent, ...member }) => ({
    ...member,
    agent_of: agent?.of,
    agent_sees: agent?.sees,
    contact_type: groups?.contactType,
    shift: groups?.shift,
    site: groups?.site,
  }));
  const moved: Moved[] = [];
  for (let at = 0; at < rows.length; at += AT_ONCE)
    moved.push(...(await tx.query<MovedRow>(MEMBERS, [id, jsonParam(rows.slice(at, at + AT_ONCE))])));
  const left = await deactivateOthers(
    tx,
    'member',
    id,
    members.map((member) => member.id),
  );
  return [...moved, ...left].filter(({ before, after }) => before !== after);
}
interface MovedRow extends Moved {
  readonly member: string;
}

/** So many stand in one entry of the journal. */
const MOST_NOTED = 500;

async function noteMoves(
  tx: Tx,
  workspace: WorkspaceId,
  moved: readonly Moved[],
  { by = { kind: 'operator' }, at }: Configured,
): Promise<void> {
  const places = moved.map(({ member, before, after }) => `${member}:${wordOf(before)}>${wordOf(after)}`).toSorted();
  for (let from = 0; from < places.length; from += MOST_NOTED)
    await noteHouse(tx, workspace, {
      kind: 'people_changed',
      by,
      at,
      details: { people: moved.length, changes: places.slice(from, from + MOST_NOTED) },
    });
}

/** A role may be called by several words. */
const wordOf = (place: string | null): string => plainText(place ?? '', 60);

async function deactivateOthers(
  tx: Tx,
  table: 'team' | 'member',
  workspace: WorkspaceId,
  named: readonly string[],
): Promise<readonly Moved[]> {
  return await tx.query<MovedRow>(
    `UPDATE ${table} t SET active = false WHERE workspace = $1
       AND id IN (SELECT id FROM ${table} WHERE workspace = $1 AND active EXCEPT SELECT unnest($2::text[]))
     RETURNING id AS member, ${table === 'member' ? "concat_ws('/', t.role, t.team, CASE WHEN t.lead THEN 'lead' END)" : "''"} AS before, NULL AS after`,
    [workspace, named],
  );
}

/** An account that two members claim, or that belongs to another workspace, breaks the key and undoes everything. */
async function syncIdentities(tx: Tx, { id, members }: Workspace): Promise<void> {
  const rows = members.flatMap((member) => member.identities.map((identity) => ({ ...identity, member: member.id })));
  const named = `SELECT platform, place, "user", $1::text, member FROM jsonb_populate_recordset(NULL::member_identity, $2::jsonb)`;
  const kept = `SELECT platform, place, "user", workspace, member FROM member_identity WHERE workspace = $1`;
  await tx.query(
    `DELETE FROM member_identity WHERE workspace = $1
       AND (platform, place, "user", workspace, member) IN (${kept} EXCEPT ${named})`,
    [id, jsonParam(rows)],
  );
  await tx.query(
    `INSERT INTO member_identity (platform, place, "user", workspace, member) ${named} EXCEPT ALL ${kept}`,
    [id, jsonParam(rows)],
  );
}

/** Links a platform account to a member, e.g. found by its e-mail. Throws when it belongs to somebody else. */
export async function addIdentity(
  q: Queryable,
  workspace: WorkspaceId,
  member: MemberId,
  identity: PlatformIdentity,
): Promise<void> {
  const [row] = await q.query<{ member: string; workspace: string }>(
    `INSERT INTO member_identity (platform, place, "user", workspace, member) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (platform, place, "user") DO UPDATE SET place = excluded.place RETURNING member, workspace`,
    [identity.platform, identity.place, identity.user, workspace, member],
  );
  if (row?.member !== member || row.workspace !== workspace) {
    throw new Error(`the ${identity.platform} account ${identity.user} belongs to another member`);
  }
}

/** How the person wants to be thanked, in their own words in chat; stands above the configuration. */
export async function chooseRecognition(
  q: Queryable,
  workspace: WorkspaceId,
  member: MemberId,
  preference: RecognitionPreference,
): Promise<void> {
  await q.query('UPDATE member SET recognition_chosen = $3 WHERE workspace = $1 AND id = $2', [
    workspace,
    member,
    preference,
  ]);
}

/** The language somebody reads, as they chose it in chat; stands above the configuration. */
export async function chooseLocale(
  q: Queryable,
  workspace: WorkspaceId,
  member: MemberId,
  locale: string,
): Promise<void> {
  await q.query('UPDATE member SET locale_chosen = $3 WHERE workspace = $1 AND id = $2', [workspace, member, locale]);
}

/** The member behind a platform account, and where they work; null when the account is nobody's. May be inactive. */
export async function memberByIdentity(
  q: Queryable,
  { platform, place, user }: PlatformIdentity,
): Promise<{ readonly workspace: WorkspaceId; readonly member: Member } | null> {
  const [row] = await q.query<{ workspace: string; member: MemberRow }>(
    `SELECT m.workspace, ${MEMBER_JSON} AS member FROM member_identity a
     JOIN member m ON m.workspace = a.workspace AND m.id = a.member
     WHERE a.platform = $1 AND a.place = $2 AND a."user" = $3`,
    [platform, place, user],
  );
  return row === undefined ? null : { workspace: workspaceId.parse(row.workspace), member: memberOf(row.member) };
}

/** The workspace with everybody in it, leavers included; null when there is none of that id. */
export async function readWorkspace(q: Queryable, workspace: WorkspaceId): Promise<Workspace | null> {
  const [row] = await q.query<{ name: string; members: MemberRow[]; teams: TeamRow[] }>(
    `SELECT w.name,
       (SELECT coalesce(json_agg(${MEMBER_JSON} ORDER BY m.id), '[]') FROM member m WHERE m.workspace = $1) AS members,
       (SELECT coalesce(json_agg(${TEAM_JSON} ORDER BY t.id), '[]') FROM team t WHERE t.workspace = $1 AND t.active) AS teams
     FROM workspace w WHERE w.workspace = $1`,
    [workspace],
  );
  if (row === undefined) return null;
  return { id: workspace, name: row.name, ...housedOf(row.members), teams: row.teams.map(teamOf) };
}

/** Every workspace known here. */
export async function workspaceIds(q: Queryable): Promise<WorkspaceId[]> {
  const rows = await q.query<{ workspace: string }>('SELECT workspace FROM workspace ORDER BY workspace');
  return rows.map((row) => workspaceId.parse(row.workspace));
}

/** Ids of everybody who works here now. */
export async function activeMembers(q: Queryable, workspace: WorkspaceId): Promise<readonly MemberId[]> {
  const rows = await q.query<{ id: string }>('SELECT id FROM member WHERE workspace = $1 AND active ORDER BY id', [
    workspace,
  ]);
  return rows.map(({ id }) => memberId.parse(id));
}
