/** How senders prove that a delivery is theirs: a keyed hash over it, or a secret that only they and we know. In constant time. Pure. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { onlyValue, type Head, type Received } from './scheme.ts';

/** Both are hashed first, so that not even their lengths are told by the time it takes. */
export const isSame = (given: string, due: string): boolean => timingSafeEqual(digest(given), digest(due));
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

export interface Mac {
  readonly hash: 'sha1' | 'sha256' | 'sha512';
  readonly encoding: 'hex' | 'base64';
  readonly key: string | Uint8Array;
}

/** Whether `given`, or one of several, is the keyed hash of these parts, one after the other. */
export function isMacOf(
  given: string | readonly string[],
  { hash, encoding, key }: Mac,
  ...parts: readonly (string | Uint8Array)[]
): boolean {
  const mac = createHmac(hash, key);
  for (const part of parts) mac.update(part);
  const due = mac.digest();
  return [given].flat().some((one) => {
    const came = bytesOf(one, encoding, due.length);
    return came !== null && timingSafeEqual(due, came);
  });
}

/** Null where it is not written as it has to be, or is not as long. */
function bytesOf(given: string, encoding: Mac['encoding'], length: number): Buffer | null {
  if (given.length > 200) return null;
  if (!(encoding === 'hex' ? /^[0-9a-f]+$/i : /^[A-Za-z0-9+/]+={0,2}$/).test(given)) return null;
  const bytes = Buffer.from(given, encoding);
  return bytes.length === length ? bytes : null;
}

/** The id of a delivery whose sender gives none: what it says. The same again is the same. */
export const idOfBody = (body: Uint8Array): string => `body-${createHash('sha256').update(body).digest('hex')}`;

const SHORTEST = 16;
const SHORTEST_OF_THEIRS = 12;

/** What is wrong with a secret that a sender without signatures was given to send along, as the end of a sentence; null when it can be one. */
export const faultOfShared = (secret: string): string | null =>
  secret.length >= SHORTEST && /^[!-~]+$/.test(secret)
    ? null
    : `is not ${SHORTEST} characters or more without blanks; make one with: openssl rand -hex 24`;

/** The same of one that the vendor made: long enough not to be guessed, and on one line. */
export function faultOfTheirs(secret: string): string | null {
  if (/\s/.test(secret)) return 'holds blanks: copy it again';
  return secret.length >= SHORTEST_OF_THEIRS ? null : `has fewer than ${SHORTEST_OF_THEIRS} characters`;
}

const USER_AND_PASSWORD = /^[^\s:]{1,100}:\S+$/;
export const isUserAndPassword = (secret: string): boolean => USER_AND_PASSWORD.test(secret);

/** The same of `user:password`. */
export function faultOfBasic(secret: string): string | null {
  if (!isUserAndPassword(secret)) return 'is not written as user:password, as it stands in the address of the webhook';
  return secret.slice(secret.indexOf(':') + 1).length < SHORTEST
    ? `has a password of less than ${SHORTEST} characters`
    : null;
}

/** Basic authentication: the secret is `user:password`, or the password of whatever user. */
export function isByBasic(head: Pick<Head, 'headers'>, secret: string): boolean {
  const { kind, given } = authorizationIn(head);
  if (kind !== 'basic' || secret === '') return false;
  const whole = Buffer.from(given, 'base64').toString('utf8');
  // both are compared, whatever the first one gave
  const [isWhole, isPassword] = [isSame(whole, secret), isSame(whole.slice(whole.indexOf(':') + 1), secret)];
  return whole.includes(':') && (isWhole || isPassword);
}

/** Basic authentication, or a bearer's token. */
export function isByAuthorization(head: Pick<Head, 'headers'>, secret: string): boolean {
  const { kind, given } = authorizationIn(head);
  return kind === 'bearer' ? secret !== '' && isSame(given, secret) : isByBasic(head, secret);
}

function authorizationIn({ headers }: Pick<Head, 'headers'>): { readonly kind: string; readonly given: string } {
  const [kind = '', given = ''] = (onlyValue(headers, 'authorization') ?? '').trim().split(/\s+/, 2);
  return { kind: kind.toLowerCase(), given };
}

/** Whether it stands in the address under one of these names, once: of two nobody knows which was meant. */
export function isInAddress({ url }: Pick<Head, 'url'>, secret: string, ...names: readonly string[]): boolean {
  const query = new URLSearchParams(url.split('?').slice(1).join('?'));
  const [given = '', ...others] = names.flatMap((name) => query.getAll(name));
  return others.length === 0 && secret !== '' && isSame(given, secret);
}

const HEADERS = ['x-amends-secret', 'x-webhook-secret', 'x-api-key'] as const;
const IN_ADDRESS = ['token', 'secret', 'key'] as const;

/** Whether the secret came along: as basic authentication, a bearer's token, in a header of its own, or in the address we were given by. */
export function holdsSecret(head: Pick<Head, 'headers' | 'url'>, secret: string): boolean {
  if (isByAuthorization(head, secret) || isInAddress(head, secret, ...IN_ADDRESS)) return true;
  return (
    secret !== '' && HEADERS.flatMap((name) => onlyValue(head.headers, name) ?? []).some((one) => isSame(one, secret))
  );
}

/** A scheme for senders that send a secret along: the body is theirs when it came with it. */
export const sharedSecret = {
  faultOfSecret: faultOfShared,
  mayBeGenuine: (head: Head, secret: string): boolean => holdsSecret(head, secret),
  genuineId: (received: Received, secret: string): string | undefined =>
    holdsSecret(received, secret) ? idOfBody(received.body) : undefined,
};
