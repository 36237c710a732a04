/** Whether a changed file of people drops so many at once that it is more likely a slip than their leaving. Pure. */
import type { MemberId } from './ids.ts';
import type { Member } from './members.ts';

export interface Dropped {
  readonly left: number;
  /** Of how many. */
  readonly of: number;
}

/** So few leave on one day in a house of any size. */
const FEW = 5;
/** One in so many. */
const SHARE = 4;

/** More than five, and more than a quarter of those who work here; null where it may be taken as it is. */
export function tooManyLeave(
  before: readonly Pick<Member, 'id' | 'active'>[],
  after: readonly Pick<Member, 'id' | 'active'>[],
): Dropped | null {
  const here: readonly MemberId[] = before.filter(({ active }) => active).map(({ id }) => id);
  const stay = new Set(after.filter(({ active }) => active).map(({ id }) => id));
  const left = here.filter((id) => !stay.has(id)).length;
  return areTooMany(left, here.length) ? { left, of: here.length } : null;
}

/** Whether so many of so many who leave at once are more likely a slip. */
export const areTooMany = (left: number, of: number): boolean => left > FEW && left * SHARE > of;

/** What to do, in the log and by the doctor. */
export const MEANT =
  'if it is meant: restart, or SIGHUP (kill -HUP) to every process; otherwise mend the file, then it is read by itself';
