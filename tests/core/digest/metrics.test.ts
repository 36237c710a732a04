import { describe, expect, it } from 'vitest';
import { DEFINITIONS, METRIC_IDS, type MetricId } from '../../../src/core/digest/metrics.ts';
import { usualOf } from '../../../src/core/digest/statistics.ts';
import { NO_SURVEYS, type SurveysCounted, type WeekSeen } from '../../../src/core/digest/week.ts';
import { eur, id, thing } from '../case/build.ts';
import {
  aCase,
  action,
  DAY,
  decided,
  dueOn,
  given,
  later,
  many,
  MINUTE,
  promise,
  request,
  resolution,
  resolved,
  THURSDAY,
  weekOf,
} from './week.ts';

const measure = (id: MetricId, week: WeekSeen) => DEFINITIONS[id].measure(week);

describe('the definitions', () => {
  it('are named with a version, say what is counted and left out, and are paired with another', () => {
    for (const id of METRIC_IDS) {
      expect(DEFINITIONS[id].id).toBe(id);
      expect(id).toMatch(/^[a-z_]+\/[1-9]\d*$/);
      const { pair, counted, leftOut } = DEFINITIONS[id];
      expect(id === 'heard/1' ? [null] : METRIC_IDS.filter((other) => other !== id)).toContain(pair);
      expect([counted, leftOut]).not.toContain('');
    }
  });

  it('measure an empty week without a value and without failing', () => {
    for (const id of METRIC_IDS) expect({ id, n: measure(id, weekOf({})).n }).toEqual({ id, n: 0 });
    expect(measure('first_response_time/1', weekOf({})).value).toBeNull();
  });
});

describe('what customers met and said', () => {
  const surveys = (overall: { n: number; good: number }, change: Partial<SurveysCounted> = {}): SurveysCounted => ({
    ...NO_SURVEYS,
    asked: 10,
    answered: overall.n,
    marks: { ...NO_SURVEYS.marks, overall },
    ...change,
  });

  it('is the median of the people a customer dealt with, over cases that had any; what was reopened is left out', () => {
    const met = (...people: readonly string[]) =>
      resolved({
        complaints: [],
        promises: [],
        actions: [],
        resolution: { ...resolution, by: id('ana') },
        met: people.map(id),
      });
    const week = weekOf({ resolved: [met(), met('bob'), met('bob', 'mia', 'gil'), resolved({ resolution: null })] });
    expect(measure('touches/1', week)).toMatchObject({ n: 3, value: 2, excluded: 1, hits: null });
  });

  it.each([
    // asked, answered with a good mark; who said nothing is unknown, neither content nor not
    [surveys({ n: 8, good: 6 }), { n: 8, hits: 6, value: 0.75, excluded: 2 }, { n: 10, hits: 8, excluded: 0 }],
    [
      surveys({ n: 2, good: 0 }, { answered: 3, notAsked: 4 }),
      { n: 2, hits: 0, value: 0, excluded: 12 },
      { n: 10, hits: 3, excluded: 4 },
    ],
    [surveys({ n: 0, good: 0 }, { asked: 0, notAsked: 3 }), { n: 0, value: null, excluded: 3 }, { n: 0, excluded: 3 }],
  ])('is of the week before, with what is left out: %j', (before, content, response) => {
    const week = weekOf({}, { surveys: before });
    expect(measure('post_recovery_satisfaction/1', week)).toMatchObject(content);
    expect(measure('survey_response/1', week)).toMatchObject(response);
    expect(measure('survey_response/1', weekOf({ surveys: before })).n).toBe(0);
  });

  it('is of improvements those that were due, done in time or not', () => {
    expect(measure('lesson_closure/1', weekOf({ improvements: { due: 4, inTime: 3, dropped: 1 } }))).toMatchObject({
      n: 4,
      hits: 3,
      value: 0.75,
      excluded: 1,
    });
  });
});

