/** What failed, by everything that is known: the rules' words, what was learnt from sentences of ours, what this workspace's own cases taught. Pure. */
import { FAILURE_TYPES, type Because, type FailureType } from '../../base/failures.ts';
import { LANGUAGE_WORDS } from '../rules-words.ts';
import { eachOf, seenIn, wordsIn, type Seen } from './features.ts';
import { judged, toLikelihoods, type Learnt } from './train.ts';

/** What can be learnt: that nothing says what failed is no lesson. */
export const LEARNABLE: readonly FailureType[] = FAILURE_TYPES.filter((type) => type !== 'other');

/** What no complaint is, beside the failures, in the order of the weights. */
export const NO_COMPLAINT = ['none.praise', 'none.question', 'none.request', 'none.chatter'] as const;

export interface Models {
  /** Learnt from sentences of ours: a weight for each failure, then for each kind of what is no complaint. */
  readonly base: Learnt;
  /** Learnt from the workspace's own cases, a weight for each failure; null: nothing was, or it is switched off. */
  readonly own: Learnt | null;
}

/** What the rules counted for each failure, and the word that says most of the heaviest. */
export interface RulesSay {
  readonly weights: ReadonlyMap<FailureType, number>;
  readonly read: Because<FailureType>;
  /** Whether a word names it, and does not only point to it. */
  readonly isNamed: boolean;
}

/** What was learnt from sentences weighs so much beside the words of the rules. */
const BASE_WEIGHS = 0.5;
/** How likely it must be to be called anything, and to be called something else than a word says. */
const SAID_AT_ALL = 0.22;
const OVERRULES = 0.4;
const NAMED = 3;

/** The rules' own sentence stays where the rest says the same. */
export function guessFailure(text: string, rules: RulesSay, models: Models): Because<FailureType> {
  const seen = seenIn(text);
  const likely = likelyFailures(seen, rules.weights, models);
  const best = likely.indexOf(Math.max(...likely));
  const value = LEARNABLE[best] ?? 'other';
  const sureOf = (at: number): number => Number((likely[at] ?? 0).toFixed(2));
  const sure = sureOf(best);
  if (value === rules.read.value) return { ...rules.read, sure };
  if (rules.read.value === 'other' && sure < SAID_AT_ALL) return rules.read;
  // what was learnt has to be fairly sure to say otherwise than a word that names the failure
  if (rules.read.value !== 'other' && sure < OVERRULES)
    return { ...rules.read, sure: sureOf(LEARNABLE.indexOf(rules.read.value)) };
  return { value, because: `“${tellingWords(text, best, models).join(', ')}” point to it`, by: 'model', sure };
}

/** How likely each failure is, in the order of `LEARNABLE`. */
export function likelyFailures(seen: Seen, weights: ReadonlyMap<FailureType, number>, { base, own }: Models): number[] {
  const before = beforeOwn(seen, weights, base);
  if (own === null) return before.map(Math.exp);
  const scores = judged(seen, own, before);
  toLikelihoods(scores);
  return [...scores];
}

/** What is believed before the workspace's own cases are asked: logarithms, none of them so small that nothing could outweigh it. */
export function beforeOwn(seen: Seen, weights: ReadonlyMap<FailureType, number>, base: Learnt): number[] {
  const learnt = judged(seen, base);
  const scores = Float64Array.from(
    LEARNABLE,
    (failure, at) => Math.log1p(weights.get(failure) ?? 0) + BASE_WEIGHS * (learnt[at] ?? 0),
  );
  toLikelihoods(scores);
  return [...scores].map((one) => Math.log(Math.max(one, 0.001)));
}

/** How likely it is that the words complain at all, of what was learnt from sentences alone. */
export function likelyComplaint(text: string, base: Learnt): number {
  const scores = judged(seenIn(text), base);
  toLikelihoods(scores);
  return LEARNABLE.reduce((sum, _, at) => sum + (scores[at] ?? 0), 0);
}

/** Words that tell nothing to whoever asks why. */
const LITTLE: ReadonlySet<string> = new Set(LANGUAGE_WORDS.flatMap(({ terms }) => terms));

/** The words that add most for it, as they were typed. */
function tellingWords(text: string, best: number, { base, own }: Models): readonly string[] {
  const words = wordsIn(text);
  const added = words.map(() => 0);
  for (const [model, weighs] of [[base, BASE_WEIGHS] as const, ...(own === null ? [] : [[own, 1] as const])]) {
    const names = model.starts.length;
    const one = words.map(() => 0);
    let known = 0;
    for (const { feature, counts, at } of eachOf(words)) {
      const row = model.rows.get(feature);
      if (row === undefined) continue;
      const weight = (name: number): number => model.weights[row * names + name] ?? 0;
      const others = LEARNABLE.reduce((sum, _, name) => sum + weight(name), 0) / LEARNABLE.length;
      const says = counts * (model.rarity[row] ?? 0);
      known += says * says;
      one[at] = (one[at] ?? 0) + says * (weight(best) - others);
    }
    for (const [at, adds] of one.entries()) added[at] = (added[at] ?? 0) + (weighs * adds) / Math.sqrt(known + 1e-9);
  }
  const telling = words
    .map(({ typed, folded }, at) => ({ typed, folded, at, adds: added[at] ?? 0 }))
    .filter(({ adds, folded }) => adds > 0 && folded.length > 2 && !LITTLE.has(folded))
    .toSorted((a, b) => b.adds - a.adds)
    .slice(0, NAMED)
    .toSorted((a, b) => a.at - b.at);
  return [...new Set(telling.map(({ typed }) => typed.replaceAll(/[“”]/g, '')))];
}
