import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money } from '../../../src/core/base/money.ts';
import { decimalOf, readWritten, showMoney, writeMoney } from '../../../src/core/base/show-money.ts';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u200e\u200f\u061c]/g, '');

describe('money shown to people', () => {
  it.each([
    [8000n, 'EUR', 'fr-FR', '80,00 €'],
    [8000n, 'EUR', 'en-GB', '€80.00'],
    [2000n, 'USD', 'en-GB', 'US$20.00'],
    [123450n, 'CHF', 'de-CH', 'CHF 1’234.50'],
    [40n, 'JPY', 'en-US', '¥40'],
    [1250n, 'KWD', 'en-US', 'KWD 1.250'],
    [1250n, 'IQD', 'en-US', 'IQD 1.250'],
    [100050n, 'HUF', 'en-US', 'HUF 1,000.50'],
    [-1n, 'EUR', 'en-GB', '-€0.01'],
  ])('%s minor units of %s read in %s as "%s"', (minor, currency, locale, shown) =>
    expect(plain(showMoney(money(minor, currency), locale)).replace("'", '’')).toBe(shown),
  );

  it('keeps every cent of an amount far beyond floating point', () =>
    expect(showMoney(money(123456789012345678901n, 'EUR'), 'en-GB')).toBe('€1,234,567,890,123,456,789.01'));

  it.each(['en_GB', 'not a locale', ''])('shows money although the locale is "%s"', (locale) =>
    expect(showMoney(money(4000n, 'EUR'), locale)).toBe('€40.00'),
  );

  it('throws for a currency that does not exist, because that is a bug', () =>
    expect(() => showMoney(money(1n, 'XYZ'), 'en-GB')).toThrow('XYZ'));
});

describe('money written for policies', () => {
  it.each([
    [4000n, 'EUR', '40.00 EUR'],
    [5n, 'GBP', '0.05 GBP'],
    [40n, 'JPY', '40 JPY'],
    [40000n, 'KWD', '40.000 KWD'],
    [-150n, 'EUR', '-1.50 EUR'],
  ])('%s minor units of %s are "%s"', (minor, currency, written) =>
    expect(writeMoney(money(minor, currency))).toBe(written),
  );

  it.each([
    ['150 EUR', 15000n],
    ['150.5 EUR', 15050n],
    ['0.05   GBP', 5n],
    ['0 EUR', 0n],
    ['40 JPY', 40n],
  ])('reads "%s"', (written, minor) => expect(readWritten(written)?.minor).toBe(minor));

  it.each([
    '150EUR',
    '150',
    'EUR 150',
    '1,000 EUR',
    '1 000 EUR',
    '-1 EUR',
    '+1 EUR',
    '1.234 EUR',
    '1.5 JPY',
    '1. EUR',
    '.5 EUR',
    '150 eur',
    '150 XXX',
    ' 150 EUR',
    '150 EUR\n',
    '1e3 EUR',
    '٤٠ EUR',
    `${'9'.repeat(16)} EUR`,
  ])('does not read "%s"', (written) => expect(readWritten(written)).toBeUndefined());

  it('reads back whatever it writes', () =>
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 15n - 1n), fc.constantFrom('EUR', 'JPY', 'KWD', 'UYW'), (minor, currency) => {
        expect(readWritten(writeMoney(money(minor, currency)))).toEqual(money(minor, currency));
      }),
    ));

  it('says the decimals alone', () => expect(decimalOf(money(4005n, 'EUR'))).toBe('40.05'));
});
