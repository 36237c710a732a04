/** The worked examples of the metrics, on the database that sums them. */
import { beforeAll, expect, it } from 'vitest';
import { teamId, type TeamId } from '../../../src/core/base/ids.ts';
import type { RecoveryCase } from '../../../src/core/case/case.ts';
import { previousWeek, weekWindow } from '../../../src/core/base/time.ts';
import type { MetricId } from '../../../src/core/digest/definitions.ts';
import type { Measured } from '../../../src/core/digest/measured.ts';
import { readingOf } from '../../../src/core/digest/reading.ts';
import type { Database } from '../../../src/db/engine/client.ts';
import { bringFacts } from '../../../src/db/facts/keep-facts.ts';
import { measure } from '../../../src/db/facts/measure.ts';
import { inviteToSurvey, keepAnswer } from '../../../src/db/care/surveys.ts';
import { syncWorkspace } from '../../../src/db/team/members.ts';
import { ANA, AURORA, eur, thing } from '../../core/case/build.ts';
import {
  aCase,
  action,
  DAY,
  decided,
  given,
  later,
  many,
  MINUTE,
  promise,
  request,
  resolution,
  resolved,
  TEAM,
  THURSDAY,
  WEEK,
} from '../../core/digest/week.ts';
import { describeEachDatabase } from '../../database.ts';
import { keptOn, putCases } from './cases.ts';

interface Example {
  readonly what: string;
  readonly cases: readonly RecoveryCase[];
  readonly gives: Partial<Readonly<Record<MetricId, Partial<Measured>>>>;
}

const complaint = (id: string, receivedAt: Date) => ({
  id: thing(id),
  text: '',
  masked: [],
  source: 'chat' as const,
  permalink: null,
  receivedAt,
});
const guest = { reference: 'guest', key: 'guest' };
const firstTime = resolved({ customer: guest, resolvedAt: later(-7 * DAY), receivedAt: later(-8 * DAY) });
const again = (change: Partial<RecoveryCase>) => aCase({ customer: guest, receivedAt: later(-2 * DAY), ...change });
const moved = (n: number): RecoveryCase => {
  const old = promise('renegotiated', { due: later(-9 * DAY - n), settledAt: later(-10 * DAY) });
  return aCase({ promises: [old, promise('kept', { follows: old.id })] });
};
const statutory = { rule: 'eu261', passenger: null, basis: 'statutory', amount: eur(250) } as const;
const withLoss = (cost: number, loss: number) => {
  const one = action(eur(cost));
  return { ...one, decision: { ...one.decision, decision: { ...one.decision.decision, loss: eur(loss) } } };
};

