import { describe, expect, it } from 'vitest';
import { requestTimes } from '../../../../src/core/case/rules/request-clock.ts';
import { nextLook } from '../../../../src/core/case/follows/due.ts';
import { circumstances, doneIn, ANA, MIA, gives, hotelPolicy, openCase, refund, after, hours, R } from '../build.ts';
import { makeWorld } from '../world.ts';

const withHours = (week: string, more = '') =>
  hotelPolicy(['splitting: {', `working_hours:\n  default: ${week}\n${more}\nsplitting: {`]);
const OFFICE = withHours('{ mon-fri: ["08:00-18:00"] }', '  wall_clock_for: [S1]\n  holidays: ["2026-12-25"]');

/** The three moments in Paris, as people there read them. */
function timesIn(policy: ReturnType<typeof withHours>, from: string, severity: 'S1' | 'S3' = 'S3'): string[] {
  const c = openCase();
  const of = { ...c, triage: { ...c.triage, severity: { ...c.triage.severity, value: severity } } };
  const { remindAt, escalateAt, expiresAt } = requestTimes(of, policy, new Date(from), circumstances({ policy }));
  const paris = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' });
  return [remindAt, escalateAt, expiresAt].map((moment) => paris.format(moment));
}

describe('the clock of a request', () => {
  it.each([
    ['in the middle of a day', '2026-12-10T10:00:00Z', ['2026-12-10 11:15', '2026-12-10 11:30', '2026-12-14 15:00']],
    ['on Friday at 17:50', '2026-12-11T16:50:00Z', ['2026-12-14 08:05', '2026-12-14 08:20', '2026-12-16 11:50']],
    [
      'on Friday at 17:45, to the last minute',
      '2026-12-11T16:45:00Z',
      ['2026-12-11 18:00', '2026-12-14 08:15', '2026-12-16 11:45'],
    ],
    ['on Sunday', '2026-12-13T12:00:00Z', ['2026-12-14 08:15', '2026-12-14 08:30', '2026-12-16 12:00']],
    [
      'on the evening before a holiday and a weekend',
      '2026-12-24T17:30:00Z',
      ['2026-12-28 08:15', '2026-12-28 08:30', '2026-12-30 12:00'],
    ],
  ])('runs in working hours: asked %s', (_name, from, expected) => {
    expect(timesIn(OFFICE, from)).toEqual(expected);
  });

  it('is the wall clock for the severities the policy names, and where there are no hours', () => {
    const wall = ['2026-12-11 18:05', '2026-12-11 18:20', '2026-12-12 17:50'];
    expect(timesIn(OFFICE, '2026-12-11T16:50:00Z', 'S1')).toEqual(wall);
    expect(timesIn(hotelPolicy(), '2026-12-11T16:50:00Z')).toEqual(wall);
  });

  it('loses and gains no minute in the nights when the clocks change', () => {
    const night = withHours('{ mon-sun: ["00:00-06:00"] }');
    // 28 March 2027: two o'clock is three o'clock; asked at 01:50, fifteen minutes later it is 03:05
    expect(timesIn(night, '2027-03-28T00:50:00Z').slice(0, 2)).toEqual(['2027-03-28 03:05', '2027-03-28 03:20']);
    // 31 October 2027: the hour from two to three comes twice; asked at 01:50, it is 02:05 the first time
    expect(timesIn(night, '2027-10-30T23:50:00Z').slice(0, 2)).toEqual(['2027-10-31 02:05', '2027-10-31 02:20']);
    const c = openCase();
    const at = circumstances({ policy: night });
    const spring = requestTimes(c, night, new Date('2027-03-28T00:50:00Z'), at);
    expect(spring.remindAt).toEqual(new Date('2027-03-28T01:05:00Z'));
    const autumn = requestTimes(c, night, new Date('2027-10-30T23:50:00Z'), at);
    expect(autumn.escalateAt).toEqual(new Date('2027-10-31T00:20:00Z'));
  });

  it('keeps its order, whatever the hours', () => {
    for (let hour = 0; hour < 24 * 8; hour += 1) {
      const from = after(hours(hour));
      const { remindAt, escalateAt, expiresAt } = requestTimes(
        openCase(),
        OFFICE,
        from,
        circumstances({ policy: OFFICE }),
      );
      expect(from <= remindAt && remindAt < escalateAt && escalateAt < expiresAt).toBe(true);
    }
  });
});

