/** The list of people as a file that is watched: read anew when it has changed and rests. */
import type { CsvAround, CsvRead } from './csv.ts';
import { peopleInCsv } from './csv.ts';
import { couldNotRead } from '../db/people/sources.ts';
import { sayHeldBack } from './held-back.ts';
import type { SourcesNeeds } from './sources.ts';
import { takeReading } from './take-reading.ts';

export interface CsvFile {
  /** `isMeant`: somebody asked for it to be read, so that it holds however many it drops. Resolves to whether it was taken. */
  take(text: string, isMeant: boolean): Promise<boolean>;
}

export function makeCsvFile(needs: SourcesNeeds, around: () => CsvAround): CsvFile {
  const { db, workspace, log, now } = needs;
  const refuse = async (file: string, faults: (CsvRead & { ok: false })['faults']): Promise<boolean> => {
    const first = faults[0] ?? '';
    await couldNotRead(db.read, workspace, { source: 'csv', at: now(), trouble: first });
    log.error('the list of people is not taken, everybody stays as they were', { file, faults: faults.length, first });
    return false;
  };
  return {
    take: async (text, isMeant) => {
      const asked = around();
      const read = peopleInCsv(text, asked);
      if (!read.ok) return await refuse(asked.file, read.faults);
      const rules = needs.peopleFrom()?.rules ?? [];
      const taken = await takeReading({ db, workspace, source: 'csv', rules, at: now(), isMeant }, read.reading);
      if (taken.held > 0) sayHeldBack(log, taken.held, { source: 'csv', file: asked.file });
      await needs.merge();
      return true;
    },
  };
}
