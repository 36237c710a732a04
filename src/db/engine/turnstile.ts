/** Lets one work through at a time, as long as each is quick: what takes longer holds nobody up. */
export interface Turnstile {
  /**
   * Runs the work when the one before is over, or has taken longer than the turnstile has patience. First come, first served.
   * A work that is over for the others before it has ended says so by `over`.
   */
  through<T>(work: (over: () => void) => Promise<T>): Promise<T>;
}

export function makeTurnstile(patienceMs: number): Turnstile {
  const waiting: (() => void)[] = [];
  let isTaken = false;
  /** Goes in; what it gives lets the next one in, once. */
  const take = (): (() => void) => {
    isTaken = true;
    let isOpen = false;
    const open = (): void => {
      clearTimeout(impatient);
      if (isOpen) return;
      isOpen = true;
      isTaken = false;
      waiting.shift()?.();
    };
    const impatient = setTimeout(open, patienceMs);
    return open;
  };
  return {
    async through(work) {
      // taken in the same breath in which it is opened, so that nobody who comes now goes first
      const open = isTaken ? await new Promise<() => void>((go) => waiting.push(() => go(take()))) : take();
      try {
        return await work(open);
      } finally {
        open();
      }
    },
  };
}
