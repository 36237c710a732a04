/** A customer who is not content is heard again: their case is opened again, or a new one goes on from it. The rows say what is still to be done. */
import type { MemberId, ThingId } from '../../core/base/ids.ts';
import type { Member } from '../../core/base/members.ts';
import type { LogCommand } from '../../core/case/commands.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { concernedBy } from '../../core/case/rules/who-may.ts';
import { surveyComplaint } from '../../cards/care/survey-card.ts';
import { readCase } from '../../db/case/reading.ts';
import { readSurvey, surveyFollowed, surveysToFollow, type SurveyKept } from '../../db/care/surveys.ts';
import { serialisable } from '../../db/engine/serialisable.ts';
import { handle } from '../handle.ts';
import type { Shell } from '../shell.ts';
import { readerOf } from '../views/case-view.ts';
import { tellAnswered } from './survey-news.ts';

/** Done once, however often it is asked: the commands go by the survey's own key. */
export async function followSurvey(shell: Shell, id: ThingId): Promise<void> {
  const survey = await readSurvey(shell.db.read, shell.workspace, id);
  if (survey?.answered?.follow !== 'due') return;
  const { mayQuote } = survey.answered;
  const followed = mayQuote ? await quoted(shell, survey) : await heardAgain(shell, survey, survey.answered);
  await serialisable(
    shell.db,
    async (tx) => {
      await surveyFollowed(tx, shell.workspace, id, followed?.id ?? null);
      await tellAnswered(shell, tx, survey);
    },
    { lanes: [`survey ${id}`] },
  );
}

/** What a content customer agreed to have shown becomes the draft of a thank-you to whoever had the case; no case follows. */
async function quoted(shell: Shell, { id, case: of, owner: to, answered }: SurveyKept): Promise<null> {
  if (answered?.words == null) return null;
  const command = { kind: 'quote_customer', case: of, to, words: answered.words } as const;
  await handle(shell, { key: `survey:${id}:quote`, by: null, command, at: shell.now() });
  return null;
}

/** What a process that ended left undone. */
export async function followSurveysDue(shell: Shell, limit: number): Promise<void> {
  for (const id of await surveysToFollow(shell.db.read, shell.workspace, limit)) await followSurvey(shell, id);
}

/** Null where nobody is there who could own a new case: then the answer stands by itself. */
async function heardAgain(
  shell: Shell,
  survey: SurveyKept,
  answered: NonNullable<SurveyKept['answered']>,
): Promise<RecoveryCase | null> {
  const { at } = answered;
  const people = await shell.directory.now(shell.db.read);
  const text = surveyComplaint(survey.case, answered, readerOf(people.teams, survey.team));
  const command = { kind: 'heard_again', case: survey.case, text } as const;
  const again = await handle(shell, { key: `survey:${survey.id}`, by: null, command, at });
  if (again.ok) return again.case;
  const before = again.case ?? (await readCase(shell.db.read, shell.workspace, survey.case));
  const by = ownerOf(survey, before, people.members);
  if (by === null) return null;
  const logged = await handle(shell, {
    key: `survey:${survey.id}:new`,
    by,
    command: {
      ...NEW_CASE,
      text,
      receivedAt: at,
      from: before?.home ?? null,
      follows: before?.mergedInto ?? survey.case,
    },
    at,
  });
  return logged.ok ? logged.case : null;
}

/** Whoever has the case; else the lead of its team, else any: never somebody it is about. */
function ownerOf(survey: SurveyKept, before: RecoveryCase | null, members: readonly Member[]): MemberId | null {
  const concerned = before === null ? [] : concernedBy(before);
  const able = members.filter((m) => m.active && !concerned.includes(m.id));
  const owner = able.find((m) => m.id === (before?.owner ?? survey.owner));
  const lead = able.find((m) => m.lead && m.team === survey.team) ?? able.find((m) => m.lead);
  return (owner ?? lead ?? able[0])?.id ?? null;
}

const NEW_CASE: Omit<LogCommand, 'text' | 'receivedAt' | 'from' | 'follows'> = {
  kind: 'log',
  customer: null,
  remedySought: null,
  failure: null,
  severity: null,
  orderValue: null,
  lossValue: null,
  source: 'survey',
  permalink: null,
};
