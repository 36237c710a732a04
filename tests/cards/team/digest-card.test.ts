import { describe, expect, it } from 'vitest';
import type { Card } from '../../../src/cards/kit/card.ts';
import { digestCard } from '../../../src/cards/team/digest-card.ts';
import { plain } from '../../../src/cards/kit/say.ts';
import type { SurveysCounted } from '../../../src/core/digest/week.ts';
import { NO_SURVEYS, NOTHING, type WeekFacts } from '../../core/digest/by-hand.ts';
import { digestOfWeeks } from '../../core/digest/weeks.ts';
import { AURORA, BOB, eur, MIA, R } from '../../core/case/build.ts';
import {
  aCase,
  action,
  DAY,
  dueOn,
  given,
  later,
  many,
  MINUTE,
  promise,
  resolution,
  resolved,
  shoutOut,
  TEAM,
  WEEK,
} from '../../core/digest/week.ts';

function cardOf(facts: Partial<WeekFacts>, previous: readonly Partial<WeekFacts>[] = []): Card {
  const digest = digestOfWeeks({
    team: TEAM,
    week: WEEK,
    facts: { ...NOTHING, ...facts },
    previous: previous.map((one) => ({ ...NOTHING, ...one })),
    members: AURORA.members,
  });
  if (digest === null) throw new Error('nothing happened');
  return digestCard(digest, 'slack');
}

const linesOf = (card: Card): readonly string[] =>
  card.blocks.flatMap((b) =>
    b.kind === 'buttons' ? [] : b.kind === 'text' || b.kind === 'context' ? plain(b.text) : b.kind,
  );

/** The first case of a new team: what the first preview shows. */
const first = resolved({
  id: R(1001),
  actions: [action(eur(40))],
  firstCustomerContactAt: later(20 * MINUTE),
  resolvedAt: later(30 * MINUTE),
});
const firstWeek: Partial<WeekFacts> = {
  received: [first],
  resolved: [first],
  actions: first.actions.map((one) => ({ of: first, action: one })),
  shoutOuts: [
    {
      of: first,
      shoutOut: shoutOut('Ana decided on the spot, without making anybody wait for a yes. The customer agreed.'),
    },
  ],
};

function busyWeek(): Partial<WeekFacts> {
  const received = many(23, (n) => aCase({ firstCustomerContactAt: n < 20 ? later((n + 2) * MINUTE) : null }));
  const done = [
    ...many(17, () => given('alone')),
    ...many(3, () => given('asked')),
    resolved({
      id: R(1031),
      resolvedAt: later(2 * DAY),
      resolution: { ...resolution, whatHelped: 'Offering the room move before the voucher ended most noise cases.' },
    }),
  ];
  const thanks = [
    shoutOut('Ana called back late in the evening, as promised.'),
    shoutOut('Bob mended it.', { to: BOB.id }),
    shoutOut('Mia stood in.', { to: MIA.id }),
  ];
  const [of = aCase()] = done;
  return {
    received,
    resolved: done,
    open: [aCase({ promises: many(4, (n) => promise('open', { due: later((5 + n / 8) * DAY) })) })],
    promisesDue: dueOn(...many(18, () => promise('kept')), promise('broken')),
    actions: done.flatMap((c) => c.actions.map((one) => ({ of: c, action: one }))),
    shoutOuts: thanks.map((one) => ({ of, shoutOut: one })),
  };
}
const usualWeeks = many(8, (n) => ({
  received: many(6 + n, () => aCase({ firstCustomerContactAt: later(14 * MINUTE) })),
  resolved: many(6, (i) => resolved(i < 4 ? {} : { handovers: 1 })),
}));

