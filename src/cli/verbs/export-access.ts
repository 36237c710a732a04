/** `amends export access`: who looked at personal detail, when, of which case and what kind: what is in the journals of cases and of the house. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import { caseId } from '../../core/base/ids.ts';
import type { Queryable } from '../../db/engine/serialisable.ts';
import { looksAt, type Look } from '../../db/privacy/looks.ts';
import { noteExport } from '../io/noted.ts';
import { withStore } from '../io/store.ts';
import { option, WrongUsage, type Asked, type Verb } from '../verb.ts';
import { EXPORT_OPTIONS, exportingOf, writeRows, type Exporting, type Row } from './export.ts';

const COLUMNS = ['at', 'by', 'case', 'event'] as const;
const PAGE = 1_000;

export const exportAccess: Verb = {
  options: { ...EXPORT_OPTIONS, case: { type: 'string' } },
  async run(asked, io) {
    const exporting = exportingOf(asked, io);
    const of = caseAsked(asked);
    await withStore(asked, io, async ({ db, workspace }) => {
      await noteExport({ db, workspace }, io, 'access', exporting);
      await writeRows(io, exporting.format, COLUMNS, pagesOf(await db.forSums(), workspace, exporting, of));
    });
  },
};

function caseAsked(asked: Asked): string | null {
  const typed = option(asked, 'case');
  if (typed === undefined) return null;
  const read = caseId.safeParse(typed.toUpperCase());
  if (!read.success) throw new WrongUsage(`--case ${typed} is no case; write R-1042`);
  return read.data;
}

async function* pagesOf(
  q: Queryable,
  workspace: WorkspaceId,
  { from, to }: Exporting,
  of: string | null,
): AsyncGenerator<readonly Row[]> {
  let after: Pick<Look, 'at' | 'id'> = { at: from, id: '' };
  for (;;) {
    const page = await looksAt(q, workspace, { after, until: to, case: of, limit: PAGE });
    const last = page.at(-1);
    if (last === undefined) return;
    yield page.map(({ at, by, case: c, what }) => ({ at: at.toISOString(), by, case: c, event: what }));
    after = last;
  }
}
