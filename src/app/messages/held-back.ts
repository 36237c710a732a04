/** What a platform asked to wait with: until the time is over nobody calls, and whoever wanted to comes back a little apart. Pure, the clock is handed in. */

export interface HeldBack {
  /** Milliseconds until a call may be tried; 0 when it may be made now. Each who has to wait is given a later moment than the one before. */
  waitMs(limit: string): number;
  /** The platform said: not within so many milliseconds. `limit` is what it counts by, e.g. method and workspace. */
  hold(limit: string, ms: number): void;
}

/** An answer that a platform wants later than this is not given: whoever asked has looked elsewhere. */
export const MOST_PATIENCE_MS = 60_000;

/** Between two who waited: the first learns whether the limit is really over before the others come. */
const SPREAD_MS = 100;
/** No later than this after the time is over, however many wait. */
const MOST_SPREAD_MS = 30_000;

interface Hold {
  readonly until: number;
  waiting: number;
}

export function makeHeldBack(now: () => Date): HeldBack {
  const holds = new Map<string, Hold>();
  return {
    waitMs: (limit) => {
      const hold = holds.get(limit);
      const left = (hold?.until ?? 0) - now().getTime();
      if (hold === undefined || left <= 0) return 0;
      hold.waiting += 1;
      return left + ((hold.waiting * SPREAD_MS) % MOST_SPREAD_MS);
    },
    hold: (limit, ms) => {
      const at = now().getTime();
      for (const [key, { until }] of holds) if (until <= at) holds.delete(key);
      const before = holds.get(limit);
      // several calls were under way: the longest wait counts, and who waits already keeps their place
      if ((before?.until ?? 0) < at + ms) holds.set(limit, { until: at + ms, waiting: before?.waiting ?? 0 });
    },
  };
}
