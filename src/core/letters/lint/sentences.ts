/** A letter as sentences, with signs that look alike made one. Pure. */
import { cleanText } from '../../base/text.ts';

export interface Sentence {
  /** As it was written, in one line. */
  readonly typed: string;
  /** The same for rules: lower case, plain apostrophes and blanks. */
  readonly plain: string;
}

/** Where a sentence ends: at a line, or behind its stop where a capital, a quotation or an opening sign follows; a number's point ends none. */
const ENDS =
  /\n+|(?<=(?<!(?<!\d)\d{1,2}|\b(?:[Mm]rs?|[Mm]s|[Dd]r|[Ss]t|[Nn]r|[Nn]o|[Hh]r|[Ff]r|M|[Mm]me|[Ss]ra?|bzw|ca|z\. ?B|d\. ?h))[.!?…]["”»“’)]?)\s+(?=["“«„¿¡(]?[\p{Lu}\d¿¡])|(?<=[!?…])\s+/gu;

export function sentencesOf(letter: string): readonly Sentence[] {
  return cleanText(letter)
    .split(ENDS)
    .map((one) => one.replaceAll(/\s+/g, ' ').trim())
    .filter((one) => /\p{L}/u.test(one))
    .map((typed) => ({ typed, plain: plainOf(typed) }));
}

export const plainOf = (typed: string): string =>
  typed
    .replaceAll(/[’‘ʼ´`]/g, "'")
    .replaceAll(/[  ]/g, ' ')
    .toLowerCase();
