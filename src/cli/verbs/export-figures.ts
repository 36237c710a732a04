/** `amends export surveys`, `iceberg`, `cost`, `loyalty`: figures summed by month, team or root, for whoever leads the house. Nobody's words, nobody's name. */
import { decimalOf } from '../../core/base/show-money.ts';
import { money } from '../../core/base/money.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import {
  COST_COLUMNS,
  costFigures,
  ICEBERG_COLUMNS,
  LOYALTY_COLUMNS,
  loyaltyFigures,
  icebergFigures,
  SURVEY_COLUMNS,
  surveyFigures,
  type Figures,
  type Span,
} from '../../db/care/figures.ts';
import type { Queryable } from '../../db/engine/serialisable.ts';
import { withStore } from '../io/store.ts';
import { option, type Verb } from '../verb.ts';
import { EXPORT_OPTIONS, exportingOf, writeRows } from './export.ts';

type Read = (q: Queryable, workspace: WorkspaceId, span: Span, now: Date) => Promise<readonly Figures[]>;

const exported = (columns: readonly string[], figures: Read): Verb => ({
  options: EXPORT_OPTIONS,
  async run(asked, io) {
    const { format, from, to } = exportingOf(asked, io);
    const span = { from, to, zone: option(asked, 'zone') ?? 'UTC' };
    await withStore(
      asked,
      io,
      async ({ db, workspace }) =>
        await writeRows(io, format, columns, inOne(figures(await db.forSums(), workspace, span, io.now()))),
    );
  },
});

async function* inOne(rows: Promise<readonly Figures[]>): AsyncGenerator<readonly Figures[]> {
  yield await rows;
}

export const exportSurveys: Verb = exported(SURVEY_COLUMNS, surveyFigures);
export const exportIceberg: Verb = exported(ICEBERG_COLUMNS, icebergFigures);
export const exportLoyalty: Verb = exported(LOYALTY_COLUMNS, loyaltyFigures);
export const exportCost: Verb = exported(COST_COLUMNS, async (q, workspace, span) =>
  (await costFigures(q, workspace, span)).map(inUnits),
);

/** Amounts as they are written; where nothing was given there is no currency to write them in. */
function inUnits(row: Figures): Figures {
  const { currency } = row;
  const units = (minor: string | number | null | undefined): string | null =>
    typeof minor !== 'string' || typeof currency !== 'string' ? null : decimalOf(money(BigInt(minor), currency));
  return {
    ...row,
    discretionary: units(row['discretionary']),
    owed: units(row['owed']),
    per_case_median: units(row['per_case_median']),
  };
}
