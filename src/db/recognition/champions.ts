/** Who was named as a service champion, and who said yes. Of whoever says no, takes it back, leaves or wants no thanks nothing is kept or told. */
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
import type { Platform } from '../../core/base/members.ts';
import type { Champion, DeedKind } from '../../core/recognition/champion.ts';
import type { Queryable, Tx } from '../engine/serialisable.ts';

interface Row {
  readonly id: string;
  readonly member: string;
  readonly team: string;
  readonly by: string;
  readonly reason: string;
  readonly cases: readonly string[];
  readonly deeds: readonly DeedKind[];
  readonly at: Date;
  readonly consented_at: Date | null;
  readonly until: Date;
  readonly platform: Platform;
  readonly version: number;
}

const championOf = (row: Row): Champion => ({
  id: thingId.parse(row.id),
  member: memberId.parse(row.member),
  team: teamId.parse(row.team),
  by: memberId.parse(row.by),
  reason: row.reason,
  cases: row.cases.map((id) => caseId.parse(id)),
  deeds: row.deeds,
  at: row.at,
  consentedAt: row.consented_at,
  until: row.until,
  platform: row.platform,
  version: row.version,
});

const COLUMNS =
  'c.id, c.member, c.team, c."by", c.reason, c.cases, c.deeds, c.at, c.consented_at, c.until, c.platform, c.version';

/** By its id, or of whom it is about; null when there is none. */
export async function readChampion(
  q: Queryable,
  workspace: WorkspaceId,
  of: { readonly id: ThingId } | { readonly member: MemberId },
): Promise<Champion | null> {
  const [by, value] = 'id' in of ? ['id', of.id] : ['member', of.member];
  const [row] = await q.query<Row>(`SELECT ${COLUMNS} FROM champion c WHERE c.workspace = $1 AND c.${by} = $2`, [
    workspace,
    value,
  ]);
  return row === undefined ? null : championOf(row);
}

/** In place of one that has lapsed. */
export async function insertChampion(tx: Tx, workspace: WorkspaceId, one: Champion): Promise<void> {
  await tx.query('DELETE FROM champion WHERE workspace = $1 AND member = $2', [workspace, one.member]);
  await tx.query(
    `INSERT INTO champion (workspace, id, member, team, "by", reason, cases, deeds, at, consented_at, until, platform, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      workspace,
      one.id,
      one.member,
      one.team,
      one.by,
      one.reason,
      one.cases,
      one.deeds,
      one.at,
      one.consentedAt,
      one.until,
      one.platform,
      one.version,
    ],
  );
}

export async function saveConsent(tx: Tx, workspace: WorkspaceId, one: Champion): Promise<void> {
  await tx.query('UPDATE champion SET consented_at = $3, until = $4, version = $5 WHERE workspace = $1 AND id = $2', [
    workspace,
    one.id,
    one.consentedAt,
    one.until,
    one.version,
  ]);
}

export async function dropChampion(q: Queryable, workspace: WorkspaceId, member: MemberId): Promise<boolean> {
  const rows = await q.query('DELETE FROM champion WHERE workspace = $1 AND member = $2 RETURNING 1', [
    workspace,
    member,
  ]);
  return rows.length > 0;
}

/** Those who said yes, work here and want to be thanked; of a team, or of the house. By the alphabet. */
export async function championsIn(
  q: Queryable,
  workspace: WorkspaceId,
  team: TeamId | null,
  at: Date,
): Promise<readonly (Champion & { readonly name: string; readonly teamName: string })[]> {
  const rows = await q.query<Row & { name: string; team_name: string }>(
    `SELECT ${COLUMNS}, m.name, coalesce(t.name, m.team) AS team_name FROM champion c
     JOIN member m ON m.workspace = c.workspace AND m.id = c.member LEFT JOIN team t ON t.workspace = c.workspace AND t.id = m.team
     WHERE c.workspace = $1 AND c.consented_at IS NOT NULL AND c.until > $2 AND m.active AND ($3::text IS NULL OR m.team = $3)
       AND coalesce(m.recognition_chosen, m.recognition) <> 'none' ORDER BY m.name, m.id`,
    [workspace, at, team],
  );
  return rows.map((row) => ({ ...championOf(row), name: row.name, teamName: row.team_name }));
}

/** Once a day: what has lapsed, and what is about whoever has left. */
export async function forgetChampions(q: Queryable, workspace: WorkspaceId, at: Date): Promise<void> {
  await q.query(
    `DELETE FROM champion c WHERE c.workspace = $1 AND (c.until <= $2 OR NOT EXISTS (
       SELECT FROM member m WHERE m.workspace = c.workspace AND m.id = c.member AND m.active))`,
    [workspace, at],
  );
}
