/** Waiting for work in hand to be over: when a process stops, and no longer than it may. */
export interface Idle {
  /** Call it whenever something is over. */
  check(): void;
  /** Resolves when nothing is in hand, after `mostMs` at the latest. */
  wait(mostMs: number): Promise<void>;
}

export function makeIdle(isIdle: () => boolean): Idle {
  const waiting = new Set<() => void>();
  return {
    check: () => {
      if (isIdle()) for (const resolve of waiting) resolve();
    },
    wait: async (mostMs) => {
      if (isIdle()) return;
      await new Promise<void>((resolve) => {
        const over = (): void => {
          clearTimeout(late);
          waiting.delete(over);
          resolve();
        };
        const late = setTimeout(over, mostMs);
        waiting.add(over);
      });
    },
  };
}
