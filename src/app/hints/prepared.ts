/** What a hint is made of as things stand: the question, what it is kept by, and what of an answer may be used. Reads only. */
import type { CaseId } from '../../core/base/ids.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { Member } from '../../core/base/members.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { sensitivitiesOf } from '../../core/case/rules/restricting.ts';
import { CASE_ASKING, CASE_SHAPE, caseAsked, caseHint, caseQuestion } from '../../core/hints/case-question.ts';
import { DIGEST_ASKING, DIGEST_SHAPE, digestQuestion, phrasedDigest } from '../../core/hints/digest-question.ts';
import { contentKey, readAnswer, type Question } from '../../core/hints/question.ts';
import { mayBeSent, type HintTask } from '../../core/hints/settings.ts';
import { toWire } from '../../core/base/wire.ts';
import { digestLines } from '../../cards/team/digest-card.ts';
import { readCase } from '../../db/case/reading.ts';
import type { Shell } from '../shell.ts';
import { digestFor } from '../views/digest.ts';
import type { Hints } from './hints.ts';
import type { HintSubject } from './subjects.ts';

/** What an answer is worth: enumerated words, and sentences to be sealed; null: there are none. */
export interface HintKept {
  readonly reading: object;
  readonly words: string | null;
}

export interface PreparedHint {
  readonly key: string;
  /** `nonce`: of this asking alone. */
  question(nonce: string): Question;
  /** Null where nothing of it can be used. */
  judge(answer: string): HintKept | null;
  /** What shows it. */
  readonly shows: readonly MessageSubject[];
}

/** Null where nothing is to be asked: switched off, for few, over, gone. */
export async function preparedHint(
  shell: Shell,
  hints: Pick<Hints, 'settings' | 'model'>,
  of: HintSubject,
  known?: RecoveryCase,
): Promise<PreparedHint | null> {
  switch (of.kind) {
    case 'case':
      return await ofCase(shell, hints, of.case, known);
    case 'letter':
      return isOn(hints, 'letter') ? await (await import('./prepared-letter.ts')).ofLetter(shell, hints, of) : null;
    case 'digest':
      return isOn(hints, 'digest') ? await ofDigest(shell, hints, of) : null;
  }
}

const isOn = ({ settings }: Pick<Hints, 'settings'>, task: HintTask): boolean => settings.tasks.includes(task);

/** Primary language of a locale: `de` of `de-AT`. */
const languageOf = (locale: string): string => locale.split('-')[0]?.toLowerCase() ?? 'en';

async function ofCase(
  shell: Shell,
  { settings, model }: Pick<Hints, 'settings' | 'model'>,
  id: CaseId,
  known?: RecoveryCase,
): Promise<PreparedHint | null> {
  const c = known ?? (await readCase(shell.db.read, shell.workspace, id));
  if (c === null || !mayBeSent(c, settings)) return null;
  const { members, teams } = await shell.directory.lately(shell.db.read);
  const reader = settings.language ?? languageOf(teams.find((team) => team.id === c.team)?.locale ?? 'en');
  const asked = caseAsked(c, { tasks: settings.tasks, reader, names: namesOf(c, members) });
  if (asked === null) return null;
  return {
    key: contentKey(CASE_ASKING, asked, model, Object.keys(CASE_SHAPE_FIELDS)),
    question: (nonce) => caseQuestion(asked, nonce),
    judge: (text) => {
      const answer = readAnswer(CASE_SHAPE, text);
      if (answer === null) return null;
      const { reading, summary, translation } = caseHint(model, answer, asked, c.triage);
      const hasWords = summary !== null || translation !== null;
      return { reading, words: hasWords ? JSON.stringify(toWire({ summary, translation })) : null };
    },
    shows: [{ kind: 'case', case: id }],
  };
}
const CASE_SHAPE_FIELDS = {
  failure: 1,
  stage: 1,
  severity: 1,
  sensitivity: 1,
  summary: 1,
  translation: 1,
  language: 1,
};

/** What the customer goes by, and everybody who works here. */
const namesOf = ({ customer, alsoKnownAs = [] }: RecoveryCase, members: readonly Member[]) => ({
  customers: [customer, ...alsoKnownAs].flatMap(({ reference }) =>
    reference === null || reference.includes('(') ? [] : [reference],
  ),
  members: members.map(({ name }) => name),
});

async function ofDigest(
  shell: Shell,
  { settings, model }: Pick<Hints, 'settings' | 'model'>,
  { team, week }: Extract<HintSubject, { kind: 'digest' }>,
): Promise<PreparedHint | null> {
  if (settings.teamsOff.includes(team)) return null;
  const digest = await digestFor(shell, team, week, shell.now());
  if (digest === undefined) return null;
  const { members } = await shell.directory.lately(shell.db.read);
  const asked = { lines: digestLines(digest), language: languageOf(digest.team.locale) };
  if (asked.lines.length < 2) return null;
  return {
    key: contentKey(DIGEST_ASKING, asked, model, ['text']),
    question: (nonce) => digestQuestion(asked, nonce),
    judge: (text) => {
      const answer = readAnswer(DIGEST_SHAPE, text);
      const words = answer && phrasedDigest(answer, asked, members);
      return words === null ? null : { reading: {}, words };
    },
    shows: [{ kind: 'digest', team, week }],
  };
}

/** Of a case that is for few a letter is phrased only where the operator let it be read. */
export const mayBePhrased = (c: RecoveryCase, { settings }: Pick<Hints, 'settings'>): boolean =>
  !settings.teamsOff.includes(c.team) &&
  sensitivitiesOf(c).every((kind) => kind !== 'staff_misconduct' && settings.sensitive.includes(kind));
