/** Coaching: asked for or offered, the own view first, then one strength and one idea. What is written is sealed and for the two alone. */
import type { MemberId } from '../../../core/base/ids.ts';
import type { Member } from '../../../core/base/members.ts';
import { ownWords } from '../../../core/case/rules/own-words.ts';
import { keptPrivate, mayRead } from '../../../core/case/rules/who-may.ts';
import type { LearningAct } from '../../../core/learning/acts.ts';
import {
  COACHING_KEPT_DAYS,
  coachingSteps,
  usualCoach,
  type Coaching,
  type CoachingStatus,
  type CoachingWords,
} from '../../../core/learning/coaching.ts';
import { sayRefusal } from '../../../cards/answers/refusals.ts';
import { sayNoCoaching, type NoCoaching } from '../../../cards/learning/coaching-card.ts';
import type { Text } from '../../../cards/kit/card.ts';
import { person, reply } from '../../../cards/kit/say.ts';
import { coachingWords as words } from '../../../cards/words/coaching.ts';
import { readCase } from '../../../db/case/reading.ts';
import { serialisable, type Tx } from '../../../db/engine/serialisable.ts';
import {
  coachingsOver,
  dropCoachingWords,
  forgetErased,
  insertCoaching,
  keepCoachingWords,
  readCoaching,
  saveCoaching,
} from '../../../db/learning/coaching.ts';
import type { Reply } from '../../door/door.ts';
import { withWords } from '../../door/words-back.ts';
import { want } from '../../messages/want.ts';
import type { Shell } from '../../shell.ts';
import { personMeant } from '../../person-meant.ts';
import { no, tellPrivately, withId, yes, type Acting } from './acting.ts';
import { idOf } from './improve.ts';

type Of<K extends LearningAct['kind']> = Extract<LearningAct, { kind: K }>;
const DAY_MS = 86_400_000;
/** So long after its words are gone that its messages show it. */
const DRAWN_BY_THEN_MS = 30 * DAY_MS;

type Begun =
  | { readonly ok: true; readonly person: Member; readonly coach: Member; readonly own: string | null }
  | { readonly ok: false; readonly no: NoCoaching };

/** Who the two are, and whether that may be; without a database, so that a form is told before it closes. */
export function readCoachingAsked(
  act: Of<'ask_coaching' | 'offer_coaching'>,
  { member, members, caller }: Pick<Acting, 'member' | 'members' | 'caller'>,
): Begun {
  const refuse = (why: NoCoaching): Begun => ({ ok: false, no: why });
  if (act.kind === 'offer_coaching') {
    const to = personMeant(act.to, members, caller);
    if (to === undefined) return refuse({ kind: 'person', typed: act.to, field: 'person' });
    if (to.id === member.id) return refuse({ kind: 'self', field: 'person' });
    return member.lead && member.team === to.team
      ? { ok: true, person: to, coach: member, own: null }
      : refuse({ kind: 'not_lead', case: act.case });
  }
  const own = ownWords(act.own);
  if (own === null) return refuse({ kind: 'words', case: act.case });
  const coach = act.coach === null ? usualCoach(member, members) : personMeant(act.coach, members, caller);
  if (act.coach === null && coach === undefined) return refuse({ kind: 'nobody', case: act.case });
  if (coach === undefined) return refuse({ kind: 'person', typed: act.coach ?? '', field: 'coach' });
  return coach.id === member.id ? refuse({ kind: 'self', field: 'coach' }) : { ok: true, person: member, coach, own };
}

export async function beginCoaching(
  shell: Shell,
  acting: Acting,
  act: Of<'ask_coaching' | 'offer_coaching'>,
): Promise<Reply> {
  const { member, viewer, caller } = acting;
  const typed = act.kind === 'ask_coaching' ? act.own : '';
  const refuse = (text: Text): Reply => no(withWords(reply(text), typed));
  const c = await readCase(shell.db.read, shell.workspace, act.case);
  if (c === null) return no(withWords(sayRefusal({ kind: 'no_such_case', case: act.case }, viewer), typed));
  if (!mayRead(member, c)) return no(withWords(sayRefusal(keptPrivate(member, c), viewer), typed));
  const read = readCoachingAsked(act, acting);
  if (!read.ok) return refuse(sayNoCoaching(read.no, viewer));
  const blind = [read.person, read.coach].find((m) => !mayRead(m, c));
  if (blind !== undefined)
    return refuse(sayNoCoaching({ kind: 'not_at_work', person: blind.id, case: act.case }, viewer));
  const one: Coaching = {
    id: idOf('coa', acting.key),
    case: act.case,
    person: read.person.id,
    coach: read.coach.id,
    status: read.own === null ? 'offered' : 'asked',
    at: caller.at,
    keepUntil: new Date(caller.at.getTime() + COACHING_KEPT_DAYS * DAY_MS),
    version: 1,
  };
  await serialisable(shell.db, async (tx) => {
    if ((await readCoaching(tx, shell.workspace, one.id)) !== null) return;
    await insertCoaching(tx, shell.workspace, one);
    await keepCoachingWords(tx, shell.sealer, { workspace: shell.workspace, of: one }, { own: read.own });
    await tellBoth(shell, tx, one, acting);
  });
  return yes(
    reply(
      act.kind === 'ask_coaching'
        ? words.text(viewer, 'asked', { coach: person(one.coach, viewer), case: one.case })
        : words.text(viewer, 'offered', { person: person(one.person, viewer), case: one.case }),
    ),
  );
}

