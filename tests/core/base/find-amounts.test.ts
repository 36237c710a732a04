import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findAmounts } from '../../../src/core/base/find-amounts.ts';
import { writeMoney } from '../../../src/core/base/show-money.ts';
import { outsideRows } from './outside.ts';
import { cpuMsOf } from '../../cpu.ts';

const EUR = { locale: 'en-GB', defaultCurrency: 'EUR' };
const found = (text: string): readonly string[] =>
  findAmounts(text, EUR).map(
    ({ amount, decimal, isCertain }) => `${amount ? writeMoney(amount) : decimal}${isCertain ? '' : '?'}`,
  );

describe('amounts in what a customer says', () => {
  it.each([
    ['I want my €40 back', ['40.00 EUR']],
    ['please refund 40 EUR, not 4,00 €.', ['40.00 EUR', '4.00 EUR']],
    ['USD 20 EUR 30', ['20.00 USD', '30.00 EUR']],
    ['100 € 50 €', ['100.00 EUR', '50.00 EUR']],
    ['he paid 20 pounds and 15 euros', ['20.00 GBP', '15.00 EUR']],
    ['AED 8000 (USD 2179)', ['8000.00 AED', '2179.00 USD']],
    ['€1,234 for the suite', ['1234.00 EUR?']],
    ['€2k for the wedding', ['2000.00 EUR?']],
    ['3 euros 50 cents', ['3.50 EUR?']],
    ['35€99', ['35.99 EUR?']],
    ['it cost 20 euros 43', ['20.00 EUR?']],
    ['$20 too much', ['20']],
    ['5€の部屋', ['5.00 EUR']],
  ])('"%s" names %j', (text, amounts) => {
    expect(found(text)).toEqual(amounts);
  });

  it.each([
    'room 412 was cold on 12/11/2026 at 3 am',
    'case R-1042, 3 nights, 2 adults',
    'a 20% discount',
    '4.7 billion euros',
    'order A20 €',
    'we tried 20 all day',
    'I won 20',
    'about 1/2 €',
  ])('"%s" names none', (text) => expect(found(text)).toEqual([]));

  it('says where the amount stands', () => {
    const text = 'refund CHF 1’234.50 now';
    const [one] = findAmounts(text, EUR);
    expect(text.slice(one?.from, one?.until)).toBe('CHF 1’234.50');
  });

  it.each(['1 000 ', '€', '1,', 'a', '1€', '1 €1', '1 euros and '])(
    'reads 50,000 signs of "%s" without getting stuck',
    (piece) => {
      const text = piece.repeat(Math.ceil(50_000 / piece.length));
      expect(cpuMsOf(() => findAmounts(text, EUR))).toBeLessThan(5000);
    },
  );

  it('finds every dollar in long complaints and nothing else', ({ skip }) => {
    const told = z.object({ text: z.string(), source: z.string(), expected: z.unknown() });
    const amounts = z.array(z.object({ amount: z.string() }));
    const all = outsideRows('data/03-money/dev.jsonl', told, skip);
    const rows = all.filter(({ source }) => source.startsWith('cfpb'));
    for (const { text, expected } of rows) {
      const found = findAmounts(text, { locale: 'en-US', defaultCurrency: 'USD' });
      expect(found.map(({ decimal }) => decimal)).toEqual(amounts.parse(expected).map(({ amount }) => amount));
      expect(found.every(({ isCertain }) => isCertain)).toBe(true);
    }
  });
});
