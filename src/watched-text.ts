/** A text file that is taken anew when it has changed and rests. */
import { unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { causeOf, type Log } from './log.ts';

const WATCH_MS = 2_000;
/** A file that is being written is not read in the middle: half a list of people would be many who have left. */
const AT_REST_MS = 1_000;

export interface Watched {
  /** Reads it at once, because somebody means it. */
  readAnew(): Promise<void>;
  end(): void;
}

/** Has a file taken anew when it has changed and rests. */
export function watchText(file: string, take: (text: string, isMeant: boolean) => Promise<unknown>, log: Log): Watched {
  let rests: NodeJS.Timeout | undefined;
  const read = async (isMeant: boolean): Promise<void> => {
    try {
      await take(await readFile(file, 'utf8'), isMeant);
    } catch (error) {
      log.error('a changed file cannot be taken', { file, cause: causeOf(error) });
    }
  };
  const changed = (): void => {
    clearTimeout(rests);
    rests = setTimeout(() => void read(false), AT_REST_MS).unref();
  };
  watchFile(file, { interval: WATCH_MS, persistent: false }, changed);
  const end = (): void => {
    clearTimeout(rests);
    unwatchFile(file, changed);
  };
  return { readAnew: () => read(true), end };
}
