/** Signatures of vendors: a keyed hash over what was sent, compared in the same time whatever was given. Pure. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export interface Mac {
  readonly hash: 'sha1' | 'sha256' | 'sha512';
  readonly encoding: 'hex' | 'base64';
  readonly key: string | Uint8Array;
}

/** Whether `given` is the keyed hash of these parts, one after the other. */
export function isMacOf(
  given: string,
  { hash, encoding, key }: Mac,
  ...parts: readonly (string | Uint8Array)[]
): boolean {
  const mac = createHmac(hash, key);
  for (const part of parts) mac.update(part);
  const due = mac.digest();
  const came = bytesOf(given, encoding, due.length);
  return came !== null && timingSafeEqual(due, came);
}

/** Null where it is not written as it has to be, or is not as long. */
function bytesOf(given: string, encoding: Mac['encoding'], length: number): Buffer | null {
  if (given.length > 200) return null;
  if (!(encoding === 'hex' ? /^[0-9a-f]+$/i : /^[A-Za-z0-9+/]+={0,2}$/).test(given)) return null;
  const bytes = Buffer.from(given, encoding);
  return bytes.length === length ? bytes : null;
}

/** Whether two secrets are the same, in a time that says nothing of how much of them is. */
export function isSame(one: string, other: string): boolean {
  const hashed = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hashed(one), hashed(other));
}

/** An id for senders that give none: the same bytes are the same delivery. */
export const bodyId = (body: Uint8Array): string => `sha256_${createHash('sha256').update(body).digest('hex')}`;