const EXAMPLES: readonly Example[] = [
  {
    what: 'M-01: from received to the first contact by a person',
    cases: [aCase({ firstCustomerContactAt: later(11 * MINUTE) })],
    gives: { 'first_response_time/1': { n: 1, value: 11 * MINUTE } },
  },
  {
    what: 'M-02: a mail of Friday evening was taken on Monday, on the wall clock',
    cases: [aCase({ receivedAt: new Date('2026-12-07T00:00:00Z'), ownedAt: new Date('2026-12-09T14:15:00Z') })],
    gives: { 'time_to_own/1': { n: 1, value: (62 * 60 + 15) * MINUTE } },
  },
  {
    what: 'M-03: promises moved in time and then kept are kept',
    cases: [aCase({ promises: [...many(15, () => promise('kept')), promise('broken')] }), ...many(3, moved)],
    gives: { 'promise_kept_rate/1': { hits: 18, n: 19 }, 'promises_renegotiated/1': { value: 3 } },
  },
  {
    what: 'M-04: moved before it was due, it counts once, when it is due',
    cases: (() => {
      const old = promise('renegotiated', { due: later(480 * MINUTE), settledAt: later(450 * MINUTE) });
      return [aCase({ promises: [old, promise('kept', { follows: old.id, due: later(DAY) })] })];
    })(),
    gives: { 'promise_kept_rate/1': { hits: 1, n: 1, excluded: 1 }, 'promises_renegotiated/1': { value: 1 } },
  },
  {
    what: 'M-05: moved a minute too late it was broken, and the next one is a second promise',
    cases: (() => {
      const old = promise('renegotiated', { due: THURSDAY, settledAt: later(MINUTE) });
      return [aCase({ promises: [old, promise('kept', { follows: old.id, due: later(DAY) })] })];
    })(),
    gives: { 'promise_kept_rate/1': { hits: 1, n: 2 }, 'promises_renegotiated/1': { value: 0 } },
  },
  {
    what: 'M-06: words alone do not enter into how much was decided alone',
    cases: [...many(4, () => given('words')), ...many(17, () => given('alone')), ...many(3, () => given('asked'))],
    gives: { 'empowerment_rate/1': { hits: 17, n: 20, excluded: 4 } },
  },
  {
    what: 'M-07: requests that would have been allowed',
    cases: (['allow', 'allow', 'needs_approval'] as const).map((outcome) => {
      const one = decided(action(eur(40)), outcome);
      return aCase({ actions: [one], requests: [request([one])] });
    }),
    gives: { 'asked_within_own_limit/1': { hits: 2, n: 3 } },
  },
  {
    what: 'M-09: the same failure again within seven days was not solved at first contact',
    cases: [firstTime, again({})],
    gives: { 'first_contact_resolution/2': { hits: 0, n: 1 }, 'came_back/1': { value: 1 } },
  },
  {
    what: 'another failure, or a minute after seven days, is not the same again',
    cases: [
      { ...firstTime, customer: { reference: 'b', key: 'b' } },
      again({ customer: { reference: 'b', key: 'b' }, receivedAt: later(MINUTE) }),
    ],
    gives: { 'first_contact_resolution/2': { hits: 1, n: 1 }, 'came_back/1': { value: 0 } },
  },
  {
    what: 'twice in touch is not first contact; unknown is neither success nor failure',
    cases: [
      { ...firstTime, customer: { reference: 'c', key: 'c' }, spoken: 2 },
      {
        ...firstTime,
        customer: { reference: 'd', key: 'd' },
        resolution: { ...resolution, customerAccepted: 'unknown' },
      },
    ],
    gives: { 'first_contact_resolution/2': { hits: 0, n: 1, excluded: 1 } },
  },
  {
    what: 'M-10: what is owed by law, and a proved loss, stand beside what was chosen',
    cases: [
      aCase({ actions: [action(eur(150), { amount: eur(400), settles: statutory })] }),
      aCase({ actions: [withLoss(90, 50)] }),
      aCase({ actions: [action(eur(70), { status: 'authorised' })] }),
    ],
    gives: {
      'recovery_cost/2': { sums: [eur(190)], n: 2, excluded: 1 },
      'statutory_paid/2': { sums: [eur(250)], n: 1 },
      'loss_paid/1': { sums: [eur(50)], n: 1 },
    },
  },
  {
    what: 'M-12: of complaints put together, the first counts',
    cases: [
      aCase({
        receivedAt: later(40 * MINUTE),
        complaints: [complaint('cmp_0001', later(40 * MINUTE)), complaint('cmp_0002', THURSDAY)],
        ownedAt: later(45 * MINUTE),
      }),
    ],
    gives: { 'heard/1': { value: 1 }, 'time_to_own/1': { value: 45 * MINUTE } },
  },
  {
    what: 'dismissed and merged cases are left out and counted as left out; restricted ones count',
    cases: [aCase({ sensitivity: 'legal' }), aCase({ status: 'dismissed' }), aCase({ status: 'merged' })],
    gives: { 'heard/1': { value: 1, n: 1, excluded: 2 }, 'not_a_complaint_share/1': { hits: 1, n: 2, excluded: 1 } },
  },
  {
    what: 'times are medians, with the 90th percentile; who waits is left out and said',
    cases: [aCase(), ...[1, 2, 3, 4, 100].map((m) => aCase({ firstCustomerContactAt: later(m * MINUTE) }))],
    gives: { 'first_response_time/1': { value: 3 * MINUTE, p90: 61.6 * MINUTE, n: 5, excluded: 1 } },
  },
  {
    what: 'a case reopened since is not resolved, and its customer came back',
    cases: [
      resolved({
        status: 'owned',
        resolution: null,
        reopened: 1,
        resolvedAt: later(-6 * DAY),
        receivedAt: later(-8 * DAY),
      }),
      resolved({ status: 'owned', resolution: null, reopened: 1 }),
    ],
    gives: { 'time_to_resolution/1': { n: 0, excluded: 1 }, 'came_back/1': { value: 1, n: 1 } },
  },
  {
    what: 'requests: how long they took in working time and on the wall, by level, and what became of them',
    cases: many(6, (n) => {
      const one = decided(action(eur(40)), 'needs_approval');
      return aCase({
        actions: [one],
        requests: [
          request([one], {
            status: n === 5 ? 'expired' : n === 4 ? 'declined' : 'approved',
            rung: n % 2,
            decidedAt: n === 5 ? null : later((n + 1) * 10 * MINUTE),
          }),
        ],
      });
    }),
    gives: {
      'approvals_wait/1': { n: 5, excluded: 1, value: 30 * MINUTE },
      'approvals_latency/1': { n: 5, value: 15 * MINUTE },
      'approvals_in_time/1': { n: 6, hits: 5 },
      'approval_mix/1': { n: 6, hits: 4 },
    },
  },
];

