/**
 * The clock of a process. It goes on evenly from where the machine's clock stood, and follows the database's, which is the one
 * that all processes share: a machine whose clock is set while Amends runs lengthens no waiting and no claim, and processes
 * agree on what is due.
 */

export interface Clock {
  readonly now: () => Date;
  /** Asks somebody what time it is, and goes by that from then on. Rejects where they do. */
  follow(ask: () => Promise<Date>): Promise<void>;
}

export interface Hands {
  /** What the machine says, in milliseconds since 1970. */
  readonly machine: () => number;
  /** Milliseconds since any moment, whatever becomes of the machine's clock. */
  readonly steady: () => number;
}

const OF_THIS_MACHINE: Hands = { machine: () => Date.now(), steady: () => performance.now() };

/** An answer that took longer says too little of when it was given. */
const SLOW_MS = 1_000;
/** Less is what a call takes, and how long it is read after it came: following it would only make the clock shiver. */
const AGREES_MS = 250;

export function makeClock({ machine, steady }: Hands = OF_THIS_MACHINE): Clock {
  let ahead = machine() - steady();
  return {
    now: () => new Date(ahead + steady()),
    follow: async (ask) => {
      const asked = steady();
      const told = (await ask()).getTime();
      const took = steady() - asked;
      if (took > SLOW_MS) return;
      const itsAhead = told - (asked + took / 2);
      if (Math.abs(itsAhead - ahead) > AGREES_MS) ahead = itsAhead;
    },
  };
}