export async function goOnCoaching(
  shell: Shell,
  acting: Acting,
  act: Of<'own_view' | 'coach_note' | 'end_coaching'>,
): Promise<Reply> {
  const { member, viewer } = acting;
  const typed = act.kind === 'own_view' ? act.own : act.kind === 'coach_note' ? `${act.strength}\n${act.idea}` : '';
  const after = await serialisable(shell.db, async (tx) => {
    const one = await readCoaching(tx, shell.workspace, act.coaching);
    const step = act.kind === 'end_coaching' ? act.how : act.kind;
    if (one === null || !coachingSteps(one, member.id).includes(step)) return null;
    const said = saidIn(act);
    if (Object.values(said).some((part) => part === null)) return null;
    const next: Coaching = { ...one, status: AFTER[step], version: one.version + 1 };
    await saveCoaching(tx, shell.workspace, next);
    if (step === 'erase' || step === 'decline') await dropCoachingWords(tx, shell.workspace, one.id);
    else await keepCoachingWords(tx, shell.sealer, { workspace: shell.workspace, of: one }, said);
    await tellBoth(shell, tx, next, acting);
    return next;
  });
  if (after === null) return no(withWords(reply(sayNoCoaching({ kind: 'gone' }, viewer)), typed));
  return yes(reply(saidOf(after, viewer)));
}

const AFTER: Readonly<Record<'own_view' | 'coach_note' | 'decline' | 'erase', CoachingStatus>> = {
  own_view: 'asked',
  coach_note: 'done',
  decline: 'declined',
  erase: 'erased',
};

function saidIn(act: Of<'own_view' | 'coach_note' | 'end_coaching'>): Partial<CoachingWords> {
  if (act.kind === 'own_view') return { own: ownWords(act.own) };
  return act.kind === 'coach_note' ? { strength: ownWords(act.strength), idea: ownWords(act.idea) } : {};
}

function saidOf(one: Coaching, viewer: Acting['viewer']): Text {
  const { case: of } = one;
  switch (one.status) {
    case 'asked':
      return words.text(viewer, 'asked', { coach: person(one.coach, viewer), case: of });
    case 'done':
      return words.text(viewer, 'answered', { person: person(one.person, viewer) });
    case 'declined':
    case 'erased':
      return words.text(viewer, one.status);
    case 'offered':
      return words.text(viewer, 'offered', { person: person(one.person, viewer), case: of });
  }
}

/** The other hears of it; whoever did it has the card, too, so that what was written can be read again and erased. */
async function tellBoth(shell: Shell, tx: Tx, one: Coaching, { members, caller }: Acting): Promise<void> {
  for (const id of [one.person, one.coach]) {
    const to = withId(members, id);
    if (to !== undefined)
      await tellPrivately(shell, tx, { note: 'coaching', of: one.id, to, version: one.version, on: caller.platform });
  }
}

/** Once a day: what nobody erased is forgotten when its time is over, in the messages as well. */
export async function forgetCoaching(shell: Shell): Promise<void> {
  const at = shell.now();
  for (const one of await coachingsOver(shell.db.read, shell.workspace, at)) await forget(shell, one);
  await forgetErased(shell.db.read, shell.workspace, new Date(at.getTime() - DRAWN_BY_THEN_MS));
}

async function forget(shell: Shell, one: Coaching): Promise<void> {
  const note = (to: MemberId) => ({ kind: 'learning', note: 'coaching', of: one.id, to }) as const;
  await serialisable(shell.db, async (tx) => {
    await dropCoachingWords(tx, shell.workspace, one.id);
    await saveCoaching(tx, shell.workspace, { ...one, status: 'erased', version: one.version + 1 });
    await want(shell, { kind: 'anew', subjects: [note(one.person), note(one.coach)] }, tx);
  });
}
