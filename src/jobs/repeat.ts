/** Work that is done again and again, some time after it is done; what fails is said, and done again. */
import { makeIdle } from '../app/idle.ts';
import { causeOf, type Log } from '../log.ts';

export interface Repeating {
  /** For the log: "looking for what is due". */
  readonly what: string;
  /** As a function: asked each time it is done. */
  readonly everyMs: number | (() => number);
  readonly work: () => Promise<void>;
  readonly log: Log;
}

/** The first time after `everyMs`. What is returned ends it, and resolves when what it is at is done, after `mostMs` at the latest. */
export function repeat({ what, everyMs, work, log }: Repeating): (mostMs: number) => Promise<void> {
  let next: ReturnType<typeof setTimeout> | undefined;
  const now = { isWorking: false, isOver: false };
  const idle = makeIdle(() => !now.isWorking);
  const once = async (): Promise<void> => {
    now.isWorking = true;
    try {
      await work();
    } catch (error) {
      log.warn(`${what} failed, soon again`, { cause: causeOf(error) });
    }
    now.isWorking = false;
    idle.check();
    if (!now.isOver) begin();
  };
  const begin = (): void => {
    next = setTimeout(() => void once(), typeof everyMs === 'number' ? everyMs : everyMs());
  };
  begin();
  return async (mostMs) => {
    now.isOver = true;
    clearTimeout(next);
    await idle.wait(mostMs);
  };
}
