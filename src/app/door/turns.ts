/** What waits for its turn: one of each person in turn, and each person's own in the order it came. Pure. */

export interface Turns<T> {
  add(person: string, work: T): void;
  /** Whose turn it is; undefined when nothing waits. */
  next(): T | undefined;
  /** Takes that one out; its person comes last now. */
  take(): T | undefined;
  count(): number;
}

export function makeTurns<T>(): Turns<T> {
  /** In the order of their turns; nobody is in here with nothing. */
  const waiting = new Map<string, T[]>();
  let count = 0;
  return {
    add: (person, work) => {
      count += 1;
      const own = waiting.get(person);
      if (own === undefined) waiting.set(person, [work]);
      else own.push(work);
    },
    next: () => waiting.values().next().value?.[0],
    take: () => {
      const [first] = waiting;
      if (first === undefined) return undefined;
      const [person, own] = first;
      const work = own.shift();
      waiting.delete(person);
      if (own.length > 0) waiting.set(person, own);
      count -= 1;
      return work;
    },
    count: () => count,
  };
}
