/** `improve R-1042 …`: what a case taught becomes an improvement with somebody who sees to it and a time. */
import { createHash } from 'node:crypto';
import { caseId, thingId, type CaseId, type TeamId, type ThingId } from '../../../core/base/ids.ts';
import type { Member } from '../../../core/base/members.ts';
import { colleagueNamed } from '../../../core/base/named-people.ts';
import { redact } from '../../../core/base/redact.ts';
import { cleanText, clip, oneLine } from '../../../core/base/text.ts';
import { keptPrivate, mayRead } from '../../../core/case/rules/who-may.ts';
import type { LearningAct } from '../../../core/learning/acts.ts';
import {
  beginsAs,
  LONGEST_IMPROVEMENT,
  mayDrop,
  maySettle,
  type Improvement,
  type LearntFrom,
} from '../../../core/learning/improvements.ts';
import { sayRefusal } from '../../../cards/answers/refusals.ts';
import { improvementAnswer, type ImprovementSeen } from '../../../cards/learning/improvement-card.ts';
import type { Text } from '../../../cards/kit/card.ts';
import type { Viewer } from '../../../cards/kit/viewer.ts';
import { sayNoImprovement, type NoImprovement } from '../../../cards/learning/no-improvement.ts';
import { person, reply } from '../../../cards/kit/say.ts';
import { dayIn } from '../../../cards/words/dates.ts';
import { improvementWords as words } from '../../../cards/words/improvements.ts';
import { weeklyWords } from '../../../cards/words/weekly.ts';
import { readCase } from '../../../db/case/reading.ts';
import { serialisable } from '../../../db/engine/serialisable.ts';
import { insertImprovement, readImprovement } from '../../../db/learning/improvements.ts';
import type { Caller } from '../../caller.ts';
import type { Reply } from '../../door/door.ts';
import { dueSaid, usualDue } from '../../door/learning/due-said.ts';
import { withWords } from '../../door/words-back.ts';
import type { Shell } from '../../shell.ts';
import { personMeant } from '../../person-meant.ts';
import { no, tellPrivately, withId, yes, type Acting } from './acting.ts';

/** Where no case is meant: what a line looks like. */
const EXAMPLE = caseId.parse('R-1042');

type Improve = Extract<LearningAct, { kind: 'improve' }>;

/** What was said, read where the one who says it is. */
type Read =
  | { readonly ok: true; readonly text: string; readonly owner: Member; readonly due: Date; readonly isUsual: boolean }
  | { readonly ok: false; readonly no: NoImprovement };

/** Without a database, so that a form is told before it closes. */
export function readImprove(
  act: Pick<Improve, 'text' | 'owner' | 'due'> & { readonly case?: Improve['case'] },
  {
    member,
    members,
    caller,
  }: { readonly member: Member; readonly members: readonly Member[]; readonly caller: Caller },
): Read {
  const refuse = (why: NoImprovement): Read => ({ ok: false, no: why });
  const found = typeof act.due === 'string' ? dueSaid(act.due, caller.at, member) : (act.due ?? undefined);
  // words that only look like a time belong to what was said
  const said = typeof act.due === 'string' && found === undefined ? `${act.text} ${act.due}` : act.text;
  const text = oneLine(redact(cleanText(said)).text);
  if (text === '') return refuse({ kind: 'words', case: act.case ?? EXAMPLE });
  const named = colleagueNamed(text, members);
  if (named !== null) return refuse({ kind: 'names', word: named, field: 'text' });
  const owner = act.owner === null ? member : personMeant(act.owner, members, caller);
  if (owner === undefined) return refuse({ kind: 'person', typed: act.owner ?? '' });
  if (found !== undefined && found <= caller.at) return refuse({ kind: 'past', due: found });
  const due = found ?? usualDue(caller.at, member);
  return { ok: true, text: clip(text, LONGEST_IMPROVEMENT), owner, due, isUsual: found === undefined };
}

