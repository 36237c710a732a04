/**
 * Tokens that end after twelve hours, exchanged for new ones before they do. Slack takes a refresh token once: so one process
 * at a time asks, under a claim that all of them see, and whoever comes second reads what the first one kept. The old token is
 * good until its own end, and calls go on with it whatever becomes of the exchange. What was granted and cannot be kept this
 * process speaks with, and tries on to keep. What Slack granted to a process that died before it kept it nobody has: the old
 * token serves until its end, then Amends has to be installed once more; the log and doctor say until when.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { causeOf, type Log } from '../../../log.ts';
import { within } from '../../../within.ts';
import { platformError } from '../out/send-outcome.ts';
import { endsAt, readKept, renewed, type Installation } from './installation.ts';
import type { Installations, Kept } from './installations.ts';

export interface RenewalNeeds {
  readonly installations: Installations;
  /** Asks Slack to exchange a refresh token. Throws the errors of Slack's library. */
  readonly exchange: (refreshToken: string) => Promise<unknown>;
  readonly now: () => Date;
  readonly log: Log;
}

export interface Renewal {
  /** The token to speak with in a place where this is kept. Throws `NoToken` where the only one has ended and there is no other. */
  tokenOf(place: string, kept: Installation): Promise<string>;
  /** Slack says that the time of this token is over, whatever we think of it. */
  ended(token: string): void;
}

/** So long before its end a token is exchanged: whatever is broken can be mended meanwhile. */
const AHEAD_MS = 2 * 3_600_000;
/** Nobody waits longer for a new token while the old one is good. In real milliseconds. */
const MOST_WAIT_MS = 1_000;
/** For one exchange, with the answer; so long after a process died another one may ask. */
const CLAIM_MS = 30_000;
/** How often, and with which pauses, somebody without a token looks for what another process is about to keep. */
const LOOKS = { times: 20, everyMs: 200 };
/** How often, and with which pauses, it is tried at once to keep what was granted. */
const KEEPS = { times: 10, everyMs: 1_000 };
/** After a failure: doubled with each. */
const AGAIN_MS = { first: 30_000, most: 300_000 };
const MOST_ENDED = 1_000;

/** There is no token that is good. */
export class NoToken extends Error {
  override readonly name = 'NoToken';
}

interface There {
  readonly kept: Kept;
  readonly installation: Installation;
}

/** What was granted, and for which installation. */
interface Granted {
  readonly before: Installation;
  readonly next: Installation;
}

