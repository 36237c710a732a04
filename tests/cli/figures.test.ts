/** What is exported of customers and of cost: definitions tried on few rows, and nothing said of too few. */
import { beforeAll, describe, expect, it } from 'vitest';
import { thingId, type CaseId } from '../../src/core/base/ids.ts';
import type { Database } from '../../src/db/engine/client.ts';
import { amends, ANA, folder, MIA, storedHotel, WEDNESDAY } from './amends.ts';

const DAY = 86_400_000;
const at = (days: number): Date => new Date(WEDNESDAY.getTime() + days * DAY);

describe('figures', () => {
  let env: Readonly<Record<string, string>>;
  const rows = async (what: string): Promise<readonly Record<string, unknown>[]> => {
    const { status, out, err } = await amends(['export', what, '--zone', 'Europe/Paris', '--format', 'jsonl'], env);
    expect([status, err]).toEqual([0, '']);
    return out
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Record<string, unknown> => JSON.parse(line));
  };

  beforeAll(async () => {
    const dir = folder();
    env = { AMENDS_DATA_DIR: dir };
    const hotel = await storedHotel({ dir });
    const resolved = async (customer: string, cost: bigint, rootCause: 'breakdown' | 'mistake'): Promise<CaseId> => {
      const id = await hotel.logs(ANA, customer);
      await hotel.gives(ANA, id, cost);
      const given = await hotel.db.read.query<{ id: string }>(
        `SELECT action AS id FROM ledger_entry WHERE "case" = $1`,
        [id],
      );
      await hotel.does(ANA, {
        kind: 'resolve',
        case: id,
        outcome: 'accepted',
        customerAccepted: 'yes',
        rootCause,
        processArea: rootCause === 'breakdown' ? 'boiler' : null,
        whatHelped: null,
        done: given.map((one) => thingId.parse(one.id)),
      });
      return id;
    };
    for (let n = 0; n < 5; n += 1) await resolved(`K-${n}`, BigInt(10 + n), 'breakdown');
    await resolved('K-9', 20n, 'mistake');
    const restricted = await resolved('K-10', 30n, 'mistake');
    await hotel.does(MIA, { kind: 'restrict', case: restricted, sensitivity: 'injury', reason: 'a wound' });
    await surveys(hotel.db);
    await heard(hotel.db);
    await leaving(hotel.db);
    await hotel.close();
  });

  it('of cost stand by what was at the root, with sums for any number and a median for five', async () => {
    expect(await rows('cost')).toEqual([
      {
        root_cause: 'breakdown',
        process_area: 'boiler',
        cases: 5,
        currency: 'EUR',
        discretionary: '60.00',
        owed: '0.00',
        per_case_median: '12.00',
        opened_again: 0,
        note: null,
      },
      expect.objectContaining({
        root_cause: 'mistake',
        cases: 1,
        discretionary: '20.00',
        per_case_median: null,
        note: 'too few to say',
      }),
      expect.objectContaining({ root_cause: 'restricted', process_area: '', discretionary: '30.00' }),
    ]);
  });

  it('of surveys tell who was asked, who was not and why, and what they said where five did', async () => {
    expect(await rows('surveys')).toEqual([
      expect.objectContaining({
        month: '2024-03',
        team: 'front-desk',
        asked: 8,
        not_reachable: 1,
        not_asked_opted_out: 1,
        not_asked_quiet: 2,
        answered: 5,
        late: 1,
        response_percent: 62.5,
        overall_good_percent: 60,
        // one left it out: four are too few
        outcome_good_percent: null,
        effort_median: 4,
        effort_hard_percent: 40,
        note: null,
      }),
      // four of eleven: 5, 5, 4, 2
      expect.objectContaining({
        team: 'night',
        asked: 11,
        answered: 4,
        overall_good_percent: null,
        note: 'too few to say',
      }),
    ]);
  });

  it('of the iceberg set the silent beside those who complained; who is not known stays so', async () => {
    const [march] = await rows('iceberg');
    expect(march).toMatchObject({
      month: '2024-03',
      complaints: 7,
      // three silent, one who complained, one of a survey of ours, two unknown; the content are not counted
      unhappy: 7,
      unhappy_silent: 3,
      unhappy_complained: 2,
      unhappy_unknown: 2,
      iceberg_percent: 60,
      note: null,
    });
  });

  it('of loyalty tell who still buys at 90 days, and of whom nobody knows it', async () => {
    expect(await rows('loyalty')).toEqual([
      expect.objectContaining({
        month: '2024-03',
        at_risk: 8,
        lost: 1,
        saved: 3,
        not_saved: 2,
        unknown: 3,
        too_soon: 0,
        save_percent: 60,
        contacted: 2,
        won: 1,
        winback_percent: null,
        note: null,
      }),
    ]);
  });

  it('are for a time, and CSV has its head also where nothing is', async () => {
    const { out } = await amends(['export', 'iceberg', '--from', '2025-01-01', '--to', '2025-02-01'], env);
    expect(out).toBe(
      'month,complaints,unhappy,unhappy_complained,unhappy_silent,unhappy_unknown,iceberg_percent,note\r\n',
    );
  });
});