/** The same delivery again finds what it made. */
export const idOf = (kind: 'imp' | 'coa' | 'aut', key: string): ThingId =>
  thingId.parse(`${kind}_${createHash('sha256').update(key).digest('base64url').slice(0, 24)}`);

/** What came up when a team talked about its digest: an improvement from no case. */
export async function noteIdea(
  shell: Shell,
  acting: Acting,
  act: Extract<LearningAct, { kind: 'digest_idea' }>,
): Promise<Reply> {
  const { member, viewer } = acting;
  const read = readImprove(act, acting);
  if (!read.ok) return no(withWords(reply(sayNoImprovement(read.no, viewer)), act.text));
  const one = await makeImprovement(shell, acting, read, { team: member.team, from: 'digest', cases: [] });
  return yes(
    improvementAnswer(
      [madeOf(one, read, weeklyWords.text(viewer, 'idea.made', { number: one.number }), viewer)],
      seenBy(acting, one),
      viewer,
    ),
  );
}

export async function improve(shell: Shell, acting: Acting, act: Improve): Promise<Reply> {
  const { member, viewer } = acting;
  const c = await readCase(shell.db.read, shell.workspace, act.case);
  if (c === null) return no(withWords(sayRefusal({ kind: 'no_such_case', case: act.case }, viewer), act.text));
  if (!mayRead(member, c)) return no(withWords(sayRefusal(keptPrivate(member, c), viewer), act.text));
  const read = readImprove(act, acting);
  if (!read.ok) return no(withWords(reply(sayNoImprovement(read.no, viewer)), act.text));
  const one = await makeImprovement(shell, acting, read, { team: c.team, from: act.from, cases: [act.case] });
  const said = madeOf(one, read, words.text(viewer, 'made', { number: one.number, case: act.case }), viewer);
  return yes(improvementAnswer([said], seenBy(acting, one), viewer));
}

/** The same delivery again finds what it made. */
async function makeImprovement(
  shell: Shell,
  { key, member, members, caller }: Acting,
  { text, owner, due }: Extract<Read, { ok: true }>,
  of: { readonly team: TeamId; readonly from: LearntFrom; readonly cases: readonly CaseId[] },
): Promise<Improvement> {
  const { team, from, cases } = of;
  const made: Omit<Improvement, 'number'> = {
    id: idOf('imp', key),
    team,
    text,
    owner: owner.id,
    due,
    status: maySettle(member, { owner: owner.id, team }) ? 'agreed' : beginsAs(member, { owner: owner.id, team }),
    reason: null,
    from,
    by: member.id,
    at: caller.at,
    settledAt: null,
    cases,
    reminded: 0,
    version: 1,
  };
  return await serialisable(
    shell.db,
    async (tx) => {
      const before = await readImprovement(tx, shell.workspace, made.id);
      if (before !== null) return before;
      const kept = await insertImprovement(tx, shell.workspace, made);
      const to = withId(members, owner.id);
      if (to !== undefined && to.id !== member.id)
        await tellPrivately(shell, tx, {
          note: 'improvement',
          of: kept.id,
          to,
          version: kept.version,
          on: caller.platform,
        });
      return kept;
    },
    { lanes: ['improvements'] },
  );
}

/** That it is noted, who is asked to take it, and by when where nobody said. */
function madeOf(one: Improvement, { isUsual }: Extract<Read, { ok: true }>, first: Text, viewer: Viewer): Text {
  const said = [
    first,
    ...(one.status === 'proposed' ? [words.text(viewer, 'made.asks', { owner: person(one.owner, viewer) })] : []),
    ...(isUsual ? [words.text(viewer, 'made.due', { due: dayIn(one.due, viewer) })] : []),
  ];
  return said.reduce((all, part) => [...all, ' ', ...part]);
}

const seenBy = ({ member }: Acting, one: Improvement): ImprovementSeen => ({
  one,
  cases: one.cases,
  maySettle: maySettle(member, one),
  mayDrop: mayDrop(member, one),
});
