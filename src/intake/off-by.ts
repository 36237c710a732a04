/** Whether a delivery was signed just now: within five minutes either way, as every sender of ours says. Pure. */
import type { Off } from './scheme.ts';

const WINDOW_S = 300;

/** `seconds`: since 1970, as digits. Undefined: it is fresh. */
export function offBy(seconds: string, at: Date): Off | undefined {
  const off = at.getTime() / 1000 - Number(seconds);
  return Math.abs(off) > WINDOW_S ? { secondsOff: Math.round(off) } : undefined;
}
