/** The team is asked for a second opinion, and gives it: advice, never approval; whoever asked says what helped. Pure. */
import type { Member } from '../../../base/members.ts';
import { leadsIn } from '../../../base/people.ts';
import { findReferenceIn } from '../../../base/public-words.ts';
import type { RecoveryCase } from '../../case.ts';
import type { Circumstances } from '../../circumstances.ts';
import type { Command } from '../../commands.ts';
import type { CaseEvent } from '../../events.ts';
import { evolve } from '../../evolve.ts';
import type { Advice, AdviceAsked } from '../../help.ts';
import { done, refuse, type Answered, type Refusal } from '../../said.ts';
import { isOngoing } from '../../status.ts';
import { ownWords } from '../own-words.ts';
import { concernedBy, isRestricted, mayResolve } from '../who-may.ts';
import { thanksTo } from '../thanks/drafting.ts';

type Ask<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** In code points: what is asked, in a sentence or two. */
export const LONGEST_QUESTION = 500;

/** The owner, or a lead of the team, asks the case's team in its channel. */
export function askTeam(c: RecoveryCase, command: Ask<'ask_team'>, by: Member, ctx: Circumstances): Answered {
  const no = mayNotAskTeam(c, by, ctx);
  if (no !== null) return refuse(no);
  const question = ownWords(command.text);
  if (question === null) return refuse({ kind: 'nothing_written' });
  if ([...question].length > LONGEST_QUESTION) return refuse({ kind: 'too_long', most: LONGEST_QUESTION });
  const word = [c.customer, ...(c.alsoKnownAs ?? [])]
    .map(({ reference }) => findReferenceIn(question, reference))
    .find((found) => found !== null);
  if (word !== undefined) return refuse({ kind: 'names_customer', word });
  if ((c.advice ?? []).some((a) => a.question === question)) return done({ kind: 'already_so' });
  const advice: AdviceAsked = { id: ctx.newId('adv'), question, by: by.id, at: ctx.at, answers: [] };
  return done({ kind: 'team_asked', advice: advice.id }, happened(advice, 'asked', by, ctx));
}

/** Said before a form opens, too. Null: they may. */
export function mayNotAskTeam(c: RecoveryCase, by: Member, { workspace }: Circumstances): Refusal | null {
  if (!isOngoing(c)) return { kind: 'case_is_over', status: c.status };
  if (!mayResolve(by, c))
    return (c.advice ?? []).length > 0
      ? { kind: 'meant_to_advise', case: c.id }
      : { kind: 'not_yours', owner: c.owner };
  const others = (ids: readonly Member['id'][]): readonly Member['id'][] =>
    ids.filter((id) => id !== by.id && !concernedBy(c).includes(id));
  if (isRestricted(c)) return { kind: 'team_not_asked', why: 'restricted', who: others(c.contacts ?? []) };
  if ((workspace.teams.find(({ id }) => id === c.team)?.cases.length ?? 0) > 0) return null;
  const leads = leadsIn(workspace.members, c.team).map(({ id }) => id);
  return { kind: 'team_not_asked', why: 'no_channel', who: others(leads) };
}

/** Whoever may see the case, but whoever asks. */
export function advise(c: RecoveryCase, command: Ask<'advise'>, by: Member, ctx: Circumstances): Answered {
  if (!isOngoing(c)) return refuse({ kind: 'case_is_over', status: c.status });
  const all = c.advice ?? [];
  const asked =
    command.advice === null
      ? (all.findLast((a) => a.by !== by.id) ?? all.at(-1))
      : all.find(({ id }) => id === command.advice);
  if (asked === undefined) return refuse({ kind: 'no_question_to_team', case: c.id });
  if (asked.by === by.id) return refuse({ kind: 'own_question', case: c.id });
  const text = ownWords(command.text);
  if (text === null) return refuse({ kind: 'nothing_written' });
  if (asked.answers.some((one) => one.by === by.id && one.text === text)) return done({ kind: 'already_so' });
  const answer: Advice = { id: ctx.newId('adv'), by: by.id, at: ctx.at, text };
  const advice = { ...asked, answers: [...asked.answers, answer] };
  return done({ kind: 'advised', asker: asked.by }, { ...happened(advice, 'answered', by, ctx), answer: answer.id });
}

/** It helped, says whoever asked, or a lead: the colleague is thanked as they like it. */
export function adviceHelped(c: RecoveryCase, command: Ask<'advice_helped'>, by: Member, ctx: Circumstances): Answered {
  const asked = c.advice?.find(({ id }) => id === command.advice);
  const answer = asked?.answers.find(({ id }) => id === command.answer);
  if (asked === undefined || answer === undefined) return refuse({ kind: 'no_question_to_team', case: c.id });
  if (asked.by !== by.id && !mayResolve(by, c)) return refuse({ kind: 'not_yours', owner: c.owner });
  if (answer.helped === true) return done({ kind: 'already_so' });
  const answers = asked.answers.map((one) => (one.id === answer.id ? { ...one, helped: true as const } : one));
  const event = { ...happened({ ...asked, answers }, 'helped', by, ctx), answer: answer.id };
  const thanks = thanksTo(evolve(c, event), answer.by, ctx, 'help_given');
  return done({ kind: 'advice_thanked', who: answer.by, draft: thanks.length > 0 }, event, ...thanks);
}

type Advised = Extract<CaseEvent, { kind: 'advice' }>;

const happened = (advice: AdviceAsked, what: Advised['what'], by: Member, { at }: Circumstances): Advised => ({
  kind: 'advice',
  at,
  by: by.id,
  what,
  advice,
});
