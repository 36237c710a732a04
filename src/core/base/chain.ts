/** The hash chain of a case's journal: each event's hash covers the one before it. Pure. */
import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical.ts';
import { toWire } from './wire.ts';

/** SHA-256, hex, over the previous hash and the canonical form of the event. The first event follows the empty hash. */
export function chainHash(previous: string, event: unknown): string {
  return createHash('sha256')
    .update(previous)
    .update('\n')
    .update(canonicalJson(toWire(event)))
    .digest('hex');
}
