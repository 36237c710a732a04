/** The words of a text as they are weighed: folded, with where they stand. Pure. */

export interface Word {
  readonly folded: string;
  /** What ends with it, by the signs behind it. */
  readonly ends: 'sentence' | 'clause' | null;
  readonly from: number;
  readonly to: number;
}

/** Apostrophes belong to the word they stand in. */
const WORD = /[\p{L}\p{M}\p{N}'’‘`´]+/gu;

const LONGEST_WORD = 40;
/** The words as they are weighed, and where they stand in the text. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  const found = [...text.matchAll(WORD)];
  for (const [at, match] of found.entries()) {
    const word = folded(match[0]);
    if (word === '') continue;
    const to = match.index + match[0].length;
    words.push({ folded: word, ends: endOf(text.slice(to, found[at + 1]?.index)), from: match.index, to });
  }
  return words;
}

/** Without what was said already: a word beside itself, a sentence that stood before. Saying it again makes nothing graver. */
export function saidOnce(words: readonly Word[]): readonly Word[] {
  const once: Word[] = [];
  const sentences = new Set<string>();
  let begun = 0;
  for (const word of words) {
    const before = once.at(-1);
    if (before !== undefined && once.length > begun && before.folded === word.folded)
      once[once.length - 1] = { ...word, from: before.from };
    else once.push(word);
    if (word.ends !== 'sentence') continue;
    const sentence = once
      .slice(begun)
      .map(({ folded }) => folded)
      .join(' ');
    if (sentences.has(sentence)) once.length = begun;
    sentences.add(sentence);
    begun = once.length;
  }
  return once;
}

function endOf(signs: string): Word['ends'] {
  if (/^\s?$/.test(signs)) return signs === '\n' ? 'sentence' : null;
  if (/[.!?;:\n…–—"„“”()]/.test(signs)) return 'sentence';
  return /[,/]| - /.test(signs) ? 'clause' : null;
}

/** Lower case, umlauts written out, other marks gone, numbers by their size; empty where no Latin letter is left. */
function folded(word: string): string {
  const short = word.slice(0, LONGEST_WORD).toLowerCase();
  if (/^[a-z]+$/.test(short)) return short;
  if (/^\d+$/.test(short)) return short.length > 2 ? '999' : Number(short) < 18 ? '9' : '99';
  return short
    .normalize('NFC')
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]/g, '');
}
