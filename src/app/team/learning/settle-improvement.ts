/** What becomes of an improvement: agreed, done, moved, dropped with a reason. Done, the people of its cases are told once. */
import type { Member } from '../../../core/base/members.ts';
import { colleagueNamed } from '../../../core/base/named-people.ts';
import { redact } from '../../../core/base/redact.ts';
import { cleanText, clip, oneLine } from '../../../core/base/text.ts';
import { peopleOfCase } from '../../../core/case/rules/people-of-case.ts';
import { mayRead } from '../../../core/case/rules/who-may.ts';
import type { LearningAct } from '../../../core/learning/acts.ts';
import {
  isUnderWay,
  LONGEST_IMPROVEMENT,
  mayDrop,
  maySettle,
  type Improvement,
} from '../../../core/learning/improvements.ts';
import type { MessageSubject } from '../../../core/base/message-subject.ts';
import { improvementAnswer } from '../../../cards/learning/improvement-card.ts';
import { sayNoImprovement, type NoImprovement } from '../../../cards/learning/no-improvement.ts';
import type { Text } from '../../../cards/kit/card.ts';
import { reply } from '../../../cards/kit/say.ts';
import type { Viewer } from '../../../cards/kit/viewer.ts';
import { dayIn } from '../../../cards/words/dates.ts';
import { improvementWords as words } from '../../../cards/words/improvements.ts';
import { serialisable, type Tx } from '../../../db/engine/serialisable.ts';
import { casesById, readImprovement, saveImprovement } from '../../../db/learning/improvements.ts';
import type { Caller } from '../../caller.ts';
import type { Reply } from '../../door/door.ts';
import { dueSaid } from '../../door/learning/due-said.ts';
import { withWords } from '../../door/words-back.ts';
import { want } from '../../messages/want.ts';
import type { Shell } from '../../shell.ts';
import { no, tellPrivately, yes, type Acting } from './acting.ts';

type Settle = Extract<LearningAct, { kind: 'settle_improvement' | 'move_improvement' | 'drop_improvement' }>;

type Settled =
  | { readonly ok: true; readonly one: Improvement; readonly isNew: boolean; readonly told: number }
  | { readonly ok: false; readonly no: NoImprovement };

const refuse = (why: NoImprovement): Settled => ({ ok: false, no: why });

export async function settleImprovement(shell: Shell, acting: Acting, act: Settle): Promise<Reply> {
  const { member, viewer, caller } = acting;
  const settled = await serialisable(shell.db, (tx) => settle(shell, tx, acting, act), { lanes: ['improvements'] });
  const typed = act.kind === 'drop_improvement' ? act.reason : '';
  if (!settled.ok) return no(withWords(reply(sayNoImprovement(settled.no, viewer)), typed));
  const { one } = settled;
  const cases = await casesById(shell.db.read, shell.workspace, one.cases);
  const seen = {
    one,
    cases: cases.filter((c) => mayRead(member, c)).map(({ id }) => id),
    maySettle: maySettle(member, one),
    mayDrop: mayDrop(member, one),
  };
  const said = settled.isNew ? saidOf(act, settled, viewer) : words.text(viewer, 'already', { number: one.number });
  return { ...yes(improvementAnswer([said], seen, { ...viewer, now: caller.at })) };
}

function saidOf(act: Settle, { one, told }: Extract<Settled, { ok: true }>, viewer: Viewer): Text {
  const { number } = one;
  switch (act.kind) {
    case 'settle_improvement':
      return act.to === 'agree'
        ? words.text(viewer, 'agreed', { number })
        : words.text(viewer, 'done', { number, n: told });
    case 'move_improvement':
      return words.text(viewer, 'moved', { number, due: dayIn(one.due, viewer) });
    case 'drop_improvement':
      return words.text(viewer, 'dropped', { number });
  }
}

