/** Learns from texts with a name on each which words speak for which name: a logistic regression over counted words. Pure; the same texts in the same order give the same model. */
import type { Seen } from './features.ts';

export interface Lesson {
  readonly seen: Seen;
  /** Which of the names it is. */
  readonly label: number;
  /** What is believed of each name before its words are looked at; not given: nothing. */
  readonly before?: readonly number[];
}

export interface Learnt {
  /** Where the weights of a feature begin. */
  readonly rows: ReadonlyMap<number, number>;
  /** One for each name, row after row. */
  readonly weights: Float32Array;
  readonly starts: Float64Array;
  /** How rare each feature is: what everybody says tells little. */
  readonly rarity: Float32Array;
  /** How far what was believed before is followed. */
  readonly follows: number;
}

export interface How {
  readonly rounds: number;
  /** How much each weight is pulled back to nothing. */
  readonly pull: number;
  /** Features of fewer texts are not learnt. */
  readonly atLeast: number;
  readonly pace: number;
}

/** So many texts, then others may go on. */
const AT_ONCE = 32;

/** Gives way after each few texts, so that whoever trains can let others go on. */
export function* train(lessons: readonly Lesson[], names: number, how: How): Generator<void, Learnt> {
  const { rows, rarity } = yield* indexed(lessons, how.atLeast);
  const weights = new Float32Array(rows.size * names);
  const starts = new Float64Array(names);
  const texts: Counted[] = [];
  for (const { seen } of lessons) {
    texts.push(counted(seen, rows, rarity));
    if (texts.length % AT_ONCE === 0) yield;
  }
  const scores = new Float64Array(names);
  const pull = how.pull / Math.max(1, lessons.length);
  // all weights are pulled back at each step: by one number, which stands before them
  let scale = 1;
  let follows = 1;
  let done = 0;
  for (let round = 0; round < how.rounds; round += 1)
    for (const at of order(lessons.length, round)) {
      const lesson = lessons[at];
      const text = texts[at];
      if (lesson === undefined || text === undefined) continue;
      const pace = how.pace / (1 + how.pace * pull * done);
      scoresOf(text, { weights, starts }, lesson.before, follows, scores, scale);
      toLikelihoods(scores);
      scale *= 1 - pace * pull;
      let pullsFollows = 0;
      for (let name = 0; name < names; name += 1) {
        const wrong = (scores[name] ?? 0) - (name === lesson.label ? 1 : 0);
        pullsFollows += wrong * (lesson.before?.[name] ?? 0);
        starts[name] = (starts[name] ?? 0) - pace * 0.02 * wrong;
        scores[name] = (pace * wrong) / scale;
      }
      if (lesson.before !== undefined) follows = Math.max(0.2, Math.min(3, follows - pace * 0.01 * pullsFollows));
      for (let one = 0; one < text.at.length; one += 1) {
        const from = (text.at[one] ?? 0) * names;
        const count = text.counts[one] ?? 0;
        for (let name = 0; name < names; name += 1)
          weights[from + name] = (weights[from + name] ?? 0) - (scores[name] ?? 0) * count;
      }
      done += 1;
      if (done % AT_ONCE === 0) yield;
    }
  for (let one = 0; one < weights.length; one += 1) weights[one] = (weights[one] ?? 0) * scale;
  return { rows, weights, starts, rarity, follows };
}

interface Counted {
  /** Where the weights of what was seen begin. */
  readonly at: Int32Array;
  readonly counts: Float32Array;
}

function scoresOf(
  { at, counts }: Counted,
  { weights, starts }: { weights: Float32Array; starts: Float64Array },
  before: readonly number[] | undefined,
  follows: number,
  into: Float64Array,
  scale = 1,
): void {
  const names = starts.length;
  for (let name = 0; name < names; name += 1) into[name] = (starts[name] ?? 0) + follows * (before?.[name] ?? 0);
  for (let one = 0; one < at.length; one += 1) {
    const from = (at[one] ?? 0) * names;
    const count = counts[one] ?? 0;
    for (let name = 0; name < names; name += 1)
      into[name] = (into[name] ?? 0) + (weights[from + name] ?? 0) * scale * count;
  }
}

/** How likely each name is, in place. */
export function toLikelihoods(scores: Float64Array): void {
  let most = -Infinity;
  for (const score of scores) most = Math.max(most, score);
  let sum = 0;
  for (let name = 0; name < scores.length; name += 1) {
    const one = Math.exp((scores[name] ?? 0) - most);
    scores[name] = one;
    sum += one;
  }
  for (let name = 0; name < scores.length; name += 1) scores[name] = (scores[name] ?? 0) / sum;
}

function* indexed(
  lessons: readonly Lesson[],
  atLeast: number,
): Generator<void, { readonly rows: Map<number, number>; readonly rarity: Float32Array }> {
  const texts = new Map<number, number>();
  for (const [nth, { seen }] of lessons.entries()) {
    for (const feature of seen.features) texts.set(feature, (texts.get(feature) ?? 0) + 1);
    if (nth % AT_ONCE === 0) yield;
  }
  const rows = new Map<number, number>();
  const rarities: number[] = [];
  for (const [feature, count] of texts) {
    if (count < atLeast) continue;
    rows.set(feature, rows.size);
    rarities.push(Math.log((1 + lessons.length) / (1 + count)) + 1);
  }
  yield;
  return { rows, rarity: Float32Array.from(rarities) };
}

/** What is known of a text, all together as much as of any other. */
function counted(seen: Seen, rows: ReadonlyMap<number, number>, rarity: Float32Array): Counted {
  const at: number[] = [];
  const counts: number[] = [];
  let sum = 0;
  for (const [nth, feature] of seen.features.entries()) {
    const row = rows.get(feature);
    if (row === undefined) continue;
    const weighed = (seen.counts[nth] ?? 0) * (rarity[row] ?? 0);
    at.push(row);
    counts.push(weighed);
    sum += weighed * weighed;
  }
  const by = SHARPNESS / Math.sqrt(sum + 1e-9);
  return { at: Int32Array.from(at), counts: Float32Array.from(counts, (count) => count * by) };
}
const SHARPNESS = 1;

/** How each name scores by its words and by what was believed before. */
export function judged(seen: Seen, learnt: Learnt, before?: readonly number[]): Float64Array {
  const scores = new Float64Array(learnt.starts.length);
  scoresOf(counted(seen, learnt.rows, learnt.rarity), learnt, before, learnt.follows, scores);
  return scores;
}

/** Another order in each round, the same at each training. */
function order(length: number, round: number): readonly number[] {
  const all = Array.from({ length }, (_, at) => at);
  let state = 0x9e3779b9 ^ Math.imul(round + 1, 0x85ebca6b);
  for (let at = length - 1; at > 0; at -= 1) {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5;
    const other = ((state ^ (state >>> 13)) >>> 0) % (at + 1);
    [all[at], all[other]] = [all[other] ?? 0, all[at] ?? 0];
  }
  return all;
}
