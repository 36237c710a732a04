/** How waits, points and lists are said in the language of the reader. Pure. */
import { usableLocale } from '../../core/base/locale.ts';
import { remembered } from '../../core/base/remembered.ts';
import { catalogue } from './catalogue.ts';
import { common as de } from './de/common.ts';
import { common as en } from './en/common.ts';
import type { Reader } from './language.ts';

export const commonWords = catalogue({ en, de });

/** A length of time, rounded down: `under a minute`, `23 min`, `2 h 5 min`, `1 day 4 h`, from three days on `3 days`. */
export function waitIn(ms: number, reader: Reader): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return commonWords.line(reader, 'wait.under_a_minute');
  if (minutes < 60) return commonWords.line(reader, 'wait.minutes', { minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24)
    return minutes % 60 === 0
      ? commonWords.line(reader, 'wait.hours', { hours })
      : commonWords.line(reader, 'wait.hours_minutes', { hours, minutes: minutes % 60 });
  const days = Math.floor(hours / 24);
  return days >= 3 || hours % 24 === 0
    ? commonWords.line(reader, 'wait.days', { days })
    : commonWords.line(reader, 'wait.days_hours', { days, hours: hours % 24 });
}

/** `2,000`, in the reader's way, whatever their profile calls it. */
export const numberIn = (number: bigint | number, { locale }: Reader): string => numbersOf(locale).format(number);

/** Making a format takes a hundred times as long as using it. */
const numbersOf = remembered(
  (locale: string) => new Intl.NumberFormat(usableLocale(locale)),
  (locale) => locale,
);

/** `2,000 points`. */
export const pointsIn = (points: bigint | number, reader: Reader): string =>
  commonWords.line(reader, 'points', { points: numberIn(points, reader) });

/** "a, b and c". */
export function listIn(words: readonly string[], reader: Reader, last: 'and' | 'or' = 'and'): string {
  if (words.length < 2) return words[0] ?? '';
  return commonWords.line(reader, `list.${last}`, { rest: words.slice(0, -1).join(', '), last: words.at(-1) ?? '' });
}
