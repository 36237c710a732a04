/** Weeks of cases for digests to tell of, written into the tables without anybody asking. No bench itself. */
import type pg from 'pg';
import { memberId, teamId, workspaceId, type TeamId } from '../../src/core/base/ids.ts';
import { toWire } from '../../src/core/base/wire.ts';
import { eur, R } from '../../tests/core/case/build.ts';
import { aCase, action, DAY, later, promise, resolution, shoutOut } from '../../tests/core/digest/week.ts';

export const teamOf = (n: number): TeamId => teamId.parse(`team-${n}`);

export interface Filling {
  readonly workspace: string;
  /** Of all of them. */
  readonly owner: string;
  /** The number of the first; 1001 when not given. */
  readonly first?: number;
  readonly cases: number;
  readonly teams: number;
  readonly weeks: number;
  /** The latest came in then. */
  readonly until: Date;
}

const BATCH = 1_000;

/** Cases spread over teams and weeks; half resolved the next day, with a refund, a promise and some thanks. */
export async function fillWeeks(client: pg.Client, filling: Filling): Promise<void> {
  for (let from = 0; from < filling.cases; from += BATCH) {
    const count = Math.min(BATCH, filling.cases - from);
    const rows = Array.from({ length: count }, (_, n) => rowOf(from + n, filling));
    await client.query(
      `INSERT INTO recovery_case SELECT * FROM jsonb_populate_recordset(NULL::recovery_case, $1::jsonb)`,
      [JSON.stringify(rows)],
    );
    await client.query(
      `INSERT INTO journal_entry (workspace, "case", seq, at, by, kind, body, hash, prev_hash)
       SELECT workspace, id, seq, received_at + (seq - 1) * interval '2 hours', owner, 'logged', '{}', id || seq, id || (seq - 1)
       FROM jsonb_populate_recordset(NULL::recovery_case, $1::jsonb), generate_series(1, 5) seq`,
      [JSON.stringify(rows)],
    );
  }
  await client.query('VACUUM (ANALYZE) recovery_case');
  await client.query('VACUUM (ANALYZE) journal_entry');
}

function rowOf(n: number, { teams, weeks, until, first = 1001, ...filling }: Filling): object {
  // teams first, so that each has some of every week
  const at = later(-DAY * 7 * (Math.floor(n / teams) % weeks) - (n % 97) * 60_000, until);
  const isResolved = n % 2 === 0;
  const end = later(DAY, at);
  const of = aCase({
    id: R(first + n),
    workspace: workspaceId.parse(filling.workspace),
    owner: memberId.parse(filling.owner),
    loggedBy: memberId.parse(filling.owner),
    team: teamOf(n % teams),
    status: isResolved ? 'resolved' : 'owned',
    receivedAt: at,
    ownedAt: at,
    resolvedAt: isResolved ? end : null,
    resolution: isResolved ? { ...resolution, at: end } : null,
    actions: [{ ...action(eur(10 + (n % 50))), at }],
    promises: n % 3 === 0 ? [promise('kept', { due: end })] : [],
    shoutOuts: n % 10 === 0 ? [shoutOut('you owned it to the end', { at })] : [],
  });
  const { workspace, id, version, status, team, owner, receivedAt, resolvedAt, linked } = of;
  return {
    workspace,
    id,
    version,
    status,
    team,
    owner,
    linked,
    asked: [],
    words: 'late breakfast',
    outage: null,
    number: first + n,
    customer_key: `cus_${n % 5_000}`,
    customer_shown: 'a guest',
    failure: of.triage.failure.value,
    received_at: receivedAt,
    resolved_at: resolvedAt,
    next_look_at: null,
    last_at: isResolved ? end : later(DAY / 3, at),
    events: 5,
    head_hash: `${id}5`,
    doc: toWire(of),
  };
}
