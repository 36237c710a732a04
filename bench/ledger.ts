/**
 * Does the transaction that gives a remedy stay as fast when the ledger grows? The whole of `handle`, on PostgreSQL, with
 * 10 thousand entries and with AMENDS_BENCH_LEDGER of them (1 million when not given). Target: at most 1.5 times at 10 million.
 */
import type pg from 'pg';
import { ANA, AURORA, BOB, HOTEL, NOON } from '../tests/core/case/build.ts';
import { CASES, closeDesk, giveOnce, openDesk, withDatabases, type Desk } from './harness/desk.ts';
import { median, oneLine, percentile, type Line } from './harness/lines.ts';

const FEW = 10_000;
const ROUNDS = 6;

interface Sized extends Desk {
  readonly entries: number;
  readonly times: number[];
}

/**
 * Resolves to one line for each size; empty where no PostgreSQL can be reached. The two sizes take turns, so that whatever
 * else the machine does meets both. A million entries take about a minute to write.
 */
export async function run(
  entries: number = Number(process.env['AMENDS_BENCH_LEDGER'] ?? 1_000_000),
): Promise<readonly Line[]> {
  const sizes = [FEW, entries];
  const lines = await withDatabases(sizes.length, async (urls) => {
    const desks: Sized[] = [];
    try {
      for (const [n, size] of sizes.entries()) {
        const desk = await openDesk(urls[n] ?? '', HOTEL, (client) => fill(client, size));
        desks.push({ ...desk, entries: size, times: [] });
      }
      return await measure(desks);
    } finally {
      for (const desk of desks) await closeDesk(desk);
    }
  });
  return lines ?? [];
}

/**
 * Entries of five years by 2,000 people in 200 teams, a hundred for each customer, nearly all settled: what one hotel group
 * would have. Ana's own desk has a thousand of this month.
 */
async function fill(client: pg.Client, entries: number): Promise<void> {
  const columns = `workspace, id, "case", action, kind, state, basis, cost_minor, cost_currency, customer_key, failure,
    member, team, at`;
  await client.query(
    `INSERT INTO ledger_entry (${columns})
     SELECT $1, 'led_filled' || n, 'R-' || (1000000 + n / 3), 'act_filled' || n, 'refund',
       CASE WHEN n % 5 = 0 THEN 'released' ELSE 'committed' END, 'goodwill', 500 + n % 7000, 'EUR',
       'customer ' || n % greatest(1, $2::int / 100), 'outcome.delay', 'member-' || n % 2000, 'team-' || n % 200,
       $3::timestamptz - (n % 1800) * interval '1 day' - (n % 86400) * interval '1 second'
     FROM generate_series(1, $2::int) n`,
    [AURORA.id, entries, NOON],
  );
  await client.query(
    `INSERT INTO ledger_entry (${columns})
     SELECT $1, 'led_desk' || n, 'R-' || (900000000 + n), 'act_desk' || n, 'refund', 'committed', 'goodwill', 100, 'EUR',
       'guest ' || n % ${CASES}, 'outcome.delay', CASE WHEN n % 2 = 0 THEN 'carl' ELSE 'dora' END, 'front-desk',
       $2::timestamptz - (1 + n % 9) * interval '1 day'
     FROM generate_series(1, 1000) n`,
    [AURORA.id, NOON],
  );
}

async function measure(desks: readonly Sized[]): Promise<readonly Line[]> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const by = round % 2 === 0 ? ANA.id : BOB.id;
    for (let n = 0; n < CASES; n += 1) {
      for (const desk of desks) {
        const of = desk.cases[n];
        const took = of === undefined ? 0 : await giveOnce(desk, of, by, `give ${round} ${n}`);
        // the first round fills caches and plans statements
        if (round > 0) desk.times.push(took);
      }
    }
  }
  const [few] = desks;
  return desks.flatMap(({ entries, times }) => {
    const name = `give, ledger of ${entries.toLocaleString('en-GB')} entries`;
    const ratio = median(times) / median(few?.times ?? []);
    return [
      oneLine({ name: `${name}: p50`, unit: 'ms' }, median(times)),
      oneLine({ name: `${name}: p99`, unit: 'ms' }, percentile(times, 0.99)),
      ...(entries === few?.entries
        ? []
        : [oneLine({ name: `${name}, to the smallest`, unit: '×', atMost: 1.5 }, ratio)]),
    ];
  });
}
