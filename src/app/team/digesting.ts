/** The weekly digest, posted once per team and ISO week. */
import type { TeamId } from '../../core/base/ids.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { Team } from '../../core/base/members.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { changeWhoReads } from '../../core/case/rules/who-may.ts';
import type { Tx } from '../../db/engine/serialisable.ts';
import { isoWeek, previousWeek } from '../../core/base/time.ts';
import { want } from '../messages/want.ts';
import type { Shell } from '../shell.ts';
import { hasDigest } from '../views/digest.ts';

/** Posts last week's digest of a team, on each platform it has a channel on. One row per team and ISO week: a second call for the same week does nothing. */
export async function postDigest(shell: Shell, team: TeamId): Promise<void> {
  const workspace = await shell.directory.now(shell.db.read);
  const found: Team | undefined = workspace.teams.find((t) => t.id === team);
  if (found === undefined || found.digest.length === 0) return;
  const week = previousWeek(isoWeek(shell.now(), found.zone));
  if (!(await hasDigest(shell, found, week))) return;
  const subject = { kind: 'digest', team, week } as const;
  for (const channel of found.digest) {
    const dest = { kind: 'channel', channel } as const;
    const message = { subject, platform: channel.platform, dest };
    await want(shell, { kind: 'version', message, version: 1 });
  }
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
