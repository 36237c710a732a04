/** What became of promises, as a form or a line says it. Pure data. */
import type { CaseId, ThingId } from '../base/ids.ts';

export interface PromisesSettled {
  readonly kept: readonly ThingId[];
  readonly released: readonly ThingId[];
  /** Why the customer let us off; null where nothing was said. */
  readonly reason: string | null;
}

/** `promise`: null for the only one, or the one that has the words `about`. */
interface OfOnePromise {
  readonly case: CaseId;
  readonly promise: ThingId | null;
  readonly about?: string;
}

export interface KeepPromise extends OfOnePromise {
  readonly kind: 'keep_promise';
}

/** The customer let us off. Here `about` is the beginning of the reason, where it may name the promise. */
export interface VoidPromise extends OfOnePromise {
  readonly kind: 'void_promise';
  readonly reason: string;
}