interface Answer {
  readonly overall: number;
  readonly outcome?: number;
  readonly effort?: number;
  readonly late?: boolean;
  readonly follow?: string;
}

async function surveys(db: Database): Promise<void> {
  let n = 0;
  const [workspace] = await db.read.query<{ workspace: string }>('SELECT workspace FROM workspace');
  const put = async (team: string, more: Readonly<Record<string, unknown>> = {}, answer?: Answer): Promise<void> => {
    n += 1;
    await db.read.query(
      `INSERT INTO survey (workspace, id, "case", team, owner, resolved_at, expires_at, excluded, told, withdrawn_at,
         answered_at, late, overall, outcome, effort, follow)
       VALUES ($1, $2, $3, $4, 'ana', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        workspace?.workspace,
        `sur_${n}`,
        `R-9${n}`,
        team,
        at(0),
        at(90),
        more['excluded'] ?? null,
        more['told'] ?? null,
        more['withdrawn'] ?? null,
        answer === undefined ? null : at(1),
        answer?.late ?? false,
        answer?.overall ?? null,
        answer?.outcome ?? null,
        answer?.effort ?? null,
        answer?.follow ?? null,
      ],
    );
  };
  const desk = [
    { overall: 5, outcome: 5, effort: 7 },
    { overall: 4, outcome: 4, effort: 4 },
    { overall: 4, outcome: 2, effort: 3, late: true },
    { overall: 3, outcome: 3, effort: 5 },
    { overall: 1, effort: 1, follow: 'done' },
  ];
  for (const answer of desk) await put('front-desk', {}, answer);
  await put('front-desk', { told: 'not_reachable' });
  await put('front-desk');
  await put('front-desk', { told: 'sent' });
  await put('front-desk', { withdrawn: at(1) });
  for (const excluded of ['opted_out', 'quiet', 'quiet']) await put('front-desk', { excluded });
  for (const overall of [5, 5, 4, 2]) await put('night', {}, { overall });
  for (let left = 0; left < 7; left += 1) await put('night');
}

async function heard(db: Database): Promise<void> {
  const [known] = await db.read.query<{ workspace: string; key: string }>(
    `SELECT workspace, customer_key AS key FROM recovery_case ORDER BY number LIMIT 1`,
  );
  const put = (id: string, key: string | null, unhappy: boolean): Promise<unknown> =>
    db.read.query(
      `INSERT INTO heard_elsewhere (workspace, id, at, customer_key, mark, most, unhappy, raw) VALUES ($1, $2, $3, $4, 200, 500, $5, '{}')`,
      [known?.workspace, id, at(2), key, unhappy],
    );
  for (const n of [1, 2, 3]) await put(`silent-${n}`, `nobody-${n}`, true);
  for (const n of [1, 2]) await put(`unknown-${n}`, null, true);
  await put('complained', known?.key ?? null, true);
  await put('content', 'nobody-4', false);
}

/** Three who bought within 90 days, one a day later, one only before; three of whom no purchase was told; and one who was lost. */
async function leaving(db: Database): Promise<void> {
  const [known] = await db.read.query<{ workspace: string }>('SELECT workspace FROM workspace');
  const bought: Readonly<Record<string, number>> = { a: 1, b: 89, c: 90, d: 91, e: -10 };
  for (const [n, key] of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].entries()) {
    await db.read.query(
      `INSERT INTO customer_standing (workspace, id, customer_key, standing, reason, consent, team, "case", "by", at, winback)
       VALUES ($1, $2, $3, $4, 'price', true, 'front-desk', 'R-1', 'ana', $5, $6)`,
      [
        known?.workspace,
        `sta_${n}`,
        key,
        key === 'i' ? 'lost' : 'at_risk',
        at(0),
        { a: 'won', b: 'declined' }[key] ?? null,
      ],
    );
    const days = bought[key];
    if (days !== undefined)
      await db.read.query(`INSERT INTO purchase (workspace, id, customer_key, at) VALUES ($1, $2, $3, $4)`, [
        known?.workspace,
        `p-${key}`,
        key,
        at(days),
      ]);
  }
}
