/** The hash chain of a case's journal: each entry's hash covers the one before it. Pure. */
import { hash } from 'node:crypto';
import { canonicalJson, type Canonical } from './canonical.ts';
import { toWire, type Json } from './wire.ts';

/** How an entry's hash is reckoned: 2, over everything its row has. 1, as before: over the event alone. */
export const CHAIN_FORM = 2;

/** An entry as its row has it, without its hashes. */
export interface Link {
  readonly workspace: string;
  readonly case: string;
  /** From 1, without gaps. */
  readonly seq: number;
  readonly at: Date;
  readonly by: string | null;
  readonly kind: string;
  /** The event as JSON, with commitments where texts stood. */
  readonly body: Json;
}

/** SHA-256, hex, over the previous hash and the canonical form of all of the entry. The first follows the empty hash. */
export const linkHash = (previous: string, { workspace, case: of, seq, at, by, kind, body }: Link): string =>
  hashOf(previous, { workspace, case: of, seq, at, by, kind, body });

/** Of an entry of form 1: over the event alone. */
export const chainHash = (previous: string, event: unknown): string => hashOf(previous, toWire(event));

const hashOf = (previous: string, said: Canonical): string =>
  hash('sha256', `${previous}\n${canonicalJson(said)}`, 'hex');

/** Whether a stored entry is what was written after the entry of that hash. */
export function isAsWritten(previous: string, entry: Link & { readonly form: number; readonly hash: string }): boolean {
  if (!saysItself(entry)) return false;
  if (entry.form === 1) return hashOf(previous, entry.body) === entry.hash;
  return entry.form === CHAIN_FORM && linkHash(previous, entry) === entry.hash;
}

/** An event says itself when it was, who did it and what it is: the columns beside it must say the same. */
function saysItself({ at, by, kind, body }: Link): boolean {
  if (typeof body !== 'object' || body === null) return false;
  const said = new Map<string, unknown>(Object.entries(body));
  return (
    said.get('kind') === kind && said.get('by') === by && JSON.stringify(said.get('at')) === JSON.stringify(toWire(at))
  );
}
