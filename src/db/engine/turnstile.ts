/** Lets one work through at a time, as long as each is quick: what takes longer holds nobody up. */
export interface Turnstile {
  /** Runs the work when the one before is over, or has taken longer than the turnstile has patience. First come, first served. */
  through<T>(work: () => Promise<T>): Promise<T>;
}

export function makeTurnstile(patienceMs: number): Turnstile {
  const waiting: (() => void)[] = [];
  let isTaken = false;
  /** Lets the next one in, once. */
  const take = (): (() => void) => {
    isTaken = true;
    const open = (): void => {
      clearTimeout(impatient);
      if (over) return;
      over = true;
      isTaken = false;
      waiting.shift()?.();
    };
    let over = false;
    const impatient = setTimeout(open, patienceMs);
    return open;
  };
  return {
    async through(work) {
      let open: () => void;
      if (isTaken) {
        // taken in the same breath in which it is opened, so that nobody who comes now goes first
        open = await new Promise<() => void>((resolve) => waiting.push(() => resolve(take())));
      } else open = take();
      try {
        return await work();
      } finally {
        open();
      }
    },
  };
}