describe('the worked examples', () => {
  it('M-01: from received to the first human contact', () => {
    const c = aCase({ firstCustomerContactAt: later(11 * MINUTE) });
    expect(measure('first_response_time/1', weekOf({ received: [c] }))).toMatchObject({ value: 11 * MINUTE, n: 1 });
  });

  it('M-02: a mail of Friday evening was taken on Monday', () => {
    const c = aCase({
      receivedAt: new Date('2026-12-04T16:50:00Z'),
      ownedAt: new Date('2026-12-07T07:05:00Z'),
    });
    expect(measure('time_to_own/1', weekOf({ received: [c] })).value).toBe((62 * 60 + 15) * MINUTE);
  });

  it('M-03: promises moved in time and then kept are kept', () => {
    const first = many(3, () => promise('renegotiated', { due: later(-9 * DAY), settledAt: later(-10 * DAY) }));
    const moved = first.map((one) => ({ one, next: promise('kept', { follows: one.id }) }));
    const cases = moved.map(({ one, next }) => ({ of: aCase({ promises: [one, next] }), promise: next }));
    const due = [...dueOn(...many(15, () => promise('kept')), promise('broken')), ...cases];
    expect(measure('promise_kept_rate/1', weekOf({ promisesDue: due }))).toMatchObject({ hits: 18, n: 19 });
    expect(measure('promises_renegotiated/1', weekOf({ promisesDue: due })).value).toBe(3);
  });

  it('M-04: moved before it was due, it counts once, when it is due', () => {
    const old = promise('renegotiated', { due: later(8 * 60 * MINUTE), settledAt: later(7.5 * 60 * MINUTE) });
    const next = promise('kept', { follows: old.id, due: later(DAY) });
    const week = weekOf({ promisesDue: dueOn(old, next) });
    expect(measure('promise_kept_rate/1', week)).toMatchObject({ hits: 1, n: 1, excluded: 1 });
    expect(measure('promises_renegotiated/1', week).value).toBe(1);
  });

  it('M-05: moved a minute too late it was broken, and the next one is a second promise', () => {
    const old = promise('renegotiated', { due: THURSDAY, settledAt: later(MINUTE) });
    const next = promise('kept', { follows: old.id, due: later(DAY) });
    const week = weekOf({ promisesDue: dueOn(old, next) });
    expect(measure('promise_kept_rate/1', week)).toMatchObject({ hits: 1, n: 2 });
    expect(measure('promises_renegotiated/1', week).value).toBe(0);
  });

  it('M-06: words alone do not enter into how much was decided alone', () => {
    const cases = [
      ...many(4, () => given('words')),
      ...many(17, () => given('alone')),
      ...many(3, () => given('asked')),
    ];
    expect(measure('empowerment_rate/1', weekOf({ resolved: cases }))).toMatchObject({ hits: 17, n: 20, excluded: 4 });
  });

  it('M-07: requests that would have been allowed', () => {
    const cases = (['allow', 'allow', 'needs_approval'] as const).map((outcome) => {
      const one = decided(action(eur(40)), outcome);
      return aCase({ actions: [one], requests: [request([one])] });
    });
    expect(measure('asked_within_own_limit/1', weekOf({ open: cases, received: cases }))).toMatchObject({
      hits: 2,
      n: 3,
    });
  });

  it('M-09: the same failure again within seven days was not solved at first contact', () => {
    const first = resolved({
      customer: { reference: 'guest', key: 'guest' },
      resolvedAt: later(-7 * DAY),
      receivedAt: later(-8 * DAY),
    });
    const again = aCase({ customer: { reference: 'guest', key: 'guest' }, receivedAt: later(-2 * DAY) });
    const week = weekOf({ received: [again] }, { resolved: [first] });
    expect(measure('first_contact_resolution/1', week)).toMatchObject({ hits: 0, n: 1 });
    expect(measure('came_back/1', week).value).toBe(1);
    const other = weekOf(
      { received: [{ ...again, customer: { reference: 'another', key: 'another' } }] },
      { resolved: [first] },
    );
    expect(measure('first_contact_resolution/1', other)).toMatchObject({ hits: 1, n: 1 });
    const late = weekOf({ received: [{ ...again, receivedAt: later(MINUTE) }] }, { resolved: [first] });
    expect(measure('first_contact_resolution/1', late)).toMatchObject({ hits: 1, n: 1 });
  });

  it('M-10: what is owed by law stands beside what was chosen', () => {
    const settles = { rule: 'eu261', passenger: null, basis: 'statutory', amount: eur(250) } as const;
    const paid = action(eur(150), { amount: eur(400), settles });
    const of = aCase({ actions: [paid] });
    const week = weekOf({ actions: [{ of, action: paid }] });
    expect(measure('recovery_cost/1', week).sums).toEqual([eur(150)]);
    expect(measure('statutory_paid/1', week).sums).toEqual([eur(250)]);
  });

  it('M-11: three weeks are no baseline, four are', () => {
    expect(usualOf([14, 15, 13])).toBeNull();
    expect(usualOf([14, 15, 13, 16])).toMatchObject({ median: 14.5, least: 13, most: 16, weeks: 4 });
  });

  it('M-12: of complaints put together, the first counts', () => {
    const complaint = (id: string, receivedAt: Date) => ({
      id: thing(id),
      text: '',
      masked: [],
      source: 'chat' as const,
      permalink: null,
      receivedAt,
    });
    const c = aCase({
      receivedAt: later(40 * MINUTE),
      complaints: [complaint('cmp_0001', later(40 * MINUTE)), complaint('cmp_0002', THURSDAY)],
      ownedAt: later(45 * MINUTE),
    });
    expect(measure('time_to_own/1', weekOf({ received: [c] })).value).toBe(45 * MINUTE);
  });
});

