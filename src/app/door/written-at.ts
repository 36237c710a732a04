/** When a message says it was written, as far as it is to be believed. Pure. */

/** Nobody logs what is older; a clock that is wrong by years must not spoil a week's figures. */
const OLDEST_MS = 366 * 86_400_000;

/** Null for what is no moment, lies ahead, or is too old to be true. */
export function writtenAt(said: Date | string | null, now: Date): Date | null {
  if (said === null) return null;
  const at = new Date(said);
  const agoMs = now.getTime() - at.getTime();
  return agoMs >= 0 && agoMs <= OLDEST_MS ? at : null;
}
