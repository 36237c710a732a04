import { describe, expect, it } from 'vitest';
import type { Member } from '../../../src/core/base/members.ts';
import { oneChange } from '../../../src/core/digest/one-change.ts';
import { NOTHING, type WeekFacts } from './by-hand.ts';
import { digestOfWeeks, seenOf } from './weeks.ts';
import { ANA, AURORA, BOB, eur } from '../case/build.ts';
import { aCase, action, DAY, later, many, promise, resolution, resolved, shoutOut, TEAM, WEEK } from './week.ts';

const digestOf = (
  facts: Partial<WeekFacts>,
  previous: readonly Partial<WeekFacts>[] = [],
  members: readonly Member[] = AURORA.members,
) =>
  digestOfWeeks({
    team: TEAM,
    week: WEEK,
    facts: { ...NOTHING, ...facts },
    previous: previous.map((one) => ({ ...NOTHING, ...one })),
    members,
  });
const heard = (n: number): Partial<WeekFacts> => ({ received: many(n, () => aCase()) });

describe('the digest of a week', () => {
  it('is none when nothing happened, also when all that came was no complaint', () => {
    expect(digestOf({})).toBeNull();
    expect(digestOf({ received: [aCase({ status: 'dismissed' })] })).toBeNull();
  });

  it('tells of a week with restricted cases by their number alone', () => {
    const secret = resolved({
      sensitivity: 'injury',
      resolution: { ...resolution, whatHelped: 'the lead called' },
      promises: [promise('open', { due: later(5 * DAY) })],
      actions: [action(eur(5), { status: 'authorised' })],
      shoutOuts: [shoutOut('Ana stayed.')],
    });
    const digest = digestOf({
      received: [secret],
      resolved: [secret],
      open: [secret],
      shoutOuts: [{ of: secret, shoutOut: shoutOut('Ana stayed.') }],
    });
    expect(digest).toMatchObject({ restricted: 1, learned: null, thanks: [], due: null, notGiven: 0 });
    expect(digest?.numbers['heard/1'].n).toBe(1);
  });

  it('compares with nothing in the first weeks, with the median of weeks afterwards', () => {
    expect(digestOf(heard(7), [heard(3), heard(4), heard(5)])).toMatchObject({ course: 'new' });
    const fifth = digestOf(heard(4), [heard(3), heard(4), heard(5), heard(4)]);
    expect(fifth).toMatchObject({ course: 'steady', change: null });
    expect(fifth?.numbers['heard/1'].usual).toBe(4);
  });

  it('counts a quiet week among others, but not the time before the team began', () => {
    expect(digestOf(heard(4), [heard(4), {}, heard(4), heard(4), {}, {}])?.numbers['heard/1'].usual).toBe(4);
    expect(digestOf(heard(4), [heard(4), heard(4), heard(4), {}, {}])?.course).toBe('new');
  });

  it('does not take few weeks of few cases for a usual time', () => {
    const quick = { received: [aCase({ firstCustomerContactAt: later(1) })] };
    expect(
      digestOf(
        quick,
        many(8, () => quick),
      )?.numbers['first_response_time/1'].usual,
    ).toBeNull();
  });
});

describe('the one change', () => {
  const steady = many(8, (n) => heard(1 + (n % 2)));
  const changeIn = (facts: Partial<WeekFacts>, previous: readonly Partial<WeekFacts>[]) => {
    const filled = previous.map((one) => ({ ...NOTHING, ...one }));
    const { readings, kinds } = seenOf({ ...NOTHING, ...facts }, filled, WEEK, TEAM.zone);
    return oneChange(readings, kinds);
  };

  it('is the number farthest outside what was usual', () => {
    const change = changeIn(heard(6), steady);
    expect(change).toMatchObject({ of: { kind: 'failure', failure: 'outcome.facility' }, value: 6 });
    expect(change?.usual).toMatchObject({ p25: 1, p75: 2 });
  });

  it('is none within the range, with fewer than five, or with fewer than four weeks', () => {
    expect(changeIn(heard(2), steady)).toBeNull();
    expect(changeIn(heard(4), steady)).toBeNull();
    expect(changeIn(heard(9), steady.slice(0, 3))).toBeNull();
  });

  it('may be a good one', () => {
    const busy = many(8, (n) => heard(20 + (n % 2)));
    expect(changeIn(heard(6), busy)).toMatchObject({ value: 6 });
  });

  it('never is about the kind of a restricted case', () => {
    const secret = { received: many(6, () => aCase({ sensitivity: 'injury' })) };
    expect(changeIn(secret, steady)?.of).toEqual({ kind: 'metric', metric: 'heard/1' });
  });
});

