/** How often the same line is said while much goes wrong at once: a few times, then less and less often, with how many there were. */

export interface Storms {
  /** How many lines of this name there were since one was written, this one too; null: this one is only counted. */
  says(name: string): number | null;
}

/** So many of one name at once are worth reading each. */
const FIRST = 3;
const QUIET_MS = { first: 60_000, most: 480_000 };
/** Messages are constants, and far fewer; what a library says may not be. */
const MOST_NAMES = 1_000;

interface Storm {
  /** Written since it was calm. */
  written: number;
  /** Nothing is written until then. */
  until: number;
  quietMs: number;
  /** Not written since the last that was. */
  left: number;
}

/**
 * Three at once, then one after a minute, two, four and from then on eight; calm again where nothing came for as long as
 * that. Ten minutes of one trouble are six lines.
 */
export function makeStorms(now: () => Date): Storms {
  const storms = new Map<string, Storm>();
  return {
    says: (name) => {
      const at = now().getTime();
      const storm = storms.get(name);
      if (storm === undefined || at >= storm.until + storm.quietMs) {
        if (storms.size >= MOST_NAMES) storms.clear();
        const left = storm?.left ?? 0;
        storms.set(name, { written: 1, until: at + QUIET_MS.first, quietMs: QUIET_MS.first, left: 0 });
        return left + 1;
      }
      if (storm.written < FIRST) {
        storm.written += 1;
        return 1;
      }
      if (at < storm.until) {
        storm.left += 1;
        return null;
      }
      const { left } = storm;
      storm.quietMs = Math.min(storm.quietMs * 2, QUIET_MS.most);
      storm.until = at + storm.quietMs;
      storm.left = 0;
      return left + 1;
    },
  };
}
