/** Numbers in words of a model: each must stand in what it was given. Numbers are computed, never phrased. Pure. */
import { withDigitsAbroad } from '../base/number-words-abroad.ts';
import { withDigits } from '../base/number-words.ts';
import { plainDigits } from '../base/digits.ts';

const NUMBER = /\d+(?:[.,'’\u00a0\u202f ](?=\d)\d+)*/gu;

/** Every number of the text in one form: `1.250,00`, `1 250` and `1250` are one, so are `12` and `twelve`. */
export function numbersIn(text: string): ReadonlySet<string> {
  const plain = plainDigits(text, true);
  const found = [...plain.matchAll(NUMBER)].flatMap(([one]) => readingsOf(one));
  // a clause at a time: more than one number in words is certain in none
  const clauses = plain.split(/[.!?;:,\n]+|(?<=\p{L})\s+(?:and|und|et|y)\s+(?=\p{L})/iu);
  const inWords = clauses
    .filter((clause) => !/\d/.test(clause))
    .flatMap((clause) => [withDigits(clause), ...withDigitsAbroad(clause)])
    .flatMap((said) => [...said.matchAll(NUMBER)].flatMap(([one]) => readingsOf(one)))
    // "one of us" counts nothing
    .filter((one) => one !== '1');
  return new Set([...found, ...inWords]);
}

/** One number, as it reads with a separator that groups and with one that divides. */
function readingsOf(written: string): readonly string[] {
  const digits = written.replaceAll(/[\u00a0\u202f ’']/g, '');
  const whole = digits.replaceAll(/[.,]/g, '');
  const grouped = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?$/.test(digits);
  const divided = /^(.*)[.,](\d{1,2})$/.exec(digits);
  if (divided !== null) return [short(`${(divided[1] ?? '').replaceAll(/[.,]/g, '')}.${divided[2] ?? ''}`)];
  return [short(grouped ? whole : digits.replaceAll(',', '.'))];
}

const short = (decimal: string): string =>
  decimal
    .replace(/^0+(?=\d)/, '')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');

/** The first number of the text that is not among those given; null where each is. */
export function numberUnbacked(text: string, given: readonly string[]): string | null {
  const known = new Set(given.flatMap((one) => [...numbersIn(one)]));
  return [...numbersIn(text)].find((one) => !known.has(one)) ?? null;
}
