/** Who may read a thank-you: never more than it was confirmed for, and never more than the person thanked likes now. Pure. */
import type { TeamId } from '../base/ids.ts';
import type { Member } from '../base/members.ts';
import type { Audience } from '../case/ends.ts';

const WIDTH: Readonly<Record<Audience, number>> = { private: 0, team: 1, public: 2 };

export const isWider = (a: Audience, b: Audience): boolean => WIDTH[a] > WIDTH[b];

/**
 * For whom a posted thank-you may be shown as things stand now, in any list, digest, picture, chart or export besides the
 * post itself; null: nobody. `to`: whom it thanks, undefined where they are not known any more.
 */
export function audienceNow(
  { audience }: { readonly audience: Audience },
  to: Pick<Member, 'active' | 'recognition'> | undefined,
): Audience | null {
  if (to === undefined || !to.active || to.recognition === 'none') return null;
  // confirmed before anybody was asked: as it was confirmed
  if (to.recognition === 'unknown') return audience;
  return isWider(audience, to.recognition) ? to.recognition : audience;
}

/** Whether it may stand where a team reads; `team`: whose channel it is. */
export function mayShowTo(
  team: TeamId,
  thanks: { readonly audience: Audience },
  to: Pick<Member, 'active' | 'recognition' | 'team'> | undefined,
): boolean {
  const now = audienceNow(thanks, to);
  return now === 'public' || (now === 'team' && to?.team === team);
}
