/** What the database sums is what somebody would count by hand, case by case, on weeks nobody thought of; and the same after all facts were derived anew. */
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { teamId } from '../../../src/core/base/ids.ts';
import { monthWindow, previousWeek, weekWindow } from '../../../src/core/base/time.ts';
import type { RecoveryCase } from '../../../src/core/case/case.ts';
import { METRIC_IDS, type MetricId } from '../../../src/core/digest/definitions.ts';
import { NOTHING, type Measured } from '../../../src/core/digest/measured.ts';
import type { Database } from '../../../src/db/engine/client.ts';
import { bringFacts, rebuildFacts } from '../../../src/db/facts/keep-facts.ts';
import { measure, type Cell } from '../../../src/db/facts/measure.ts';
import { leaderSums } from '../../../src/db/team/leader-sums.ts';
import { syncWorkspace } from '../../../src/db/team/members.ts';
import { AURORA, eur, id, R } from '../../core/case/build.ts';
import { BY_HAND, weekOfCases } from '../../core/digest/by-hand.ts';
import {
  aCase,
  action,
  DAY,
  decided,
  later,
  promise,
  request,
  resolution,
  shoutOut,
  TEAM,
  WEEK,
} from '../../core/digest/week.ts';
import { series } from '../../../src/app/views/metrics.ts';
import { makeDirectory } from '../../../src/db/team/directory.ts';
import { describeEachDatabase } from '../../database.ts';
import { runs } from '../../runs.ts';
import { keptOn, putCases } from './cases.ts';

const NIGHT = teamId.parse('night');
const BEFORE = previousWeek(WEEK);

/** Within this week, the one before and the one before that, now and then at the very border of one. */
const moment = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: -17 * 24 * 60, max: 4 * 24 * 60 }).map((m) => later(m * 60_000)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      weekWindow(WEEK, TEAM.zone).from,
      weekWindow(WEEK, TEAM.zone).until,
      new Date(weekWindow(WEEK, TEAM.zone).from.getTime() - 1),
    ),
  },
);
const gift = fc.record({
  cents: fc.constantFrom(0, 5, 40, 120),
  owed: fc.constantFrom(0, 0, 250),
  status: fc.constantFrom('done', 'done', 'authorised', 'executing', 'declined', 'failed'),
  outcome: fc.constantFrom('allow', 'needs_approval'),
  asked: fc.boolean(),
  at: moment,
});
const promised = fc.record({
  due: moment,
  status: fc.constantFrom('open', 'kept', 'kept_late', 'broken', 'renegotiated', 'void'),
  late: fc.boolean(),
  follows: fc.boolean(),
});
const anyCase = fc
  .record({
    receivedAt: moment,
    lasts: fc.integer({ min: 0, max: 6 * 24 * 60 }),
    isOver: fc.boolean(),
    status: fc.constantFrom('owned', 'owned', 'owned', 'dismissed', 'merged'),
    sensitivity: fc.constantFrom(null, null, 'injury'),
    customer: fc.constantFrom(null, 'a', 'b'),
    failure: fc.constantFrom('outcome.facility', 'process.billing'),
    owned: fc.boolean(),
    answered: fc.boolean(),
    accepted: fc.constantFrom('yes', 'no', 'unknown'),
    reopened: fc.constantFrom(0, 0, 1),
    handovers: fc.constantFrom(0, 0, 1),
    spoken: fc.constantFrom(undefined, 1, 2),
    met: fc.subarray(['ana', 'bob', 'mia']),
    night: fc.constantFrom(false, false, true),
    gifts: fc.array(gift, { maxLength: 2 }),
    promises: fc.array(promised, { maxLength: 3 }),
    thanked: fc.boolean(),
  })
  .map((one): RecoveryCase => {
    const end = later(one.lasts * 60_000, one.receivedAt);
    const since = (share: number): Date => later(one.lasts * share * 60_000, one.receivedAt);
    const isOver = one.isOver && one.status === 'owned';
    const goesOn = isOver && one.reopened > 0 && one.answered;
    const given = one.gifts.map(({ cents, owed, status, outcome, asked, at }) => {
      const settles =
        owed === 0 ? null : ({ rule: 'r', passenger: null, basis: 'statutory', amount: eur(owed) } as const);
      const made = decided(action(eur(cents), { settles, status, at }), outcome);
      return {
        made,
        of: asked ? request([made], { requestedAt: at, status: 'approved', decidedAt: later(1, at) }) : null,
      };
    });
    const kept: RecoveryCase['promises'][number][] = [];
    for (const { due, status, late, follows } of one.promises) {
      const settledAt = status === 'open' ? null : later(late ? 1 : -1, due);
      kept.push(promise(status, { due, settledAt, follows: follows ? (kept.at(-1)?.id ?? null) : null }));
    }
    const of = aCase();
    return {
      ...of,
      team: one.night ? NIGHT : TEAM.id,
      status: isOver && !goesOn ? 'resolved' : one.status,
      sensitivity: one.sensitivity,
      receivedAt: one.receivedAt,
      customer: { reference: one.customer, key: one.customer },
      triage: { ...of.triage, failure: { ...of.triage.failure, value: one.failure } },
      ownedAt: one.owned ? since(0.2) : null,
      firstCustomerContactAt: one.answered ? since(0.5) : null,
      resolvedAt: isOver ? end : null,
      resolution: isOver && !goesOn ? { ...resolution, at: end, customerAccepted: one.accepted } : null,
      reopened: isOver ? one.reopened : 0,
      handovers: one.handovers,
      ...(one.spoken !== undefined && { spoken: one.spoken }),
      met: one.met.map(id),
      actions: given.map(({ made }) => made),
      requests: given.flatMap(({ of: asked }) => (asked === null ? [] : [asked])),
      promises: kept,
      shoutOuts: one.thanked ? [shoutOut('stayed with it', { at: end })] : [],
    };
  });

