/** Mass failures: opened and closed in chat, read with every command, counted for their card. */
import type { OpenOutage } from '../../core/authority/outage.ts';
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
import { fromWire, toWire } from '../../core/base/wire.ts';
import type { ItemAsked } from '../../core/case/commands.ts';
import { jsonParam } from '../engine/json-param.ts';
import type { Queryable, Tx } from '../engine/serialisable.ts';

export interface OpenOutageRow {
  readonly id: string;
  readonly team: string;
  readonly name: string;
  readonly failure: string;
  readonly remedy: unknown;
  readonly spent: readonly { readonly minor: string; readonly currency: string }[];
}

/** What was set aside out of the budget of outage `f`, on the cases that belong to it now; one sum per currency. */
const SPENT = `(SELECT coalesce(json_agg(json_build_object('minor', e.minor::text, 'currency', e.cost_currency)), '[]')
    FROM (SELECT l.cost_currency, sum(l.cost_minor) AS minor FROM ledger_entry l
      JOIN recovery_case c ON c.workspace = l.workspace AND c.id = l."case" AND c.outage = l.outage
      WHERE l.workspace = f.workspace AND l.outage = f.id AND l.state <> 'released' GROUP BY l.cost_currency) e)`;

/** One outage as JSON; the table is `f`. `where`: only then its sum is taken, because what is read cannot change meanwhile. */
export const outageJson = (where: string): string =>
  `json_build_object('id', f.id, 'team', f.team, 'name', f.name, 'failure', f.failure, 'remedy', f.remedy,
  'spent', CASE WHEN ${where} THEN ${SPENT} ELSE '[]'::json END)`;

export function openOutageOf(row: OpenOutageRow): OpenOutage {
  return {
    id: thingId.parse(row.id),
    team: teamId.parse(row.team),
    name: row.name,
    failure: row.failure,
    remedy: row.remedy === null ? null : (fromWire(row.remedy) as ItemAsked),
    spent: row.spent.map(({ minor, currency }) => money(BigInt(minor), currency)),
  };
}

/** An outage with what its card tells. */
export interface OutageKept extends OpenOutage {
  readonly openedBy: MemberId;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  /** Cases that belong to it now, the oldest first. */
  readonly cases: readonly string[];
  /** How many of them are resolved or closed. */
  readonly over: number;
}

export async function readOutage(q: Queryable, workspace: WorkspaceId, id: ThingId): Promise<OutageKept | null> {
  const [row] = await q.query<KeptRow>(
    `SELECT ${outageJson('true')} AS outage, f.opened_by, f.opened_at, f.closed_at,
       ARRAY(SELECT c.id FROM recovery_case c WHERE c.workspace = $1 AND c.outage = f.id AND c.status NOT IN ('dismissed', 'merged')
         ORDER BY c.number) AS cases,
       (SELECT count(*)::int FROM recovery_case c
         WHERE c.workspace = $1 AND c.outage = f.id AND c.status IN ('resolved', 'closed')) AS over
     FROM outage f WHERE f.workspace = $1 AND f.id = $2`,
    [workspace, id],
  );
  if (row === undefined) return null;
  const { outage, opened_by: by, opened_at: openedAt, closed_at: closedAt, cases, over } = row;
  return { ...openOutageOf(outage), openedBy: memberId.parse(by), openedAt, closedAt, cases, over };
}
interface KeptRow {
  readonly outage: OpenOutageRow;
  readonly opened_by: string;
  readonly opened_at: Date;
  readonly closed_at: Date | null;
  readonly cases: readonly string[];
  readonly over: number;
}

/** The id and name of a team's open outage; null when there is none. */
export async function openOutageOfTeam(
  tx: Queryable,
  workspace: WorkspaceId,
  team: TeamId,
): Promise<{ readonly id: ThingId; readonly name: string } | null> {
  const [row] = await tx.query<{ id: string; name: string }>(
    'SELECT id, name FROM outage WHERE workspace = $1 AND closed_at IS NULL AND team = $2',
    [workspace, team],
  );
  return row === undefined ? null : { id: thingId.parse(row.id), name: row.name };
}

export interface NewOutage extends Omit<OpenOutage, 'spent'> {
  readonly openedBy: MemberId;
  readonly openedAt: Date;
}

export async function openOutage(tx: Tx, workspace: WorkspaceId, outage: NewOutage): Promise<void> {
  const { id, team, name, failure, remedy, openedBy, openedAt } = outage;
  const kept = remedy === null ? null : jsonParam(toWire(remedy));
  await tx.query(
    `INSERT INTO outage (workspace, id, team, name, failure, remedy, opened_by, opened_at)
     VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8)`,
    [workspace, id, team, name, failure, kept, openedBy, openedAt],
  );
}

export async function closeOutage(
  tx: Tx,
  workspace: WorkspaceId,
  id: ThingId,
  { by, at }: { readonly by: MemberId; readonly at: Date },
): Promise<void> {
  await tx.query(
    'UPDATE outage SET closed_by = $3, closed_at = $4 WHERE workspace = $1 AND id = $2 AND closed_at IS NULL',
    [workspace, id, by, at],
  );
}
