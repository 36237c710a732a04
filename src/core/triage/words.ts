/** Lists of words, and whether a text has one of them. Pure. */
import type { FailureType } from '../base/failures.ts';

export interface FailureWords {
  readonly failure: FailureType;
  /** Term in lower case (`*` at its end: any ending) and how much it says. */
  readonly terms: readonly (readonly [term: string, weight: number])[];
}

const NAMING = 5;
const POINTING = 2;
const NEAR = 1;

/** Words that name the failure weigh most; words that only stand near it decide where nothing else does. */
export function weighed(
  failure: FailureType,
  lists: { readonly naming: string; readonly pointing?: string; readonly near?: string },
): FailureWords {
  const terms = new Map<string, number>();
  for (const term of listed(lists.near ?? '')) terms.set(term, NEAR);
  for (const term of listed(lists.pointing ?? '')) terms.set(term, POINTING);
  for (const term of listed(lists.naming)) terms.set(term, NAMING);
  return { failure, terms: [...terms] };
}

/** "a, b c, d*" as a list. */
export function listed(words: string): readonly string[] {
  return words
    .split(',')
    .map((word) => word.replace(/\s+/g, ' ').trim())
    .filter((word) => word !== '');
}

/** As the tables expect a text: lower case, plain apostrophes, single spaces, one at each end. */
export function normal(text: string): string {
  return ` ${text
    .toLowerCase()
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll(/\s+/g, ' ')} `;
}

/** Whether the normal text has the term as whole words, or beginning a word where the term ends in `*`. Linear in the text. */
export function has(words: string, term: string): boolean {
  const open = term.endsWith('*');
  const stem = open ? term.slice(0, -1) : term;
  if (stem === '') return false;
  for (let at = words.indexOf(stem); at >= 0; at = words.indexOf(stem, at + 1)) {
    if (isLetter(words[at - 1])) continue;
    if (open || !isLetter(words[at + stem.length])) return true;
  }
  return false;
}

const isLetter = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);
