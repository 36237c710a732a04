/** What makes a complaint sensitive, read from its words: what was done and to whom, in English and German, however it is typed. Pure. */
import type { Sensitivity } from '../../policy/policy.ts';
import { saidOnce, wordsOf } from './text.ts';
import { shares, weigh } from './weigh.ts';

/** What was found: the words that say so, and whether somebody may come to harm. */
export interface SensitiveFound {
  readonly value: Sensitivity;
  readonly words: string;
  readonly isGrave: boolean;
}

const GRAVE: readonly Sensitivity[] = ['safeguarding', 'injury'];
/** So many words in a row are named as the reason. */
const SAID_AT_MOST = 8;
/** Everything the words say, the gravest kind first; in time that grows with the text alone, however long it is. */
export function findSensitive(text: string): readonly SensitiveFound[] {
  const words = saidOnce(wordsOf(text));
  const said = words.map((word) => word.folded);
  return weigh(words).map(({ kind, piece }) => {
    const [first, last] = loudest(shares(said, piece, kind));
    const from = words[piece.from + first]?.from ?? 0;
    const to = words[piece.from + last]?.to ?? text.length;
    return { value: kind, words: text.slice(from, to).replaceAll(/\s+/g, ' '), isGrave: GRAVE.includes(kind) };
  });
}

/** The words in a row that together add most: the first and the last of them. */
function loudest(added: readonly number[]): readonly [first: number, last: number] {
  let best = { sum: -Infinity, first: 0, last: 0 };
  for (let first = 0; first < added.length; first += 1) {
    let sum = 0;
    for (let last = first; last < added.length && last < first + SAID_AT_MOST; last += 1) {
      sum += added[last] ?? 0;
      if (sum > best.sum) best = { sum, first, last };
    }
  }
  return [best.first, best.last];
}
