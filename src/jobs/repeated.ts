/** What each process does again and again while it runs. */
import { keepSums } from '../app/keep/keep-sums.ts';
import { LEARN_MS } from '../app/keep/watched.ts';
import { sweep, takeUp, type Looking } from './look.ts';
import { repeat } from './repeat.ts';

/** Timers are late by so much at most, and what a dead process held waits for so long. */
export const LOOK_MS = 2_000;
const SUM_MS = 60_000;

/** Looking for what is due, and summing what was given. Where somebody else moves the clock, nothing rings by itself. */
export function repeated(looking: Looking, rings: boolean): readonly ReturnType<typeof repeat>[] {
  const { shell } = looking;
  const look = (): Promise<void> => (rings ? sweep(looking) : takeUp(looking));
  const learn = (): Promise<void> => shell.watched?.readAnew() ?? Promise.resolve();
  const learns = repeat({
    what: 'learning which channels are listened to',
    everyMs: LEARN_MS,
    work: learn,
    log: shell.log,
  });
  const looks = repeat({ what: 'looking for what is due', everyMs: LOOK_MS, work: look, log: shell.log });
  if (!rings) return [looks, learns];
  const sum = (): Promise<void> => keepSums(shell);
  return [looks, learns, repeat({ what: 'summing what was given', everyMs: SUM_MS, work: sum, log: shell.log })];
}
