/** What readers say of their team's digest, and what comes of it when they say no for weeks. */
import { createHmac } from 'node:crypto';
import type { MemberId, TeamId } from '../../../core/base/ids.ts';
import type { Member } from '../../../core/base/members.ts';
import { asksLead, weeksOfNo } from '../../../core/digest/votes.ts';
import type { LearningAct } from '../../../core/learning/acts.ts';
import { reply } from '../../../cards/kit/say.ts';
import { weeklyWords as words } from '../../../cards/words/weekly.ts';
import { serialisable, type Tx } from '../../../db/engine/serialisable.ts';
import { workspaceSecret } from '../../../db/engine/workspace-secret.ts';
import { isPosted, keepVote, lastPosted, votesOf } from '../../../db/team/digest-readers.ts';
import type { Reply } from '../../door/door.ts';
import type { Shell } from '../../shell.ts';
import { no, tellPrivately, yes, type Acting } from '../learning/acting.ts';

/** One vote a person and week; the latest counts. Without a digest named: of the last one of the team. */
export async function voteOnDigest(
  shell: Shell,
  { member, teams, viewer }: Acting,
  { of, useful }: Extract<LearningAct, { kind: 'vote_digest' }>,
): Promise<Reply> {
  const team = of?.team ?? member.team;
  if (team !== member.team) {
    const name = teams.find(({ id }) => id === team)?.name ?? team;
    return no(reply(words.text(viewer, 'voted.not_yours', { team: name })));
  }
  const week = of?.week ?? (await lastPosted(shell.db.read, shell.workspace, team));
  if (week === null) return no(reply(words.text(viewer, 'voted.none')));
  const voter = await voterOf(shell, team, week, member.id);
  const isKept = await serialisable(shell.db, async (tx) => {
    if (!(await isPosted(tx, shell.workspace, team, week))) return false;
    await keepVote(tx, shell.workspace, { team, week, voter, useful });
    return true;
  });
  if (!isKept) return no(reply(words.text(viewer, 'voted.not_posted')));
  return yes(reply(words.text(viewer, useful ? 'voted.yes' : 'voted.no')));
}

/** Stands for somebody in one week: nobody without the secret finds out who, and no two weeks have anything in common. */
async function voterOf(shell: Shell, team: TeamId, week: string, member: MemberId): Promise<string> {
  const wanted = { kind: 'digest_voter', does: 'tells votes on a digest apart' };
  const secret = await workspaceSecret(shell.db, shell.sealer, shell.workspace, wanted);
  return createHmac('sha256', secret)
    .update(JSON.stringify([team, week, member]))
    .digest('base64url')
    .slice(0, 24);
}

/** As far back as a row of weeks is looked at. */
const MOST_WEEKS = 24;

/** More no than yes for weeks: whoever leads the team is asked what to change, privately. Looked at when the next one is posted. */
export async function askLeads(
  shell: Shell,
  tx: Tx,
  { team, week, members }: { readonly team: TeamId; readonly week: string; readonly members: readonly Member[] },
): Promise<void> {
  const people = members.filter((m) => m.active && m.team === team);
  const before = (await votesOf(tx, shell.workspace, team, MOST_WEEKS)).filter((one) => one.week !== week);
  const inARow = weeksOfNo(before, people.length);
  if (!asksLead(inARow)) return;
  for (const to of people.filter((m) => m.lead))
    await tellPrivately(shell, tx, {
      note: 'digest_ask',
      of: `${team}.${week}.${inARow}`,
      to,
      version: 1,
      on: 'every',
    });
}
