/** Who is told of a survey, in private: its link, then its answer, on one card each. */
import type { CaseId, MemberId, ThingId } from '../../core/base/ids.ts';
import { peopleOf } from '../../core/base/people.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { SurveyKept } from '../../db/care/surveys.ts';
import { readCase } from '../../db/case/reading.ts';
import type { Tx } from '../../db/engine/serialisable.ts';
import { personally } from '../messages/notify.ts';
import { want } from '../messages/want.ts';
import type { Shell } from '../shell.ts';

export interface SurveyNews {
  readonly case: Pick<RecoveryCase, 'id' | 'home'>;
  readonly survey: ThingId;
  readonly to: readonly MemberId[];
}

/** Posted where it does not stand yet, each once. */
export async function tellOfSurvey(shell: Shell, tx: Tx, { case: c, survey, to }: SurveyNews): Promise<void> {
  const people = peopleOf((await shell.directory.now(tx)).members);
  for (const id of new Set(to)) {
    for (const { platform, dest } of personally(people.byId(id), c.home?.platform ?? null)) {
      const subject = { kind: 'survey', case: c.id, survey, to: id } as const;
      await want(shell, { kind: 'once', message: { subject, platform, dest } }, tx);
    }
  }
}

/** The cards of a case's surveys, wherever they stand. */
export async function redrawSurveys(shell: Shell, of: CaseId, tx?: Tx): Promise<void> {
  await want(shell, { kind: 'of_case_anew', about: 'survey', case: of }, tx);
}

/** An answer goes to whoever had the case when it was resolved, who has it now, and the lead of the team; in no channel. */
export async function tellAnswered(
  shell: Shell,
  tx: Tx,
  survey: Pick<SurveyKept, 'id' | 'case' | 'owner' | 'team'>,
): Promise<void> {
  const c = await readCase(tx, shell.workspace, survey.case);
  if (c === null) return;
  const { members } = await shell.directory.now(tx);
  const leads = members.filter((m) => m.active && m.lead && m.team === survey.team).map(({ id }) => id);
  await tellOfSurvey(shell, tx, {
    case: c,
    survey: survey.id,
    to: [survey.owner, c.owner, ...leads.slice(0, MOST_LEADS)],
  });
  await redrawSurveys(shell, c.id, tx);
}

const MOST_LEADS = 5;
