/** What is said of an amount that could not be read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayUnread } from '../../src/cards/answers/amounts.ts';
import { readAmount } from '../../src/core/base/read-amount.ts';
import { runs } from '../runs.ts';

const said = (typed: string, defaultCurrency: string | null = 'EUR'): string | null => {
  const read = readAmount(typed, { locale: 'fr-FR', defaultCurrency });
  return read.kind === 'amount' ? null : sayUnread(read, { locale: 'en-GB' });
};

describe('an amount that could not be read', () => {
  it.each([
    ['1,234', '“1,234” can mean 1234 or 1.234. Type 1234 EUR or 1.23 EUR.'],
    ['20 EUR please', '“20 EUR please” is more than an amount. Type only the amount, for example 20 EUR.'],
    ['5 euros 50', '“5 euros 50” is not one plain amount. Type 5.50 EUR or 5 EUR.'],
    ['', 'Type an amount, for example 40.00 EUR.'],
    ['20\u200b0', 'The amount has characters that cannot be seen. Type it by hand, for example 40.00 EUR.'],
    ['-20', 'An amount cannot be below zero. Type it without the sign: 20 EUR.'],
    ['0', 'The amount is zero. Type what is to be given, for example 40.00 EUR.'],
    ['0 JPY', 'The amount is zero. Type what is to be given, for example 40 JPY.'],
    ['50%', 'A percentage is not an amount. Work it out and type the amount, for example 40.00 EUR.'],
    ['007', '“007” is not one plain amount. Type digits, for example 40.00 EUR.'],
    ['20 nights', '“nights” is not part of an amount. Type only the amount, for example 40.00 EUR.'],
    ['10000000000000.01', 'The amount is too large. Type at most 10000000000000.00 EUR.'],
    ['1.2345', 'EUR has 2 decimals. Type for example 1.23 EUR.'],
    ['JPY 100.5', 'JPY has no decimals. Type for example 100 JPY.'],
    ['BTC 1', '“BTC” is not a currency. Type its three letters, for example 1 EUR.'],
    ['kr 20', 'Several currencies use “kr”. Type the code, for example 20 SEK, 20 NOK or 20 DKK.'],
    ['€20 USD', '“€” and “USD” are two currencies. Type one, for example 40.00 EUR.'],
  ])('"%s": %s', (typed, sentence) => {
    expect(said(typed)).toBe(sentence);
  });

  it('asks for the currency when nothing says it', () =>
    expect(said('20', null)).toBe('Say the currency, too, for example 20 EUR.'));

  it('shows no more of long words than tells which they were', () =>
    expect(said('x'.repeat(90))).toBe(
      `“${'x'.repeat(40)}…” is not one plain amount. Type digits, for example 40.00 EUR.`,
    ));

  it('is always answered with what to type', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    const isAnswered = (typed: string): boolean => /[Tt]ype|Say/.test(said(typed) ?? 'Say');
    expect(fc.check(fc.property(text, isAnswered), { numRuns: runs(100) }).counterexample).toBeNull();
  });
});