describe('thanks in the digest', () => {
  const thanks = (text: string, change = {}, members: readonly Member[] = AURORA.members) => {
    const of = resolved();
    return digestOf({ resolved: [of], shoutOuts: [{ of, shoutOut: shoutOut(text, change) }] }, [], members)?.thanks;
  };

  it('name the deed, not the result', () => {
    expect(thanks('Ana kept her word. The customer accepted.')).toEqual([
      { to: ANA.id, name: 'Ana', deed: 'kept her word.' },
    ]);
  });

  it.each(['none', 'private'] as const)('leave out who likes %s', (recognition) => {
    const members = AURORA.members.map((m) => (m.id === ANA.id ? { ...m, recognition } : m));
    expect(thanks('Ana kept her word.', {}, members)).toEqual([]);
  });

  it('leave out what was said in private, who has left, and what leads to a customer', () => {
    expect(thanks('Ana kept her word.', { audience: 'private' })).toEqual([]);
    expect(
      thanks(
        'Ana kept her word.',
        {},
        AURORA.members.map((m) => ({ ...m, active: false })),
      ),
    ).toEqual([]);
    expect(thanks('Ana ran to room 412.')).toEqual([]);
  });

  it('are at most three, each person once', () => {
    const of = resolved();
    const posted = [ANA, BOB, ANA, ...AURORA.members].map((m) => ({ of, shoutOut: shoutOut('did it.', { to: m.id }) }));
    const names = digestOf({ shoutOuts: posted })?.thanks.map((t) => t.to) ?? [];
    expect(names).toHaveLength(3);
    expect(new Set(names).size).toBe(3);
  });
});

describe('what was learned', () => {
  const learned = (whatHelped: string) =>
    digestOf({ resolved: [resolved({ resolution: { ...resolution, whatHelped } })] })?.learned;

  it('is told with the number of its case', () => {
    expect(learned('Offering the room move before the voucher.')?.text).toBe(
      'Offering the room move before the voucher.',
    );
  });

  it.each(['Ana was slow', 'give 40 EUR at once', 'the guest of room 412', 'her insulin', 'ask <@U0BOB>', ''])(
    'is left out when it says “%s”',
    (text) => {
      expect(learned(text)).toBeNull();
    },
  );
});

describe('what comes next', () => {
  it('names the next promise and how many are due', () => {
    const open = [
      aCase({
        promises: [
          promise('open', { due: later(6 * DAY) }),
          promise('open', { due: later(5 * DAY) }),
          promise('kept'),
          promise('open', { due: later(60 * DAY) }),
        ],
      }),
    ];
    expect(digestOf({ open, received: open })?.due).toEqual({ count: 2, next: later(5 * DAY), late: 0 });
  });

  it('counts what is authorised and not given yet', () => {
    const open = [aCase({ actions: [action(eur(40), { status: 'authorised' }), action(eur(5))] })];
    expect(digestOf({ open, received: open })?.notGiven).toBe(1);
  });

  it('counts what is on its way, failed or unclear, also of a case that is over; nothing of a restricted one', () => {
    const open = [
      aCase({ actions: [action(eur(40), { status: 'executing' }), action(eur(5), { status: 'failed' })] }),
      aCase({ sensitivity: 'injury', actions: [action(eur(40), { status: 'unknown' })] }),
    ];
    const over = [resolved({ actions: [action(eur(40), { status: 'unknown' }), action(eur(5))] })];
    const digest = digestOf({ open, received: open, resolved: over });
    expect(digest).toMatchObject({ notArrived: 3, notGiven: 0 });
  });
});

describe('what was improved', () => {
  const one = (text: string, isForFew = false) => ({ text, cases: 3, isForFew });
  const improved = (done: readonly ReturnType<typeof one>[], overdue = 0) =>
    digestOfWeeks({
      team: TEAM,
      week: WEEK,
      facts: NOTHING,
      previous: [],
      members: AURORA.members,
      improved: { done, overdue },
    })?.improved;

  it('is told with how many cases it came from, though nothing else happened', () => {
    expect(improved([one('a sign at the lift')])).toEqual({ did: one('a sign at the lift'), more: 0, overdue: 0 });
  });

  it.each([
    ['of few', 'a sign', true] as const,
    ['of Ana', 'Ana writes a sign', false],
    ['of room 412', 'room 412 has a sign', false],
  ])('is only counted when it is %s', (_, text, isForFew) => {
    expect(improved([one(text, isForFew)])).toEqual({ did: null, more: 1, overdue: 0 });
    expect(improved([one(text, isForFew), one('a sign at the lift')])).toMatchObject({ more: 1 });
  });

  it('waits without a name: how many, and nothing where nothing else happened', () => {
    expect(improved([], 2)).toBeUndefined();
    expect(improved([one('a sign')], 2)?.overdue).toBe(2);
  });
});
