/** When a model that does not answer is left alone for a while. Pure. */

export interface Breaker {
  /** Failures in a row. */
  readonly failures: number;
  /** Nobody asks before; null: it is closed. */
  readonly openUntil: Date | null;
}

export const CLOSED: Breaker = { failures: 0, openUntil: null };
/** After so many in a row it opens, for half a minute, then twice as long each time, a quarter of an hour at most. */
export const MOST_IN_A_ROW = 4;
const FIRST_MS = 30_000;
const MOST_MS = 900_000;

/** Once its time is over one may try: it opens again by the next failure. */
export const mayAsk = ({ openUntil }: Breaker, at: Date): boolean => openUntil === null || openUntil <= at;

/** `denied`: the key or the name of the model is wrong, which asking again does not mend. `waitMs`: so long the server wants to be left alone. */
export function afterFailure(
  { failures }: Breaker,
  at: Date,
  { denied = false, waitMs = 0 }: { readonly denied?: boolean; readonly waitMs?: number } = {},
): Breaker {
  const count = denied ? Math.max(failures + 1, MOST_IN_A_ROW) : failures + 1;
  const over = count - MOST_IN_A_ROW;
  const ms = over < 0 ? 0 : Math.min(FIRST_MS * 2 ** Math.min(over, 10), MOST_MS);
  const until = Math.max(ms, Math.min(waitMs, MOST_MS));
  return { failures: count, openUntil: until === 0 ? null : new Date(at.getTime() + until) };
}
