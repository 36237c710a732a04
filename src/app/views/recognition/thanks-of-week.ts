/** Thank-yous among colleagues that a team was shown in a span of time, for its digest. Reads only. */
import type { MemberId, TeamId } from '../../../core/base/ids.ts';
import { peopleOf } from '../../../core/base/people.ts';
import type { Window } from '../../../core/base/time.ts';
import { mayShowTo } from '../../../core/recognition/audience.ts';
import type { Thanked } from '../../../core/recognition/thank.ts';
import { restrictedAmong } from '../../../db/case/reading.ts';
import { thanksShownIn } from '../../../db/recognition/thanks.ts';
import type { OfFacts } from '../../keep/facts.ts';

export interface ThanksOfWeek {
  readonly by: MemberId;
  /** People of the team, and `null` for all of it. */
  readonly to: readonly (MemberId | null)[];
  /** What for. */
  readonly text: string;
  readonly value: string | null;
  /** When it was said. */
  readonly at: Date;
}

/**
 * The latest first. Whoever likes none or only private thanks by now, or has left, is not among those thanked, and what came
 * from a case that is for few by now is not told.
 */
export async function thanksOfWeek(
  { workspace, db: { read }, directory }: Pick<OfFacts, 'workspace' | 'db' | 'directory'>,
  team: TeamId,
  span: Window,
): Promise<readonly ThanksOfWeek[]> {
  const shown = await thanksShownIn(read, workspace, team, span);
  if (shown.length === 0) return [];
  const cases = shown.flatMap((one) => one.case ?? []);
  const forFew = cases.length === 0 ? new Set<string>() : await restrictedAmong(read, workspace, cases);
  const people = peopleOf((await directory.now(read)).members);
  const isShownStill = ({ member, state }: Thanked): boolean =>
    member === null || mayShowTo(team, { audience: state === 'public' ? 'public' : 'team' }, people.byId(member));
  return shown
    .filter((one) => one.case === null || !forFew.has(one.case))
    .map(({ by, to, text, value, at }) => ({
      by,
      to: to.filter(isShownStill).map(({ member }) => member),
      text,
      value,
      at,
    }))
    .filter(({ to }) => to.length > 0);
}
