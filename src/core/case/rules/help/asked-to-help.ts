/** Who has a request for help now: the person, who stands in for them, or who leads their team. Pure. */
import { isAway, standInsOf } from '../../../approval/absences.ts';
import type { MemberId, TeamId } from '../../../base/ids.ts';
import { leadsIn } from '../../../base/people.ts';
import type { RecoveryCase } from '../../case.ts';
import { memberOf, type Circumstances } from '../../circumstances.ts';
import type { AskedFor } from '../../help.ts';
import { mayRead } from '../who-may.ts';

/** Deputies of deputies, as for approvals where a policy says nothing. */
const MOST_LINKS = 3;

/**
 * Of those who are meant whoever works here and may see the case; instead of whoever is away the ones who stand in, else those
 * who lead the team. Who is away and has nobody keeps it: it waits for them.
 */
export function askedToHelp(of: AskedFor, c: RecoveryCase, ctx: Circumstances): readonly MemberId[] {
  const may = (id: MemberId): boolean => {
    const member = memberOf(ctx, id);
    return member?.active === true && mayRead(member, c);
  };
  const meant = of.kind === 'team' ? leadsOf(of.team, ctx) : [of.member];
  const here = meant.filter((id) => may(id) && !isAway(ctx.absences, id, ctx.at));
  if (here.length > 0) return here;
  const away = meant.filter((id) => may(id));
  const standIns = [...standInsOf(away, ctx.absences, ctx.at, MOST_LINKS)];
  const person = of.kind === 'person' ? memberOf(ctx, of.member) : undefined;
  const instead = [standIns, person === undefined ? [] : leadsOf(person.team, ctx)]
    .map((ids) => ids.filter((id) => may(id) && !isAway(ctx.absences, id, ctx.at)))
    .find((ids) => ids.length > 0);
  return instead ?? away;
}

const leadsOf = (team: TeamId, { workspace }: Circumstances): readonly MemberId[] =>
  leadsIn(workspace.members, team).map(({ id }) => id);
