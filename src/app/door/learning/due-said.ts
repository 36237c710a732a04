/** By when something should be different, as somebody said it: a day is enough, and means its late afternoon where they are. Pure. */
import { DateTime } from 'luxon';
import type { Member } from '../../../core/base/members.ts';
import { readMoment } from '../../../core/base/read-moment.ts';
import { USUAL_DAYS } from '../../../core/learning/improvements.ts';

/** A day ends for those who work at this hour. */
const END_OF_WORK = 17;

/** The moment; undefined where the words say none, or several. */
export function dueSaid(typed: string, at: Date, { zone, locale }: Pick<Member, 'zone' | 'locale'>): Date | undefined {
  const words = typed.trim().replace(/^(?:by|until|till|before|to|bis|zum|am|on)\s+/i, '');
  for (const said of [words, `${words} ${END_OF_WORK}:00`]) {
    const read = readMoment(said, { now: at, zone, locale });
    if (read.kind === 'moment' && read.text.trim() === '') return read.at;
  }
  return undefined;
}

/** The end of that day's work. */
export const endOfDay = (day: string, zone: string): Date | undefined => {
  const found = DateTime.fromISO(day, { zone }).set({ hour: END_OF_WORK });
  return found.isValid ? found.toJSDate() : undefined;
};

export const usualDue = (at: Date, { zone }: Pick<Member, 'zone'>): Date =>
  DateTime.fromJSDate(at, { zone })
    .plus({ days: USUAL_DAYS })
    .set({ hour: END_OF_WORK, minute: 0, second: 0, millisecond: 0 })
    .toJSDate();
