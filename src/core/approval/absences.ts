/** Who is away, and who stands in for whom. Pure. */
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
  return absences.some((absence) => absence.member === member && covers(absence, at));
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
  const current = absences.filter((absence) => covers(absence, at));
  const chains: DeputyChain[] = [];
  let ends: (readonly [MemberId, ...MemberId[]])[] = [[standIn]];
  for (let links = 1; links <= maxLinks; links += 1) {
    const longer = ends.flatMap((end) =>
      current
        .filter((absence) => absence.deputy === end[0] && !end.includes(absence.member))
        .map((absence): DeputyChain => [absence.member, ...end]),
    );
    chains.push(...longer);
    ends = longer;
  }
  return chains;
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

function covers(absence: Absence, at: Date): boolean {
  return absence.from.getTime() <= at.getTime() && at.getTime() < absence.until.getTime();
}
