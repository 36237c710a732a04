/**
 * Tokens of an app by tenant and scope, for Teams and for Graph alike: one sign-in at a time for each, a new one before the old one ends, and the old
 * one while there is no new one. Ours and not the SDK's: Microsoft's library refuses plain http, reads its own variables, and
 * keeps no failure apart from the next request.
 */
import { causeOf, type Log } from '../log.ts';
import { within } from '../within.ts';
import type { Granted } from './managed-identity.ts';

/** A token for a scope, in a tenant. Throws when there is none that is good. */
export type Tokens = (scope: string | string[], tenant?: string) => Promise<string>;

export interface TokenSource {
  readonly token: Tokens;
  /** It was refused although it is good by its time: whoever asks next gets another one. */
  readonly forget: (token: string) => void;
}

export interface TokenNeeds {
  readonly signIn: (scope: string, tenant: string) => Promise<Granted>;
  /** Where the app is registered, for whoever names none. */
  readonly tenant: string;
  readonly log: Pick<Log, 'warn'>;
  readonly now: () => Date;
}

/** So long before its end a new one is asked for. */
const AHEAD_MS = 300_000;
/** Nobody waits longer for it while the old one is good. In real milliseconds. */
const MOST_WAIT_MS = 1_000;
/** After a failure, while the old one is good. */
const AGAIN_MS = 15_000;

interface Kept {
  granted?: Granted;
  asking?: Promise<Granted>;
  notBefore: number;
}

export function makeTokens({ signIn, tenant: usual, log, now }: TokenNeeds): TokenSource {
  const kept = new Map<string, Kept>();

  const asked = (there: Kept, scope: string, tenant: string): Promise<Granted> => {
    there.asking ??= signIn(scope, tenant)
      .then((granted) => (there.granted = granted))
      .catch((error: unknown) => {
        there.notBefore = now().getTime() + AGAIN_MS;
        throw error;
      })
      .finally(() => {
        delete there.asking;
      });
    return there.asking;
  };

  const token: Tokens = async (scopes, tenant = usual) => {
    const scope = String(scopes);
    const key = `${tenant} ${scope}`;
    const there = kept.get(key) ?? { notBefore: 0 };
    kept.set(key, there);
    const at = now().getTime();
    const { granted } = there;
    const leftMs = (granted?.expiresAt.getTime() ?? 0) - at;
    if (granted === undefined || leftMs <= 0) return (await asked(there, scope, tenant)).token;
    if (leftMs > AHEAD_MS || at < there.notBefore) return granted.token;
    try {
      return (await within(MOST_WAIT_MS, asked(there, scope, tenant))).token;
    } catch (error) {
      log.warn('no new token from Entra yet, the old one is good', { cause: causeOf(error) });
      return granted.token;
    }
  };
  const forget = (refused: string): void => {
    for (const there of kept.values()) if (there.granted?.token === refused) delete there.granted;
  };
  return { token, forget };
}
