/** Drafting a letter to the customer: which one, in which language, and that what was chosen stays chosen. Pure. */
import type { Member } from '../../../base/members.ts';
import { LETTER_LANGUAGES, type Voice } from '../../../letters/letter.ts';
import type { RecoveryCase } from '../../case.ts';
import type { Circumstances } from '../../circumstances.ts';
import type { DraftCommand } from '../../draft-command.ts';
import { done, type Answered } from '../../said.ts';
import { look } from '../restricting.ts';
import { proposedLetter } from './letter-facts.ts';

/** Whoever may see the case. Nothing is sent by it: the draft is for the one who asked. */
export function draft(c: RecoveryCase, command: DraftCommand, by: Member, ctx: Circumstances): Answered {
  const before = voiceFor(c, localeOf(c, ctx));
  const voice: Voice = { language: command.language ?? before.language, tone: command.tone ?? before.tone };
  const isChosen = command.language !== null || command.tone !== null;
  const isNew = isChosen && (c.writes?.language !== voice.language || c.writes.tone !== voice.tone);
  const looked = look(c, { kind: 'look', case: c.id }, by, ctx);
  return done(
    {
      kind: 'drafted',
      letter: command.letter ?? proposedLetter(c, ctx.at),
      voice,
      by: by.id,
      house: ctx.workspace.name,
    },
    ...(isNew ? [{ kind: 'writing_chosen', at: ctx.at, by: by.id, voice } as const] : looked.ok ? looked.events : []),
  );
}

/** How the customer is written to: as somebody chose it, else in the language they wrote in, else in that of the team. */
export function voiceFor(c: Pick<RecoveryCase, 'writes' | 'triage'>, locale: string): Voice {
  const read = [c.triage.language, locale.split('-')[0]?.toLowerCase()];
  const language = read.flatMap((one) => LETTER_LANGUAGES.filter((known) => known === one))[0] ?? 'en';
  return c.writes ?? { language, tone: 'formal' };
}

const localeOf = ({ team }: RecoveryCase, { workspace }: Circumstances): string =>
  workspace.teams.find(({ id }) => id === team)?.locale ?? 'en';
