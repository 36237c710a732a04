/** Chance that can be told again: the same seed gives the same turns. */

export interface Chance {
  /** From 0 up to but not including 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** Whether something of this probability happens. */
  happens(probability: number): boolean;
  /** One of these; throws when there is none. */
  oneOf<T>(of: readonly T[]): T;
  /** Another, which does not depend on how often this one was asked. */
  apart(name: string): Chance;
}

export function makeChance(seed: number): Chance {
  let state = seed >>> 0;
  // mulberry32: short, and even enough for choosing what people do
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    happens: (probability) => next() < probability,
    oneOf: (of) => {
      const found = of[between(0, of.length - 1)];
      if (found === undefined) throw new Error('there is nothing to choose from');
      return found;
    },
    apart: (name) => makeChance(seed ^ hashOf(name)),
  };
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

const CONSONANTS = 'bdfgklmnprtvz';
const VOWELS = 'aeiou';

/** A word that no text has by itself and that reads like nobody's name or number: `vokurebilo`. The same number gives the same word. */
export function markOf(n: number): string {
  let left = n;
  let word = '';
  for (let pair = 0; pair < 5; pair += 1) {
    word += CONSONANTS[left % CONSONANTS.length] ?? '';
    left = Math.floor(left / CONSONANTS.length);
    word += VOWELS[(left + pair) % VOWELS.length] ?? '';
    left = Math.floor(left / VOWELS.length);
  }
  return `${word}q`;
}
