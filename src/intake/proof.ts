/** How senders prove that a delivery is theirs: a digest over it, or a secret that only they and we know. In constant time. Pure. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { onlyValue, type Head, type Received } from './scheme.ts';

/** Both are hashed first, so that not even their lengths are told by the time it takes. */
export function isSame(given: string, due: string): boolean {
  const [a, b] = [given, due].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

export function hmac(
  algorithm: 'sha1' | 'sha256',
  secret: string,
  encoding: 'hex' | 'base64',
  ...parts: readonly (string | Uint8Array)[]
): string {
  const made = createHmac(algorithm, secret);
  for (const part of parts) made.update(part);
  return made.digest(encoding);
}

/** The id of a delivery whose sender gives none: what it says. The same again is the same. */
export const idOfBody = (body: Uint8Array): string => `body-${createHash('sha256').update(body).digest('hex')}`;

const SHORTEST = 16;
/** What senders without a signature of their own are given to send along. */
export const faultOfShared = (secret: string): string | null =>
  secret.length >= SHORTEST && /^[!-~]+$/.test(secret)
    ? null
    : `is not ${SHORTEST} characters or more without blanks; make one with: openssl rand -hex 24`;

/** Where it may stand: basic authentication (`name:secret` or the secret as the password), a bearer's token, or a header of its own. */
const HEADERS = ['x-amends-secret', 'x-webhook-secret', 'x-api-key'] as const;

export const holdsSecret = (head: Head, secret: string): boolean =>
  secretsIn(head).some((given) => isSame(given, secret)) && secret !== '';

function secretsIn({ headers }: Head): readonly string[] {
  const authorization = onlyValue(headers, 'authorization') ?? '';
  const [, kind = '', rest = ''] = /^(\w+)\s+(\S+)$/.exec(authorization.trim()) ?? [];
  const own = HEADERS.flatMap((name) => onlyValue(headers, name) ?? []);
  if (kind.toLowerCase() === 'bearer') return [rest, ...own];
  if (kind.toLowerCase() !== 'basic') return own;
  const pair = Buffer.from(rest, 'base64').toString('utf8');
  return [pair, pair.slice(pair.indexOf(':') + 1), ...own];
}

/** A scheme for senders that send a secret along: the body is theirs when it came with it. */
export const sharedSecret = {
  faultOfSecret: faultOfShared,
  mayBeGenuine: (head: Head, secret: string): boolean => holdsSecret(head, secret),
  genuineId: (received: Received, secret: string): string | undefined =>
    holdsSecret(received, secret) ? idOfBody(received.body) : undefined,
};
