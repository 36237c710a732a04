/** What makes a complaint sensitive, read from its words: what was done and to whom, in English and German, however it is typed. Pure. */
import type { Sensitivity } from '../policy/policy.ts';
import { IDIOMS, SENSITIVE } from './sensitive-words.ts';
import { spelt } from './sensitive-spelling.ts';

/** What was found: the words that say so, and whether somebody may come to harm. */
export interface SensitiveFound {
  readonly value: Sensitivity;
  readonly words: string;
  readonly isGrave: boolean;
}

/** One kind, each way of telling it by itself: the first that is found is named. */
const KINDS = SENSITIVE.map(({ value, isGrave, told }) => ({ value, isGrave, told: told.map(whole) }));
const HARMLESS = IDIOMS.map(whole);

function whole(told: string): RegExp {
  return new RegExp(`\\b(?:${told})`, 'g');
}

/** Everything the words say, the gravest kind first; in time that grows with the text alone, however long it is. */
export function findSensitive(text: string): readonly SensitiveFound[] {
  const sentences = foldedSentences(text);
  let words = sentences;
  for (const harmless of HARMLESS) words = words.replace(harmless, '~');
  return KINDS.flatMap(({ value, isGrave, told }) => {
    for (const one of told) {
      one.lastIndex = 0;
      const found = one.exec(words);
      if (found !== null) return [{ value, isGrave, words: found[0].trim() }];
    }
    return [];
  });
}

/** Lower case, umlauts written out, other marks gone, misspelt words mended, a full stop between sentences and nothing else but words. */
function foldedSentences(text: string): string {
  const plain = text
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    // a run of marks takes long to sort, so none is left before letters are taken apart
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFD')
    .replaceAll(/[\p{M}'’‘`´]/gu, '')
    .replaceAll(/[.!?;\n]+/g, ' . ')
    .replaceAll(/[^a-z0-9.]+/g, ' ');
  return plain
    .split(' ')
    .map((word) => spelt(word))
    .join(' ');
}
