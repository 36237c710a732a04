import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { money, type Money } from '../../../src/core/base/money.ts';
import { readAmount, type AmountRead } from '../../../src/core/base/read-amount.ts';
import { decimalOf, showMoney, writeMoney } from '../../../src/core/base/show-money.ts';
import { outsideRows } from './outside.ts';
import { cpuMsOf } from '../../cpu.ts';
import { runs } from '../../runs.ts';

const inEur = (typed: string, locale = 'en-GB'): AmountRead => readAmount(typed, { locale, defaultCurrency: 'EUR' });
const said = (read: AmountRead): string => (read.kind === 'amount' ? writeMoney(read.amount) : read.kind);

describe('a symbol of several currencies', () => {
  it.each([
    ['kr 200', 'SEK', 'Europe/Stockholm', '200.00 SEK'],
    ['kr 200', 'EUR', 'Europe/Copenhagen', '200.00 DKK'],
    ['kr 200', 'SEK', 'Europe/Copenhagen', 'ambiguous'],
    ['$20', 'EUR', 'America/New_York', '20.00 USD'],
    ['$20', 'USD', 'America/Toronto', 'ambiguous'],
    ['$20', 'EUR', 'Europe/Paris', 'ambiguous'],
    ['$20', 'USD', 'UTC', '20.00 USD'],
    ['Rs 500', 'EUR', 'Asia/Kolkata', '500.00 INR'],
    ['€20', 'SEK', 'Europe/Copenhagen', '20.00 EUR'],
  ])('“%s” with books in %s, typed in %s, is %s', (typed, defaultCurrency, zone, meant) =>
    expect(said(readAmount(typed, { locale: 'en-GB', zone, defaultCurrency }))).toBe(meant),
  );
});

