/** How many wishes one person may have in a short while: more than anybody means, and fewer than would hold others up. Pure, the moment is handed in. */

export interface Pace {
  /** Counts one more of this person: 0 when it may be, otherwise milliseconds until the next may be, and then it is not counted. */
  take(person: string, at: Date): number;
}

export const WINDOW_MS = 10_000;
/** Where the operator says nothing: no hand is as fast, and turns are taken between people anyway; this is for scripts. */
export const MOST_WISHES = 600;
/** Whoever was here longest ago is forgotten first: with so many at once nobody is fast. */
const MOST_PEOPLE = 20_000;

/** At most `most` in any `WINDOW_MS`, for each person by themselves. */
export function makePace(most: number): Pace {
  /** When each had their last wishes, the earliest first; people in the order of their last one. */
  const taken = new Map<string, readonly number[]>();
  return {
    take: (person, at) => {
      const now = at.getTime();
      // a clock that was put back must not lock anybody out
      const lately = (taken.get(person) ?? []).filter((then) => then > now - WINDOW_MS && then <= now);
      const [first] = lately;
      if (first !== undefined && lately.length >= most) return first + WINDOW_MS - now;
      taken.delete(person);
      taken.set(person, [...lately, now]);
      const [longestAgo] = taken.keys();
      if (taken.size > MOST_PEOPLE && longestAgo !== undefined) taken.delete(longestAgo);
      return 0;
    },
  };
}
