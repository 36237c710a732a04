/** Learns once an hour which failure is meant, where enough cases have come: beside everything else, a few milliseconds at a time. */
import type { Shell } from '../app/shell.ts';
import { learnTriage } from '../app/team/learning/learn-triage.ts';
import { repeat } from './repeat.ts';

const EVERY_MS = 3_600_000;

export const learningTriage = (shell: Shell): ReturnType<typeof repeat> =>
  repeat({
    what: 'learning which failure is meant',
    everyMs: EVERY_MS,
    work: async () => void (await learnTriage(shell)),
    log: shell.log,
  });
