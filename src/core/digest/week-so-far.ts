/** The week of a team so far, beside its usual week up to the same hour: the median of its last eight. Pure. */
import { isoWeek, previousWeek, sameTimeIn, weekWindow, type Window } from '../base/time.ts';
import { usualOf } from './statistics.ts';

/** A team compares itself with its own last eight weeks. */
const BASELINE_WEEKS = 8;

/** This week until now, then the weeks before until the same time of their own, the latest first. */
export function weeksSoFar(now: Date, zone: string): readonly Window[] {
  let week = isoWeek(now, zone);
  const spans: Window[] = [{ from: weekWindow(week, zone).from, until: now }];
  while (spans.length <= BASELINE_WEEKS) {
    week = previousWeek(week);
    spans.push({ from: weekWindow(week, zone).from, until: sameTimeIn(week, now, zone) });
  }
  return spans;
}

/** What is counted of such a part of a week. */
export interface PartCounted {
  readonly heard: number;
  readonly resolved: number;
}

export interface WeekSoFar {
  readonly now: PartCounted;
  /** Medians; null where fewer than four weeks are known. */
  readonly usual: PartCounted | null;
}

/** `parts` in the order of `weeksSoFar`. Weeks before the team began are none; a quiet one after that counts. */
export function weekSoFar(parts: readonly PartCounted[], spans: readonly Window[], began: Date | null): WeekSoFar {
  const [now = { heard: 0, resolved: 0 }] = parts;
  const known = parts.filter((_, n) => n > 0 && began !== null && (spans[n]?.until ?? began) > began);
  const usual = (of: keyof PartCounted): number | undefined => usualOf(known.map((part) => part[of]))?.median;
  const [heard, resolved] = [usual('heard'), usual('resolved')];
  return { now, usual: heard === undefined || resolved === undefined ? null : { heard, resolved } };
}
