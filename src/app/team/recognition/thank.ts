/** `thanks @bob for …`: one colleague thanks others. Kept, and told as each of those thanked likes it, in one transaction. */
import { createHash } from 'node:crypto';
import { thingId, type ThingId } from '../../../core/base/ids.ts';
import type { RecognitionPreference } from '../../../core/base/members.ts';
import { leadsOf } from '../../../core/base/people.ts';
import { canCarry } from '../../../core/case/press.ts';
import { isRestricted, keptPrivate, mayRead } from '../../../core/case/rules/who-may.ts';
import type { RecoveryCase } from '../../../core/case/case.ts';
import type { RecognitionAct } from '../../../core/recognition/acts.ts';
import {
  isGiven,
  stateFor,
  valueKey,
  whoLooks,
  wordsOf,
  type HeldWhy,
  type Thank,
  type Thanked,
} from '../../../core/recognition/thank.ts';
import { sayRefusal } from '../../../cards/answers/refusals.ts';
import { noThankCard, thankingCard, type NoThank } from '../../../cards/recognition/no-thank.ts';
import { thankedCard, valueChanged } from '../../../cards/recognition/thank-answer.ts';
import type { Card } from '../../../cards/kit/card.ts';
import { readCase } from '../../../db/case/reading.ts';
import { serialisable, type Tx } from '../../../db/engine/serialisable.ts';
import {
  insertThank,
  likesOf,
  readThank as keptThank,
  saveThank,
  thankedBefore,
} from '../../../db/recognition/thanks.ts';
import type { Reply } from '../../door/door.ts';
import { keepFilled } from '../../door/forms/kept-form.ts';
import { withWords } from '../../door/words-back.ts';
import type { Shell } from '../../shell.ts';
import { no, yes, type Acting } from '../learning/acting.ts';
import { lineFor, readThank, valuesOf, type ThankRead } from './read-thank.ts';
import { tellOf } from './telling.ts';

type Of<K extends RecognitionAct['kind']> = Extract<RecognitionAct, { kind: K }>;
type Read = Extract<ThankRead, { ok: true }>;

/** The same delivery again finds what it made. */
const idOf = (key: string): ThingId =>
  thingId.parse(`tha_${createHash('sha256').update(key).digest('base64url').slice(0, 24)}`);

export async function thank(shell: Shell, acting: Acting, act: Of<'thank'>): Promise<Reply> {
  const { member, viewer, members } = acting;
  const id = idOf(acting.key);
  const kept = await keptThank(shell.db.read, shell.workspace, id);
  if (kept !== null) return yes(answerOf(kept, null, acting));
  const about = await caseFor(shell, acting, act);
  if (!about.ok) return no(about.say);
  const read = readThank(act, { ...acting, case: about.case });
  if (!read.ok) return no(await refusedThank(shell, acting, act, read.no));
  const one = await serialisable(
    shell.db,
    async (tx) => {
      const before = await keptThank(tx, shell.workspace, id);
      if (before !== null) return before;
      const made = await madeOf(shell, tx, acting, { id, read, of: act });
      if (made === null) return null;
      await insertThank(tx, shell.workspace, made, wordsOf(made.text));
      await tellOf(shell, tx, made, { members, teams: acting.teams });
      return made;
    },
    { lanes: [`thanks of ${member.id}`] },
  );
  if (one === null) return no(withWords(thankedCard({ kind: 'nowhere' }, viewer), act.text));
  return yes(answerOf(one, read, acting));
}

/** The case it is said of: one that whoever says it may see, and that is not for few. */
async function caseFor(
  shell: Shell,
  acting: Acting,
  act: Of<'thank'>,
): Promise<{ readonly ok: true; readonly case: RecoveryCase | null } | { readonly ok: false; readonly say: Card }> {
  const { member, viewer } = acting;
  if (act.case === null) return { ok: true, case: null };
  const c = await readCase(shell.db.read, shell.workspace, act.case);
  const back = (say: Card): { readonly ok: false; readonly say: Card } => ({
    ok: false,
    say: withWords(say, act.text),
  });
  if (c === null) return back(sayRefusal({ kind: 'no_such_case', case: act.case }, viewer));
  if (!mayRead(member, c)) return back(sayRefusal(keptPrivate(member, c), viewer));
  if (isRestricted(c))
    return { ok: false, say: await refusedThank(shell, acting, act, { kind: 'restricted', case: c.id }) };
  return { ok: true, case: c };
}

