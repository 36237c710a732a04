/** The documented rate table of the connector, counted on the given clock. */

/** Source: Learn "rate-limit": most requests in so many milliseconds, per bot and conversation. */
const RATES = {
  send: [
    [7, 1000],
    [8, 2000],
    [60, 30_000],
    [1800, 3_600_000],
  ],
  read: [
    [14, 1000],
    [16, 2000],
    [120, 30_000],
    [3600, 3_600_000],
  ],
  /** Per app and tenant, whatever the conversation. */
  tenant: [[50, 1000]],
} as const satisfies Readonly<Record<string, readonly (readonly [number, number])[]>>;

export type RateKind = 'send' | 'read' | 'other';

export interface Rates {
  /** Whole seconds to wait when the request is too much, and then it is not counted; undefined when it may pass. */
  readonly take: (kind: RateKind, conversation: string) => number | undefined;
}

export function makeRates(now: () => Date): Rates {
  const taken = new Map<string, readonly number[]>();
  const LONGEST = 3_600_000;

  const waitFor = (key: string, table: readonly (readonly [number, number])[], at: number): number => {
    const times = (taken.get(key) ?? []).filter((time) => time > at - LONGEST);
    taken.set(key, times);
    return Math.max(0, ...table.map(([most, windowMs]) => untilFree(times, most, windowMs, at)));
  };

  return {
    take: (kind, conversation) => {
      const at = now().getTime();
      const own = `${kind} ${conversation}`;
      const wait = Math.max(waitFor('tenant', RATES.tenant, at), kind === 'other' ? 0 : waitFor(own, RATES[kind], at));
      if (wait > 0) return Math.ceil(wait / 1000);
      for (const key of ['tenant', own]) taken.set(key, [...(taken.get(key) ?? []), at]);
      return undefined;
    },
  };
}

/** Milliseconds until one more fits into the window; 0 when it fits now. */
function untilFree(times: readonly number[], most: number, windowMs: number, at: number): number {
  const inWindow = times.filter((time) => time > at - windowMs);
  const oldestToLeave = inWindow[inWindow.length - most];
  return oldestToLeave === undefined ? 0 : oldestToLeave + windowMs - at;
}
