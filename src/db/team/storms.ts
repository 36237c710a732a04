/** Storms: switched on and off in chat, ended by the clock or by their budget, read with every command. */
import {
  memberId,
  teamId,
  thingId,
  type MemberId,
  type TeamId,
  type ThingId,
  type WorkspaceId,
} from '../../core/base/ids.ts';
import { money } from '../../core/base/money.ts';
import type { StormInForce } from '../../core/authority/storm.ts';
import type { Queryable, Tx } from '../engine/serialisable.ts';

export interface StormRow {
  readonly id: string;
  readonly team: string;
  readonly by: string;
  readonly from: string;
  readonly until: string;
  /** One sum per currency; several only when the policy's base was changed meanwhile. */
  readonly spent: readonly { readonly minor: string; readonly currency: string }[];
}

/** One storm as JSON, with what counts against its budget; the table is `s`. */
export const STORM_JSON = `json_build_object('id', s.id, 'team', s.team, 'by', s."by", 'from', s."from", 'until', s.until,
  'spent', (SELECT coalesce(json_agg(json_build_object('minor', e.minor::text, 'currency', e.cost_currency)), '[]')
    FROM (SELECT cost_currency, sum(above_minor) AS minor FROM ledger_entry
      WHERE workspace = s.workspace AND storm = s.id AND state <> 'released' GROUP BY cost_currency) e))`;

export function stormOf(row: StormRow): StormInForce {
  return {
    id: thingId.parse(row.id),
    team: teamId.parse(row.team),
    by: memberId.parse(row.by),
    from: new Date(row.from),
    until: new Date(row.until),
    spent: row.spent.map(({ minor, currency }) => money(BigInt(minor), currency)),
  };
}

/** Storms nobody ended yet, at most one per team; one whose time is over may still be among them. */
export async function stormsOn(q: Queryable, workspace: WorkspaceId): Promise<StormInForce[]> {
  const rows = await q.query<{ storm: StormRow }>(
    `SELECT ${STORM_JSON} AS storm FROM storm s WHERE s.workspace = $1 AND s.ended_at IS NULL ORDER BY s.id`,
    [workspace],
  );
  return rows.map((row) => stormOf(row.storm));
}

/** A storm with its words, for the card that announces it. */
export interface StormKept {
  readonly id: ThingId;
  readonly team: TeamId;
  readonly by: MemberId;
  readonly reason: string;
  readonly from: Date;
  readonly until: Date;
  readonly endedAt: Date | null;
  /** `time`, `budget`, or the member who switched it off; null while it is on. */
  readonly endedBy: string | null;
}

const KEPT = 'id, team, "by", reason, "from", until, ended_at, ended_by';
interface KeptRow {
  readonly id: string;
  readonly team: string;
  readonly by: string;
  readonly reason: string;
  readonly from: Date;
  readonly until: Date;
  readonly ended_at: Date | null;
  readonly ended_by: string | null;
}

const keptOf = ({ ended_at: endedAt, ended_by: endedBy, ...row }: KeptRow): StormKept => ({
  ...row,
  id: thingId.parse(row.id),
  team: teamId.parse(row.team),
  by: memberId.parse(row.by),
  endedAt,
  endedBy,
});

/** Null when there is none of that id. */
export async function readStorm(q: Queryable, workspace: WorkspaceId, id: ThingId): Promise<StormKept | null> {
  const [row] = await q.query<KeptRow>(`SELECT ${KEPT} FROM storm WHERE workspace = $1 AND id = $2`, [workspace, id]);
  return row === undefined ? null : keptOf(row);
}

/** The storm of a team that nobody ended yet; null when there is none. */
export async function stormOfTeam(q: Queryable, workspace: WorkspaceId, team: TeamId): Promise<StormKept | null> {
  const [row] = await q.query<KeptRow>(
    `SELECT ${KEPT} FROM storm WHERE workspace = $1 AND ended_at IS NULL AND team = $2`,
    [workspace, team],
  );
  return row === undefined ? null : keptOf(row);
}

/** Storms whose time is over and that nobody ended. */
export async function stormsOver(q: Queryable, workspace: WorkspaceId, at: Date): Promise<StormKept[]> {
  const rows = await q.query<KeptRow>(
    `SELECT ${KEPT} FROM storm WHERE workspace = $1 AND ended_at IS NULL AND until <= $2`,
    [workspace, at],
  );
  return rows.map(keptOf);
}

export async function startStorm(tx: Tx, workspace: WorkspaceId, storm: StormKept): Promise<void> {
  const { id, team, by, reason, from, until } = storm;
  await tx.query(
    `INSERT INTO storm (workspace, id, team, "by", reason, "from", until) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [workspace, id, team, by, reason, from, until],
  );
}

/** Resolves to whether it was on until now. */
export async function endStorm(
  tx: Tx,
  workspace: WorkspaceId,
  id: ThingId,
  { at, by }: { readonly at: Date; readonly by: string },
): Promise<boolean> {
  const ended = await tx.query(
    'UPDATE storm SET ended_at = $3, ended_by = $4 WHERE workspace = $1 AND id = $2 AND ended_at IS NULL RETURNING 1',
    [workspace, id, at, by],
  );
  return ended.length > 0;
}