describe('an amount in a field', () => {
  it.each([
    ['40', '40.00 EUR'],
    ['40 EUR', '40.00 EUR'],
    ['eur40', '40.00 EUR'],
    ['€40', '40.00 EUR'],
    ['80,00 €', '80.00 EUR'],
    ['€80.00', '80.00 EUR'],
    ['40 euros', '40.00 EUR'],
    ['1.234,50 €', '1234.50 EUR'],
    ['€1,234.50', '1234.50 EUR'],
    ['1 234,50', '1234.50 EUR'],
    ['1\u00a0234', '1234.00 EUR'],
    ['1\u202f234,5', '1234.50 EUR'],
    ["CHF 1'234.50", '1234.50 CHF'],
    ['CHF 1’234.50', '1234.50 CHF'],
    ['₹12,34,567.00', '1234567.00 INR'],
    ['1.234.567', '1234567.00 EUR'],
    ['٤٠ €', '40.00 EUR'],
    ['٤٠٫٥٠ €', '40.50 EUR'],
    ['४० €', '40.00 EUR'],
    ['20.-', '20.00 EUR'],
    ['20,–', '20.00 EUR'],
    ['SEK 100:-', '100.00 SEK'],
    ['.5', '0.50 EUR'],
    ['1,5', '1.50 EUR'],
    ['5.', '5.00 EUR'],
    ['£20', '20.00 GBP'],
    ['US$20', '20.00 USD'],
    ['AU$ 20', '20.00 AUD'],
    ['$80.00 USD', '80.00 USD'],
    ['$1,190.00 AUD', '1190.00 AUD'],
    ['12,000.50 JPY', 'refused'],
    ['JPY 100', '100 JPY'],
    ['1.250 KWD', '1.250 KWD'],
    ['‏20.00 ‏₪', '20.00 ILS'],
  ])('"%s" is %s', (typed, amount) => expect(said(inEur(typed))).toBe(amount));

  it.each([
    ['', 'empty'],
    [' \n ', 'empty'],
    ['NaN', 'not_a_number'],
    ['1e400', 'not_a_number'],
    ['0x64', 'not_a_number'],
    ['1_000', 'not_a_number'],
    ['1/2', 'not_a_number'],
    ['50%', 'percentage'],
    ['20k', 'large_unit'],
    ['007', 'not_a_number'],
    ['l0', 'look_alike'],
    ['L0', 'look_alike'],
    ['2O', 'look_alike'],
    ['1O EUR', 'look_alike'],
    ['€I50', 'look_alike'],
    ['10l', 'look_alike'],
    ['0o17', 'not_a_number'],
    ['10,00,0', 'not_a_number'],
    ['1,234,56', 'not_a_number'],
    ['１２', 'not_a_number'],
    ['½', 'not_a_number'],
    ['1٢', 'not_a_number'],
    ['Rs.20', 'shared_symbol'],
    ['-20', 'negative'],
    ['−20 €', 'negative'],
    ['(20)', 'negative'],
    ['20-', 'negative'],
    ['0,00', 'zero'],
    ['20.505', 'two_readings'],
    ['0.001', 'too_many_decimals'],
    ['1.2345', 'too_many_decimals'],
    ['JPY 100.5', 'too_many_decimals'],
    ['9'.repeat(40), 'too_large'],
    ['10000000000000.01', 'too_large'],
    ['BTC 1', 'unknown_currency'],
    ['20 all', 'unknown_currency'],
    ['$20', 'shared_symbol'],
    ['kr 20', 'shared_symbol'],
    ['¥20', 'shared_symbol'],
    ['€20 USD', 'two_currencies'],
    ['20\u200b0', 'hidden_characters'],
    ['\u202e02', 'hidden_characters'],
    ['20\u0000', 'hidden_characters'],
  ])('"%s" is refused or asked: %s', (typed, code) => {
    const read = inEur(typed);
    expect(read.kind === 'amount' ? writeMoney(read.amount) : read.code).toBe(code);
  });

  it.each([
    ['l0', ['10.00 EUR']],
    ['1O,5O €', ['10.50 EUR']],
    ['l10', ['110.00 EUR', '10.00 HNL']],
    ['1l', ['11.00 EUR', '1.00 HNL', '100000.00 EUR']],
  ])('offers what "%s" may mean, and takes none of it', (typed, meant) => {
    const read = inEur(typed);
    expect(read.kind === 'ambiguous' ? read.readings.map(writeMoney) : read).toEqual(meant);
  });

  it.each(['en-US', 'fr-FR', 'de-DE', 'en-IN'])('never guesses what 1,234 or 1.234 means, not even in %s', (locale) => {
    for (const typed of ['1,234', '1.234', '€1,234', '1.234 €', '12,345', '-1,234'.slice(1)]) {
      expect(inEur(typed, locale).kind).toBe('ambiguous');
    }
  });

  it('offers only the readings that are amounts of the currency, and how to type either', () => {
    expect(inEur('1,234')).toEqual({
      kind: 'ambiguous',
      code: 'two_readings',
      readings: [money(123400n, 'EUR')],
      typed: '1,234',
      grouped: '1234',
      decimal: '1.234',
      shortened: '1.23',
      currency: 'EUR',
    });
    expect(inEur('1,250 KWD')).toMatchObject({ readings: [money(1250000n, 'KWD'), money(1250n, 'KWD')] });
  });

  it('offers an amount among other words for confirmation instead of taking it', () => {
    expect(inEur('20 EUR please')).toMatchObject({ kind: 'ambiguous', readings: [money(2000n, 'EUR')] });
    expect(inEur('20 or 200')).toMatchObject({ code: 'range', readings: [money(2000n, 'EUR'), money(20000n, 'EUR')] });
    expect(inEur('20 per night for 3 nights')).toMatchObject({ kind: 'refused', code: 'not_a_number' });
  });

  it('asks for the currency when nothing says it', () =>
    expect(readAmount('20', { locale: 'fr-FR', defaultCurrency: null })).toEqual({
      kind: 'refused',
      code: 'no_currency',
      number: '20',
    }));

  it.each([
    ['$20', 'CAD', 'en-US', '20.00 CAD'],
    ['$20', null, 'en-US', '20.00 USD'],
    ['20 kr', null, 'da-DK', '20.00 DKK'],
    ['¥20', 'JPY', 'en-US', '20 JPY'],
    ['Rs.20', 'INR', 'en-IN', '20.00 INR'],
  ])('settles the shared symbol of %s by books in %s or by %s', (typed, defaultCurrency, locale, amount) =>
    expect(said(readAmount(typed, { locale, defaultCurrency }))).toBe(amount),
  );
});

