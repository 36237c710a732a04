/** Who works here: written from the configuration, read by identity and whole. */
import { createHash } from 'node:crypto';
import { memberId, workspaceId, type MemberId, type WorkspaceId } from '../../core/base/ids.ts';
import type { Member, PlatformIdentity, RecognitionPreference, Workspace } from '../../core/base/members.ts';
import type { Database } from '../engine/client.ts';
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
 * What is as it was last time is not touched.
 */
export async function syncWorkspace(database: Database, workspace: Workspace, beside?: Configured): Promise<void> {
  const configured = createHash('sha256')
    .update(JSON.stringify([FORMAT, beside?.policy, workspace]))
    .digest('hex');
  await serialisable(database, async (tx) => {
    const changed = await tx.query(
      `INSERT INTO workspace AS w (workspace, name, configured) VALUES ($1, $2, $3)
       ON CONFLICT (workspace) DO UPDATE SET name = excluded.name, configured = excluded.configured
       WHERE w.configured IS DISTINCT FROM excluded.configured RETURNING 1`,
      [workspace.id, workspace.name, configured],
    );
    if (changed.length === 0) return;
    await syncTeams(tx, workspace);
    await syncMembers(tx, workspace);
    await syncIdentities(tx, workspace);
    if (beside === undefined) return;
    await lookAtWaiting(tx, workspace.id, beside.at);
    await lookAtLeft(tx, workspace.id, beside.at);
  });
}
export interface Configured {
  /** Version of the policy in the configuration. */
  readonly policy: string;
  readonly at: Date;
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

async function syncMembers(tx: Tx, { id, members: people, agents = [] }: Workspace): Promise<void> {
  const members = [...people, ...agents];
  await tx.query(
    `INSERT INTO member AS m (workspace, id, name, role, team, lead, leads, locale, zone, email, recognition, contact_type, shift, site,
       active, agent_of, agent_sees)
     SELECT $1, id, name, role, team, lead, coalesce(leads, '{}'), locale, zone, email, recognition, contact_type, shift, site, active,
       agent_of, agent_sees
     FROM jsonb_populate_recordset(NULL::member, $2::jsonb)
     ON CONFLICT (workspace, id) DO UPDATE SET name = excluded.name, role = excluded.role, team = excluded.team,
       lead = excluded.lead, leads = excluded.leads, locale = excluded.locale, zone = excluded.zone, email = excluded.email,
       recognition = excluded.recognition, contact_type = excluded.contact_type, shift = excluded.shift, site = excluded.site,
       active = excluded.active, agent_of = excluded.agent_of, agent_sees = excluded.agent_sees
     WHERE (m.name, m.role, m.team, m.lead, m.leads, m.locale, m.zone, m.email, m.recognition, m.contact_type, m.shift, m.site,
         m.active, m.agent_of, m.agent_sees) IS DISTINCT FROM
       (excluded.name, excluded.role, excluded.team, excluded.lead, excluded.leads, excluded.locale, excluded.zone, excluded.email,
        excluded.recognition, excluded.contact_type, excluded.shift, excluded.site, excluded.active, excluded.agent_of,
        excluded.agent_sees)`,
    [
      id,
      jsonParam(
        members.map(({ identities: _of, groups, agent, ...member }) => ({
          ...member,
          agent_of: agent?.of,
          agent_sees: agent?.sees,
          contact_type: groups?.contactType,
          shift: groups?.shift,
          site: groups?.site,
        })),
      ),
    ],
  );
  await deactivateOthers(
    tx,
    'member',
    id,
    members.map((member) => member.id),
  );
}

async function deactivateOthers(
  tx: Tx,
  table: 'team' | 'member',
  workspace: WorkspaceId,
  named: readonly string[],
): Promise<void> {
  await tx.query(
    `UPDATE ${table} SET active = false WHERE workspace = $1
       AND id IN (SELECT id FROM ${table} WHERE workspace = $1 AND active EXCEPT SELECT unnest($2::text[]))`,
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
