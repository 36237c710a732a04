/** Why a complaint was read as it was, in the reader's language. Cases keep the reason in English, as it was found. Pure. */
import { catalogue } from './catalogue.ts';
import { whyRead as de } from './de/why-read.ts';
import { whyRead as en } from './en/why-read.ts';
import type { Reader } from './language.ts';

export const whyWords = catalogue({ en, de });

/** What was found, taken out of the kept reason; what a person wrote is none of these, and stays as it is. */
export function whyIn(kept: string, reader: Reader): string {
  for (const key of PLAIN) if (kept === en[key]) return whyWords.line(reader, key);
  for (const [key, shape] of FOUND) {
    const words = shape.exec(kept)?.[1];
    if (words !== undefined) return whyWords.line(reader, key, { words });
  }
  const [, nth, days, severity, rest] = REPEAT.exec(kept) ?? [];
  if (nth !== undefined && days !== undefined && severity !== undefined && rest !== undefined)
    return whyWords.line(reader, 'repeat', { nth, days, severity, rest: whyIn(rest, reader) });
  const [, words, time] = /^“([^”]*)”, read as (.+)$/.exec(kept) ?? [];
  return words === undefined || time === undefined ? kept : whyWords.line(reader, 'time', { words, time });
}

/** As `repeats.ts` writes it. */
const REPEAT = /^complaint (\d+) of this customer in (\d+) days, else (S[1-4]): ([^]*)$/;
const PLAIN = ['during', 'usual', 'no_failure', 'not_over', 'the_words', 'the_customer', 'a_person'] as const;
const FOUND = [
  ['says_so', /^“([^”]*)” says so$/],
  ['points', /^“([^”]*)” point to it$/],
  ['harm', /^“([^”]*)” means somebody may come to harm$/],
  ['strong_during', /^“([^”]*)”, and the customer is still with us$/],
  ['strong', /^“([^”]*)” makes it weigh more$/],
] as const;
