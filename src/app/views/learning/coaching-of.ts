/** Somebody's own coaching, a page at a time. Reads only. */
import type { Member } from '../../../core/base/members.ts';
import { coachingsCard } from '../../../cards/learning/coaching-card.ts';
import type { Card } from '../../../cards/kit/card.ts';
import type { Viewer } from '../../../cards/kit/viewer.ts';
import { coachingsOf } from '../../../db/learning/coaching.ts';
import type { Shell } from '../../shell.ts';

const MOST_LISTED = 10;

export async function coachingOf(
  shell: Shell,
  page: number,
  { member, viewer }: { readonly member: Member; readonly viewer: Viewer },
): Promise<Card> {
  const from = (page - 1) * MOST_LISTED;
  const found = await coachingsOf(shell.db.read, shell.workspace, member.id, { from, limit: MOST_LISTED + 1 });
  return coachingsCard(found.slice(0, MOST_LISTED), { page, more: found.length > MOST_LISTED }, viewer);
}
