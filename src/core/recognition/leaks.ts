/** What may not stand in a public thank-you: customers, amounts, rooms and orders, health, marks that ping. Pure. */
import { findPrivate, findReferenceIn, type WhyPrivate } from '../base/public-words.ts';
import type { RecoveryCase } from '../case/case.ts';

export interface Leak {
  readonly word: string;
  readonly why: WhyPrivate;
}

/** The first thing that leaks; null when the words may be posted. */
export function leakIn(text: string, c: Pick<RecoveryCase, 'customer'>): Leak | null {
  const own = findReferenceIn(text, c.customer.reference);
  return own === null ? findPrivate(text) : { word: own, why: 'customer' };
}
