/** Which week a team's digest is owed for, by the calendar alone: whatever ran meanwhile, and however its time or zone was changed. Pure. */
import type { TeamId } from '../base/ids.ts';
import { remembered } from '../base/remembered.ts';
import { isoWeek, nextWeekly, previousWeek, weeklyIn, type Weekly } from '../base/time.ts';

/** When a team's digest is due; `at` is a day and a time in its zone, `mon 09:00`. */
export interface DigestDue {
  readonly zone: string;
  readonly at: string;
}

/** The same of one team, and whether it says so where nothing happened. */
export interface DigestTime extends DigestDue {
  readonly id: TeamId;
  readonly whenEmpty: boolean;
}

export interface WeekOwed {
  /** The ISO week it tells of. */
  readonly week: string;
  /** Since when. */
  readonly due: Date;
}

/**
 * The latest week whose digest should have been posted by `now`: a week is told at the first such day and time after it.
 * Earlier ones that were missed are not told any more.
 */
export function weekOwed(now: Date, { zone, at }: DigestDue): WeekOwed {
  const weekly = readWeekly(at);
  const current = isoWeek(now, zone);
  const due = weeklyIn(current, weekly, zone);
  const last = previousWeek(current);
  return due <= now ? { week: last, due } : { week: previousWeek(last), due: weeklyIn(last, weekly, zone) };
}

export interface DigestOwed extends WeekOwed {
  readonly team: TeamId;
  readonly whenEmpty: boolean;
}

/** The latest week that each team is owed, in their order: most are told at one time, and the calendar is asked once for all of them. */
export function digestsOwed(now: Date, times: readonly DigestTime[]): readonly DigestOwed[] {
  const owed = remembered(
    (zone: string, at: string) => weekOwed(now, { zone, at }),
    (zone, at) => `${zone} ${at}`,
  );
  return times.map(({ id, zone, at, whenEmpty }) => ({ ...owed(zone, at), team: id, whenEmpty }));
}

/** The first time after `after` at which a team's digest is due. */
export const nextDigest = ({ zone, at }: DigestDue, after: Date): Date => nextWeekly(after, readWeekly(at), zone);

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** `mon 09:00`; Monday at nine is also what is meant where something is missing. */
export function readWeekly(at: string): Weekly & { readonly day: string } {
  const [day = 'mon', time = '09:00'] = at.split(' ');
  const [hour = 9, minute = 0] = time.split(':').map(Number);
  return { day, weekday: DAYS.indexOf(day) + 1, minutes: hour * 60 + minute };
}
