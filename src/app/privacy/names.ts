/** Whether a text names a customer: by a key, by what makes one of their keys, or by their reference in the middle of words. Pure. */
import { customerFrom, type CustomerKeyOf } from '../../core/base/customers.ts';

export interface Names {
  /** As it was typed, where that can be looked for in words; null: it may be any word. */
  readonly reference: string | null;
  /** A text that is nothing but a name of the customer, however it is written. */
  readonly isNamed: (text: string) => boolean;
  /** A text in which they are named. */
  readonly isTold: (text: string) => boolean;
}

/** Shorter, or without a digit or an address, it may be any word. */
const LEAST_LOOKED_FOR = 4;
const LONGEST_NAME = 200;

export function namesOf(customerKeyOf: CustomerKeyOf, keys: readonly string[], typed: string): Names {
  const clean = typed.trim();
  const reference = clean.length >= LEAST_LOOKED_FOR && /[\d@]/.test(clean) ? clean : null;
  const isNamed = (text: string): boolean => {
    if (keys.includes(text)) return true;
    const key = text.length <= LONGEST_NAME ? customerFrom(text, customerKeyOf)?.key : undefined;
    return key != null && keys.includes(key);
  };
  const isTold = (text: string): boolean =>
    isNamed(text) || (reference !== null && text.toLowerCase().includes(reference.toLowerCase()));
  return { reference, isNamed, isTold };
}
