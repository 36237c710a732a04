/** More authority is asked for: put before the leads of the team, who talk about it or not. Only a person changes what somebody may do. */
import { ownWords } from '../../../core/case/rules/own-words.ts';
import type { LearningAct } from '../../../core/learning/acts.ts';
import { ASKED_KEPT_DAYS, mayTalk, standsStill, type AuthorityAsked } from '../../../core/learning/readiness.ts';
import { person, reply } from '../../../cards/kit/say.ts';
import { dayIn } from '../../../cards/words/dates.ts';
import { readinessWords as words } from '../../../cards/words/readiness.ts';
import { serialisable, type Tx } from '../../../db/engine/serialisable.ts';
import { forgetAsked, insertAsked, latestAsked, readAsked, saveTalks } from '../../../db/learning/authority.ts';
import type { Reply } from '../../door/door.ts';
import { withWords } from '../../door/words-back.ts';
import type { Shell } from '../../shell.ts';
import { no, tellPrivately, withId, yes, type Acting } from './acting.ts';
import { idOf } from './improve.ts';

type Of<K extends LearningAct['kind']> = Extract<LearningAct, { kind: K }>;
const DAY_MS = 86_400_000;

export async function askAuthority(shell: Shell, acting: Acting, act: Of<'ask_authority'>): Promise<Reply> {
  const { member, members, viewer, caller } = acting;
  const why = ownWords(act.why);
  if (why === null) return no(reply(words.text(viewer, 'no.words', { command: viewer.command })));
  const asked: AuthorityAsked = {
    id: idOf('aut', acting.key),
    member: member.id,
    team: member.team,
    at: caller.at,
    talks: null,
    version: 1,
  };
  const leads = members.filter((m) => mayTalk(m, asked));
  if (leads.length === 0) return no(withWords(reply(words.text(viewer, 'no.nobody')), act.why));
  const before = await serialisable(shell.db, async (tx) => {
    const latest = await latestAsked(tx, shell.workspace, member.id);
    if (latest?.id === asked.id) return null;
    if (latest !== null && standsStill(latest, caller.at)) return latest;
    const until = new Date(caller.at.getTime() + ASKED_KEPT_DAYS * DAY_MS);
    await insertAsked(tx, shell.sealer, { workspace: shell.workspace, asked, why, until });
    await tellLeads(shell, tx, asked, acting);
    return null;
  });
  return before === null
    ? yes(reply(words.text(viewer, 'asked')))
    : no(withWords(reply(words.text(viewer, 'no.stands', { day: dayIn(before.at, viewer) })), act.why));
}

/** A lead says that they talk with them; whoever asked is told. */
export async function talkAuthority(shell: Shell, acting: Acting, act: Of<'talk_authority'>): Promise<Reply> {
  const { member, members, viewer, caller } = acting;
  const after = await serialisable(shell.db, async (tx) => {
    const asked = await readAsked(tx, shell.workspace, act.asked);
    if (asked === null || !mayTalk(member, asked)) return 'not_yours';
    if (asked.talks !== null) return asked;
    const next = { ...asked, talks: member.id, version: asked.version + 1 };
    await saveTalks(tx, shell.workspace, next);
    await tellLeads(shell, tx, next, acting);
    const to = withId(members, next.member);
    if (to !== undefined)
      await tellPrivately(shell, tx, {
        note: 'authority',
        of: next.id,
        to,
        version: next.version,
        on: caller.platform,
      });
    return next;
  });
  if (after === 'not_yours') return no(reply(words.text(viewer, 'no.gone')));
  const who = person(after.member, viewer);
  return after.talks === member.id
    ? yes(reply(words.text(viewer, 'talks', { person: who })))
    : no(reply(words.text(viewer, 'no.talks', { lead: person(after.talks ?? member.id, viewer), person: who })));
}

async function tellLeads(shell: Shell, tx: Tx, asked: AuthorityAsked, { members, caller }: Acting): Promise<void> {
  for (const to of members.filter((m) => mayTalk(m, asked)))
    await tellPrivately(shell, tx, {
      note: 'authority',
      of: asked.id,
      to,
      version: asked.version,
      on: caller.platform,
    });
}

/** Once a day: what is older, and what those asked who have left. */
export const forgetAuthority = async (shell: Shell): Promise<void> =>
  await forgetAsked(shell.db.read, shell.workspace, new Date(shell.now().getTime() - ASKED_KEPT_DAYS * DAY_MS));
