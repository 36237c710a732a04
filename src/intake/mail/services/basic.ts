/** `https://user:password@…`: what services send that sign nothing. Pure. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { onlyValue, type Head } from '../../scheme.ts';

const SHORTEST = 16;
const USER_AND_PASSWORD = /^[^\s:]{1,100}:\S+$/;

export const isBasic = (secret: string): boolean => USER_AND_PASSWORD.test(secret);

/** What is wrong with `user:password`, as the end of a sentence; null when it can be one. */
export function faultOfBasic(secret: string): string | null {
  if (!isBasic(secret)) return 'is not written as user:password, as it stands in the address of the webhook';
  return secret.slice(secret.indexOf(':') + 1).length < SHORTEST
    ? `has a password of less than ${SHORTEST} characters`
    : null;
}

export function isFrom({ headers }: Pick<Head, 'headers'>, secret: string): boolean {
  const given = /^Basic ([A-Za-z0-9+/=_-]{4,2000})$/.exec(onlyValue(headers, 'authorization') ?? '')?.[1];
  if (given === undefined) return false;
  return isSame(Buffer.from(given, 'base64'), Buffer.from(secret));
}

/** In a time that says nothing of where they differ. */
export const isSame = (a: Uint8Array, b: Uint8Array): boolean => timingSafeEqual(digest(a), digest(b));
const digest = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
