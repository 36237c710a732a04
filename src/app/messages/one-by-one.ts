/** Runs what goes to one place one after another, in the order it came: nothing overtakes, and what a platform says about one is known to the next. */

/** Whoever has stood in line so long comes again later: what a platform keeps waiting must not outlast the lease of a message. */
const LONGEST_MS = 15_000;
const AGAIN_MS = 1_000;

/** `task` is given for how long it should come again later instead, in milliseconds; 0 when it is its turn. */
export type OneByOne = <T>(place: string, task: (laterMs: number) => Promise<T>) => Promise<T>;

export function makeOneByOne(now: () => Date): OneByOne {
  const tails = new Map<string, Promise<unknown>>();
  return async (place, task) => {
    const came = now().getTime();
    const turn = () => task(now().getTime() - came > LONGEST_MS ? AGAIN_MS : 0);
    const before = tails.get(place) ?? Promise.resolve();
    const mine = before.then(turn, turn);
    const tail = mine.catch(() => undefined);
    tails.set(place, tail);
    try {
      return await mine;
    } finally {
      if (tails.get(place) === tail) tails.delete(place);
    }
  };
}
