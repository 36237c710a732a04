/** The weekly digest, posted once per team and ISO week. */
import type { TeamId } from '../../core/base/ids.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { Member, Team } from '../../core/base/members.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { changeWhoReads } from '../../core/case/rules/who-may.ts';
import { serialisable, type Tx } from '../../db/engine/serialisable.ts';
import { settleWeek } from '../../db/team/digest-weeks.ts';
import { isoWeek, previousWeek } from '../../core/base/time.ts';
import { wantHintOf } from '../hints/want-hints.ts';
import { want } from '../messages/want.ts';
import type { Shell } from '../shell.ts';
import { hasDigest } from '../views/digest.ts';
import { tellPrivately } from './learning/acting.ts';
import { askLeads } from './weekly/vote.ts';

export interface WeekToPost {
  /** The ISO week it tells of; not given: the last one. */
  readonly week?: string;
  /** Where nothing happened, one line says so. */
  readonly whenEmpty?: boolean;
}

/**
 * Posts a team's digest, on each platform it has a channel on. The row that settles the week and the messages stand or fall
 * together: whoever comes second, restarted or at the same moment, finds it settled and does nothing.
 */
export async function postDigest(
  shell: Shell,
  team: TeamId,
  { week: of, whenEmpty = false }: WeekToPost = {},
): Promise<void> {
  const workspace = await shell.directory.now(shell.db.read);
  const found: Team | undefined = workspace.teams.find((t) => t.id === team);
  if (found === undefined) return;
  const at = shell.now();
  const week = of ?? previousWeek(isoWeek(at, found.zone));
  const isPosted = (await hasDigest(shell, found, week)) || whenEmpty;
  await serialisable(shell.db, async (tx) => {
    const outcome = isPosted ? 'posted' : 'quiet';
    if (!(await settleWeek(tx, shell.workspace, { team, week, outcome, at })) || !isPosted) return;
    const subject = { kind: 'digest', team, week } as const;
    for (const channel of found.digest) {
      const dest = { kind: 'channel', channel } as const;
      await want(shell, { kind: 'version', message: { subject, platform: channel.platform, dest }, version: 1 }, tx);
    }
    await askLeads(shell, tx, { team, week, members: workspace.members });
    if (found.digest.length === 0) await tellNoChannel(shell, tx, found, workspace.members);
    tx.afterCommit(() => wantHintOf(shell, subject));
  });
}

/** Whoever leads the team is told once; the digest can be read by word all the same. */
async function tellNoChannel(shell: Shell, tx: Tx, { id, cases }: Team, members: readonly Member[]): Promise<void> {
  for (const to of members.filter((m) => m.active && m.lead && m.team === id))
    await tellPrivately(shell, tx, {
      note: 'digest_no_channel',
      of: id,
      to,
      version: 1,
      on: cases[0]?.platform ?? 'slack',
    });
}

/** Who may read a case is different now: what was posted of its weeks is drawn anew, without its words or with them. */
export async function redrawDigestsOf(
  shell: Shell,
  tx: Tx,
  {
    after,
    events,
    teams,
  }: { readonly after: RecoveryCase; readonly events: readonly CaseEvent[]; readonly teams: readonly Team[] },
): Promise<void> {
  const team = teams.find(({ id }) => id === after.team);
  if (team === undefined || !changeWhoReads(events)) return;
  const first = isoWeek(after.receivedAt, team.zone);
  const subjects: MessageSubject[] = [];
  // the names of weeks sort as they follow
  for (let week = isoWeek(shell.now(), team.zone); week >= first; week = previousWeek(week))
    subjects.push({ kind: 'digest', team: team.id, week });
  await want(shell, { kind: 'anew', subjects }, tx);
}
