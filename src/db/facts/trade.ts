/** How much was traded on each day of a team, as the operator says: what complaints are set against. */
import type { TeamId, WorkspaceId } from '../../core/base/ids.ts';
import type { Window } from '../../core/base/time.ts';
import type { Queryable } from '../engine/serialisable.ts';

export interface TradeDay extends Window {
  readonly team: TeamId;
  readonly transactions: bigint;
}

/** Said again, a day is what was said last. */
export async function keepTradeDays(q: Queryable, workspace: WorkspaceId, days: readonly TradeDay[]): Promise<void> {
  await q.query(
    `INSERT INTO trade_day (workspace, team, at, until, transactions)
     SELECT $1, * FROM unnest($2::text[], $3::timestamptz[], $4::timestamptz[], $5::bigint[])
     ON CONFLICT (team, workspace, at) DO UPDATE SET until = excluded.until, transactions = excluded.transactions`,
    [
      workspace,
      days.map(({ team }) => team),
      days.map(({ from }) => from),
      days.map(({ until }) => until),
      days.map(({ transactions }) => String(transactions)),
    ],
  );
}
