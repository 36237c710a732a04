/** Lanes: works that share a lane run one after the other, in the order they came; all others go side by side. */
export interface Lanes {
  /** Runs the work when every earlier work in one of these lanes is over. */
  through<T>(lanes: readonly string[], work: () => Promise<T>): Promise<T>;
}

export function makeLanes(): Lanes {
  const last = new Map<string, Promise<unknown>>();
  return {
    async through(lanes, work) {
      const before = lanes.flatMap((lane) => last.get(lane) ?? []);
      const mine = (async () => {
        // those before have told their own callers of their failure
        await Promise.allSettled(before);
        return work();
      })();
      // entered in all lanes in one breath, so that no two works can wait for each other
      for (const lane of lanes) last.set(lane, mine);
      try {
        return await mine;
      } finally {
        for (const lane of lanes) if (last.get(lane) === mine) last.delete(lane);
      }
    },
  };
}