describeEachDatabase('sums of facts', (open) => {
  let database: Database;
  const week = weekWindow(WEEK, TEAM.zone);
  const cell = (team: Cell['team'], name = WEEK): Cell => ({ ...weekWindow(name, TEAM.zone), team, zone: TEAM.zone });
  beforeAll(async () => {
    database = await open();
    await syncWorkspace(database, AURORA);
  });
  const measured = async (ids: readonly MetricId[], cells: readonly Cell[]) =>
    (await measure(database.read, AURORA.id, ids, cells)).map((of) =>
      Object.fromEntries(ids.map((one) => [one, of[one].measured])),
    );

  /** Whoever leads reads months of several teams, summed by a statement of their own: the same numbers. */
  const sameForLeaders = async (): Promise<void> => {
    const months = ['2026-10', '2026-11', '2026-12'];
    const windows = months.map((month) => monthWindow(month, TEAM.zone));
    const cells = windows.flatMap((window) => [TEAM.id, NIGHT].map((team) => ({ ...window, team, zone: TEAM.zone })));
    const ids = ['heard/1', 'promise_kept_rate/1', 'empowerment_rate/1'] as const;
    const of = await measured(ids, cells);
    const year = { from: windows[0]?.from ?? week.from, until: windows[2]?.until ?? week.until };
    const teams = [TEAM.id, NIGHT];
    const sums = await leaderSums(database.read, AURORA.id, { teams, span: week, months, year, zone: TEAM.zone });
    const both = (n: number, id: (typeof ids)[number], take: (one: Measured) => number | null): number =>
      [of[2 * n], of[2 * n + 1]].reduce((sum, one) => sum + (take(one?.[id] ?? NOTHING) ?? 0), 0);
    expect(sums.months).toEqual(
      months.map((month, n) => ({
        month,
        heard: both(n, 'heard/1', ({ value }) => value),
        kept: {
          n: both(n, 'promise_kept_rate/1', ({ n: due }) => due),
          hits: both(n, 'promise_kept_rate/1', ({ hits }) => hits),
        },
        alone: {
          n: both(n, 'empowerment_rate/1', ({ n: chosen }) => chosen),
          hits: both(n, 'empowerment_rate/1', ({ hits }) => hits),
        },
      })),
    );
  };

  it('are what counting the cases by hand gives', async () => {
    const ids = Object.keys(BY_HAND) as (keyof typeof BY_HAND)[];
    expect(ids.length).toBeGreaterThan(14);
    await fc.assert(
      fc.asyncProperty(fc.array(anyCase, { minLength: 1, maxLength: 14 }), async (made) => {
        const cases = made.map((c, n) => ({ ...c, id: R(1000 + n) }));
        await database.read.query('DELETE FROM recovery_case');
        await putCases(database, cases);
        await bringFacts(keptOn(database));
        const cells = [cell(TEAM.id), cell(TEAM.id, BEFORE), cell(NIGHT), cell(null)];
        const [now, before, night, house] = await measured(ids, cells);
        const byHand = (is: (c: RecoveryCase) => boolean, name: string): Readonly<Record<string, Measured>> => {
          const seen = weekOfCases(cases.filter(is), cases, name, TEAM.zone);
          return Object.fromEntries(ids.map((one) => [one, BY_HAND[one](seen)]));
        };
        expect(now).toEqual(byHand((c) => c.team === TEAM.id, WEEK));
        expect(before).toEqual(byHand((c) => c.team === TEAM.id, BEFORE));
        expect(night).toEqual(byHand((c) => c.team === NIGHT, WEEK));
        expect(house).toEqual(byHand(() => true, WEEK));
        await sameForLeaders();
      }),
      { numRuns: runs(60) },
    );
  });

  it('make a line of weeks or months that are over, each beside the eight before it', async () => {
    await database.read.query('DELETE FROM recovery_case');
    const weeks = Array.from({ length: 12 }, (_, n) => later(-7 * n * DAY));
    await putCases(
      database,
      weeks.flatMap((at, n) =>
        Array.from({ length: 12 - n }, (__, k) => aCase({ id: R(100 * n + k + 1), receivedAt: at })),
      ),
    );
    const of = { db: database, workspace: AURORA.id, directory: makeDirectory(AURORA.id) };
    const whose = { team: TEAM, zone: TEAM.zone };
    const now = later(8 * DAY);
    const line = await series(of, whose, 'heard/1', { rhythm: 'week', count: 4, now });
    expect(line.map(({ period, value, usual }) => [period.name, value, usual?.median])).toEqual([
      ['2026-W47', 9, 4.5],
      ['2026-W48', 10, 5.5],
      ['2026-W49', 11, 6.5],
      ['2026-W50', 12, 7.5],
    ]);
    const months = await series(of, whose, 'heard/1', { rhythm: 'month', count: 12, now });
    expect(months.map(({ period, value }) => [period.name, value]).slice(-3)).toEqual([
      ['2026-09', 1],
      ['2026-10', 2 + 3 + 4 + 5 + 6],
      ['2026-11', 7 + 8 + 9 + 10],
    ]);
    expect(months).toHaveLength(12);
    // three weeks are no baseline, and the time before the team began is none
    expect((await series(of, whose, 'heard/1', { rhythm: 'week', count: 9, now }))[0]).toMatchObject({
      value: 4,
      usual: null,
    });
  });

  it('can be asked for every metric at once, and are the same after all was derived anew', async () => {
    const cells = [cell(TEAM.id), cell(null), { ...cell(TEAM.id), from: later(-400 * DAY, week.from) }];
    const before = await measured(METRIC_IDS, cells);
    await database.read.query('DELETE FROM case_fact');
    await rebuildFacts(keptOn(database));
    expect(await measured(METRIC_IDS, cells)).toEqual(before);
  });
});
