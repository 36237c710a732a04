/** The pulse of somebody's team: what was said in the latest month that is over, and what is theirs to answer. Reads only. */
import type { Member } from '../../../core/base/members.ts';
import { pulseCard } from '../../../cards/learning/pulse-card.ts';
import type { Card } from '../../../cards/kit/card.ts';
import type { Viewer } from '../../../cards/kit/viewer.ts';
import { pulseMark, pulsesOf } from '../../../db/learning/pulse.ts';
import type { Shell } from '../../shell.ts';

export async function pulseOf(
  shell: Shell,
  { member, viewer }: { readonly member: Member; readonly viewer: Viewer },
): Promise<Card> {
  const rounds = await pulsesOf(shell.db.read, shell.workspace, member.team);
  const open = rounds.find(({ closesAt }) => closesAt > viewer.now);
  // while a month is open, a sum that changes would tell who has just answered
  const over = rounds.find(({ closesAt }) => closesAt <= viewer.now) ?? null;
  const answered = open && (await pulseMark(shell.db.read, shell.workspace, open.month, member.id));
  return pulseCard(over, open === undefined ? null : { ...open, answered: answered ?? 0 }, viewer);
}
