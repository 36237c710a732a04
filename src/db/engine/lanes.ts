/** Lanes: works of one lane run one after the other, in the order they came. */
export interface Lanes {
  through<T>(lane: string, work: () => Promise<T>): Promise<T>;
}

export function makeLanes(): Lanes {
  const last = new Map<string, Promise<unknown>>();
  return {
    async through(lane, work) {
      const before = last.get(lane);
      const mine = (async () => {
        // the one before has told its own caller of its failure
        await before?.catch(() => undefined);
        return work();
      })();
      last.set(lane, mine);
      try {
        return await mine;
      } finally {
        if (last.get(lane) === mine) last.delete(lane);
      }
    },
  };
}
