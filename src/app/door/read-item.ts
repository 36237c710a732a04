/** Remedies as they are typed: one, several joined by `+`, or an amount alone. Pure. */
import type { Money } from '../../core/base/money.ts';
import { readAmount } from '../../core/base/read-amount.ts';
import type { ItemAsked } from '../../core/case/commands.ts';
import type { ParseError } from '../../cards/answers/parse-error.ts';
import type { Hearing } from './hearing.ts';

export type OfferRead =
  | { readonly ok: true; readonly offer: { readonly items: readonly ItemAsked[]; readonly amount: Money | null } }
  | { readonly ok: false; readonly why: ParseError };

/** An amount alone, or remedies joined by `+`. */
export function readOffer(typed: string, hearing: Hearing): OfferRead {
  const parts = typed.split('+').map((part) => part.trim());
  const names = parts.map((part) => part.split(/\s+/)[0]?.toLowerCase() ?? '');
  if (parts.length === 1 && !hearing.actions.has(names[0] ?? '')) {
    const read = readAmount(typed.trim(), { locale: hearing.locale, defaultCurrency: hearing.currency });
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
  quantity: string,
  hearing: Pick<Hearing, 'actions' | 'locale' | 'currency'>,
): ItemRead {
  const itemClass = hearing.actions.get(kind);
  const plain = { kind, amount: null, units: null, cost: null, passenger: null };
  if (itemClass === undefined)
    return { ok: false, why: { kind: 'unknown_action', typed: kind, actions: [...hearing.actions.keys()] } };
  if (quantity === '') return { ok: true, item: plain };
  switch (itemClass) {
    case 'free':
      return { ok: false, why: { kind: 'no_amount_here', remedy: kind } };
    case 'points':
      if (!/^[0-9]{1,9}$/.test(quantity))
        return { ok: false, why: { kind: 'not_a_number', typed: quantity, remedy: kind } };
      return { ok: true, item: { ...plain, units: BigInt(quantity) } };
    case 'money':
    case 'in_kind': {
      const read = readAmount(quantity, { locale: hearing.locale, defaultCurrency: hearing.currency });
      if (read.kind !== 'amount') return { ok: false, why: { kind: 'amount', read } };
      return {
        ok: true,
        item: itemClass === 'money' ? { ...plain, amount: read.amount } : { ...plain, cost: read.amount },
      };
    }
  }
}
