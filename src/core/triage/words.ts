/** Lists of words, and whether a text has one of them. Pure. */
import type { FailureType } from '../base/failures.ts';

export interface FailureWords {
  readonly failure: FailureType;
  /** Term in lower case (`*` at its end: any ending) and how much it says. */
  readonly terms: readonly (readonly [term: string, weight: number])[];
}

export const NAMING = 5;
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

/** Terms by the letters they begin with: of thousands only those few are tried that a text has a word for. */
export interface Terms {
  readonly terms: readonly string[];
  readonly begun: ReadonlyMap<number, readonly number[]>;
}

export function tableOf(terms: readonly string[]): Terms {
  const begun = new Map<number, number[]>();
  for (const [at, term] of terms.entries()) {
    const length = stemOf(term).length;
    if (length === 0) continue;
    const letters = firstOf(term, 0, Math.min(length, LETTERS));
    const there = begun.get(letters);
    if (there === undefined) begun.set(letters, [at]);
    else there.push(at);
  }
  return { terms, begun };
}

/** The places in the table, in its order, of the terms that the text has as whole words, or beginning a word where a term ends in `*`. */
export function placesOfTerms({ text, begun }: Normal, table: Terms): readonly number[] {
  const found: number[] = [];
  for (const [letters, places] of begun) {
    for (const at of table.begun.get(letters) ?? []) if (stands(text, places, table.terms[at] ?? '')) found.push(at);
  }
  return found.toSorted((a, b) => a - b);
}

/** The first of the table that the text has. */
export function firstTerm(words: Normal, table: Terms): string | undefined {
  const [first] = placesOfTerms(words, table);
  return first === undefined ? undefined : table.terms[first];
}

function stands(text: string, places: readonly number[], term: string): boolean {
  const stem = stemOf(term);
  const isOpen = stem !== term;
  return places.some((at) => text.startsWith(stem, at) && (isOpen || !isLetter(text[at + stem.length])));
}

const stemOf = (term: string): string => (term.endsWith('*') ? term.slice(0, -1) : term);

const isLetter = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);
