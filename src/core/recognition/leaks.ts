/** What may not stand in a public thank-you: customers, amounts, rooms and orders, health, marks that ping. Pure. */
import { customerNamedIn } from '../base/customer-names.ts';
import { findPrivate, findReferenceIn, type WhyPrivate } from '../base/public-words.ts';
import type { RecoveryCase } from '../case/case.ts';

export interface Leak {
  readonly word: string;
  readonly why: WhyPrivate;
}

/** The first thing that leaks; null when the words may be posted. */
export function leakIn(text: string, c: Pick<RecoveryCase, 'customer' | 'complaints'>): Leak | null {
  const own = findReferenceIn(text, c.customer.reference);
  if (own !== null) return { word: own, why: 'customer' };
  const said = c.complaints.map((one) => one.text);
  const named = customerNamedIn(text, said);
  return named === null ? findPrivate(text) : { word: named, why: 'name' };
}
