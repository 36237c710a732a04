/** What members and teams gave, summed: with sums and without, every limit stands alike, whatever happens meanwhile. */
import type pg from 'pg';
import { expect, it } from 'vitest';
import { limitContext } from '../../../src/core/authority/decide.ts';
import { indexLedger, type LedgerIndex } from '../../../src/core/authority/ledger-index.ts';
import { ledgerWindows, summingFor } from '../../../src/core/authority/ledger-windows.ts';
import type { BudgetLedgerEntry } from '../../../src/core/authority/ledger.ts';
import { boundsOfBudgets, boundsOfCase, boundsOfGrant } from '../../../src/core/authority/limits.ts';
import { memberId, teamId, thingId, type MemberId } from '../../../src/core/base/ids.ts';
import { money } from '../../../src/core/base/money.ts';
import type { RecoveryCase } from '../../../src/core/case/case.ts';
import type { AuthorityPolicy } from '../../../src/core/policy/policy.ts';
import type { LoadedForCommand } from '../../../src/db/case/command-rows.ts';
import { sumUp } from '../../../src/db/case/ledger-sums.ts';
import { loadForCommand } from '../../../src/db/case/load-command.ts';
import { LEDGER_COLUMNS } from '../../../src/db/case/row-columns.ts';
import { ledgerEntryOf, type LedgerRow } from '../../../src/db/case/rows.ts';
import { saveCommand } from '../../../src/db/case/save-command.ts';
import type { Database } from '../../../src/db/engine/client.ts';
import { serialisable, type Queryable, type Tx } from '../../../src/db/engine/serialisable.ts';
import { makeDirectory } from '../../../src/db/team/directory.ts';
import { syncWorkspace } from '../../../src/db/team/members.ts';
import { policyOf } from '../../core/authority/hotel.ts';
import { describeEachDatabase, describeOnServer } from '../../database.ts';
import { ANA, AURORA, changing, DESK, entry, member, MIA, openCase, opening, workspace } from '../build.ts';

const SPA = teamId.parse('spa');
const BOB = memberId.parse('bob');
const LIFT = thingId.parse('out_lift');
/** Thursday, noon in Paris. */
const AT = new Date('2026-12-10T11:00:00Z');
const DAY_MS = 86_400_000;
const daysAgo = (days: number): Date => new Date(AT.getTime() - days * DAY_MS);
const customer = (n: number): string => `cus_${String(n).padStart(32, '0')}`;

/** Every kind of limit that looks at what a member or a team gave. */
const policyIn = (zone: string, base = 'EUR'): AuthorityPolicy =>
  policyOf(`
schema: amends.authority/v1
id: sums
effective: { from: 2020-01-01 }
timezone: ${zone}
money: { base: ${base}, rates: { as_of: 2026-12-01, max_age_days: 60, table: { ${base === 'EUR' ? 'GBP: "1.19"' : 'EUR: "0.84"'} } } }
actions:
  refund: { class: money }
  upgrade: { class: in_kind, default_cost: "40 EUR" }
roles:
  agent:
    grants:
      - id: base
        actions: [refund, upgrade]
        limits:
          - { scope: actor_day, max: "900 EUR" }
          - { scope: actor_day, max: { times: 20 } }
          - { scope: actor_month, max: "9000 GBP" }
          - { scope: actor_month, max: "9000 EUR", only: [upgrade] }
          - { scope: team_month, max: "90000 EUR" }
          - { scope: team_month, max: { times: 500 }, only: [refund] }
  owner: { extends: agent, approve: { up_to: "5000 EUR", teams: all } }
budgets:
  - { id: week, teams: [front-desk], period: week, max: "1000 EUR" }
  - { id: month, teams: [front-desk, spa], period: month, max: "10000 GBP" }
  - { id: quarter, teams: [front-desk], period: quarter, max: "30000 EUR" }
  - { id: year, teams: [front-desk, spa], period: year, max: "100000 EUR" }
unidentified: { max: "100 EUR", actions: [refund], team_day: "300 EUR" }
approval: { ladder: [owner], remind_after: PT15M, escalate_after: PT30M, expire_after: PT24H, approved_valid_for: P7D, on_expiry: expire }
separation: { requester_may_approve: false, person_complained_about_may_approve: false, max_delegation_depth: 1 }
splitting: { link_window: P30D, link_by: [same_customer_same_failure] }
`);
const PARIS = policyIn('Europe/Paris');
const AUCKLAND = policyIn('Pacific/Auckland');
const POUNDS = policyIn('Europe/Paris', 'GBP');

