/** What a team is improving, a page at a time. What came from a case that is for few is listed for those who may see it. Reads only. */
import type { Member } from '../../../core/base/members.ts';
import { mayRead } from '../../../core/case/rules/who-may.ts';
import { mayDrop, maySettle } from '../../../core/learning/improvements.ts';
import { improvementsCard } from '../../../cards/learning/improvement-card.ts';
import type { Card } from '../../../cards/kit/card.ts';
import type { Viewer } from '../../../cards/kit/viewer.ts';
import { casesById, improvementsOfTeam } from '../../../db/learning/improvements.ts';
import type { Shell } from '../../shell.ts';

const MOST_LISTED = 5;

export async function improvementsOf(
  shell: Shell,
  page: number,
  { member, viewer }: { readonly member: Member; readonly viewer: Viewer },
): Promise<Card> {
  const { read } = shell.db;
  const from = (page - 1) * MOST_LISTED;
  const found = await improvementsOfTeam(read, shell.workspace, member.team, { from, limit: MOST_LISTED });
  const cases = new Map(
    (
      await casesById(
        read,
        shell.workspace,
        found.page.flatMap((one) => one.cases),
      )
    ).map((c) => [c.id, c]),
  );
  const seen = found.page.flatMap((one) => {
    const readable = one.cases.filter((id) => {
      const c = cases.get(id);
      return c !== undefined && mayRead(member, c);
    });
    const isForFew = one.cases.length > 0 && readable.length === 0 && one.owner !== member.id;
    return isForFew ? [] : [{ one, cases: readable, maySettle: maySettle(member, one), mayDrop: mayDrop(member, one) }];
  });
  return improvementsCard(seen, { page, more: found.more }, viewer);
}
