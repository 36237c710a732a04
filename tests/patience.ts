/** How long a test waits for what is done at once on a quiet machine: a loaded one takes its time, and nobody waits where all is well. */
import { vi } from 'vitest';

export const PATIENCE_MS = 90_000;

/** What `look` gives as soon as it throws no more, looked at again and again. Rejects with its last error after `PATIENCE_MS`. */
export const soon = <T>(look: () => T | Promise<T>, everyMs = 20): Promise<T> =>
  vi.waitFor(look, { timeout: PATIENCE_MS, interval: everyMs });

const LATE = /"level":"warn".*"cause":"Late: /;

/** Errors and warnings of a log; not a warning that something was late, which a loaded machine is, and which the app goes on without. */
export const troubleIn = (logged: readonly string[]): readonly string[] =>
  logged.filter((line) => /"level":"(error|warn)"/.test(line) && !LATE.test(line));
