/** Runs what goes to one place one after another, in the order it came: nothing overtakes, and what a platform says about one is known to the next. */

/** Whoever has stood in line so long comes again later: what a platform keeps waiting must not outlast the lease of a message. */
const LONGEST_MS = 15_000;
const AGAIN_MS = 1_000;

/** `task` is given for how long it should come again later instead, in milliseconds; 0 when it is its turn. */
export type OneByOne = <T>(place: string, task: (laterMs: number) => Promise<T>) => Promise<T>;

/** The time that calls take is what is measured, so it is real time, whatever clock the app goes by. */
export function makeOneByOne(): OneByOne {
  const tails = new Map<string, Promise<unknown>>();
  return async (place, task) => {
    const came = performance.now();
    const before = tails.get(place) ?? Promise.resolve();
    const mine = before.then(() => task(performance.now() - came > LONGEST_MS ? AGAIN_MS : 0));
    const tail = mine.catch(() => undefined);
    tails.set(place, tail);
    try {
      return await mine;
    } finally {
      if (tails.get(place) === tail) tails.delete(place);
    }
  };
}