const hotel = workspace({
  members: [member('ana'), member('mia', { role: 'duty_manager', lead: true }), member('bob', { team: SPA })],
  teams: [
    ...workspace().teams,
    { id: SPA, name: 'Spa', zone: 'Europe/Paris', locale: 'en-GB', cases: [], thanks: [], digest: [], values: [] },
  ],
});

/** The same people in every database here. */
const directory = makeDirectory(AURORA);

interface Asking {
  readonly member: MemberId;
  readonly case: RecoveryCase | null;
  readonly policy: AuthorityPolicy;
  readonly at?: Date;
}

function load(q: Queryable, { member: who, case: of, policy, at = AT }: Asking): Promise<LoadedForCommand> {
  const scope = { case: of?.id ?? null, customer: null, member: who, team: null };
  return loadForCommand(q, directory, { ...scope, ...ledgerWindows(policy, at) });
}

/** How everything stands for a member, by what was loaded. */
function standings({ member: who, case: of, policy, at = AT }: Asking, index: LedgerIndex): unknown {
  const team = who === BOB ? SPA : DESK;
  const about = {
    case: of?.id ?? openCase(9_999).id,
    linked: [],
    customer: of?.customer.key ?? null,
    failure: 'other',
    sensitivity: null,
    orderValue: null,
    lossValue: null,
    facts: new Map(),
    team,
  };
  const by = { member: who, role: 'agent', team };
  const ctx = limitContext(policy, { policy, at, by, about, ledger: index });
  const grants = policy.roles.get('agent')?.grants ?? [];
  const rule = policy.actions.get('refund');
  return ['EUR', 'GBP'].flatMap((currency) => [
    grants.flatMap((grant) => ['refund', 'upgrade'].map((kind) => boundsOfGrant(grant, kind, currency, ctx))),
    rule === undefined ? [] : boundsOfCase(rule, currency, ctx),
    boundsOfBudgets(currency, ctx),
  ]);
}

/** By what a command loads, and by every single entry there is: both as of one moment of the database. */
async function bothWays(database: Database, asking: Asking): Promise<readonly [unknown, unknown]> {
  return await inOneSnapshot(database, async (q) => {
    const loaded = await load(q, asking);
    const rows = await q.query<LedgerRow & pg.QueryResultRow>(`SELECT ${LEDGER_COLUMNS} FROM ledger_entry`);
    return [
      standings(asking, indexLedger(loaded.ledger, loaded.sums)),
      standings(asking, indexLedger(rows.map(ledgerEntryOf))),
    ];
  });
}

