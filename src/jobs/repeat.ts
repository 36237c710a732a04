/** Work that is done again and again, some time after it is done; what fails is said, and done again. */
import { makeIdle } from '../app/idle.ts';
import { causeOf, type Log } from '../log.ts';

export interface Repeating {
  /** For the log: "looking for what is due". */
  readonly what: string;
  readonly everyMs: number;
  /** May resolve to how long until the next time, in milliseconds, where that is not `everyMs`. */
  readonly work: () => Promise<number | undefined> | Promise<void>;
  readonly log: Log;
}

/** The first time after `everyMs`. What is returned ends it, and resolves when what it is at is done, after `mostMs` at the latest. */
export function repeat({ what, everyMs, work, log }: Repeating): (mostMs: number) => Promise<void> {
  let next: ReturnType<typeof setTimeout> | undefined;
  const now = { isWorking: false, isOver: false };
  const idle = makeIdle(() => !now.isWorking);
  const once = async (): Promise<void> => {
    now.isWorking = true;
    let nextMs = everyMs;
    try {
      nextMs = (await work()) ?? everyMs;
    } catch (error) {
      log.warn(`${what} failed, soon again`, { cause: causeOf(error) });
    }
    now.isWorking = false;
    idle.check();
    if (!now.isOver) begin(nextMs);
  };
  const begin = (ms: number): void => {
    next = setTimeout(() => void once(), ms);
  };
  begin(everyMs);
  return async (mostMs) => {
    now.isOver = true;
    clearTimeout(next);
    await idle.wait(mostMs);
  };
}
