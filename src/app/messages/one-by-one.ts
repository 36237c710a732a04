/** Runs what goes to one place one after another, in the order it came: nothing overtakes, and what a platform says about one is known to the next. */

export type OneByOne = <T>(place: string, task: () => Promise<T>) => Promise<T>;

export function makeOneByOne(): OneByOne {
  const tails = new Map<string, Promise<unknown>>();
  return async (place, task) => {
    const before = tails.get(place) ?? Promise.resolve();
    const mine = before.then(task, task);
    const tail = mine.catch(() => undefined);
    tails.set(place, tail);
    try {
      return await mine;
    } finally {
      if (tails.get(place) === tail) tails.delete(place);
    }
  };
}
