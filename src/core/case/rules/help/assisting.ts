/** Somebody is asked to help by a time: asked, done, not possible, taken back, brought to mind. The owner stays the owner. Pure. */
import type { Member } from '../../../base/members.ts';
import type { RecoveryCase } from '../../case.ts';
import { memberOf, type Circumstances } from '../../circumstances.ts';
import type { Command } from '../../commands.ts';
import type { CaseEvent } from '../../events.ts';
import { isAskedToHelp, openAssists, type AskedFor, type AskedOf, type Assist, type HelpAnswer } from '../../help.ts';
import { done, refuse, type Answered, type Refusal } from '../../said.ts';
import { isOngoing } from '../../status.ts';
import { ownWords } from '../own-words.ts';
import { concernedBy, isRestricted, keptPrivate, mayRead, mayResolve } from '../who-may.ts';
import { askedToHelp } from './asked-to-help.ts';

type Ask<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** In code points: what is needed, in a sentence or two. */
export const LONGEST_NEED = 500;

/** The owner, or a lead of the team. */
export function assist(c: RecoveryCase, command: Ask<'assist'>, by: Member, ctx: Circumstances): Answered {
  const no = mayNotAskForHelp(c, by) ?? mayNotHelp(c, command.of, by, ctx);
  if (no !== null) return refuse(no);
  const text = ownWords(command.text);
  if (text === null) return refuse({ kind: 'nothing_written' });
  if ([...text].length > LONGEST_NEED) return refuse({ kind: 'too_long', most: LONGEST_NEED });
  if (command.due <= ctx.at) return refuse({ kind: 'not_a_future_time' });
  const of = namedOf(command.of, ctx);
  const isSame = (a: Assist): boolean => a.text === text && JSON.stringify(a.of) === JSON.stringify(of);
  if (openAssists(c).some(isSame)) return done({ kind: 'already_so' });
  const asked = askedToHelp(command.of, c, ctx);
  const made: Assist = {
    id: ctx.newId('ast'),
    text,
    due: command.due,
    by: by.id,
    at: ctx.at,
    of,
    asked,
    had: asked,
    status: 'open',
  };
  return done({ kind: 'assist_asked', assist: made.id }, changed(made, 'asked', by, ctx));
}

/** Said before a form opens, too. Null: they may. */
export function mayNotAskForHelp(c: RecoveryCase, by: Member): Refusal | null {
  if (!isOngoing(c)) return { kind: 'case_is_over', status: c.status };
  return mayResolve(by, c) ? null : { kind: 'not_yours', owner: c.owner };
}

/** Whom a restricted case may not be shown to is not asked: being asked opens nothing. */
function mayNotHelp(c: RecoveryCase, of: AskedFor, by: Member, ctx: Circumstances): Refusal | null {
  const no = (why: Extract<Refusal, { kind: 'not_asked_for_help' }>['why']): Refusal => ({
    kind: 'not_asked_for_help',
    why,
    of: namedOf(of, ctx),
    ...(why === 'private' && { who: contactsOf(c, by) }),
  });
  if (of.kind === 'person') {
    if (of.member === by.id) return no('yourself');
    const member = memberOf(ctx, of.member);
    if (member?.active !== true || concernedBy(c).includes(of.member)) return no('nobody');
    return mayRead(member, c) ? null : no('private');
  }
  const isThere = askedToHelp(of, c, ctx).length > 0;
  if (isRestricted(c)) return isThere ? null : no('private');
  const hasChannel = (ctx.workspace.teams.find(({ id }) => id === of.team)?.cases.length ?? 0) > 0;
  return isThere || hasChannel ? null : no('nobody');
}

function namedOf(of: AskedFor, { workspace }: Circumstances): AskedOf {
  if (of.kind === 'person') return of;
  return { ...of, name: workspace.teams.find(({ id }) => id === of.team)?.name ?? of.team };
}

const contactsOf = (c: RecoveryCase, by: Member): readonly Member['id'][] => {
  const said = keptPrivate(by, c);
  return said.kind === 'kept_private' ? said.who : [];
};

