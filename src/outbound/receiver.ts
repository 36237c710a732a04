/** A system that is told or asked something, as its courier sees it. Pure types. */
import type { Claimed } from '../db/deliveries/deliveries.ts';

/** What became of one delivery. */
export type Outcome =
  | { readonly kind: 'done' }
  /** Tried again when it is time. */
  | { readonly kind: 'failed'; readonly fault: string; readonly retryAfter: string | null }
  /** Never by itself. */
  | { readonly kind: 'given_up'; readonly fault: string }
  /** Somebody else has to find out what became of it, once the lease is over: it must not be sent again. */
  | { readonly kind: 'left' };

export interface Receiver {
  readonly name: string;
  /** Sends one; `body` is what was sealed. Never throws for what the other side does. */
  deliver(claimed: Claimed, body: string): Promise<Outcome>;
}