export function makeRenewal({ installations, exchange, now, log }: RenewalNeeds): Renewal {
  const flights = new Map<string, Promise<Installation>>();
  const unkept = new Map<string, Granted>();
  const failures = new Map<string, { readonly times: number; readonly until: number }>();
  const over = new Set<string>();

  const leftMs = (installation: Installation): number =>
    over.has(installation.bot.token) ? 0 : (endsAt(installation)?.getTime() ?? Infinity) - now().getTime();

  const read = async (place: string): Promise<There> => {
    const kept = await installations.read(place);
    const installation = kept === null ? null : readKept(kept.text);
    if (kept === null || installation === null || 'partOf' in installation)
      throw new NoToken('Amends is not installed there any more');
    return { kept, installation };
  };

  /** Written over what it was granted for; what somebody else wrote meanwhile stays. */
  const keep = async (place: string, { before, next }: Granted): Promise<Installation> => {
    for (;;) {
      const { kept, installation } = await read(place);
      if (installation.bot.refreshToken !== before.bot.refreshToken) return installation;
      if (await installations.replace(place, kept, JSON.stringify(next))) return next;
    }
  };

  const keepOrHold = async (place: string, granted: Granted): Promise<Installation> => {
    unkept.set(place, granted);
    for (let times = 1; ; times += 1) {
      try {
        const stands = await keep(place, granted);
        unkept.delete(place);
        return stands;
      } catch (error) {
        // taken out meanwhile: so is what was granted
        if (error instanceof NoToken) unkept.delete(place);
        if (error instanceof NoToken || times >= KEEPS.times) throw error;
        log.error('a new Slack token could not be kept, it is tried again', {
          team: place,
          cause: causeOf(error),
        });
        await pause(KEEPS.everyMs);
      }
    }
  };

  const noteFailure = async (place: string, { kept, installation }: There, why: string): Promise<void> => {
    const times = failures.get(place)?.times ?? 0;
    const waitMs = Math.min(AGAIN_MS.first * 2 ** times, AGAIN_MS.most);
    failures.set(place, { times: times + 1, until: now().getTime() + waitMs });
    const until = endsAt(installation)?.toISOString();
    log.error('a Slack token could not be renewed, it is tried again', { team: place, why, until });
    if (installation.trouble?.why === why) return;
    const since = installation.trouble?.since ?? now().toISOString();
    await installations.replace(place, kept, JSON.stringify({ ...installation, trouble: { since, why } }));
  };

  /** Another process asks at this moment: what it keeps is good for us. */
  const awaited = async (place: string, installation: Installation): Promise<Installation> => {
    for (let look = 0; leftMs(installation) <= 0 && look < LOOKS.times; look += 1) {
      await pause(LOOKS.everyMs);
      const there = await read(place);
      if (there.installation.bot.token !== installation.bot.token) return there.installation;
    }
    return installation;
  };

  const renew = async (place: string): Promise<Installation> => {
    const held = unkept.get(place);
    if (held !== undefined) return await keepOrHold(place, held);
    const { installation: first } = await read(place);
    if (leftMs(first) > AHEAD_MS || (failures.get(place)?.until ?? 0) > now().getTime()) return first;
    const claim = `renewal ${place}`;
    if (!(await installations.claim(claim, CLAIM_MS))) return await awaited(place, first);
    // whoever held the claim before may have renewed it after we looked
    const there = await read(place);
    const { refreshToken } = there.installation.bot;
    const stands =
      leftMs(there.installation) > AHEAD_MS || refreshToken === undefined
        ? there.installation
        : await exchanged(place, there, refreshToken);
    // after a failure it stays for its time: no other process asks before
    if (!failures.has(place)) await installations.giveBack(claim).catch(() => undefined);
    return stands;
  };

  const exchanged = async (place: string, there: There, refreshToken: string): Promise<Installation> => {
    const { installation: before } = there;
    let next: Installation;
    try {
      next = renewed(before, await exchange(refreshToken), now());
    } catch (error) {
      await noteFailure(place, there, platformError(error) ?? causeOf(error));
      return before;
    }
    failures.delete(place);
    const stands = await keepOrHold(place, { before, next });
    log.info('Slack token renewed', { team: place });
    return stands;
  };

  const flightTo = (place: string): Promise<Installation> => {
    const there = flights.get(place);
    if (there !== undefined) return there;
    const begun = renew(place).finally(() => flights.delete(place));
    // whoever does not wait for it hears of it in the log
    begun.catch((error: unknown) => log.warn('no new Slack token', { team: place, cause: causeOf(error) }));
    flights.set(place, begun);
    return begun;
  };

  return {
    async tokenOf(place, kept) {
      const held = unkept.get(place);
      if (held === undefined && leftMs(kept) > AHEAD_MS) return kept.bot.token;
      const renewing = flightTo(place);
      if (held !== undefined) return held.next.bot.token;
      if (leftMs(kept) > 0) {
        const waited = within(MOST_WAIT_MS, renewing).catch(() => kept);
        return (await waited).bot.token;
      }
      const stands = await renewing.catch((error: unknown) => unkept.get(place)?.next ?? Promise.reject(error));
      if (leftMs(stands) <= 0) throw new NoToken('its token has ended and could not be renewed');
      return stands.bot.token;
    },
    ended: (token) => {
      if (over.size >= MOST_ENDED) over.clear();
      over.add(token);
    },
  };
}