/** Done, or not possible, said by whoever is asked; by the owner or a lead, too, whom they may have told. */
export function answerAssist(c: RecoveryCase, command: Ask<'answer_assist'>, by: Member, ctx: Circumstances): Answered {
  const meant = meantAssist(c, command.assist, (a) => isAskedToHelp(a, by));
  if (!meant.ok) return meant;
  const { one } = meant;
  if (!isAskedToHelp(one, by) && !mayResolve(by, c)) return refuse({ kind: 'help_of_others', of: one.of });
  const status = command.how === 'done' ? 'done' : 'declined';
  if (one.status === status) return done({ kind: 'already_so' });
  if (one.status !== 'open') return refuse({ kind: 'help_is_over', status: one.status });
  const text = ownWords(command.text);
  if (text === null) return refuse({ kind: 'nothing_written' });
  const answered = { ...one, status, answer: { by: by.id, at: ctx.at, text } } as const;
  return done({ kind: 'assist_answered', assist: one.id, how: command.how }, changed(answered, status, by, ctx));
}

/** By the owner, a lead, or whoever asked. */
export function withdrawAssist(
  c: RecoveryCase,
  command: Ask<'withdraw_assist'>,
  by: Member,
  ctx: Circumstances,
): Answered {
  const meant = meantAssist(c, command.assist, () => true);
  if (!meant.ok) return meant;
  const { one } = meant;
  if (one.by !== by.id && !mayResolve(by, c)) return refuse({ kind: 'not_yours', owner: c.owner });
  if (one.status === 'withdrawn') return done({ kind: 'already_so' });
  if (one.status !== 'open') return refuse({ kind: 'help_is_over', status: one.status });
  const answer: HelpAnswer = { by: by.id, at: ctx.at, text: null };
  return done(
    { kind: 'assist_withdrawn', assist: one.id },
    changed({ ...one, status: 'withdrawn', answer }, 'withdrawn', by, ctx),
  );
}

type Meant = Extract<Answered, { ok: false }> | { readonly ok: true; readonly one: Assist };

/** The one named; else the only open one that fits, then the only open one there is, then the last that fits. */
function meantAssist(c: RecoveryCase, id: Assist['id'] | null, fits: (a: Assist) => boolean): Meant {
  const all = c.assists ?? [];
  if (id !== null) {
    const named = all.find((a) => a.id === id);
    return named === undefined ? none(c) : { ok: true, one: named };
  }
  const open = openAssists(c);
  const fitting = open.filter(fits);
  const found = fitting.length > 0 ? fitting : open;
  const [first] = found;
  if (first === undefined) {
    const last = all.findLast(fits) ?? all.at(-1);
    return last === undefined ? none(c) : { ok: true, one: last };
  }
  return found.length > 1 ? { ok: false, no: { kind: 'which_help', case: c.id } } : { ok: true, one: first };
}

const none = (c: RecoveryCase): Meant => ({ ok: false, no: { kind: 'no_such_help', case: c.id } });

type Assisted = Extract<CaseEvent, { kind: 'assist' }>;

const changed = (assist: Assist, what: Assisted['what'], by: Member | null, { at }: Circumstances): Assisted => ({
  kind: 'assist',
  at,
  by: by?.id ?? null,
  what,
  assist,
});

/** The next moment at which something is due about it; null when nothing is. */
export const nextOfAssist = (a: Assist): Date | null =>
  a.status === 'open' && a.reminded === undefined ? a.due : null;

/** What is due about it by now: it is brought to mind once; or others have it, because somebody left, went away or is back. */
export function dueOfAssist(c: RecoveryCase, a: Assist, ctx: Circumstances): readonly CaseEvent[] {
  if (a.status !== 'open' || !isOngoing(c)) return [];
  const asked = askedToHelp(a.of, c, ctx);
  const now = { ...a, asked, had: [...new Set([...a.had, ...asked])] };
  if (a.reminded === undefined && ctx.at >= a.due) return [changed({ ...now, reminded: true }, 'reminded', null, ctx)];
  const isSame = asked.length === a.asked.length && asked.every((id) => a.asked.includes(id));
  return isSame ? [] : [changed(now, 'passed', null, ctx)];
}

/** A case that ends needs no help any more, and whoever was asked is told. */
export function withHelpEnded(c: RecoveryCase, answered: Answered, by: Member, ctx: Circumstances): Answered {
  if (!answered.ok || !answered.events.some(({ kind }) => ENDS.has(kind))) return answered;
  const answer: HelpAnswer = { by: null, at: ctx.at, text: null };
  const over = openAssists(c).map((a) => changed({ ...a, status: 'withdrawn', answer }, 'withdrawn', by, ctx));
  return over.length === 0 ? answered : { ...answered, events: [...answered.events, ...over] };
}

const ENDS: ReadonlySet<CaseEvent['kind']> = new Set<CaseEvent['kind']>(['resolved', 'dismissed', 'merged']);
