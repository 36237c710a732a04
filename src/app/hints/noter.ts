/** Notes what a model is to be asked, in a process that asks none itself: another one does. */
import { causeOf, type Log } from '../../log.ts';
import { makeIdle } from '../idle.ts';
import type { Hints } from './hints.ts';

export interface Noter extends Hints {
  /** Waits for what is just being noted, at most so long. */
  stop(mostMs: number): Promise<void>;
}

export function makeNoter(of: Pick<Hints, 'settings' | 'model'>, log: Log): Noter {
  const now = { noting: 0 };
  const idle = makeIdle(() => now.noting === 0);
  return {
    settings: of.settings,
    model: of.model,
    outcomes: new Map(),
    isLeftAlone: () => false,
    wake: () => undefined,
    noting: (work) => {
      now.noting += 1;
      work()
        .catch((error: unknown) => log.warn('a model is not asked', { cause: causeOf(error) }))
        .finally(() => {
          now.noting -= 1;
          idle.check();
        });
    },
    stop: (mostMs) => idle.wait(mostMs),
  };
}
