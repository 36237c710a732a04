/** Work that is done again and again, some time after it is done; what fails is said, and done again. */
import { causeOf, type Log } from '../log.ts';

export interface Repeating {
  /** For the log: "looking for what is due". */
  readonly what: string;
  readonly everyMs: number;
  readonly work: () => Promise<void>;
  readonly log: Log;
}

/** The first time after `everyMs`. The returned function ends it. */
export function repeat({ what, everyMs, work, log }: Repeating): () => void {
  let next: ReturnType<typeof setTimeout> | undefined;
  const over = new AbortController();
  const once = async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.warn(`${what} failed, soon again`, { cause: causeOf(error) });
    }
    if (!over.signal.aborted) begin();
  };
  const begin = (): void => {
    next = setTimeout(() => void once(), everyMs);
  };
  begin();
  return () => {
    over.abort();
    clearTimeout(next);
  };
}
