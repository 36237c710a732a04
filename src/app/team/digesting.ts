/** The weekly digest, posted once per team and ISO week. */
import type { TeamId } from '../../core/base/ids.ts';
import type { Team } from '../../core/base/members.ts';
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
