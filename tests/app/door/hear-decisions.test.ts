/** Decisions as typed: an amount, a value and words are told apart, and nothing typed is dropped without a word. */
import { describe, expect, it } from 'vitest';
import { hear } from '../../../src/app/door/hear.ts';
import type { Hearing } from '../../../src/app/door/hearing.ts';
import { sayParseError } from '../../../src/cards/answers/not-understood.ts';
import { sayRefusal } from '../../../src/cards/answers/refusals.ts';
import { money } from '../../../src/core/base/money.ts';
import { viewer } from '../../cards/gallery.ts';
import { eur, R } from '../../core/case/build.ts';
import { PARSE_ERRORS, REFUSALS } from '../../cards/sayings.ts';
import { showCard } from '../../cards/show.ts';

const hearing: Hearing = {
  locale: 'en-GB',
  currency: 'EUR',
  actions: new Map([
    ['refund', 'money'],
    ['points', 'points'],
    ['late_checkout', 'free'],
  ]),
  facts: new Map(),
  evidence: [],
};
const heard = (line: string): unknown => {
  const read = hear(line, hearing);
  return read.kind === 'wish' && read.wish.kind === 'command' ? read.wish.command : read;
};
const of = (amount: ReturnType<typeof eur> | null, units: bigint | null = null) => ({ amount, units });

describe('approve', () => {
  it.each([
    ['approve R-7', { named: null, baseAmount: null, reason: null }],
    ['approve R-7 250 EUR', { named: of(eur(250)), baseAmount: null, reason: null }],
    ['approve R-7 250 usd', { named: of(money(25_000n, 'USD')) }],
    ['approve R-7 250', { named: of(eur(250), 250n) }],
    ['approve R-7 2000 points', { named: of(null, 2000n) }],
    ['approve R-7 60,000 points', { named: of(null, 60_000n) }],
    ['approve R-7 60 000 pts because of status', { named: of(null, 60_000n), reason: 'of status' }],
    ['approve R-7 60\u202f000 points', { named: of(null, 60_000n) }],
    ['approve R-7 250 EUR because fair', { named: of(eur(250)), reason: 'fair' }],
    ['approve R-7 because it is fair', { named: null, reason: 'it is fair' }],
    ['approve R-7 worth 25 EUR', { named: null, baseAmount: eur(25) }],
    ['Approve r-7 10 KWD WORTH 25 EUR Because of the rate', { named: of(money(10_000n, 'KWD')), baseAmount: eur(25) }],
  ])('reads “%s”', (line, command) => {
    expect(heard(line)).toMatchObject({ kind: 'approve', case: R(7), ...command });
  });

  it.each([
    ['approve R-7 much', { kind: 'approve_words', typed: 'much' }],
    ['approve R-7 1,234', { kind: 'approve_words' }],
    ['approve R-7 250 EUR it is fair', { kind: 'approve_words', typed: '250 EUR it is fair' }],
    ['approve R-7 worth', { kind: 'worth_words' }],
    ['approve R-7 worth a lot', { kind: 'worth_words' }],
    ['accept R-7 and thanks', { kind: 'case_alone', typed: 'and thanks' }],
    ['withdraw R-7 please', { kind: 'case_alone', typed: 'please' }],
    ['decline R-7 250 EUR', { kind: 'reason_needed', offers: eur(250) }],
    ['decline R-7 60 000 points', { kind: 'reason_needed' }],
    ['decline R-7 60,000 points.', { kind: 'reason_needed' }],
    ['decline R-7 6.000 €', { kind: 'reason_needed' }],
    ['decline R-7 20-30 EUR', { kind: 'reason_needed' }],
    ['decline R-7 €1,234', { kind: 'reason_needed' }],
    ['decline R-7 because', { kind: 'reason_needed' }],
    ['decline R-7 because.', { kind: 'reason_needed' }],
    ['decline R-7 – …', { kind: 'reason_needed' }],
    ['decline R-7 n/a', { kind: 'reason_needed' }],
    ['decline R-7 refund 400 EUR because .', { kind: 'reason_needed' }],
    ['approve R-7 refund lots', { kind: 'approve_words' }],
  ])('decides nothing on “%s”', (line, why) => {
    expect(heard(line)).toMatchObject({ kind: 'not_understood', why });
  });
});

