/** What is said beside a field of a form that could not be read. */
import { describe, expect, it } from 'vitest';
import { sayFieldError, type FieldError } from '../../src/cards/forms/field-errors.ts';
import { eur } from '../core/case/build.ts';

const viewer = { locale: 'en-GB', now: new Date('2026-12-10T10:00:00Z') };
const cases: readonly (readonly [error: FieldError, sentence: string])[] = [
  [{ kind: 'missing', what: 'whole_number' }, 'Type a whole number in digits only, for example 3.'],
  [{ kind: 'missing', what: 'number' }, 'Type a number with at most four decimals, for example 99.95.'],
  [{ kind: 'missing', what: 'reason_to_decline' }, 'Say why, so that whoever asked knows what would be fine.'],
  [
    { kind: 'amount', read: { kind: 'refused', code: 'empty', example: eur(40) } },
    'Type an amount, for example 40.00 EUR.',
  ],
  [
    { kind: 'not_understood', why: { kind: 'no_amount_here', remedy: 'apology' } },
    '“apology” costs nothing. Leave the amount out.',
  ],
  [
    { kind: 'no_moment', no: { kind: 'no_such_day', day: '2026-02-30' }, zone: 'Europe/Paris' },
    '2026-02-30 is not a day of the calendar. Write it like 2026-12-10.',
  ],
  [{ kind: 'out_of_date' }, 'This form is out of date. Close it and open it again from the card.'],
];

describe('a field that could not be read', () => {
  it.each(cases.map(([error, sentence]) => [sentence, error] as const))('reads “%s”', (sentence, error) => {
    expect(sayFieldError(error, viewer)).toBe(sentence);
  });
  it('is said in the language and with the numbers of whoever typed', () => {
    const said = sayFieldError({ kind: 'missing', what: 'number' }, { ...viewer, locale: 'de-DE' });
    expect(said).toBe('Schreib eine Zahl mit höchstens vier Stellen hinter dem Komma, zum Beispiel 99,95.');
  });
});
