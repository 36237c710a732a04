/** Posts what is owed by the calendar, each once, and where much is owed at the same moment a few at a time. */
import type { Shell } from '../app/shell.ts';
import { causeOf } from '../log.ts';

export interface Owing<T> {
  readonly shell: Pick<Shell, 'holder' | 'log' | 'now'>;
  /** Nobody waits for it more exactly than this. */
  readonly everyMs: number;
  /** All that is owed at that moment, settled or not. */
  readonly owed: (now: Date) => Promise<readonly T[]>;
  /** Tells one from all others. */
  readonly nameOf: (one: T) => string;
  /** The names of those that are not settled. */
  readonly unsettled: (some: readonly T[], now: Date) => Promise<ReadonlySet<string>>;
  /** Settles it; what is settled by somebody else meanwhile is left alone. */
  readonly post: (one: T) => Promise<void>;
}

export interface Posting {
  /** Posts some of what is owed; resolves to how long until the next look, in milliseconds. */
  readonly look: () => Promise<number>;
  /** All that is owed, without a pause: for whoever moved the clock. */
  readonly postNow: () => Promise<void>;
}

/** Where thousands are due in the same minute, whoever asks for something meanwhile is not to notice: so many, and then a pause. */
const MOST_AT_ONCE = 5;
const PAUSE_MS = 500;
/** Numbers of processes follow each other: this keeps their places apart. */
const APART = 7_919;

export function makePosting<T>({ shell, everyMs, owed, nameOf, unsettled, post }: Owing<T>): Posting {
  /** Whether it is settled, of all that are owed. */
  const known = new Map<string, boolean>();
  /** Could not be posted, and waits until all others are. */
  const putOff = new Set<string>();
  let lookedAt = new Date(0);

  const learn = async (some: readonly T[], now: Date): Promise<void> => {
    if (some.length === 0) return;
    const open = await unsettled(some, now);
    for (const name of some.map(nameOf)) known.set(name, !open.has(name));
  };

  /** Resolves to how many are left for the next time. */
  const postSome = async (most: number): Promise<number> => {
    const now = shell.now();
    // what was settled by a clock that was ahead may be open again
    if (now < lookedAt) known.clear();
    lookedAt = now;
    const all = new Map((await owed(now)).map((one) => [nameOf(one), one]));
    for (const name of known.keys()) if (!all.has(name)) known.delete(name);
    const unknown = new Set([...all].flatMap(([name, one]) => (known.has(name) ? [] : [one])));
    await learn([...unknown], now);
    const open = [...all].flatMap(([name, one]) => (known.get(name) === false && !putOff.has(name) ? [one] : []));
    // other processes post the same ones: each begins at a place of its own, and asks again before it does
    const from = open.length === 0 ? 0 : (shell.holder * APART) % open.length;
    const taken = [...open.slice(from), ...open.slice(0, from)].slice(0, most);
    await learn(
      taken.filter((one) => !unknown.has(one)),
      now,
    );
    for (const one of taken) if (known.get(nameOf(one)) === false) await postOne(one);
    return open.length - taken.length;
  };

  const postOne = async (one: T): Promise<void> => {
    const name = nameOf(one);
    try {
      await post(one);
      known.set(name, true);
    } catch (error) {
      putOff.add(name);
      shell.log.warn('what is due by the calendar could not be posted, soon again', { name, cause: causeOf(error) });
    }
  };

  const look = async (): Promise<number> => {
    const left = await postSome(MOST_AT_ONCE);
    if (left > 0) return PAUSE_MS;
    putOff.clear();
    return everyMs;
  };
  return {
    look,
    postNow: async () => {
      await postSome(Number.POSITIVE_INFINITY);
      putOff.clear();
    },
  };
}
