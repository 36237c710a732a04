/** What is counted in the words of a text to tell what failed: words without their endings, neighbours, letters in a row; as numbers, no word is kept. Pure. */
import { stemOf } from '../sensitive/features.ts';
import { wordsOf } from '../sensitive/text.ts';

/** A longer text says what it is about at its beginning. */
const READ_AT_MOST = 4_000;
const WORD = 1;
const PAIR = 0.5;
const LETTERS = 0.3;

/** What was seen in a text: hashes of 32 bits, each once, and how much each counts. Small, as thousands are held at once. */
export interface Seen {
  readonly features: Uint32Array;
  readonly counts: Float32Array;
}

export function seenIn(text: string): Seen {
  const seen = new Map<number, number>();
  for (const { feature, counts } of eachOf(wordsIn(text))) seen.set(feature, (seen.get(feature) ?? 0) + counts);
  // said again it tells a little more, not twice as much
  return { features: Uint32Array.from(seen.keys()), counts: Float32Array.from(seen.values(), Math.sqrt) };
}

export interface TextWord {
  /** As it was typed. */
  readonly typed: string;
  readonly folded: string;
}

export function wordsIn(text: string): readonly TextWord[] {
  const read = text.slice(0, READ_AT_MOST);
  return wordsOf(read).map(({ folded, from, to }) => ({ folded, typed: read.slice(from, to) }));
}

/** Each thing that is counted, with the word it ends at. */
export function* eachOf(
  words: readonly TextWord[],
): Generator<{ readonly feature: number; readonly counts: number; readonly at: number }> {
  let before = '^';
  for (const [at, { folded }] of words.entries()) {
    const stem = stemOf(folded);
    yield { feature: hashOf(stem, 1), counts: WORD, at };
    yield { feature: hashOf(`${before} ${stem}`, 2), counts: PAIR, at };
    before = stem;
    if (folded.length >= 4) {
      const padded = `^${folded}$`;
      for (let length = 3; length <= 5; length += 1)
        for (let from = 0; from + length <= padded.length; from += 1)
          yield { feature: hashOf(padded.slice(from, from + length), 3), counts: LETTERS, at };
    }
  }
}

function hashOf(text: string, kind: number): number {
  let hash = Math.imul(0x811c9dc5 ^ kind, 0x01000193);
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 13), 0x297a2d39);
  return (hash ^ (hash >>> 16)) >>> 0;
}
