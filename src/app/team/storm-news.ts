/** What a team is told of a storm, in the transaction that starts or ends it. */
import type { Tx } from '../../db/engine/serialisable.ts';
import { endStorm, type StormKept } from '../../db/team/storms.ts';
import { want } from '../messages/want.ts';
import type { Shell } from '../shell.ts';

/** Ends a storm that is on, and says so where it was announced. */
export async function endAndSay(
  shell: Shell,
  tx: Tx,
  storm: Pick<StormKept, 'id' | 'team'>,
  ended: { readonly at: Date; readonly by: string },
): Promise<void> {
  if (await endStorm(tx, shell.workspace, storm.id, ended)) await announceStorm(shell, tx, storm, 2);
}

/** In every cases channel of the team; one message each, drawn anew when it is over. */
export async function announceStorm(
  shell: Shell,
  tx: Tx,
  storm: Pick<StormKept, 'id' | 'team'>,
  version: number,
): Promise<void> {
  const team = (await shell.directory.now(tx)).teams.find((t) => t.id === storm.team);
  const subject = { kind: 'storm', storm: storm.id } as const;
  for (const channel of team?.cases ?? []) {
    const dest = { kind: 'channel', channel } as const;
    const message = { subject, platform: channel.platform, dest };
    await want(shell, { kind: 'version', message, version }, tx);
  }
}
