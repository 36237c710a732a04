/** What a team is asked to talk about: what was different, else what happened in the week, else a question that comes back after more than a year. Pure. */
import { weekWindow } from '../base/time.ts';
import type { DigestMetricId } from './definitions.ts';
import type { Measured } from './measured.ts';
import type { OneChange } from './one-change.ts';

/** Something a week shows that is worth a talk, whoever it was. */
export const HAPPENED = ['came_back', 'late', 'within', 'moved', 'asked', 'lesson', 'improved'] as const;
export type Happened = (typeof HAPPENED)[number];

export type DigestQuestion =
  | { readonly kind: 'foresee'; readonly change: OneChange }
  /** `turn`: the number of the week, from a Monday long ago: what can be said in several ways takes turns by it. */
  | { readonly kind: 'happened'; readonly what: Happened; readonly turn: number }
  | { readonly kind: 'habit'; readonly turn: number };

interface WeekToTalkOf {
  readonly week: string;
  readonly change: OneChange | null;
  readonly numbers: Readonly<Record<DigestMetricId, Pick<Measured, 'n' | 'hits' | 'value'>>>;
  readonly learned: boolean;
  readonly improved: boolean;
}

/** The same week gives the same question. */
export function questionOf({ week, change, ...seen }: WeekToTalkOf): DigestQuestion {
  if (change !== null) return { kind: 'foresee', change };
  const turn = turnOf(week);
  const happened = HAPPENED.filter((what) => SHOWS[what](seen));
  // now and then something else, so that a week like the last one does not ask like the last one
  const what = turn % (happened.length + 1) === 0 ? undefined : happened[turn % happened.length];
  return what === undefined ? { kind: 'habit', turn } : { kind: 'happened', what, turn };
}

const SHOWS: Readonly<Record<Happened, (seen: Omit<WeekToTalkOf, 'week' | 'change'>) => boolean>> = {
  came_back: ({ numbers }) => (numbers['came_back/1'].value ?? 0) > 0,
  late: ({ numbers }) => numbers['promise_kept_rate/1'].n > (numbers['promise_kept_rate/1'].hits ?? 0),
  within: ({ numbers }) => (numbers['asked_within_own_limit/1'].hits ?? 0) > 0,
  moved: ({ numbers }) => (numbers['promises_renegotiated/1'].value ?? 0) > 0,
  asked: ({ numbers }) => numbers['asked_within_own_limit/1'].n > (numbers['asked_within_own_limit/1'].hits ?? 0),
  lesson: ({ learned }) => learned,
  improved: ({ improved }) => improved,
};

const WEEK_MS = 7 * 86_400_000;

/** Weeks follow one another whatever a year calls them, also one of 53. */
export const turnOf = (week: string): number => Math.round(weekWindow(week, 'utc').from.getTime() / WEEK_MS);
