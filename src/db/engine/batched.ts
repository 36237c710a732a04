/** Many small calls as few: what comes while a call is under way goes together in the next one. */

export interface Batching {
  /** How many go together at most. */
  readonly most: number;
  /** How long the first of a batch waits for others; not given: not at all. */
  readonly waitMs?: number;
}

/** `run` answers one result per item, in order; when it throws, all of its items fail with that. */
export function batched<I, O>(
  run: (items: readonly I[]) => Promise<readonly O[]>,
  { most, waitMs }: Batching,
): (item: I) => Promise<O> {
  interface Waiting {
    readonly item: I;
    readonly done: (result: O) => void;
    readonly failed: (error: unknown) => void;
  }
  const waiting: Waiting[] = [];
  let isRunning = false;
  const flush = async (): Promise<void> => {
    isRunning = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, most);
      try {
        const results = await run(batch.map(({ item }) => item));
        for (const [n, { done }] of batch.entries()) done(results[n] as O);
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    isRunning = false;
  };
  return (item) =>
    new Promise<O>((done, failed) => {
      waiting.push({ item, done, failed });
      if (isRunning) return;
      isRunning = true;
      if (waitMs === undefined) queueMicrotask(() => void flush());
      else setTimeout(() => void flush(), waitMs);
    });
}
