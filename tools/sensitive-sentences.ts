/** The sentences that are learnt from, and how else they may be typed. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { COMMON, CONCEPTS } from '../src/core/triage/sensitive/concepts.ts';

const SENTENCES = path.join(import.meta.dirname, '../training/sensitive');

export interface Sentence {
  readonly kind: string;
  readonly register: string;
  readonly language: string;
  readonly text: string;
}

/** What is learnt from: all of `training/sensitive`. */
export const readSentences = (): Sentence[] => files().flatMap(sentencesIn);

/** Kind, register and text of each line, with tabs between; the language is said by the name: `….en.tsv`, `de.tsv`. */
export function sentencesIn(file: string): Sentence[] {
  const language = path.basename(file, '.tsv').slice(-2);
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line, at) => {
    const [kind = '', register = '', text = ''] = line.split('\t');
    if (text === '')
      throw new Error(`${file}:${at + 1} should be kind, register and text with tabs between, and is: ${line}`);
    return { kind, register, language, text };
  });
}

/** Tells whether weights were learnt from the sentences and the concepts as they are. */
export function digestOfLearnt(): string {
  const hash = createHash('sha256').update(CONCEPTS).update(COMMON);
  for (const file of files()) hash.update(readFileSync(file));
  return hash.digest('hex');
}

const files = (): string[] =>
  readdirSync(SENTENCES)
    .filter((name) => name.endsWith('.tsv'))
    .toSorted()
    .map((name) => path.join(SENTENCES, name));

/** The same numbers every time. */
export class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = seed;
  }
  next(): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#state / 2 ** 32;
  }
  below(n: number): number {
    return Math.floor(this.next() * n);
  }
}

/** The same as somebody types it in a hurry. */
export function mistyped(text: string, dice: Dice): string {
  const words = text.split(' ');
  for (let slips = Math.max(1, Math.round(words.length * 0.2)); slips > 0; slips -= 1) {
    const which = dice.below(words.length);
    const word = words[which] ?? '';
    if (word.length < 4) continue;
    const at = 1 + dice.below(word.length - 2);
    const [before, here, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
    const how = dice.below(4);
    words[which] =
      how === 0
        ? before + after
        : how === 1
          ? before + here + here + after
          : how === 2
            ? before + after.charAt(0) + here + after.slice(1)
            : before + 'aeiou'.charAt(dice.below(5)) + after;
  }
  return words.join(' ');
}

/** The same in fewer words. */
export function shortened(text: string, dice: Dice): string {
  const words = text.split(' ');
  const kept = words.filter(() => dice.below(6) > 0);
  return kept.length < 3 ? text : kept.join(' ');
}

/** One harmless matter after another, as in a long complaint. */
export function strung(harmless: readonly string[], dice: Dice): string {
  const some = Array.from({ length: 3 + dice.below(4) }, () => harmless[dice.below(harmless.length)] ?? '');
  return some.map((text) => text.replace(/[.!]$/, '')).join(dice.below(3) === 0 ? ' and ' : '. ');
}

/** The same as a colleague passes it on, or with the signs at the end left out. */
export function passedOn(text: string, dice: Dice): string {
  const bare = dice.below(2) === 0 ? text.replace(/[.!?]$/, '') : text;
  return (FRAMES[dice.below(FRAMES.length)] ?? '…').replace('…', bare);
}
const FRAMES = [
  'Room 214 just called, quite upset. …',
  '… Please see to it',
  'Just got a call from room 214, they are not happy. … Can you take this one',
  'Guest in 305 says: …',
  'Gast in Zimmer 214 ruft an: … Bitte kümmern.',
  'Kundin hat gerade angerufen, ziemlich sauer. … Bitte ansehen',
  'Customer on the phone about an order. … Who can help',
];