describeEachDatabase('the worked examples', (open) => {
  let database: Database;
  const teamAt = (n: number): TeamId => teamId.parse(`example-${n}`);
  beforeAll(async () => {
    database = await open();
    await syncWorkspace(database, AURORA);
    const cases = EXAMPLES.flatMap((example, n) => example.cases.map((c) => ({ ...c, team: teamAt(n) })));
    const apart = cases.map((c, n) => ({
      ...c,
      // of another example nothing is the same customer, and no id is another's
      id: `R-${7000 + n}` as typeof c.id,
      customer: c.customer.key === null ? c.customer : { ...c.customer, key: `${c.customer.key} ${c.team}` },
    }));
    await putCases(database, apart);
    // half of the time is working time
    await bringFacts({
      ...keptOn(database),
      worked: () => Promise.resolve((_, from, until) => (until.getTime() - from.getTime()) / 2),
    });
  });

  it.each(EXAMPLES.map((example, n) => [example.what, example, n] as const))('%s', async (_, { gives }, n) => {
    const ids = Object.keys(gives) as MetricId[];
    const [taken] = await measure(database.read, AURORA.id, ids, [
      { ...weekWindow(WEEK, TEAM.zone), team: teamAt(n), zone: TEAM.zone },
    ]);
    for (const id of ids) expect({ id, ...taken?.[id].measured }).toMatchObject({ id, ...gives[id] });
  });

  it('M-08: of eleven asked, four answered: too few to say', async () => {
    const week = weekWindow(previousWeek(WEEK), TEAM.zone);
    const asked = { customerKey: null, team: teamAt(0), owner: ANA.id, resolvedAt: week.from, expiresAt: later(DAY) };
    for (let n = 0; n < 11; n += 1) {
      const id = thing(`sur_${String(n).padStart(4, '0')}`);
      const of = { ...asked, id, case: `R-${n + 1}` as RecoveryCase['id'], isKeptPrivate: false, quietSince: THURSDAY };
      await inviteToSurvey(database.read, AURORA.id, of);
      const overall = [5, 5, 4, 2][n];
      if (overall === undefined) continue;
      const marks = { overall, outcome: null, procedure: null, interaction: null, effort: 2, words: null };
      await keepAnswer(database.read, AURORA.id, id, {
        at: THURSDAY,
        late: false,
        language: 'en',
        follows: false,
        answer: marks,
      });
    }
    const ids = ['post_recovery_satisfaction/1', 'survey_response/1', 'customer_effort/1'] as const;
    const [taken] = await measure(database.read, AURORA.id, ids, [
      { ...weekWindow(WEEK, TEAM.zone), team: teamAt(0), zone: TEAM.zone },
    ]);
    expect(taken?.['post_recovery_satisfaction/1'].measured).toMatchObject({ n: 4, hits: 3, excluded: 7 });
    expect(taken?.['survey_response/1'].measured).toMatchObject({ n: 11, hits: 4 });
    expect(taken?.['customer_effort/1'].measured).toMatchObject({ n: 4, hits: 4, value: 2 });
    if (taken === undefined) throw new Error('nothing was measured');
    const period = { name: WEEK, span: weekWindow(WEEK, TEAM.zone) };
    expect(readingOf('survey_response/1', period, taken['survey_response/1'], []).note).toBe('not_yet');
    const old = { ...taken['post_recovery_satisfaction/1'], began: later(-90 * DAY) };
    expect(readingOf('post_recovery_satisfaction/1', period, old, []).note).toBe('too_few');
  });
});