/** Not serialisable: who only looks should make nobody lose a race. */
async function inOneSnapshot<T>({ pool }: Database, work: (q: Queryable) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(
      'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL enable_seqscan = off; SET LOCAL jit = off',
    );
    return await work({
      query: async <R extends pg.QueryResultRow>(text: string, params: readonly unknown[] = [], name?: string) =>
        (await client.query<R>({ text, values: [...params], ...(name !== undefined && { name }) })).rows,
    });
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

async function expectAlike(database: Database, askings: readonly Asking[]): Promise<void> {
  for (const asking of askings) {
    const [summed, single] = await bothWays(database, asking);
    expect(summed).toEqual(single);
  }
}

const everybody = (cases: readonly (RecoveryCase | null)[], policy = PARIS, at = AT): readonly Asking[] =>
  [ANA, BOB, MIA].flatMap((who) => cases.map((of) => ({ member: who, case: of, policy, at })));

async function sumAll(database: Database, policy = PARIS, at = AT): Promise<void> {
  while (await sumUp(database, AURORA, summingFor(policy, at)));
}

const committed = { state: 'committed', at: AT } as const;
let made = 0;
const given = (of: RecoveryCase, change: Partial<BudgetLedgerEntry> = {}): BudgetLedgerEntry =>
  entry(`n${(made += 1)}`, of, { ...committed, ...change });

const open = (database: Database, of: RecoveryCase, entries: readonly BudgetLedgerEntry[]): Promise<unknown> =>
  serialisable(database, (tx) => saveCommand(tx, opening(of, { entries })));

/** Loads the case as a command does and saves it with what is to change. */
async function change(
  tx: Tx,
  of: RecoveryCase,
  what: (now: RecoveryCase, ledger: readonly BudgetLedgerEntry[]) => Partial<Parameters<typeof saveCommand>[1]>,
): Promise<void> {
  const loaded = await load(tx, { member: ANA, case: of, policy: PARIS });
  if (loaded.case === null) throw new Error(`no ${of.id}`);
  const save = changing(loaded.case, loaded.head);
  const { case: now = save.case, ...rest } = what(loaded.case, loaded.ledger);
  await saveCommand(tx, { ...save, ...rest, case: { ...now, version: save.case.version } });
}

const inOutage = { id: LIFT, name: 'lift', quiet: false } as const;

describeEachDatabase('sums of the ledger', (openDatabase) => {
  it('tell the same as single entries: of parts, currencies, teams, days, unknown customers and outages', async () => {
    const database = await openDatabase();
    await syncWorkspace(database, hotel);
    const known = openCase(1, { customer: { reference: 'a', key: customer(1) } });
    const unknown = openCase(2, { customer: { reference: null, key: null }, owner: BOB, team: SPA });
    const hit = openCase(3, { customer: { reference: 'c', key: customer(3) }, outage: inOutage });
    const pounds = { original: money(900n, 'GBP') };
    const loss = given(known);
    await open(database, known, [
      given(known, pounds),
      given(known, { ...pounds, at: daysAgo(1), member: BOB, team: SPA }),
      given(known, { kind: 'upgrade', at: daysAgo(9) }),
      given(known, { state: 'released' }),
      given(known, { state: 'reserved' }),
      given(known, { basis: 'statutory', settles: { rule: 'late', passenger: null } }),
      loss,
      given(known, { basis: 'actual_loss', action: loss.action }),
      given(known, { at: daysAgo(40) }),
      given(known, { at: daysAgo(340), team: SPA }),
      given(known, { member: BOB, team: DESK }),
    ]);
    await open(database, unknown, [
      given(unknown),
      given(unknown, { member: BOB, team: SPA }),
      given(unknown, { at: daysAgo(1) }),
    ]);
    const paid = given(hit, { outage: LIFT });
    await open(database, hit, [
      paid,
      given(hit, { action: paid.action }),
      given(hit, { outage: thingId.parse('out_other') }),
    ]);
    const asked = everybody([null, known, unknown, hit]);
    await expectAlike(database, asked);
    await sumAll(database);
    await expectAlike(database, asked);

    const { ledger, sums, ledgerSeq } = await load(database.read, { member: ANA, case: null, policy: PARIS });
    expect(ledger).toEqual([]);
    expect(sums.sums.length).toBeGreaterThan(10);
    expect(ledgerSeq).toBe((await load(database.read, { member: ANA, case: hit, policy: PARIS })).ledgerSeq);
  });

  it('follow a case out of its outage and into one', async () => {
    const database = await openDatabase();
    await syncWorkspace(database, hotel);
    const hit = openCase(1, { customer: { reference: 'a', key: customer(1) }, outage: inOutage });
    const paid = given(hit, { outage: LIFT });
    const other = given(hit);
    await open(database, hit, [paid, given(hit, { action: paid.action }), other]);
    const asked = everybody([null, hit]);
    const summed = async (): Promise<unknown> =>
      (await database.read.query('SELECT id FROM ledger_entry WHERE summed_on IS NOT NULL')).length;
    const standing = async (): Promise<unknown> =>
      (await bothWays(database, { member: ANA, case: null, policy: PARIS }))[0];
    await sumAll(database);
    const inside = await standing();
    for (const outage of [null, inOutage, null, inOutage]) {
      await serialisable(database, (tx) => change(tx, hit, (now) => ({ case: { ...now, outage } })));
      // of the action that the outage pays a part of; the other one stays
      expect(await summed()).toBe(1);
      await expectAlike(database, asked);
      await sumAll(database);
      expect(await summed()).toBe(3);
      await expectAlike(database, asked);
    }
    expect(await standing()).toEqual(inside);
    expect(await database.read.query('SELECT 1 FROM ledger_sum WHERE entries <= 0 OR actions <= 0')).toEqual([]);
  });

  it('let go what is released, the whole of its action, and keep what is committed', async () => {
    const database = await openDatabase();
    await syncWorkspace(database, hotel);
    const of = openCase(1, { customer: { reference: 'a', key: customer(1) } });
    const first = given(of, { state: 'reserved' });
    const part = given(of, { state: 'reserved', basis: 'actual_loss', action: first.action });
    const other = given(of, { state: 'reserved' });
    await open(database, of, [first, part, other]);
    const asked = everybody([null, of]);
    const settle = (entries: readonly BudgetLedgerEntry[], state: 'committed' | 'released'): Promise<unknown> =>
      serialisable(database, (tx) => change(tx, of, () => ({ settled: entries.map(({ id }) => ({ id, state })) })));
    const inside = async (): Promise<unknown> =>
      await database.read.query(
        `SELECT cost_minor::int AS cost, actions, entries FROM ledger_sum WHERE member = '' AND period = 'year' ORDER BY basis`,
      );
    await sumAll(database);
    await expectAlike(database, asked);
    expect(await inside()).toEqual([
      { cost: 4_000, actions: 1, entries: 1 },
      { cost: 8_000, actions: 2, entries: 2 },
    ]);
    await settle([other], 'committed');
    await settle([first, part], 'released');
    expect(await inside()).toEqual([{ cost: 4_000, actions: 1, entries: 1 }]);
    await expectAlike(database, asked);
    expect(await sumUp(database, AURORA, summingFor(PARIS, AT))).toBe(false);
  });

  it('are not read for another zone or currency, and are taken apart for it', async () => {
    const database = await openDatabase();
    await syncWorkspace(database, hotel);
    const of = openCase(1, { customer: { reference: 'a', key: customer(1) } });
    // in Auckland it is the next day from noon on
    const entries = Array.from({ length: 60 }, (_, n) => given(of, { at: new Date(AT.getTime() - n * 13_500_000) }));
    await open(database, of, entries);
    const policies = [PARIS, AUCKLAND, POUNDS];
    const asked = policies.flatMap((policy) => everybody([of], policy));
    const read = async (policy: AuthorityPolicy): Promise<unknown> => {
      const { ledger, sums } = await load(database.read, { member: ANA, case: null, policy });
      return [ledger.length, sums.spans.size > 0];
    };
    for (const policy of [...policies, PARIS]) {
      for (let n = 0; n < 3; n += 1) {
        await sumUp(database, AURORA, summingFor(policy, AT), 20);
        await expectAlike(database, asked);
      }
      await sumAll(database, policy);
      await expectAlike(database, asked);
      // what was given in euros is nothing that pounds can sum
      expect(await read(policy)).toEqual([policy === POUNDS ? 60 : 0, true]);
    }
    expect(await read(AUCKLAND)).toEqual([60, false]);
  });

  it('hold nothing whose customer may yet get a key, and nothing inside them changes', async () => {
    const database = await openDatabase();
    await syncWorkspace(database, hotel);
    const old = openCase(1);
    const known = openCase(2, { customer: { reference: 'a', key: customer(1) } });
    await open(database, old, [given(old)]);
    await open(database, known, [given(known)]);
    await sumAll(database);
    expect(await database.read.query('SELECT "case" FROM ledger_entry WHERE summed_on IS NOT NULL')).toEqual([
      { case: 'R-2' },
    ]);
    const refused = [
      'UPDATE ledger_entry SET customer_key = NULL WHERE summed_on IS NOT NULL',
      "UPDATE ledger_entry SET state = 'released', summed_on = NULL WHERE summed_on IS NOT NULL",
      'UPDATE ledger_entry SET summed_on = NULL, cost_minor = 1 WHERE summed_on IS NOT NULL',
    ];
    for (const sql of refused) await expect(database.read.query(sql)).rejects.toThrow('may only');
    await expectAlike(database, everybody([null, old, known]));
  });
});

/** Of each of two processes. */
const MOVES = process.env['AMENDS_LONG'] === '1' ? 60 : 30;

describeOnServer('sums of the ledger, while much happens', (server) => {
  it('tell the same as single entries at every moment: two processes give, settle, come late, change outages and zones', async () => {
    const one = await server.open(6);
    const two = await server.openAgain(6);
    await syncWorkspace(one, hotel);
    const cases = Array.from({ length: 6 }, (_, n) =>
      openCase(n + 1, {
        customer: n % 3 === 0 ? { reference: null, key: null } : { reference: 'x', key: customer(n) },
        ...(n % 2 === 0 && { outage: inOutage }),
      }),
    );
    for (const of of cases) await open(one, of, [given(of), given(of, { outage: LIFT })]);
    let random = 7;
    const pick = (n: number): number => (random = (random * 48_271) % 2_147_483_647) % n;
    const asked = [PARIS, AUCKLAND].flatMap((policy) => everybody([null, cases[pick(6)] ?? null], policy));
    const running = new Set([one, two]);

    const gives = async (database: Database): Promise<void> => {
      for (let n = 0; n < MOVES; n += 1) {
        const of = cases[pick(6)];
        if (of === undefined) throw new Error('no case');
        const what = pick(4);
        const [who, team] = pick(2) === 0 ? [ANA, DESK] : [BOB, SPA];
        const late = daysAgo(pick(30));
        await serialisable(
          database,
          (tx) =>
            change(tx, of, (now, ledger) => {
              const held = ledger.filter((e) => e.case === of.id && e.state === 'reserved');
              const settled = held.map(({ id }) => ({ id, state: pick(3) === 0 ? 'released' : 'committed' }) as const);
              if (what === 0) return { case: { ...now, outage: now.outage == null ? inOutage : null } };
              if (what === 1) return { settled };
              const first = given(of, {
                state: 'reserved',
                member: who,
                team,
                at: late,
                ...(what === 2 && { outage: LIFT }),
              });
              return { entries: [first, { ...given(of, { action: first.action }), ...first, id: given(of).id }] };
            }),
          { tries: 400 },
        );
      }
      running.delete(database);
    };
    const sums = async (database: Database): Promise<void> => {
      for (let n = 0; running.size > 0; n += 1) {
        await sumUp(database, AURORA, summingFor(n % 40 > 30 ? AUCKLAND : PARIS, AT), 20);
      }
    };
    const looks = async (database: Database): Promise<void> => {
      while (running.size > 0) await expectAlike(database, asked);
    };
    await Promise.all([gives(one), gives(two), sums(one), sums(two), looks(one)]);
    await sumAll(one);
    await expectAlike(one, asked);
    const { ledger } = await load(one.read, { member: ANA, case: null, policy: PARIS });
    expect(ledger).toEqual([]);
  });
});
