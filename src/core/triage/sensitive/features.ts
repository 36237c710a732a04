/** What is counted in the words of a complaint to tell whether it is for few: words, their letters, their neighbours, what they stand for. Pure. */
import { conceptsOf, soundOf } from './meaning.ts';

/** Words further apart than this are not seen together. */
export const REACH = 7;
/** How far a concept and a word next to it are seen together, two concepts in their order, and two words. */
const BESIDE = 4;
const IN_ORDER = 3;
const NEIGHBOURS = 4;

/** How much a feature counts before it is weighed: letters and pairs are many. */
const WORD = 1;
const LETTERS = 0.3;
const PAIR = 0.5;
const CONCEPT = 1;
const CONCEPTS = 0.6;

/** A feature as 32 bits, how much it counts, the last word it is seen in, and how many words before that it begins. */
export type See = (feature: number, counts: number, at: number, back: number) => void;

const SEED = 0x811c9dc5;

function step(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

function hashOf(text: string, kind: number): number {
  let hash = step(SEED, kind);
  for (let at = 0; at < text.length; at += 1) hash = step(hash, text.charCodeAt(at));
  return hash;
}

function pairOf(one: number, other: number, kind: number): number {
  return mixed(Math.imul(one, 0x9e3779b1) + Math.imul(other ^ kind, 0x85ebca6b));
}

function mixed(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 13), 0x297a2d39);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A word without its ending. */
export function stemOf(word: string): string {
  for (let cut = 5; cut > 0; cut -= 1) {
    if (word.length - cut >= 4 && ENDINGS.has(word.slice(-cut))) return word.slice(0, -cut);
  }
  return word;
}
const ENDINGS: ReadonlySet<string> = new Set('ingly ings ing edly ed ies es ern ers er en em e s t n'.split(' '));

export function seeFeatures(words: readonly string[], see: See): void {
  const stems: number[] = [];
  const concepts: (readonly number[])[] = [];
  for (const [at, word] of words.entries()) {
    const stem = hashOf(stemOf(word), 1);
    const here = conceptsOf(word);
    stems.push(stem);
    concepts.push(here);
    see(mixed(stem), WORD, at, 0);
    see(mixed(hashOf(word, 2)), WORD, at, 0);
    if (word.length >= 5) see(mixed(hashOf(soundOf(word), 3)), WORD, at, 0);
    if (word.length >= 4) seeLetters(`^${word}$`, at, see);
    for (const one of here) {
      see(mixed(step(SEED, 1000 + one)), CONCEPT, at, 0);
      for (const other of here) if (other < one) see(pairOf(other, one, 8), CONCEPTS, at, 0);
    }
    const furthest = Math.min(REACH, at);
    for (let back = 1; back <= furthest; back += 1) {
      const before = stems[at - back] ?? 0;
      const there = concepts[at - back] ?? [];
      if (back <= NEIGHBOURS) see(pairOf(before, stem, back === 1 ? 5 : 6), PAIR, at, back);
      if (back <= BESIDE) {
        for (const one of here) see(pairOf(before, one, 9), CONCEPTS, at, back);
        for (const other of there) see(pairOf(other, stem, 10), CONCEPTS, at, back);
      }
      for (const one of here)
        for (const other of there) {
          see(other < one ? pairOf(other, one, 8) : pairOf(one, other, 8), CONCEPTS, at, back);
          if (back <= IN_ORDER) see(pairOf(other, one, 7), CONCEPTS, at, back);
        }
    }
  }
}

/** Three to five letters in a row. */
function seeLetters(padded: string, at: number, see: See): void {
  for (let from = 0; from + 3 <= padded.length; from += 1) {
    let hash = step(SEED, 4);
    for (let to = from; to < padded.length && to < from + 5; to += 1) {
      hash = step(hash, padded.charCodeAt(to));
      if (to - from >= 2) see(mixed(hash), LETTERS, at, 0);
    }
  }
}
