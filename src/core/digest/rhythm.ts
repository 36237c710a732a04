/** When a leader's digest and a team's line-up are owed, by the calendar alone: whatever ran meanwhile, whatever the clocks did. Pure. */
import { dayIn, isOpenOn, monthWindow, nextWeekly, startOfMonth, timeOn, weekWindow } from '../base/time.ts';
import { isoWeek, previousWeek, type Opening, type Weekly, type Window } from '../base/time.ts';
import type { TeamId } from '../base/ids.ts';

export const LEADER_RHYTHMS = ['weekly', 'monthly', 'off'] as const;
export type LeaderRhythm = (typeof LEADER_RHYTHMS)[number];

/** What the configuration says of one team. */
export interface TeamRhythm {
  readonly team: TeamId;
  /** When whoever leads it is told. */
  readonly at: Weekly;
  /** Minutes from midnight; null: the line-up is not posted. */
  readonly lineup: number | null;
}

export interface Owed {
  /** `2026-W47`, `2026-11` or `2026-11-23`. */
  readonly period: string;
  /** Since when. */
  readonly due: Date;
}

/** What was missed for longer is told no more: whoever leads a team since yesterday is not told of last month. */
const LEADER_LATE_MS = 7 * 86_400_000;
/** A day's line-up is for its beginning. */
const LINEUP_LATE_MS = 3 * 3_600_000;

/**
 * The week or month that whoever leads is owed a digest of at `now`, told at the first such day and time after it; null when
 * there is none, or it is too late by now.
 */
export function leaderOwed(now: Date, every: LeaderRhythm, at: Weekly, zone: string): Owed | null {
  switch (every) {
    case 'off':
      return null;
    case 'weekly': {
      const due = nextWeekly(new Date(now.getTime() - LEADER_LATE_MS), at, zone);
      return due > now ? null : { period: previousWeek(isoWeek(due, zone)), due };
    }
    case 'monthly': {
      const begin = startOfMonth(now, zone);
      const due = nextWeekly(new Date(begin.getTime() - 1), at, zone);
      if (due > now || now.getTime() - due.getTime() >= LEADER_LATE_MS) return null;
      return { period: monthBefore(begin, zone), due };
    }
  }
}

const monthBefore = (begin: Date, zone: string): string => dayIn(new Date(begin.getTime() - 1), zone).slice(0, 7);

/** The latest whole week or month before `now`, for whoever asks. */
export const periodBefore = (now: Date, every: LeaderRhythm, zone: string): string =>
  every === 'weekly' ? previousWeek(isoWeek(now, zone)) : monthBefore(startOfMonth(now, zone), zone);

/** A week or a month in a zone. Throws when the name is neither. */
export const periodWindow = (period: string, zone: string): Window =>
  period.includes('W') ? weekWindow(period, zone) : monthWindow(period, zone);

/** The day whose line-up is owed at `now`: `minutes` from midnight have come, not long ago, on a day the team works. */
export function lineupOwed(now: Date, minutes: number, opening: Opening): Owed | null {
  const day = dayIn(now, opening.zone);
  const due = timeOn(day, minutes, opening.zone);
  const lateMs = now.getTime() - due.getTime();
  return lateMs < 0 || lateMs >= LINEUP_LATE_MS || !isOpenOn(day, opening) ? null : { period: day, due };
}

/** Minutes from midnight of `08:30`. */
export function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}