describe('what counts', () => {
  it('dismissed and merged cases are left out, and counted as left out', () => {
    const received = [aCase(), aCase({ status: 'dismissed' }), aCase({ status: 'merged' })];
    expect(measure('heard/1', weekOf({ received }))).toMatchObject({ value: 1, n: 1, excluded: 2 });
  });

  it('restricted cases are counted', () => {
    expect(measure('heard/1', weekOf({ received: [aCase({ sensitivity: 'legal' })] })).n).toBe(1);
  });

  it('nobody waiting is dropped from the time to answer without a word', () => {
    const received = [aCase(), aCase({ firstCustomerContactAt: later(MINUTE) })];
    expect(measure('first_response_time/1', weekOf({ received }))).toMatchObject({ n: 1, excluded: 1 });
  });

  it('whether the customer accepted is unknown: neither success nor failure', () => {
    const unknown = resolved({ resolution: { ...resolution, customerAccepted: 'unknown' } });
    expect(measure('first_contact_resolution/1', weekOf({}, { resolved: [unknown, resolved()] }))).toMatchObject({
      hits: 1,
      n: 1,
      excluded: 1,
    });
  });

  it('a case reopened since is not resolved, and its customer came back', () => {
    const reopened = resolved({ status: 'owned', resolution: null, reopened: 1 });
    expect(measure('time_to_resolution/1', weekOf({ resolved: [reopened] }))).toMatchObject({ n: 0, excluded: 1 });
    expect(measure('came_back/1', weekOf({}, { resolved: [reopened] })).value).toBe(1);
  });

  it('what is authorised and not given yet costs nothing yet', () => {
    const waiting = action(eur(40), { status: 'authorised' });
    const of = aCase({ actions: [waiting] });
    expect(measure('recovery_cost/1', weekOf({ actions: [{ of, action: waiting }] }))).toMatchObject({
      sums: [],
      n: 0,
      excluded: 1,
    });
  });

  it('times are medians, with the 90th percentile', () => {
    const received = [1, 2, 3, 4, 100].map((m) => aCase({ firstCustomerContactAt: later(m * MINUTE) }));
    expect(measure('first_response_time/1', weekOf({ received }))).toMatchObject({
      value: 3 * MINUTE,
      p90: 61.6 * MINUTE,
      n: 5,
    });
  });

  it('requests of other weeks are not counted again', () => {
    const one = action(eur(40));
    const c = aCase({ actions: [one], requests: [request([one], { requestedAt: later(-7 * DAY) })] });
    expect(measure('asked_within_own_limit/1', weekOf({ open: [c] })).n).toBe(0);
  });
});
