/** What is owed, as `policy check` and `policy` say it. */
import { expect, it } from 'vitest';
import { policyInWords } from '../../../src/core/policy/words/policy-in-words.ts';
import { hotelAnd, loaded } from './policy-files.ts';

const OWED = `entitlements:
  - id: late
    basis: statutory
    source: { title: "Act 7", as_of: 2026-11-21, review_by: 2027-02-28 }
    facts: { delay_min: int, fare: money, nights: int, extraordinary: bool }
    per: passenger
    settled_by: [goodwill]
    table:
      - { if: 'extraordinary', owed: '0 EUR', note: 'care still owed' }
      - { if: 'delay_min < 60', owed: { percent: 50, of: fare } }
      - { if: 'nights > 0', owed: { each: nights, amount: '10 EUR', max: '70 EUR' } }
      - { if: 'true', owed: '250 EUR' }`;

it('says every row of what is owed, and who pays it without a grant', () => {
  const words = policyInWords(loaded(hotelAnd(OWED)));
  const at = words.findIndex((line) => line.startsWith('Owed whatever'));
  expect(words.slice(at, at + 6)).toEqual([
    'Owed whatever anybody decides: late (Act 7, as of 21 November 2026), to each passenger, paid by goodwill. Of these the first that is so:',
    '- where extraordinary: no money (care still owed).',
    '- where delay min is less than 60: 50 % of the fare, rounded up.',
    '- where nights is more than 0: 10.00 EUR times nights, at most 70.00 EUR.',
    '- in every other case: 250.00 EUR.',
    'Whoever has a role pays what is owed without asking, and it uses nobody’s limit. So does a role whose grants do not name the remedy, for what is owed and no more: probationer (goodwill).',
  ]);
});
