/** Who is thanked in a team, as numbers of the team and of groups of five or more; whom a lead may want to see is a list of names without any. Pure. */
import type { MemberId } from '../base/ids.ts';

/** So far back is looked. */
export const COVERAGE_MS = 8 * 7 * 86_400_000;
/** Whoever had a hand in so many cases is counted as at work. */
export const AT_WORK_CASES = 3;
/** Fewer than these are no number. */
const TOO_FEW = 5;

/** Of those at work, who want to be thanked at all: how many were. */
export interface Coverage {
  readonly atWork: number;
  readonly thanked: number;
}

export const GROUPED_BY = ['role', 'contact_type', 'shift', 'site'] as const;
export type GroupedBy = (typeof GROUPED_BY)[number];
export interface GroupCoverage extends Coverage {
  readonly by: GroupedBy;
}

/** Between the group that is thanked most and the one that is thanked least, in percent. */
export interface EquityGap {
  readonly by: GroupedBy;
  readonly groups: number;
  readonly lowest: number;
  readonly highest: number;
}

export const isTooFew = ({ atWork }: Coverage): boolean => atWork < TOO_FEW;
export const percentOf = ({ atWork, thanked }: Coverage): number => Math.round((100 * thanked) / atWork);

/** Only between groups that are large enough; null where there are not two of them. */
export function equityGap(groups: readonly GroupCoverage[], by: GroupedBy): EquityGap | null {
  const percents = groups.filter((one) => one.by === by && !isTooFew(one)).map(percentOf);
  return percents.length < 2
    ? null
    : { by, groups: percents.length, lowest: Math.min(...percents), highest: Math.max(...percents) };
}

/** Whom a lead may want to see: people at work whom nobody thanked, by name. Never a rank: by the alphabet, without a number. */
export const byName = <P extends { readonly id: MemberId; readonly name: string }>(
  people: readonly P[],
  locale: string,
): readonly P[] => people.toSorted((a, b) => a.name.localeCompare(b.name, locale) || (a.id < b.id ? -1 : 1));
