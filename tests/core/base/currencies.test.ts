import { describe, expect, it } from 'vitest';
import { exponentOf } from '../../../src/core/base/currencies.ts';
import { currenciesNamed, settle } from '../../../src/core/base/currency-names.ts';

describe('the decimals of a currency', () => {
  it.each([
    ['EUR', 2],
    ['JPY', 0],
    ['KWD', 3],
    ['CLF', 4],
    ['UGX', 0],
  ])('%s has %i', (code, decimals) => expect(exponentOf(code)).toBe(decimals));

  it.each(['IQD', 'HUF', 'COP', 'PKR', 'LAK', 'IDR'])('follows ISO 4217 for %s, not the locale data', (code) =>
    expect(exponentOf(code)).toBe(code === 'IQD' ? 3 : 2),
  );

  it.each(['', 'eur', 'XTS', 'XXX', 'XAU', 'BTC', 'ZZZ', '__proto__', 'constructor'])(
    'knows no currency "%s"',
    (code) => expect(exponentOf(code)).toBeUndefined(),
  );
});

describe('the names of currencies', () => {
  it('means only currencies that exist', () => {
    const shared = ['$', '£', '¥', 'kr', 'fr', 'dinar', 'rupees', 'pesos', 'riyal'];
    const codes = shared.flatMap((name) => currenciesNamed(name)?.currencies ?? []);
    expect(codes.length).toBeGreaterThan(40);
    expect(codes.filter((code) => exponentOf(code) === undefined)).toEqual([]);
  });

  it.each(['all', 'try', 'Top', 'mad', 'pen'])('takes "%s" for a word, not for a code', (word) =>
    expect(currenciesNamed(word)).toBeUndefined(),
  );

  it.each([
    ['$', 'CAD', 'en-US', 'CAD'],
    ['$', 'EUR', 'en-US', undefined],
    ['$', null, 'en-AU', 'AUD'],
    ['$', null, 'en', undefined],
    ['kr', null, 'nb-NO', 'NOK'],
    ['£', 'EUR', 'fr-FR', 'GBP'],
    ['£', 'EGP', 'ar-EG', undefined],
    ['¥', 'JPY', 'en-GB', 'JPY'],
  ])('settles %s with books in %s and locale %s as %s', (name, defaultCurrency, locale, meant) => {
    const named = currenciesNamed(name);
    expect(named && settle(named, { defaultCurrency, locale })).toBe(meant);
  });
});