describe('a request that nobody answers', () => {
  const look = { kind: 'look_again', case: R(1042) } as const;
  /** What a look at each of these moments brings about. */
  const lookedAt = (world: ReturnType<typeof makeWorld>, moments: readonly string[]): string[][] =>
    moments.map((moment) => {
      world.forward(Date.parse(moment) - world.now().getTime());
      return doneIn(world.ask(null, look)).events.map((e) => e.kind);
    });
  const friday = (severity: 'S1' | 'S3') => {
    const c = openCase();
    const triage = { ...c.triage, severity: { ...c.triage.severity, value: severity } };
    const world = makeWorld({ cases: [{ ...c, triage }], policy: OFFICE, at: new Date('2026-12-11T16:50:00Z') });
    doneIn(world.ask(ANA, gives([refund(400)])));
    return world;
  };

  it('on Friday at 17:50 is brought to mind on Monday at 08:05 and climbs at 08:20', () => {
    const moments = [
      '12-12T12:00:00',
      '12-13T23:00:00',
      '12-14T07:04:59',
      '12-14T07:05:00',
      '12-14T07:19:59',
      '12-14T07:20:00',
    ];
    expect(
      lookedAt(
        friday('S3'),
        moments.map((at) => `2026-${at}Z`),
      ),
    ).toEqual([[], [], [], ['reminded'], [], ['escalated']]);
  });

  it('is brought to mind and climbs the same evening where somebody may come to harm', () => {
    const moments = ['2026-12-11T17:04:59Z', '2026-12-11T17:05:00Z', '2026-12-11T17:20:00Z'];
    expect(lookedAt(friday('S1'), moments)).toEqual([[], ['reminded'], ['escalated']]);
  });

  it('is put to the last rung for as long again where the policy says so, once, and then it expires', () => {
    const policy = hotelPolicy(
      ['on_expiry: expire', 'on_expiry: escalate'],
      ['escalate_after: PT30M', 'escalate_after: PT23H'],
    );
    const world = makeWorld({ cases: [openCase()], policy });
    doneIn(world.ask(ANA, gives([refund(400)])));
    const now = () => world.caseOf(R(1042)).requests[0];
    const lookAfter = (ms: number) => {
      world.forward(ms);
      doneIn(world.ask(null, look));
      return now();
    };
    lookAfter(hours(22));
    expect(lookAfter(hours(2))).toMatchObject({ status: 'pending', asked: ['gil'] });
    expect(lookAfter(hours(23) + 59 * 60_000)).toMatchObject({ status: 'pending' });
    expect(lookAfter(60_000)).toMatchObject({ status: 'expired', decidedBy: null });
  });
});

describe('when a case is looked at next', () => {
  it('is also when somebody goes or is back, as long as a request waits', () => {
    const world = makeWorld({ cases: [openCase()] });
    const absence = { member: MIA.id, from: after(60_000), until: after(120_000), deputy: null };
    expect(nextLook(world.caseOf(R(1042)), world.now(), [absence])).toBeNull();
    doneIn(world.ask(ANA, gives([refund(400)])));
    const c = world.caseOf(R(1042));
    expect(nextLook(c, world.now(), [absence])).toEqual(absence.from);
    expect(nextLook(c, absence.from, [absence])).toEqual(absence.until);
    expect(nextLook(c, absence.until, [absence])).toEqual(after(15 * 60_000));
  });
});
