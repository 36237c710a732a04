/** When to try again what was not delivered. Pure. */

const S = 1_000;
const MIN = 60 * S;
const H = 60 * MIN;

/** As Standard Webhooks advises: ten tries over three days, each a fifth earlier or later by chance, so that many do not come at once. */
export const STEPS_MS = [5 * S, 5 * MIN, 30 * MIN, 2 * H, 5 * H, 10 * H, 14 * H, 20 * H, 24 * H];
/** A receiver may ask to be left alone for so long. */
const MOST_ASKED_MS = 24 * H;

/** `failed`: tries so far, this one among them; `chance` from 0 to 1. Null: no more. */
export function nextTry(
  failed: number,
  { at, chance, retryAfter }: { readonly at: Date; readonly chance: number; readonly retryAfter: string | null },
): Date | null {
  const step = STEPS_MS[failed - 1];
  if (step === undefined) return null;
  const ms = Math.round(step * (0.8 + 0.4 * chance));
  const asked = Math.min(askedMs(retryAfter, at), MOST_ASKED_MS);
  return new Date(at.getTime() + Math.max(ms, asked));
}

/** `Retry-After`: seconds, or a date. */
function askedMs(retryAfter: string | null, at: Date): number {
  if (retryAfter === null) return 0;
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter) * S;
  const until = Date.parse(retryAfter);
  return Number.isNaN(until) ? 0 : Math.max(0, until - at.getTime());
}
