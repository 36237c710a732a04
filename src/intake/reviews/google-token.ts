/** Whether a push came from the operator's own subscription: a token that Google signed, for this address, of this service account. */
import type { createRemoteJWKSet } from 'jose';
import type { SourceSettings } from '../source-schema.ts';

type Push = NonNullable<SourceSettings['push']>;

const KEYS = 'https://www.googleapis.com/oauth2/v3/certs';
const ISSUERS = ['https://accounts.google.com', 'accounts.google.com'];
/** Pub/Sub waits ten seconds and longer, and comes again. */
const KEYS_WITHIN_MS = 3_000;

/** Asks for Google's keys when it has none that fit, and not more often than every half minute. */
export function pushedBy(push: Push): (token: string, at: Date) => Promise<boolean> {
  let keys: ReturnType<typeof createRemoteJWKSet> | undefined;
  return async (token, at) => {
    // a start without such a source needs none of it
    const jose = await import('jose');
    keys ??= jose.createRemoteJWKSet(new URL(push.keys ?? KEYS), { timeoutDuration: KEYS_WITHIN_MS });
    try {
      const { payload } = await jose.jwtVerify(token, keys, {
        algorithms: ['RS256'],
        issuer: ISSUERS,
        audience: push.audience,
        requiredClaims: ['exp', 'email'],
        currentDate: at,
        clockTolerance: 60,
      });
      return payload['email'] === push.email && payload['email_verified'] === true;
    } catch (error) {
      // keys that cannot be had say nothing of the token: whoever sent it is to come again
      if (error instanceof jose.errors.JWKSTimeout || !(error instanceof jose.errors.JOSEError)) throw error;
      return false;
    }
  };
}
