/** Homes that should be drawn: opened by somebody, or showing something that has changed. */
import type { MemberId } from '../../core/base/ids.ts';
import { sayRefusal } from '../../cards/answers/refusals.ts';
import type { Card } from '../../cards/kit/card.ts';
import type { HomeWanted } from '../../db/messages/homes.ts';
import { memberCalling, type Caller } from '../caller.ts';
import type { Shell } from '../shell.ts';
import { viewerOf } from '../views/case-view.ts';
import { want } from './want.ts';

/** Has the caller's home drawn by the outbox. For a stranger the sentence to show instead. */
export async function openHome(shell: Shell, caller: Caller, how: HomeWanted): Promise<Card | undefined> {
  const { platform } = caller;
  const found = await memberCalling(shell, caller);
  if (found === null) return sayRefusal({ kind: 'not_a_member' }, viewerOf(shell, { members: [] }, null, platform));
  await want(shell, { kind: 'home', member: found.id, platform, how });
  return undefined;
}

/** Draws the homes of these people anew, once each, where they have one. */
export async function redrawHomes(shell: Shell, members: readonly MemberId[]): Promise<void> {
  if (members.length === 0) return;
  await want(shell, { kind: 'homes_anew', members });
}
