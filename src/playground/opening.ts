/** How far the playground's start has come: said in the terminal, and on the page, which is there first. */
import type { PlaySide } from './play-side.ts';

export type Step = 'database' | 'history' | 'open';

export interface Opening extends PlaySide {
  /** The next step has begun. */
  readonly begin: (step: Step) => void;
  /** So much of it is done. */
  readonly progress: (done: number, of: number) => void;
  /** Resolves when people may do something. */
  readonly opened: () => Promise<void>;
}

export function makeOpening(): Opening {
  const listeners = new Set<() => void>();
  const waiting = new Set<() => void>();
  const now: { step: Step; done: number; of: number } = { step: 'database', done: 0, of: 0 };
  const changed = (): void => listeners.forEach((listener) => listener());
  return {
    state: () => ({ ...now }),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    operations: {},
    begin: (step) => {
      Object.assign(now, { step, done: 0, of: 0 });
      if (step === 'open') for (const resolve of waiting) resolve();
      changed();
    },
    progress: (done, of) => {
      Object.assign(now, { done, of });
      changed();
    },
    opened: () =>
      new Promise((resolve) => {
        if (now.step === 'open') resolve();
        else waiting.add(resolve);
      }),
  };
}