describe('the digest card', () => {
  it('is pleasant to read when one case happened', () => {
    expect(linesOf(cardOf(firstWeek))).toEqual([
      'Front desk, week 50 · The first weeks: nothing to compare with yet.',
      'Heard 1 · too few to say how quickly you answered · resolved 1, how many at first contact is known next week.',
      'You decided the one recovery with a cost yourselves; see /amends limits.',
      'Thank you, Ana: decided on the spot, without making anybody wait for a yes.',
      'Talk about, in the thread: when did you last wish you could decide more on your own, and what would have helped?',
      '7 Dec 2026 to 13 Dec 2026, Europe/Paris. Times are medians.',
    ]);
  });

  it('tells a busy week in at most fifteen lines', () => {
    const lines = linesOf(cardOf(busyWeek(), usualWeeks));
    expect(lines.length).toBeLessThanOrEqual(15);
    expect(lines).toEqual([
      'Front desk, week 50 · Steady, with one change: “room or facility failed” came 23 times (usual 8–11).',
      'Heard 23 (usual 10) · answered in 11 min (usual 14 min) · 3 still waiting for a first answer · solved at first contact 67 % (week before, usual 67 %) · promises kept 18 of 19.',
      'You decided 17 of 20 recoveries yourselves; see /amends limits.',
      'A customer met 1 person (median).',
      'Learned: Offering the room move before the voucher ended most noise cases. (R-1031)',
      'Thank you, Ana: called back late in the evening, as promised.',
      'Thank you, Bob: mended it.',
      'Thank you, Mia: stood in.',
      'Due this week: 4 promises, the next by 15 Dec 2026, 11:00.',
      'Given as a team: €800.00 by choice, over 20 cases.',
      'Talk about, in the thread: what could have told us about “room or facility failed” before our customers did?',
      '7 Dec 2026 to 13 Dec 2026, Europe/Paris. Times are medians.',
    ]);
  });

  it('is one card per team and week, with a summary that says it all in one line', () => {
    const card = cardOf(busyWeek(), usualWeeks);
    expect(card).toMatchObject({ subject: { kind: 'digest', team: TEAM.id, week: WEEK }, version: 1 });
    expect(card.summary.length).toBeLessThanOrEqual(300);
    expect(card.summary).toContain('Heard 23');
    expect(cardOf(firstWeek).summary).toMatch(/Front desk, week 50.*Heard 1/);
    expect(card.blocks.every((b) => ['text', 'context', 'buttons'].includes(b.kind))).toBe(true);
  });

  it('shows no zero, no percentage of few, and no empty section', () => {
    const lines = linesOf(cardOf({ received: [aCase()] }));
    expect(lines.join('\n')).not.toMatch(/(?<![\d:.])0(?![\d:.])|%|null|undefined|NaN/);
    const few = { resolved: many(3, () => resolved()) };
    expect(linesOf(cardOf({ received: [aCase()] }, [few])).join('\n')).toContain(
      'solved at first contact 3 of 3 (week before)',
    );
  });

  it('says no sum over fewer than five cases: it would tell what one customer got', () => {
    expect(linesOf(cardOf(firstWeek)).join('\n')).not.toMatch(/€|EUR/);
  });

  it('stands no person beside a number, and no customer anywhere', () => {
    const [, numbers = '', decisions = ''] = linesOf(cardOf(busyWeek(), usualWeeks));
    for (const m of AURORA.members) expect(numbers + decisions).not.toContain(m.name);
    const thanks = linesOf(cardOf(busyWeek(), usualWeeks)).filter((line) => line.startsWith('Thank you'));
    for (const line of thanks) expect(line).not.toMatch(/\d/);
    expect(linesOf(cardOf(busyWeek(), usualWeeks)).join('\n')).not.toContain('guest-');
  });

  it('tells a week of restricted cases by their number alone', () => {
    const lines = linesOf(cardOf({ received: [aCase({ sensitivity: 'legal' })] }));
    expect(lines[1]).toBe('Heard 1 · 1 of them private · 1 still waiting for a first answer.');
  });

  it('points to the command as it is typed on the platform', () => {
    const digest = digestOfWeeks({
      team: TEAM,
      week: WEEK,
      facts: { ...NOTHING, ...firstWeek },
      previous: [],
      members: AURORA.members,
    });
    if (digest === null) throw new Error('nothing happened');
    expect(linesOf(digestCard(digest, 'teams')).join('\n')).toContain('@Amends limits');
  });

  describe('says what customers said', () => {
    const said = (surveys: Partial<SurveysCounted>): string =>
      linesOf(cardOf({ received: [aCase()] }, [{ surveys: { ...NO_SURVEYS, ...surveys } }])).find((line) =>
        line.startsWith('What customers said'),
      ) ?? '';
    const marks = (n: number, good: number, overall = n) => ({
      overall: { n: overall, good },
      outcome: { n, good },
      procedure: { n, good: good - 1 },
      interaction: { n: 4, good: 4 },
    });
    it.each([
      [{}, ''],
      [
        { asked: 12, answered: 8, notAsked: 2, marks: marks(8, 6) },
        'What customers said of the week before: asked 12, 8 answered: 75 % content all in all, 75 % with what came of it, 63 % with the way there; 2 not asked.',
      ],
      [
        { asked: 12, answered: 4, marks: marks(4, 4) },
        'What customers said of the week before: asked 12, 4 answered: too few to say what.',
      ],
      [{ asked: 3 }, 'What customers said of the week before: asked 3, nobody yet answered.'],
      [{ notAsked: 3 }, 'What customers said of the week before: nobody was asked; 3 not asked.'],
    ])('%j: %s', (surveys, line) => {
      expect(said(surveys)).toBe(line);
    });

    it('and how many people a customer met, as a median of five cases or more', () => {
      const met = (n: number): string => linesOf(cardOf({ resolved: many(n, () => resolved()) })).join('\n');
      expect(met(5)).toContain('A customer met 1 person (median)');
      expect(met(4)).not.toContain('met');
    });
  });

  it('says how many were not counted', () => {
    const lines = linesOf(cardOf({ received: [aCase(), aCase({ status: 'merged' })] }));
    expect(lines.at(-1)).toContain('1 not counted');
  });
});
