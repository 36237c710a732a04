/** Homes that should be drawn: opened by somebody, or showing something that has changed. */
import type { MemberId } from '../../core/base/ids.ts';
import { sayRefusal } from '../../cards/answers/refusals.ts';
import type { Card } from '../../cards/kit/card.ts';
import { homeSubject, wantHome, wantHomesAnew, type HomeWanted } from '../../db/messages/homes.ts';
import { memberCalling, type Caller } from '../caller.ts';
import type { Shell } from '../shell.ts';
import { viewerOf } from '../views/case-view.ts';

/** Has the caller's home drawn by the outbox. For a stranger the sentence to show instead. */
export async function openHome(shell: Shell, caller: Caller, how: HomeWanted): Promise<Card | undefined> {
  const { platform } = caller;
  const found = await memberCalling(shell, caller);
  if (found === null) return sayRefusal({ kind: 'not_a_member' }, viewerOf(shell, { members: [] }, null, platform));
  const member = found.id;
  const wanted = await wantHome(shell.db.read, { workspace: shell.workspace, member, platform, at: shell.now() }, how);
  if (wanted)
    await shell.jobs.enqueue('outbox', { workspace: shell.workspace, subject: homeSubject(member), platform });
  return undefined;
}

/** Draws the homes of these people anew, once each, where they have one. */
export async function redrawHomes(shell: Shell, members: readonly MemberId[]): Promise<void> {
  if (members.length === 0) return;
  for (const home of await wantHomesAnew(shell.db.read, shell.workspace, members))
    await shell.jobs.enqueue('outbox', { ...home });
}
