/** The weekly digest, posted once per team and ISO week. */
import type { TeamId } from '../../core/base/ids.ts';
import type { Team } from '../../core/base/members.ts';
import { isoWeek, previousWeek } from '../../core/base/time.ts';
import { wantCard } from '../../db/messages/messages.ts';
import { readWorkspace } from '../../db/team/members.ts';
import type { Dest } from '../messages/notify.ts';
import type { Shell } from '../shell.ts';
import { digestFor } from '../views/digest.ts';

/** Posts last week's digest of a team, on each platform it has a channel on. One row per team and ISO week: a second call for the same week does nothing. */
export async function postDigest(shell: Shell, team: TeamId): Promise<void> {
  const workspace = await readWorkspace(shell.db.read, shell.workspace);
  const found: Team | undefined = workspace?.teams.find((t) => t.id === team);
  if (found === undefined || found.digest.length === 0) return;
  const week = previousWeek(isoWeek(shell.now(), found.zone));
  if ((await digestFor(shell, team, week)) === undefined) return;
  for (const channel of found.digest) {
    const subject = `digest:${team}:${week}`;
    const dest: Dest = { kind: 'channel', channel };
    await wantCard(shell.db.read, shell.workspace, {
      subject,
      platform: channel.platform,
      dest: { to: dest.kind, channel: { ...channel } },
      wanted: 1,
      key: `${shell.workspace}/${subject}/${channel.platform}`,
    });
    await shell.jobs.enqueue('outbox', { workspace: shell.workspace, subject, platform: channel.platform });
  }
}