async function settle(shell: Shell, tx: Tx, acting: Acting, act: Settle): Promise<Settled> {
  const { member } = acting;
  const one = await readImprovement(tx, shell.workspace, act.improvement);
  if (one === null) return refuse({ kind: 'unknown', typed: `I-${act.improvement}` });
  const may = act.kind === 'drop_improvement' ? mayDrop : maySettle;
  if (!may(member, one)) return refuse({ kind: 'not_yours', number: one.number, owner: one.owner });
  const next = changed(one, act, acting);
  if (!next.ok) return next;
  if (!next.isNew) return next;
  const after = { ...next.one, version: one.version + 1 };
  if (!(await saveImprovement(tx, shell.workspace, after))) throw new Error(`I-${one.number} changed under our hands`);
  await want(shell, { kind: 'anew', subjects: notesOf(after, acting.members) }, tx);
  const told = after.status === 'done' ? await tellPeople(shell, tx, after, acting) : 0;
  return { ok: true, one: after, isNew: true, told };
}

/** What it is after this. Pure. */
export function changed(
  one: Improvement,
  act: Settle,
  {
    member,
    members,
    caller,
  }: { readonly member: Member; readonly members: readonly Member[]; readonly caller: Caller },
): Settled {
  const same: Settled = { ok: true, one, isNew: false, told: 0 };
  const become = (change: Partial<Improvement>): Settled => ({
    ok: true,
    one: { ...one, ...change },
    isNew: true,
    told: 0,
  });
  if (act.kind === 'settle_improvement' && one.status === (act.to === 'agree' ? 'agreed' : 'done')) return same;
  if (!isUnderWay(one))
    return refuse({ kind: 'over', number: one.number, how: one.status === 'done' ? 'done' : 'dropped' });
  switch (act.kind) {
    case 'settle_improvement':
      return become(act.to === 'agree' ? { status: 'agreed' } : { status: 'done', settledAt: caller.at });
    case 'move_improvement': {
      const due = typeof act.due === 'string' ? dueSaid(act.due, caller.at, member) : act.due;
      if (due === undefined) return refuse({ kind: 'due', typed: String(act.due) });
      if (due <= caller.at) return refuse({ kind: 'past', due });
      // whoever may move it and does so has agreed to it
      return due.getTime() === one.due.getTime() ? same : become({ due, reminded: 0, status: 'agreed' });
    }
    case 'drop_improvement': {
      const reason = clip(oneLine(redact(cleanText(act.reason)).text), LONGEST_IMPROVEMENT);
      const named = colleagueNamed(reason, members);
      if (reason === '') return refuse({ kind: 'reason', number: one.number });
      if (named !== null) return refuse({ kind: 'names', word: named, field: 'reason' });
      return become({ status: 'dropped', reason, settledAt: caller.at });
    }
  }
}

/** Every message that may show it: whoever was asked, and whoever was reminded. */
export function notesOf(one: Improvement, members: readonly Member[]): readonly MessageSubject[] {
  const leads = members.filter((m) => m.lead && m.team === one.team).map(({ id }) => id);
  return [one.owner, ...leads].flatMap((to): MessageSubject[] => [
    { kind: 'learning', note: 'improvement', of: one.id, to },
    { kind: 'learning', note: 'improvement_due', of: dueNoteOf(one), to },
  ]);
}

/** A time that was moved has reminders of its own. */
export const dueNoteOf = ({ id, due }: Pick<Improvement, 'id' | 'due'>): string =>
  `${id}.${Math.floor(due.getTime() / 60_000)}`;

/** Each once, whatever number of its cases they were at work on; whoever did it knows. */
async function tellPeople(
  shell: Shell,
  tx: Tx,
  one: Improvement,
  { member, members, caller }: Acting,
): Promise<number> {
  const cases = await casesById(tx, shell.workspace, one.cases);
  const people = new Set(cases.flatMap(peopleOfCase));
  const told = members.filter(
    (m) => people.has(m.id) && m.id !== member.id && m.active && cases.some((c) => mayRead(m, c)),
  );
  for (const to of told)
    await tellPrivately(shell, tx, { note: 'improvement_done', of: one.id, to, version: 1, on: caller.platform });
  return told.length;
}
