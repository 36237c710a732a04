/** For the lead of a team: who was at work and thanked by nobody, and how thanks are spread over the team. Never before others. Reads only. */
import type { Member } from '../../../core/base/members.ts';
import { byName, equityGap, GROUPED_BY } from '../../../core/recognition/coverage.ts';
import { notForYouCard, recognitionCard } from '../../../cards/recognition/recognition-card.ts';
import type { Card } from '../../../cards/kit/card.ts';
import type { Viewer } from '../../../cards/kit/viewer.ts';
import { championsIn } from '../../../db/recognition/champions.ts';
import { coverageByGroup, coverageOf, notThankedIn } from '../../../db/recognition/coverage.ts';
import type { Caller } from '../../caller.ts';
import type { Shell } from '../../shell.ts';

export async function recognitionFor(
  shell: Shell,
  { member, viewer, caller }: { readonly member: Member; readonly viewer: Viewer; readonly caller: Caller },
): Promise<Card> {
  if (!member.lead) return notForYouCard(viewer);
  const { read } = shell.db;
  const { workspace } = shell;
  const [coverage, groups, notThanked, champions, people] = await Promise.all([
    coverageOf(read, workspace, member.team, caller.at),
    coverageByGroup(read, workspace, member.team, caller.at),
    notThankedIn(read, workspace, member.team, caller.at),
    championsIn(read, workspace, member.team, caller.at),
    shell.directory.now(read),
  ]);
  const gaps = GROUPED_BY.map((by) => ({ by, gap: equityGap(groups, by) }));
  // what the file says of nobody is not asked about
  const told = gaps.filter(({ by, gap }) => by === 'role' || gap !== null);
  return recognitionCard(
    {
      team: people.teams.find(({ id }) => id === member.team)?.name ?? member.team,
      // nobody sees to themselves
      notThanked: byName(notThanked, viewer.locale).filter(({ id }) => id !== member.id),
      champions,
      coverage,
      gaps: told,
    },
    viewer,
  );
}
