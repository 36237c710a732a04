/** Amounts of a column, with the decimal sign and the currency that a mapping states. Pure. */
import { exponentOf } from '../../core/base/currencies.ts';
import { money, MOST_MINOR, type Money } from '../../core/base/money.ts';
import { shown } from '../../core/policy/reader/policy-faults.ts';

export type AmountCell =
  | { readonly kind: 'amount'; readonly amount: Money }
  | { readonly kind: 'no'; readonly wrong: string; readonly todo: string };

/** Signs and codes of a currency beside the number, and blanks, say nothing new: the mapping says the currency. */
const AROUND = /^[\p{Sc}\p{L}\s]*|[\p{Sc}\p{L}\s]*$/gu;

export function readAmountCell(text: string, decimal: '.' | ',', code: string): AmountCell {
  const exponent = exponentOf(code);
  if (exponent === undefined) {
    return { kind: 'no', wrong: `${shown(code)} is no currency`, todo: 'write a code like EUR' };
  }
  const number = text.replaceAll(AROUND, '');
  const match = (decimal === '.' ? WITH_POINT : WITH_COMMA).exec(number);
  if (match === null) {
    const why = number.startsWith('-') ? 'is less than nothing' : `is no amount with "${decimal}" before the cents`;
    return { kind: 'no', wrong: `${shown(text)} ${why}`, todo: 'correct it, or say decimal: in the mapping' };
  }
  const whole = (match.groups?.['whole'] ?? '').replaceAll(/\D/g, '');
  const cents = (match.groups?.['cents'] ?? '').replace(/0+$/, '');
  if (cents.length > exponent) {
    return { kind: 'no', wrong: `${shown(text)} has more places than ${code} has`, todo: 'round it' };
  }
  const minor = BigInt(`${whole}${cents.padEnd(exponent, '0')}`);
  if (minor > MOST_MINOR) return { kind: 'no', wrong: `${shown(text)} is more than any amount`, todo: 'correct it' };
  return { kind: 'amount', amount: money(minor, code) };
}

const WITH_POINT = /^(?<whole>\d{1,3}(?:[,'’\u00a0\u202f ]\d{3})+|\d{1,18})(?:\.(?<cents>\d{1,9}))?$/;
const WITH_COMMA = /^(?<whole>\d{1,3}(?:[.'’\u00a0\u202f ]\d{3})+|\d{1,18})(?:,(?<cents>\d{1,9}))?$/;