describe('what is typed as people say it', () => {
  const opts = { locale: 'en-GB', zone: 'Europe/Berlin', defaultCurrency: 'EUR' };
  const readings = (typed: string): readonly string[] => {
    const read = readAmount(typed, opts);
    return read.kind === 'amount' ? [writeMoney(read.amount)] : 'readings' in read ? read.readings.map(writeMoney) : [];
  };

  it.each([
    ['two hundred euros', '200.00 EUR'],
    ['two thousand five hundred euros', '2500.00 EUR'],
    ['zweitausendfünfhundert Euro', '2500.00 EUR'],
    ['20 Pfund', '20.00 GBP'],
    ['100 schwedische Kronen', '100.00 SEK'],
    ['200 kanadiske dollar', '200.00 CAD'],
    ['50 dollars australiens', '50.00 AUD'],
    ['20 eura', '20.00 EUR'],
    ['3.3900 EUR', '3.39 EUR'],
    ['EUR: 12.99', '12.99 EUR'],
  ])('“%s” is %s', (typed, amount) => expect(said(readAmount(typed, opts))).toBe(amount));

  it.each([
    ['5 euros 50', 'put_together', ['5.50 EUR', '5.00 EUR']],
    ['forty euro and 50 cents', 'put_together', ['40.50 EUR', '40.00 EUR']],
    ['20 lei și 50 de bani', 'put_together', ['20.50 RON', '20.00 RON']],
    ['119. 95 EUR', 'put_together', ['119.95 EUR']],
    ['50 cents', 'put_together', ['0.50 EUR']],
    ['between 20 and 30 EUR', 'range', ['20.00 EUR', '30.00 EUR']],
    ['From 26 to 50 €', 'range', ['26.00 EUR', '50.00 EUR']],
    ['10 bin lira', 'large_unit', ['10000.00 TRY']],
    ['about 1.5 million', 'large_unit', ['1500000.00 EUR']],
    ['cinquante euros', 'among_words', ['50.00 EUR']],
    ['trettio fem kronor', 'among_words', ['35.00 SEK', '35 ISK']],
    ['двадцать пять евро', 'among_words', ['25.00 EUR']],
    ['16 ft', 'among_words', ['16.00 HUF']],
  ])('“%s” is asked: %s', (typed, code, meant) => {
    expect(readAmount(typed, opts)).toMatchObject({ kind: 'ambiguous', code });
    expect(readings(typed)).toEqual(meant);
  });

  it.each([
    'Bien sûr 20',
    'un accord',
    'room 12 EUR 3 nights',
    '40 EUR room 12',
    '2x40 EUR',
    'ten twenty euros',
    'half a million',
  ])('“%s” is never taken', (typed) => expect(readAmount(typed, opts).kind).not.toBe('amount'));
});

