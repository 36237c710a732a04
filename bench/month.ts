/**
 * Does a command cost the same at the end of a month in which its team gave much? Loading and deciding, and the whole of
 * `handle`, with 10 and with 50,000 entries in the month of the team, by one member and by thirty; on PostgreSQL.
 */
import pg from 'pg';
import { sumLedger } from '../src/app/keep/sum-ledger.ts';
import { circumstancesOf } from '../src/app/circumstances.ts';
import { decidePlan } from '../src/core/authority/plan.ts';
import { ledgerWindows } from '../src/core/authority/ledger-windows.ts';
import { questionFor } from '../src/core/case/circumstances.ts';
import type { AuthorityPolicy } from '../src/core/policy/policy.ts';
import { serialisable } from '../src/db/engine/serialisable.ts';
import { loadForCommand } from '../src/db/case/load-command.ts';
import { ANA, AURORA, DESK, eur, HOTEL, NIGHT, NOON, refund } from '../tests/core/case/build.ts';
import { CASES, closeDesk, giveOnce, openDesk, withDatabases, type Desk } from './harness/desk.ts';
import { median, oneLine, type Line } from './harness/lines.ts';

const ROUNDS = 6;
/** Of a month that is not summed, which takes long. */
const FEW_CASES = 3;
const MUCH = 50_000;
const MEMBERS = 30;

const budget = { teams: [DESK], max: eur(1_000_000), warnPercent: 80, costCentre: null } as const;
/** The hotel with budgets, so that the team's quarter and year are looked at, too. */
const POLICY: AuthorityPolicy = {
  ...HOTEL,
  budgets: [
    { ...budget, id: 'desk', period: 'quarter' },
    { ...budget, id: 'house', period: 'year', teams: [DESK, NIGHT] },
  ],
};

interface Month extends Desk {
  readonly name: string;
  readonly summed: boolean;
  readonly loading: number[];
  readonly giving: number[];
}

/** Each line's ratio is to the month of ten entries, in the same run; the months take turns. Takes about a minute. */
export async function run(): Promise<readonly Line[]> {
  const wanted = [
    { name: '10 entries', entries: 10, members: 1, summed: true },
    { name: '50,000 by one', entries: MUCH, members: 1, summed: true },
    { name: '50,000 by thirty', entries: MUCH, members: MEMBERS, summed: true },
    { name: '50,000 by one, not summed yet', entries: MUCH, members: 1, summed: false },
  ];
  const lines = await withDatabases(wanted.length, async (urls) => {
    const months: Month[] = [];
    try {
      for (const [n, { name, entries, members, summed }] of wanted.entries()) {
        const desk = await openDesk(urls[n] ?? '', POLICY, async (client, shell) => {
          if (summed) await fill(client, entries, members);
          while (await sumLedger(shell));
        });
        if (!summed) await late(urls[n] ?? '', entries, members);
        months.push({
          ...desk,
          name,
          summed,
          cases: summed ? desk.cases : desk.cases.slice(0, FEW_CASES),
          loading: [],
          giving: [],
        });
      }
      return await measure(months);
    } finally {
      for (const month of months) await closeDesk(month);
    }
  });
  return lines ?? [];
}

/** Written after the cases were logged: logging takes long, too, while nothing is summed. */
async function late(url: string, entries: number, members: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await fill(client, entries, members);
  await client.query('VACUUM (ANALYZE) ledger_entry');
  await client.end();
}

/**
 * Of one cent each, so that no limit is reached, on nine days of the month, in five kinds, for customers who come back; a
 * third of it is still to be done.
 */
async function fill(client: pg.Client, entries: number, members: number): Promise<void> {
  await client.query(
    `INSERT INTO ledger_entry (workspace, id, "case", action, kind, state, basis, cost_minor, cost_currency,
       original_minor, original_currency, customer_key, failure, member, team, at)
     SELECT $1, 'led_month' || n, 'R-' || (1000000 + n), 'act_month' || n,
       (ARRAY['refund', 'goodwill', 'upgrade', 'points', 'reperformance'])[1 + n % 5],
       CASE WHEN n % 3 = 0 THEN 'reserved' ELSE 'committed' END, 'goodwill', 1, 'EUR',
       CASE WHEN n % 5 < 2 THEN 1 END, CASE WHEN n % 5 < 2 THEN 'EUR' END, 'cus_' || md5((n % 5000)::text),
       'outcome.delay', CASE WHEN n % $4 = 0 THEN $5 ELSE 'member-' || n % $4 END, $6,
       $2::timestamptz - (n % 9) * interval '1 day' - (n % 36000) * interval '1 second'
     FROM generate_series(1, $3::int) n`,
    [AURORA.id, NOON, entries, members, ANA.id, DESK],
  );
}

async function measure(months: readonly Month[]): Promise<readonly Line[]> {
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let n = 0; n < CASES; n += 1) {
      for (const month of months) {
        const of = month.cases[n];
        if (of === undefined) continue;
        const loading = await loadAndDecide(month, of);
        const giving = await giveOnce(month, of, ANA.id, `give ${round} ${n}`);
        // the first round fills caches and plans statements
        if (round === 0) continue;
        month.loading.push(loading);
        month.giving.push(giving);
      }
    }
  }
  const [first] = months;
  if (first === undefined) return [];
  return (['loading', 'giving'] as const).flatMap((what) =>
    months.flatMap((month) => {
      const name = `${what}, month of ${month.name}`;
      const ratio = median(month[what]) / median(first[what]);
      const known = oneLine({ name, unit: 'ms' }, median(month[what]));
      if (month === first) return [known];
      const atMost = month.summed ? { atMost: 1.3 } : {};
      return [known, oneLine({ name: `${name}, to ten entries`, unit: '×', ...atMost }, ratio)];
    }),
  );
}

async function loadAndDecide({ shell }: Desk, of: Desk['cases'][number]): Promise<number> {
  const began = performance.now();
  await serialisable(shell.db, async (tx) => {
    const windows = ledgerWindows(POLICY, NOON);
    const scope = { case: of, customer: null, member: ANA.id, team: null };
    const loaded = await loadForCommand(tx, shell.directory, { ...scope, ...windows });
    if (loaded.case === null || loaded.member === null) throw new Error('nothing was loaded');
    const ctx = circumstancesOf(shell, loaded, { at: NOON, policy: POLICY });
    decidePlan(questionFor(loaded.case, loaded.member, ctx), [refund(1)]);
  });
  return performance.now() - began;
}
