/** A gift typed in percent: what it comes to is offered as a line, and nothing is guessed. */
import { expect, it } from 'vitest';
import { money } from '../../src/core/base/money.ts';
import { measuredBy } from '../../src/core/policy/facts-asked.ts';
import { shareCard, type Measure } from '../../src/cards/answers/share-card.ts';
import { caseId } from '../../src/core/base/ids.ts';
import { hotelWith, loaded } from '../core/policy/policy-files.ts';
import { factsButton } from '../../src/cards/case/offers.ts';
import { openCase } from '../core/case/build.ts';
import { viewer } from './gallery.ts';

const eur = (minor: bigint) => money(minor, 'EUR');
const share = (percent: number, measures: readonly Measure[]) =>
  shareCard(
    { case: caseId.parse('R-7'), remedy: 'refund', percent, because: 'it was late' },
    measures,
    factsButton(openCase(), viewer()),
    viewer(),
  );
const lines = (percent: number, measures: readonly Measure[]): readonly string[] =>
  JSON.stringify(share(percent, measures)).match(/give R-7 [^"]*(?=","once)/g) ?? [];

it.each<[string, number, readonly Measure[], readonly string[]]>([
  ['of one value, rounded down', 12.5, [['order_value', eur(9999n)]], ['refund 12.49 EUR']],
  [
    'of each that is known',
    10,
    [
      ['order_value', eur(8000n)],
      ['fare', eur(500n)],
    ],
    ['refund 8.00 EUR', 'refund 0.50 EUR'],
  ],
  [
    'not of what is unknown',
    10,
    [
      ['order_value', null],
      ['fare', eur(500n)],
    ],
    ['refund 0.50 EUR'],
  ],
  ['of nothing known', 10, [['order_value', null]], []],
  ['that comes to nothing', 1, [['order_value', eur(50n)]], []],
])('a share %s', (_what, percent, measures, gifts) => {
  expect(lines(percent, measures)).toEqual(gifts.map((gift) => `give R-7 ${gift} because it was late`));
  expect(share(percent, measures).summary).toContain('Nothing was given');
  expect(JSON.stringify(share(percent, measures)).includes('Add facts…')).toBe(gifts.length === 0);
});

it('is of what the policy measures the remedy by, else of the order', () => {
  const text = hotelWith(
    '{ scope: action, max: "150 EUR" }',
    '{ scope: action, max: { percent: 20, of: loss_value } }',
  );
  expect(measuredBy(loaded(text), 'agent', 'refund')).toEqual(['order_value', 'loss_value']);
  expect(measuredBy(loaded(text), 'agent', 'voucher')).toEqual(['order_value']);
});