describe('laws of reading amounts', () => {
  const locales = [
    'en-GB',
    'en-US',
    'fr-FR',
    'de-DE',
    'de-CH',
    'en-IN',
    'hi-IN',
    'ar-EG',
    'fa-IR',
    'he-IL',
    'sv-SE',
    'ja-JP',
  ];
  const currencies = ['EUR', 'USD', 'GBP', 'JPY', 'KWD', 'CHF', 'INR', 'SEK', 'HUF', 'TND', 'CAD', 'ILS', 'EGP'];
  const amount = fc.tuple(fc.bigInt(1n, 10n ** 15n), fc.constantFrom(...currencies)).map(([m, c]) => money(m, c));

  it('the written form always reads back', () =>
    fc.assert(
      fc.property(amount, fc.constantFrom(...locales), (m, locale) => {
        const read = readAmount(writeMoney(m), { locale, defaultCurrency: null });
        expect(read.kind === 'amount' ? read.amount : read).toEqual(m);
      }),
    ));

  it('what was shown to somebody is never read as another amount', () => {
    const isReadRight = (m: Money, locale: string): boolean => {
      const read = readAmount(showMoney(m, locale), { locale, defaultCurrency: m.currency });
      const readings = read.kind === 'refused' ? [m] : read.kind === 'amount' ? [read.amount] : read.readings;
      return readings.some(({ minor, currency }) => minor === m.minor && currency === m.currency);
    };
    expect(
      fc.check(fc.property(amount, fc.constantFrom(...locales), isReadRight), { numRuns: runs(500) }).counterexample,
    ).toBeNull();
  });

  it('any text gives an answer', () => {
    const isAnswered = (typed: string): boolean => {
      const read = inEur(typed);
      return read.kind === 'amount' ? read.amount.minor > 0n : read.code !== undefined;
    };
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    expect(fc.check(fc.property(text, isAnswered), { numRuns: runs(500) }).counterexample).toBeNull();
  });

  it.each(['1', '1 ', ' ', '$', '1,', '.', '٣', '(', 'kr ', '1 a '])(
    '100,000 characters of "%s" take no time',
    (piece) => {
      const typed = piece.repeat(Math.ceil(100_000 / piece.length));
      expect(inEur(typed).kind).toBe('refused');
      expect(cpuMsOf(() => inEur(typed))).toBeLessThan(500);
    },
  );
});

describe('amounts from outside', () => {
  const hostile = z.object({
    id: z.string(),
    text: z.string(),
    workspaceCurrency: z.string(),
    allow: z.array(z.string()),
  });
  it('every hostile amount has one of its allowed outcomes, in every locale', ({ skip }) => {
    const rows = outsideRows('checks/attack/corpus/amounts.jsonl', hostile, skip);
    const wrong = rows.flatMap((row) =>
      ['en-US', 'fr-FR', 'de-CH', 'hi-IN'].flatMap((locale) => {
        const read = readAmount(row.text, { locale, defaultCurrency: row.workspaceCurrency });
        const outcome = read.kind === 'amount' ? writeMoney(read.amount) : 'REFUSE';
        return row.allow.includes(outcome) ? [] : [`${row.id} ${locale} ${row.text} → ${outcome}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  const priced = z.discriminatedUnion('task', [
    z.object({
      task: z.literal('parse_one'),
      text: z.string(),
      source: z.string(),
      expected: z.object({ amount: z.coerce.number().nullable() }),
    }),
    z.object({ task: z.literal('extract_all') }),
  ]);
  it.for(['EUR', 'USD', 'SEK', 'INR'])('no price is read as another amount with books in %s', (base, { skip }) => {
    const rows = outsideRows('data/03-money/dev.jsonl', priced, skip).filter((row) => row.task === 'parse_one');
    const all = rows.map((row) => ({ row, read: readAmount(row.text, { locale: 'en-US', defaultCurrency: base }) }));
    const isRight = (amount: Money, { expected }: (typeof rows)[number]): boolean =>
      Number(decimalOf(amount)) === expected.amount;
    const taken = all.flatMap(({ row, read }) => (read.kind === 'amount' ? [{ row, amount: read.amount }] : []));
    expect(taken.filter(({ row, amount }) => !isRight(amount, row)).map(({ row }) => row.text)).toEqual([]);
    const prices = all.filter(({ row }) => row.source === 'price-parser' && /\d/.test(row.text));
    const right = prices.filter(({ row, read }) => {
      const readings = read.kind === 'amount' ? [read.amount] : 'readings' in read ? read.readings : [];
      // nothing is given of nothing
      const isRefused = read.kind === 'refused' && (row.expected.amount ?? 0) === 0;
      return isRefused || readings.some((amount) => isRight(amount, row));
    });
    expect(right.length / prices.length).toBeGreaterThan(0.97);
  });

  it('no naughty string is read as an amount unless it is a plain one', ({ skip }) => {
    const rows = outsideRows('data/07-naughty-strings/dev.jsonl', z.object({ text: z.string() }), skip);
    const taken = rows.filter(({ text }) => inEur(text).kind === 'amount').map(({ text }) => text);
    expect(taken.toSorted()).toEqual(['1', '1 000 000,00', '1 000.00', '1,000,000.00', '1,000.00', '1.000,00']);
  });
});
