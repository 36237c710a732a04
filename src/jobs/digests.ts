/** The weekly digests: looked for again and again by what the calendar says, so that none is left out whatever the clocks did. */
import { postDigest } from '../app/team/digesting.ts';
import type { Shell } from '../app/shell.ts';
import type { TeamId } from '../core/base/ids.ts';
import { digestsOwed, type DigestOwed, type DigestTime } from '../core/digest/owed.ts';
import { unsettledAmong } from '../db/team/digest-weeks.ts';
import { causeOf } from '../log.ts';
import { repeat } from './repeat.ts';

/** Nobody waits for a digest to the second. */
const EVERY_MS = 20_000;
/** Where thousands are due in the same minute, whoever asks for something meanwhile is not to notice: so many, and then a pause. */
const MOST_AT_ONCE = 20;
const PAUSE_MS = 1_000;

export interface Digests {
  /** Posts some of what is owed; resolves to how long until the next look, in milliseconds. */
  readonly look: () => Promise<number>;
  /** All that is owed, without a pause: for whoever moved the clock. */
  readonly postNow: () => Promise<void>;
  /** Looks again and again; what it returns ends that. */
  readonly begin: () => ReturnType<typeof repeat>;
}

export function makeDigests(shell: Shell, times: () => readonly DigestTime[]): Digests {
  /** Of each team the week that was asked about last, and whether it is settled. */
  const known = new Map<TeamId, { readonly week: string; readonly isSettled: boolean }>();
  /** Could not be posted, and waits until all others are. */
  const putOff = new Set<TeamId>();
  let lookedAt = new Date(0);

  const learn = async (owed: readonly DigestOwed[], now: Date): Promise<void> => {
    if (owed.length === 0) return;
    const unsettled = await unsettledAmong(shell.db.read, shell.workspace, owed, now);
    for (const { team, week } of owed) known.set(team, { week, isSettled: !unsettled.has(team) });
  };

  /** Resolves to how many are left for the next time. */
  const post = async (most: number): Promise<number> => {
    const now = shell.now();
    // what a clock that was ahead found quiet is not settled
    if (now < lookedAt) known.clear();
    lookedAt = now;
    const owed = digestsOwed(now, times());
    await learn(
      owed.filter(({ team, week }) => known.get(team)?.week !== week),
      now,
    );
    const open = owed.filter(({ team }) => known.get(team)?.isSettled === false && !putOff.has(team));
    // other processes post the same ones: each begins at a place of its own, and asks again before it does
    const from = open.length === 0 ? 0 : (shell.holder * APART) % open.length;
    const taken = [...open.slice(from), ...open.slice(0, from)].slice(0, most);
    await learn(taken, now);
    for (const one of taken) if (known.get(one.team)?.isSettled === false) await postOne(one);
    return open.length - taken.length;
  };

  const postOne = async ({ team, week, whenEmpty }: DigestOwed): Promise<void> => {
    try {
      await postDigest(shell, team, { week, whenEmpty });
      known.set(team, { week, isSettled: true });
    } catch (error) {
      putOff.add(team);
      shell.log.warn('a digest could not be posted, soon again', { team, week, cause: causeOf(error) });
    }
  };

  const look = async (): Promise<number> => {
    const left = await post(MOST_AT_ONCE);
    if (left > 0) return PAUSE_MS;
    putOff.clear();
    return EVERY_MS;
  };
  return {
    look,
    postNow: async () => {
      await post(Number.POSITIVE_INFINITY);
      putOff.clear();
    },
    begin: () => {
      let nextMs = EVERY_MS;
      const work = async (): Promise<void> => {
        // where it fails, it is soon enough
        nextMs = EVERY_MS;
        nextMs = await look();
      };
      return repeat({ what: 'looking for digests', everyMs: () => nextMs, work, log: shell.log });
    },
  };
}

/** Numbers of processes follow each other: this keeps their places apart. */
const APART = 7_919;
