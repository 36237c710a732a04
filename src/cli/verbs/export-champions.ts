/** `amends export champions`: who said yes to being a service champion, and for which kinds of deeds. No number, no order but the alphabet. */
import { deedsSaid } from '../../cards/recognition/champion-card.ts';
import { championsIn } from '../../db/recognition/champions.ts';
import { noteExport } from '../io/noted.ts';
import { withStore } from '../io/store.ts';
import type { Verb } from '../verb.ts';
import { EXPORT_OPTIONS, exportingOf, writeRows, type Row } from './export.ts';

const COLUMNS = ['name', 'team', 'since', 'until', 'deed_kind'] as const;

export const exportChampions: Verb = {
  options: EXPORT_OPTIONS,
  async run(asked, io) {
    const { format, from, to } = exportingOf(asked, io);
    await withStore(asked, io, async ({ db, workspace }) => {
      await noteExport({ db, workspace }, io, 'champions', { from, to });
      const all = await championsIn(db.read, workspace, null, io.now());
      const rows = all
        .filter(({ consentedAt }) => consentedAt !== null && consentedAt >= from && consentedAt < to)
        .map((one): Row => ({
          name: one.name,
          team: one.teamName,
          since: one.consentedAt?.toISOString().slice(0, 10) ?? null,
          until: one.until.toISOString().slice(0, 10),
          deed_kind: deedsSaid(one.deeds, { locale: 'en-GB' }),
        }));
      await writeRows(io, format, COLUMNS, inOne(rows));
    });
  },
};

async function* inOne(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield await Promise.resolve(rows);
}
