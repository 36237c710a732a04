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

/** A text as the tables expect it, and where its words begin, by their first letters. */
export interface Normal {
  /** Lower case, plain apostrophes, single spaces, one at each end. */
  readonly text: string;
  readonly begun: ReadonlyMap<number, readonly number[]>;
}

export function normal(typed: string): Normal {
  const text = ` ${typed
    .toLowerCase()
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll(/\s+/g, ' ')} `;
  const begun = new Map<number, number[]>();
  for (let at = 0; at < text.length; at += 1) {
    if (isLetter(text[at - 1])) continue;
    for (let length = 1; length <= LETTERS; length += 1) {
      const letters = firstOf(text, at, length);
      const there = begun.get(letters);
      if (there === undefined) begun.set(letters, [at]);
      else there.push(at);
    }
  }
  return { text, begun };
}

/** So many letters leave few places where a term may stand: a text is tried against some two thousand. */
const LETTERS = 3;

/** The letters as one number; others may have the same. */
function firstOf(text: string, at: number, length: number): number {
  let letters = length;
  for (let next = at; next < at + length; next += 1) letters = Math.imul(letters, 0x1f) + text.charCodeAt(next);
  return letters | 0;
}

/** Whether the text has the term as whole words, or beginning a word where the term ends in `*`. */
export function has({ text, begun }: Normal, term: string): boolean {
  const open = term.endsWith('*');
  const length = open ? term.length - 1 : term.length;
  if (length === 0) return false;
  const places = begun.get(firstOf(term, 0, Math.min(length, LETTERS)));
  if (places === undefined) return false;
  const stem = open ? term.slice(0, -1) : term;
  return places.some((at) => text.startsWith(stem, at) && (open || !isLetter(text[at + length])));
}

const isLetter = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);
