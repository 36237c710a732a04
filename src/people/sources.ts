/** Reads the sources of people again and again: each by one process at a time, and what it tells is taken as far as it is believed. */
import type { WorkspaceId } from '../core/base/ids.ts';
import type { PeopleSource, Reading } from '../core/people/account.ts';
import { couldNotRead, mayRead } from '../db/people/sources.ts';
import type { Database } from '../db/engine/client.ts';
import { causeOf, type Log } from '../log.ts';
import { sayHeldBack } from './held-back.ts';
import { takeReading } from './take-reading.ts';
import type { PeopleFrom } from './settings.ts';

/** A source that is asked. */
export interface SourceReader {
  readonly source: PeopleSource;
  /** Somebody who left there has no authority here after so long and what reading takes. */
  readonly everyMs: number;
  /** All it tells. Throws where that cannot be had whole: then nothing changes. Waits for nobody once it is over. */
  read(over: AbortSignal): Promise<Reading>;
}

export interface SourcesNeeds {
  readonly db: Database;
  readonly workspace: WorkspaceId;
  readonly log: Log;
  readonly now: () => Date;
  readonly peopleFrom: () => PeopleFrom | null;
  /** Members are made anew where that is due. */
  readonly merge: () => Promise<void>;
}

/** One of the sources: how slow another is does not matter to it. */
export interface Source {
  readonly source: PeopleSource;
  /** Reads it where that is due, and has members made anew. What is being read when it is over is given up. */
  look(over: AbortSignal): Promise<void>;
}

export function makeSources(needs: SourcesNeeds, readers: readonly SourceReader[]): readonly Source[] {
  const { db, workspace, log, now } = needs;
  const failing = new Set<PeopleSource>();
  const readOne = async (reader: SourceReader, over: AbortSignal): Promise<void> => {
    const { source } = reader;
    const begun = now();
    try {
      const reading = await reader.read(over);
      const rules = needs.peopleFrom()?.rules ?? [];
      const { isNews, held } = await takeReading(
        { db, workspace, source, rules, begun, at: now(), isMeant: false },
        reading,
      );
      if (failing.delete(source)) log.info('a source of people can be read again', { source });
      if (held > 0 && isNews) sayHeldBack(log, held, { source });
    } catch (error) {
      if (over.aborted) return;
      const since = await couldNotRead(db.read, workspace, { source, at: now(), trouble: causeOf(error) });
      if (!failing.has(source))
        log.warn('a source of people cannot be read, everybody stays as they were', {
          source,
          since: since.toISOString(),
          cause: causeOf(error),
        });
      failing.add(source);
    }
  };
  return readers.map((reader) => ({
    source: reader.source,
    look: async (over) => {
      if (!(await mayRead(db.read, workspace, { ...reader, at: now() }))) return;
      await readOne(reader, over);
      await needs.merge();
    },
  }));
}
