/** Who is away, and who stands in for whom. Pure. */
import { rememberedOf } from '../base/remembered.ts';
import type { MemberId } from '../base/ids.ts';

/** Away in `[from, until)`; `deputy` decides instead with the absent person's limit and team, or nobody does. */
export interface Absence {
  readonly member: MemberId;
  readonly from: Date;
  readonly until: Date;
  readonly deputy: MemberId | null;
}

/** A chain of deputies from the absent person to the one who stands in: `[mia, bo, cy]` means Cy for Bo for Mia. */
export type DeputyChain = readonly [MemberId, MemberId, ...MemberId[]];

export function isAway(absences: readonly Absence[], member: MemberId, at: Date): boolean {
  return absencesOf(absences)
    .of(member)
    .some((absence) => covers(absence, at));
}

/** What is, or will be, of somebody's absences. */
export const absencesFrom = (absences: readonly Absence[], member: MemberId, at: Date): readonly Absence[] =>
  absencesOf(absences)
    .of(member)
    .filter(({ until }) => until.getTime() > at.getTime());

/** When somebody next goes or is back; null when nobody will. */
export function nextTurn(absences: readonly Absence[], after: Date): Date | null {
  const { turns } = absencesOf(absences);
  const next = turns[countUntil(turns, after.getTime())];
  return next === undefined ? null : new Date(next);
}

/**
 * Every chain of at most `maxLinks` links that ends at `standIn` now. Each person in it but the last is away; nobody
 * stands in it twice, so deputies in a circle end. Nearest first; empty when nobody is represented.
 */
export function chainsTo(
  standIn: MemberId,
  absences: readonly Absence[],
  at: Date,
  maxLinks: number,
): readonly DeputyChain[] {
  const sorted = absencesOf(absences);
  const chains: DeputyChain[] = [];
  let ends: (readonly [MemberId, ...MemberId[]])[] = [[standIn]];
  for (let links = 1; links <= maxLinks; links += 1) {
    const longer = ends.flatMap((end) =>
      sorted
        .lentTo(end[0])
        .filter((absence) => covers(absence, at) && !end.includes(absence.member))
        .map((absence): DeputyChain => [absence.member, ...end]),
    );
    chains.push(...longer);
    ends = longer;
  }
  return chains;
}

/** Everybody who stands in for one of these now, through at most `maxLinks` links. */
export function standInsOf(
  people: readonly MemberId[],
  absences: readonly Absence[],
  at: Date,
  maxLinks: number,
): ReadonlySet<MemberId> {
  const sorted = absencesOf(absences);
  const found = new Set<MemberId>();
  let absent: readonly MemberId[] = people;
  for (let links = 1; links <= maxLinks && absent.length > 0; links += 1) {
    absent = absent
      .flatMap((member) => sorted.of(member))
      .filter((absence) => covers(absence, at))
      .flatMap(({ deputy }) => (deputy === null || found.has(deputy) ? [] : [deputy]));
    for (const deputy of absent) found.add(deputy);
  }
  return found;
}

/**
 * Deputies who stand in for each other at one time, so that none of them is represented: each circle once, in the order in
 * which they stand in. Circles of now and of the time to come.
 */
export function circlesFrom(absences: readonly Absence[], at: Date): readonly (readonly MemberId[])[] {
  const circles: MemberId[][] = [];
  for (const start of absences.filter((a) => a.until > at)) {
    const path: MemberId[] = [];
    // the moment at which the last of them has gone
    let moment = start.from > at ? start.from : at;
    let next: Absence | undefined = start;
    while (next !== undefined && !path.includes(next.member)) {
      path.push(next.member);
      const deputy: MemberId | null = next.deputy;
      next = absences.find((a) => a.member === deputy && a.until > moment && start.until > a.from);
      if (next !== undefined && next.from > moment) moment = next.from;
    }
    const known = circles.some((circle) => path.every((member) => circle.includes(member)));
    if (next?.member === path[0] && path.length > 1 && !known) circles.push(path);
  }
  return circles;
}

/** Absences sorted for questions, so that one about a few people does not look at everybody's. */
interface Sorted {
  of(member: MemberId): readonly Absence[];
  lentTo(deputy: MemberId): readonly Absence[];
  /** Every moment at which somebody goes or is back, milliseconds since 1970, in order. */
  readonly turns: readonly number[];
}

const absencesOf = rememberedOf((absences: readonly Absence[]): Sorted => {
  const byMember = Map.groupBy(absences, (absence) => absence.member);
  const byDeputy = Map.groupBy(absences, (absence) => absence.deputy);
  return {
    of: (member) => byMember.get(member) ?? [],
    lentTo: (deputy) => byDeputy.get(deputy) ?? [],
    turns: absences.flatMap(({ from, until }) => [from.getTime(), until.getTime()]).toSorted((a, b) => a - b),
  };
});

/** How many of the moments, in order, lie at or before an instant. */
function countUntil(moments: readonly number[], instant: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((moments[middle] ?? Infinity) <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

function covers(absence: Absence, at: Date): boolean {
  return absence.from.getTime() <= at.getTime() && at.getTime() < absence.until.getTime();
}
