/** Which promise of a case is meant: the one that is named, or the only one the customer waits for. Pure. */
import type { ThingId } from '../../../base/ids.ts';
import { folded } from '../../../base/text.ts';
import type { CustomerPromise, RecoveryCase } from '../../case.ts';
import type { Refusal } from '../../said.ts';
import { standingFor, waitedFor } from '../promising.ts';

export type PromiseMeant =
  | { readonly ok: true; readonly promise: CustomerPromise }
  | { readonly ok: false; readonly no: Refusal };

/** A button drawn before it was moved means what stands for it now. `about`: words of it, where they were typed. */
export function promiseMeant(c: RecoveryCase, named: ThingId | null, about: string | null = null): PromiseMeant {
  const waited = waitedFor(c);
  const called = about === null ? waited : waited.filter(({ text }) => holds(text, about));
  const those = called.length === 0 ? waited : called;
  if (named === null && those.length > 1)
    return { ok: false, no: { kind: 'which_promise', case: c.id, promises: those.map((p) => p.id) } };
  const promise = named === null ? those[0] : standingFor(c, named);
  return promise === undefined ? { ok: false, no: { kind: 'no_such_promise' } } : { ok: true, promise };
}

const holds = (text: string, words: string): boolean => plainly(text).includes(plainly(words));
const plainly = (text: string): string => folded(text).toLowerCase();
