/**
 * Tokens the SDK has verified lately. Teams sends the same one for about an hour, and verifying its signature anew is most
 * of what a request costs. Only what the SDK accepted gets in here, for the service address it accepted it for.
 */
import { createHash } from 'node:crypto';

export interface KnownTokens {
  /** Was this very token accepted, for this service address, a short time ago? */
  has(authorization: string | undefined, serviceUrl: string | null | undefined): boolean;
  /** The SDK has accepted it just now. */
  accept(authorization: string | undefined, serviceUrl: string | null | undefined): void;
}

/** A key that Microsoft withdraws is found out about within this. */
const FRESH_MS = 5 * 60_000;
/** Teams' service has a handful of tokens at a time; more are somebody trying. */
const MOST = 1_000;

/** `now` tells the time that tokens are judged by. */
export function makeKnownTokens(now: () => Date): KnownTokens {
  const known = new Map<string, number>();
  return {
    has: (authorization, serviceUrl) => {
      const until = known.get(nameOf(authorization, serviceUrl));
      return until !== undefined && now().getTime() < until;
    },
    accept: (authorization, serviceUrl) => {
      const expires = expiryOf(authorization);
      if (expires === undefined) return;
      if (known.size >= MOST) known.clear();
      known.set(nameOf(authorization, serviceUrl), Math.min(now().getTime() + FRESH_MS, expires));
    },
  };
}

/** A hash: tokens are not kept. */
const nameOf = (authorization = '', serviceUrl: string | null | undefined): string =>
  createHash('sha256')
    .update(JSON.stringify([authorization, serviceUrl ?? '']))
    .digest('base64');

/** When the token says that it ends, milliseconds since 1970. */
function expiryOf(authorization: string | undefined): number | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(authorization?.split('.')[1] ?? '', 'base64url').toString());
    const exp = typeof claims === 'object' && claims !== null && 'exp' in claims ? claims.exp : undefined;
    return typeof exp === 'number' ? exp * 1000 : undefined;
  } catch {
    return undefined;
  }
}