describe('the other decisions', () => {
  it('keep an amount that was named, and the words', () => {
    expect(heard('accept R-7 250 EUR')).toMatchObject({ kind: 'accept_counter', named: of(eur(250)) });
    expect(heard('decline R-7 400 EUR because too much')).toMatchObject({ named: of(eur(400)), reason: 'too much' });
    expect(heard('decline R-7 2 nights are enough')).toMatchObject({ named: null, reason: '2 nights are enough' });
    expect(heard('decline R-7 250 EUR is all we can do')).toMatchObject({
      named: null,
      reason: '250 EUR is all we can do',
    });
  });

  it.each([
    ['approve R-7 refund', [{ kind: 'refund', amount: null, units: null }]],
    ['approve R-7 refund 400 EUR because fair', [{ kind: 'refund', amount: eur(400), units: null }]],
    ['approve R-7 points 2000', [{ kind: 'points', amount: null, units: 2000n }]],
    ['decline R-7 late checkout because full', [{ kind: 'late_checkout', amount: null, units: null }]],
    ['withdraw R-7 late_checkout', [{ kind: 'late_checkout', amount: null, units: null }]],
    [
      'accept R-7 Refund 400 EUR + late checkout',
      [
        { kind: 'refund', amount: eur(400), units: null },
        { kind: 'late_checkout', amount: null, units: null },
      ],
    ],
  ])('name remedies: “%s”', (line, items) => {
    expect(heard(line)).toMatchObject({ named: { amount: null, units: null, items } });
  });

  it('leave an offer without a reason to the rules, which ask for one', () => {
    expect(heard('counter R-7 250 EUR')).toMatchObject({ kind: 'counter', amount: eur(250), reason: '' });
  });

  it('are advised only in words that are understood', () => {
    const cards = [
      sayRefusal(REFUSALS.amount_differs, viewer()),
      sayRefusal(REFUSALS.value_known, viewer()),
      sayRefusal({ ...REFUSALS.amount_differs, verb: 'accept' }, viewer()),
      sayRefusal({ ...REFUSALS.amount_differs, verb: 'decline' }, viewer()),
      sayRefusal(
        { ...REFUSALS.amount_differs, named: of(eur(3), 3n), asked: [{ kind: 'points', amount: null, units: 2n }] },
        viewer(),
      ),
      sayParseError(PARSE_ERRORS.approve_words, viewer()),
      sayParseError(PARSE_ERRORS.worth_words, viewer()),
      sayParseError(PARSE_ERRORS.case_alone, viewer()),
      sayParseError({ ...PARSE_ERRORS.reason_needed, offers: eur(250) }, viewer()),
    ];
    const lines = cards.flatMap((card) =>
      card.blocks.flatMap((b) =>
        b.kind === 'text' ? b.text.flatMap((run) => (typeof run === 'object' && 'bold' in run ? run.bold : [])) : [],
      ),
    );
    expect(lines).toContain('/amends counter R-7 250 EUR because …');
    expect(lines).toContain('/amends counter R-7 points 3 because …');
    expect(lines).toContain('/amends approve R-7 worth 250 EUR');
    const filled = lines.map((line) => line.replace('…', 'it rained'));
    expect(filled.filter((line) => hear(line, hearing).kind !== 'wish')).toEqual([]);
  });

  it('are refused with both amounts named', () => {
    const card = showCard(sayRefusal(REFUSALS.amount_differs, viewer()));
    expect(card).toContain('€400.00');
    expect(card).toContain('€250.00');
  });
});
