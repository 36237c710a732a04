/**
 * The `state` of an installation on its way through Slack's pages: signed, bound to the browser by a secret in its cookie, good
 * for ten minutes, and used once by all processes together. Nothing of it is kept until it comes back.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Installations } from './installations.ts';

/** A cookie that only this very host sets, and no page beside it. */
const COOKIE = '__Host-amends-install';
const GOOD_FOR_MS = 10 * 60_000;
/** The clocks of two processes are never quite the same. */
const SKEW_MS = 60_000;

export interface Begun {
  readonly state: string;
  /** `set-cookie`. */
  readonly cookie: string;
}

export interface States {
  begin(): Begun;
  /** Whether it is ours, of this browser, young, and has not been used; it counts as used from now on. Throws when that cannot be found out. */
  use(state: string, cookies: string | undefined): Promise<boolean>;
}

/** Over now, whatever came of it. */
export const FORGET_COOKIE = `${COOKIE}=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax`;

export function makeStates(needs: {
  readonly secret: string;
  readonly now: () => Date;
  readonly claim: Installations['claim'];
}): States {
  const { secret, now, claim } = needs;
  const signed = (ends: string, browser: string): string =>
    createHmac('sha256', secret).update(`slack installation\0${ends}\0${browser}`).digest('base64url');
  return {
    begin: () => {
      const browser = randomBytes(24).toString('base64url');
      const ends = (now().getTime() + GOOD_FOR_MS).toString(36);
      return {
        state: `${ends}.${signed(ends, browser)}`,
        cookie: `${COOKIE}=${browser}; Max-Age=${GOOD_FOR_MS / 1000}; Path=/; HttpOnly; Secure; SameSite=Lax`,
      };
    },
    async use(state, cookies) {
      const [, ends, signature] = /^([0-9a-z]{6,12})\.([\w-]{43})$/.exec(state) ?? [];
      const browser = cookieOf(cookies);
      if (ends === undefined || signature === undefined || browser === undefined) return false;
      if (!timingSafeEqual(Buffer.from(signature), Buffer.from(signed(ends, browser)))) return false;
      const leftMs = Number.parseInt(ends, 36) - now().getTime();
      return leftMs > 0 && leftMs <= GOOD_FOR_MS + SKEW_MS && (await claim(`state ${signature}`, leftMs + SKEW_MS));
    },
  };
}

function cookieOf(cookies = ''): string | undefined {
  const ours = cookies.split(';').flatMap((one) => {
    const [name, value] = one.trim().split('=', 2);
    return name === COOKIE && value !== undefined && /^[\w-]{32}$/.test(value) ? [value] : [];
  });
  return ours.length === 1 ? ours[0] : undefined;
}
