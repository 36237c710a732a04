/** Remedies as they are typed: one, several joined by `+`, or an amount alone. Pure. */
import type { Money } from '../../core/base/money.ts';
import { plainDigits } from '../../core/base/digits.ts';
import { withDigits } from '../../core/base/number-words.ts';
import { isTooLong, LONGEST_NAME, passengerFrom } from '../../core/base/passengers.ts';
import { readAmount } from '../../core/base/read-amount.ts';
import { readNumber } from '../../core/base/read-number.ts';
import { unmarked } from '../../core/base/typed.ts';
import type { ItemAsked } from '../../core/case/commands.ts';
import type { ParseError } from '../../cards/answers/parse-error.ts';
import { amountsOf, splitAt, type Hearing } from './hearing.ts';

export type OfferRead =
  | { readonly ok: true; readonly offer: { readonly items: readonly ItemAsked[]; readonly amount: Money | null } }
  | { readonly ok: false; readonly why: ParseError };

/** An amount alone, or remedies joined by `+`. */
export function readOffer(typed: string, hearing: Hearing): OfferRead {
  const parts = typed.split('+').map((part) => part.trim());
  const names = parts.map((part) => part.split(/\s+/)[0]?.toLowerCase() ?? '');
  if (parts.length === 1 && !hearing.actions.has(names[0] ?? '')) {
    const read = readAmount(typed.trim(), amountsOf(hearing));
    if (read.kind === 'amount') return { ok: true, offer: { items: [], amount: read.amount } };
    return { ok: false, why: { kind: 'amount', read } };
  }
  const items: ItemAsked[] = [];
  for (const [i, part] of parts.entries()) {
    const read = readItem(names[i] ?? '', part.slice((names[i] ?? '').length).trim(), hearing);
    if (!read.ok) return read;
    items.push(read.item);
  }
  return { ok: true, offer: { items, amount: null } };
}

export type ItemRead =
  | { readonly ok: true; readonly item: ItemAsked }
  | { readonly ok: false; readonly why: ParseError };

/** One remedy as typed: its name, and an amount, a number of points, or a cost, by its class. */
export function readItem(
  kind: string,
  words: string,
  hearing: Pick<Hearing, 'actions' | 'locale' | 'currency' | 'zone'>,
): ItemRead {
  const itemClass = hearing.actions.get(kind);
  const [typed, named] = splitAt(words, FOR_PASSENGER);
  const quantity = unmarked(
    typed
      .trim()
      .replace(/([*_~`])([^\s*_~`]{1,40})\1/g, '$2')
      .replace(/^(?:of|von|über|[:=]|,(?!\d))\s*/i, ''),
  );
  const plain = { kind, amount: null, units: null, cost: null, passenger: passengerFrom(named) };
  if (isTooLong(plain.passenger)) return { ok: false, why: { kind: 'passengers', no: 'long', most: LONGEST_NAME } };
  if (itemClass === undefined)
    return { ok: false, why: { kind: 'unknown_action', typed: kind, actions: [...hearing.actions.keys()] } };
  if (quantity === '') return { ok: true, item: plain };
  switch (itemClass) {
    case 'free':
      return { ok: false, why: { kind: 'no_amount_here', remedy: kind } };
    case 'points':
      return unitsOf(quantity, kind, plain);
    case 'money':
    case 'in_kind': {
      const read = readAmount(quantity, amountsOf(hearing));
      if (read.kind !== 'amount') return { ok: false, why: { kind: 'amount', read } };
      return {
        ok: true,
        item: itemClass === 'money' ? { ...plain, amount: read.amount } : { ...plain, cost: read.amount },
      };
    }
  }
}

/** `refund 250 EUR for passenger Rosa Lind`: what stands behind it is the name. */
const FOR_PASSENGER = /(?:^|\s)(?:(?:for|to|für|an)\s)?(?:the\s)?(?:passenger|traveller|passagier)\s/i;

/** Points are whole: a separator between three digits and three is one of thousands. */
function unitsOf(quantity: string, remedy: string, plain: Omit<ItemAsked, 'units'>): ItemRead {
  const units = readUnits(quantity);
  return units === undefined
    ? { ok: false, why: { kind: 'not_a_number', typed: quantity, remedy } }
    : { ok: true, item: { ...plain, units } };
}

/** `2000`, `2,000`, `2 000 points`, `2 GB`, `two hundred`; undefined where it is no whole number of at most nine digits. */
export function readUnits(typed: string): bigint | undefined {
  const [, number = ''] =
    /^([0-9][0-9.,'’\s]{0,14}|[0-9])(?:\s?(?:points?|pts?\.?|punkte?|miles?|meilen?|stamps?|units?|credits?|days?|tagen?|nights?|hours?|months?|[gm]b))?$/iu.exec(
      plainDigits(withDigits(unmarked(typed)), true),
    ) ?? [];
  const read = readNumber(number.trim());
  if (read.kind === 'none') return undefined;
  const digits = read.kind === 'either' ? read.grouped : read.digits;
  return digits.fraction === '' && digits.whole.length <= 9 ? BigInt(digits.whole) : undefined;
}
