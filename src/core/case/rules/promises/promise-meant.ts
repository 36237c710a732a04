/** Which promise of a case is meant: the one that is named, or the only one the customer waits for. Pure. */
import type { ThingId } from '../../../base/ids.ts';
import { folded } from '../../../base/text.ts';
import type { CustomerPromise, RecoveryCase } from '../../case.ts';
import type { Refusal } from '../../said.ts';
import { standingFor, waitedFor } from '../promising.ts';

export type PromiseMeant =
  | { readonly ok: true; readonly promise: CustomerPromise }
  | { readonly ok: false; readonly no: Refusal };

export interface Naming {
  readonly promise: ThingId | null;
  /** Words of it, where they were typed. */
  readonly about?: string | null | undefined;
  /** What is to become of it. */
  readonly to: 'keep' | 'move' | 'void';
}

/**
 * A button drawn before it was moved means what stands for it now. Words that no promise has leave it open which is meant:
 * they are asked about, except where another time is given, which says enough where only one is open.
 */
export function promiseMeant(c: RecoveryCase, { promise: named, about = null, to }: Naming): PromiseMeant {
  const waited = waitedFor(c);
  const called = about === null ? waited : waited.filter((p) => isNamedBy(p, about));
  const those = called.length === 0 ? waited : called;
  const isUnnamed = called.length === 0 && waited.length > 0 && to === 'keep';
  if (named === null && (those.length > 1 || isUnnamed))
    return { ok: false, no: { kind: 'which_promise', case: c.id, promises: those.map((p) => p.id), to } };
  const promise = named === null ? those[0] : standingFor(c, named);
  return promise === undefined ? { ok: false, no: { kind: 'no_such_promise' } } : { ok: true, promise };
}

export const isNamedBy = ({ text }: CustomerPromise, words: string): boolean => plainly(text).includes(plainly(words));
const plainly = (text: string): string => folded(text).toLowerCase();
