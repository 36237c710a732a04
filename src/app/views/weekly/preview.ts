/** The digest for one person alone: what is posted next, or what was posted last. Reads only. */
import { isoWeek, previousWeek } from '../../../core/base/time.ts';
import type { Member, Platform, Team } from '../../../core/base/members.ts';
import { weekOwed } from '../../../core/digest/owed.ts';
import type { Card } from '../../../cards/kit/card.ts';
import type { Viewer } from '../../../cards/kit/viewer.ts';
import { nothingYet, previewCard, type ForLead } from '../../../cards/weekly/preview-card.ts';
import { isPosted, lastPosted, votesOf } from '../../../db/team/digest-readers.ts';
import type { Shell } from '../../shell.ts';
import { digestFor } from '../digest.ts';

export interface Previewing {
  readonly which: 'next' | 'last';
  readonly member: Member;
  readonly platform: Platform;
  readonly viewer: Viewer;
}

/** `next` is drawn by what is true now, as it would be posted; where nothing has happened yet, the last one is shown instead. */
export async function digestAnswer(shell: Shell, asked: Previewing): Promise<Card> {
  const { which, member } = asked;
  const { teams } = await shell.directory.now(shell.db.read);
  const team = teams.find(({ id }) => id === member.team);
  if (team === undefined) return nothingYet(null, asked.viewer);
  const last = await lastPosted(shell.db.read, shell.workspace, team.id);
  const shown = (week: string | null): Promise<Card | null> =>
    week === null ? Promise.resolve(null) : cardOf(shell, team, week, asked);
  if (which === 'last') {
    const card = await shown(last);
    if (card !== null) return card;
  }
  return (await shown(await nextWeek(shell, team))) ?? nothingYet(await shown(last), asked.viewer);
}

/** The last week as long as its digest is still to come, else the one that is under way. */
async function nextWeek(shell: Shell, { id, zone }: Team): Promise<string> {
  const now = shell.now();
  const current = isoWeek(now, zone);
  const due = shell.digests?.().find((one) => one.id === id);
  const last = previousWeek(current);
  if (due === undefined || weekOwed(now, { ...due, zone }).week === last) return current;
  return (await isPosted(shell.db.read, shell.workspace, id, last)) ? current : last;
}

async function cardOf(
  shell: Shell,
  team: Team,
  week: string,
  { member, platform, viewer }: Previewing,
): Promise<Card | null> {
  const digest = await digestFor(shell, team.id, week, shell.now());
  if (digest === undefined) return null;
  const forLead: ForLead | null = member.lead
    ? { votes: await votesOf(shell.db.read, shell.workspace, team.id, 1) }
    : null;
  return previewCard(digest, platform, viewer, forLead);
}
