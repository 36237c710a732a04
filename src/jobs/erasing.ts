/** Goes on with customers who are to be erased, beside every look: it may take minutes, and a process does it once at a time. */
import { makeIdle } from '../app/idle.ts';
import { eraseWanted } from '../app/privacy/erase-wanted.ts';
import type { Shell } from '../app/shell.ts';
import { causeOf } from '../log.ts';

export interface Erasing {
  /** There is one: it is gone on with, unless that is being done. What fails is begun anew by a later look. */
  readonly go: () => void;
  /** Resolves when nothing is being erased here, after `mostMs` at the latest; what is broken off goes on in another process. */
  readonly rest: (mostMs: number) => Promise<void>;
}

export function makeErasing(shell: Shell): Erasing {
  const now = { isErasing: false };
  const idle = makeIdle(() => !now.isErasing);
  return {
    go: () => {
      if (now.isErasing) return;
      now.isErasing = true;
      eraseWanted(shell)
        .catch((error: unknown) => shell.log.warn('erasing broke off, soon again', { cause: causeOf(error) }))
        .finally(() => {
          now.isErasing = false;
          idle.check();
        });
    },
    rest: (mostMs) => idle.wait(mostMs),
  };
}
