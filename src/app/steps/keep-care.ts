/** What was said of a customer is kept beside the cases, in the transaction that says so; what shows it is drawn anew. */
import type { CaseId, MemberId } from '../../core/base/ids.ts';
import type { CareKept } from '../../core/case/care/care.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { outgoingOfCare } from '../../core/case/follows/outgoing-care.ts';
import { correctNote, endLeaving, forgetNote, keepLeaving, keepNote, keepWinback } from '../../db/care/notes.ts';
import { optIn, optOut } from '../../db/care/opt-outs.ts';
import { surveyTold } from '../../db/care/surveys.ts';
import type { Tx } from '../../db/engine/serialisable.ts';
import { redrawSurveys } from '../care/survey-news.ts';
import { emit, isAnybodyTold } from '../deliveries/emit.ts';
import type { Shell } from '../shell.ts';

interface SaidOn {
  readonly case: RecoveryCase;
  readonly by: MemberId | null;
  readonly at: Date;
  /** Place in the journal of the case. */
  readonly seq: number;
}

export async function keepCare(shell: Shell, tx: Tx, on: SaidOn, keeps: readonly CareKept[]): Promise<void> {
  for (const kept of keeps) for (const of of await keep(shell, tx, on, kept)) await redrawSurveys(shell, of, tx);
  if (isAnybodyTold(shell))
    await emit(
      shell,
      tx,
      keeps.flatMap((kept) => outgoingOfCare(kept, on)),
    );
}

/** Resolves to the cases whose survey is another now. */
async function keep(shell: Shell, tx: Tx, { case: c, by, at }: SaidOn, kept: CareKept): Promise<readonly CaseId[]> {
  const { workspace } = shell;
  const said = { by, at, case: c.id };
  switch (kept.what) {
    case 'survey_told':
      await surveyTold(tx, workspace, kept.survey, kept.told);
      return [c.id];
    case 'opt_out':
      return await optOut(tx, workspace, { key: kept.key, at, by, case: c.id });
    case 'opt_in':
      return await optIn(tx, workspace, kept.key);
    case 'note':
      await keepNote(tx, workspace, kept, said);
      return [];
    case 'note_words':
      await correctNote(tx, workspace, kept, said);
      return [];
    case 'no_note':
      await forgetNote(tx, workspace, kept.note);
      return [];
    case 'leaving':
      await keepLeaving(tx, workspace, kept, said);
      return [];
    case 'staying':
      await endLeaving(tx, workspace, kept.id, at);
      return [];
    case 'winback':
      await keepWinback(tx, workspace, kept, said);
      return [];
  }
}
