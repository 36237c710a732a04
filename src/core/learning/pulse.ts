/** The pulse of a team: three sentences once a month, answered without a name, told from five answers on and only once the month's is over. Pure. */
import { DateTime } from 'luxon';

export const PULSE_ITEMS = ['knew', 'backed', 'enough'] as const;
export const PULSE_ANSWERS = ['yes', 'partly', 'no'] as const;
export type PulseItem = (typeof PULSE_ITEMS)[number];
export type PulseAnswer = (typeof PULSE_ANSWERS)[number];

/** Fewer answers would tell who said what. */
export const LEAST_TOLD = 5;
/** So long a month's is open. */
const OPEN_DAYS = 10;
const ASKED_AT_HOUR = 10;
const FRIDAY = 5;

/** Nobody has said anything. */
export const NOTHING_SAID: readonly number[] = PULSE_ITEMS.flatMap(() => PULSE_ANSWERS.map(() => 0));

/** Which of the nine sums an answer belongs to, from 0. */
export const sumOf = (item: PulseItem, answer: PulseAnswer): number =>
  PULSE_ITEMS.indexOf(item) * PULSE_ANSWERS.length + PULSE_ANSWERS.indexOf(answer);

/** The sentences somebody has answered are the bits of one number. */
export const bitOf = (item: PulseItem): number => 2 ** PULSE_ITEMS.indexOf(item);
export const hasAnswered = (items: number, item: PulseItem): boolean => Math.floor(items / bitOf(item)) % 2 === 1;
export const isWhole = (items: number): boolean => PULSE_ITEMS.every((item) => hasAnswered(items, item));

/** `2026-12`. */
export const monthOf = (at: Date, zone: string): string => DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM');
export const closesAt = (at: Date): Date => new Date(at.getTime() + OPEN_DAYS * 86_400_000);

/** The first working day of the next month, in the morning of the team. */
export function nextPulse(at: Date, zone: string): Date {
  const first = DateTime.fromJSDate(at, { zone }).plus({ months: 1 }).startOf('month').set({ hour: ASKED_AT_HOUR });
  return (first.weekday > FRIDAY ? first.plus({ days: 8 - first.weekday }) : first).toJSDate();
}

/** How a sentence was answered; null where too few did. */
export function toldOf(said: readonly number[], item: PulseItem): Readonly<Record<PulseAnswer, number>> | null {
  const [yes = 0, partly = 0, no = 0] = PULSE_ANSWERS.map((answer) => said[sumOf(item, answer)] ?? 0);
  return yes + partly + no < LEAST_TOLD ? null : { yes, partly, no };
}
