/** Days and moments as plain words in the language of a reader, for what cannot follow somebody's own clock. Pure. */
import { remembered } from '../../core/base/remembered.ts';
import { CUSTOMS, languageOf, type Reader } from './language.ts';

/** Who reads it, and whose clock it goes by. */
type Where = Reader & { readonly zone: string };

/** The locale in which the dates of a reader's language are written. */
export const datesOf = ({ locale }: Reader): string => CUSTOMS[languageOf(locale)];

/** `10 Dec 2026, 11:00` in a zone. */
export const whenIn = (at: Date, where: Where): string => formatOf(datesOf(where), where.zone, true).format(at);

/** `10 Dec 2026` in a zone. */
export const dayIn = (at: Date, where: Where): string => formatOf(datesOf(where), where.zone, false).format(at);

/** Of `2026-11`: "November 2026", or "Nov" where there is little room. */
export const monthIn = (month: string, how: 'long' | 'short', reader: Reader): string =>
  new Date(`${month}-15T12:00:00Z`).toLocaleString(datesOf(reader), {
    timeZone: 'UTC',
    month: how,
    ...(how === 'long' ? { year: 'numeric' } : {}),
  });

const formatOf = remembered(
  (customs: string, zone: string, withTime: boolean) =>
    new Intl.DateTimeFormat(customs, {
      timeZone: zone,
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      ...(withTime ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } : {}),
    }),
  (customs, zone, withTime) => `${customs} ${zone} ${withTime}`,
);