/** Null where nothing is to be kept: nobody of those thanked likes it, or nobody could look at what should be. */
async function madeOf(
  shell: Shell,
  tx: Tx,
  { member, members, caller }: Acting,
  { id, read, of }: { readonly id: ThingId; readonly read: Read; readonly of: Of<'thank'> },
): Promise<Thank | null> {
  const { to, text, value, isOdd } = read;
  const likes = await likesOf(
    tx,
    shell.workspace,
    to.flatMap((one) => one.member ?? []),
  );
  const before = await thankedBefore(tx, shell.workspace, { by: member.id, at: caller.at, words: wordsOf(text) });
  const held: HeldWhy | null = isOdd ? 'tone' : before.sameWords ? 'same_words' : null;
  const thanked = to.flatMap((one): Thanked[] => {
    // a team likes to be thanked as a team; who has left meanwhile is thanked nowhere
    const how: RecognitionPreference = one.member === null ? 'team' : (likes.get(one.member) ?? 'none');
    const pairs = before.pairs.filter(
      (was) => was.member === one.member && (one.member !== null || was.team === one.team),
    );
    const state = stateFor({ likes: how, before: pairs.length }, held);
    return state === null ? [] : [{ ...one, state, givenAt: isGiven({ state }) ? caller.at : null }];
  });
  const waits = thanked.some(({ state }) => state === 'held');
  const look = waits && whoLooks(leadsOf(members), { by: member.id, to: thanked }).length > 0;
  const stays = look ? thanked : thanked.filter(({ state }) => state !== 'held');
  if (stays.length === 0) return null;
  return {
    id,
    by: member.id,
    text,
    value,
    case: of.case,
    at: caller.at,
    held: look ? (held ?? 'same_pair') : null,
    lookedBy: null,
    platform: caller.platform,
    to: stays,
    version: 1,
  };
}

function answerOf(one: Thank, read: Read | null, acting: Acting): Card {
  const { viewer, teams } = acting;
  const asked = read?.to ?? one.to;
  return thankedCard(
    {
      kind: 'kept',
      one,
      // whoever is thanked nowhere is told of in the same words as any other reason
      inPerson: asked.filter((to) => !one.to.some((is) => is.member === to.member && is.team === to.team)),
      isProposed: read?.isProposed === true,
      values: valuesOf(one.to, acting),
      teamName: (id) => teams.find((team) => team.id === id)?.name ?? id,
    },
    viewer,
  );
}

/** The no, what was written, and the form with it. */
export async function refusedThank(
  shell: Shell,
  { viewer, caller }: Acting,
  act: Of<'thank'>,
  why: NoThank,
): Promise<Card> {
  // "thanks, that worked": nobody was named and nothing said
  if (why.kind === 'whom' && act.text === '') return thankingCard(viewer);
  const values = { to: act.to, text: act.text, value: act.value, case: act.case };
  const words = await keepFilled(shell, caller, { id: 'thank', about: {}, values });
  const lines =
    why.kind === 'which'
      ? why.among.map((who) => ({ label: viewer.name(who), line: lineFor(act, why.typed, who) }))
      : [];
  return noThankCard(
    why,
    {
      words,
      lines: lines.filter(({ line }) => canCarry(line)),
      once: caller.at.toISOString(),
      text: act.text,
    },
    viewer,
  );
}

/** Another value, or none: by whoever said it. */
export async function changeValue(shell: Shell, acting: Acting, act: Of<'thank_value'>): Promise<Reply> {
  const { member, viewer } = acting;
  const after = await serialisable(shell.db, async (tx) => {
    const one = await keptThank(tx, shell.workspace, act.thank);
    if (one === null || one.by !== member.id || one.text === '') return null;
    const value = act.value === null ? null : valuesOf(one.to, acting).find((each) => valueKey(each) === act.value);
    if (value === undefined || value === one.value) return one;
    const next = { ...one, value, version: one.version + 1 };
    await saveThank(tx, shell.workspace, next);
    await tellOf(shell, tx, next, acting);
    return next;
  });
  return after === null ? no(valueChanged(undefined, viewer)) : yes(valueChanged(after.value, viewer));
}
