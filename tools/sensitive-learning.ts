/** Logistic regression over the features of sentences: what `train-sensitive.ts` learns with. The same sentences give the same weights. */
import { seeFeatures } from '../src/core/triage/sensitive/features.ts';
import { piecesOf, type Piece } from '../src/core/triage/sensitive/pieces.ts';
import { sharpness, Sums } from '../src/core/triage/sensitive/sums.ts';
import { KINDS as SENSITIVE } from '../src/core/triage/sensitive/table.ts';
import { wordsOf } from '../src/core/triage/sensitive/text.ts';
import { Dice, mistyped, passedOn, shortened, strung, type Sentence } from './sensitive-sentences.ts';

/** The first is what everything else is told from. */
export const KINDS: readonly string[] = ['harmless', ...SENSITIVE];
const COLUMNS = KINDS.length + 1;
const NORM = KINDS.length;

/** How many features are kept: more tell little, and the file has to be read at the start. */
const KEPT = 56_000;
const SEEN_IN = 2;
const EPOCHS = 10;
const RATE = 0.04;
const DECAY = 5e-4;
const START_RATE = 0.02;
/** A copy of a sentence, mistyped or passed on, counts half. */
const COPY_COUNTS = 0.5;
const COPIES = [mistyped, passedOn, shortened, mistyped, shortened];
/** How much of what speaks against a part of a text is kept: harmless matters strung together make it too much for a note passed on. */
const PART_COUNTS = 0.6;
/** Words of a sentence that is learnt from. */
const LONGEST = 90;

/** A sentence as numbers: each feature that is kept, and the piece it is seen in. */
interface Example {
  readonly length: number;
  readonly features: Int32Array;
  readonly counts: Float32Array;
  readonly at: Uint8Array;
  readonly back: Uint8Array;
  readonly pieces: readonly Piece[];
  readonly kind: number;
  readonly matters: number;
}

export interface Model {
  readonly index: ReadonlyMap<number, number>;
  readonly weights: Float32Array;
  readonly starts: Float64Array;
  readonly startsPart: Float64Array;
}

function example(sentence: Sentence, text: string, index: ReadonlyMap<number, number>, matters: number): Example {
  const read = wordsOf(text).slice(0, LONGEST);
  const words = read.map((word) => word.folded);
  const [features, counts, at, back]: number[][] = [[], [], [], []];
  seeFeatures(words, (feature, weight, where, before) => {
    const known = index.get(feature);
    if (known === undefined) return;
    features?.push(known);
    counts?.push(weight);
    at?.push(where);
    back?.push(before);
  });
  return {
    length: words.length,
    features: Int32Array.from(features ?? []),
    counts: Float32Array.from(counts ?? []),
    at: Uint8Array.from(at ?? []),
    back: Uint8Array.from(back ?? []),
    pieces: piecesOf(read.map((word) => word.ends)),
    kind: KINDS.indexOf(sentence.kind),
    matters,
  };
}

/** What is seen in more than one sentence. */
function seenOften(sentences: readonly Sentence[]): Map<number, number> {
  const often = new Map<number, number>();
  for (const { text } of sentences) {
    const seen = new Set<number>();
    const words = wordsOf(text)
      .slice(0, LONGEST)
      .map((word) => word.folded);
    seeFeatures(words, (feature) => seen.add(feature));
    for (const feature of seen) often.set(feature, (often.get(feature) ?? 0) + 1);
  }
  return new Map([...often.entries()].filter(([, times]) => times >= SEEN_IN).map(([feature], at) => [feature, at]));
}

function sumsOf(one: Example, { weights }: Model): Sums {
  const sums = new Sums(one.length, COLUMNS);
  for (let at = 0; at < one.features.length; at += 1) {
    const row = (one.features[at] ?? 0) * KINDS.length;
    const counts = one.counts[at] ?? 0;
    const [where, back] = [one.at[at] ?? 0, one.back[at] ?? 0];
    for (let kind = 0; kind < KINDS.length; kind += 1) sums.add(where, back, kind, (weights[row + kind] ?? 0) * counts);
    sums.add(where, back, NORM, counts * counts);
  }
  sums.close();
  return sums;
}

const into = new Float64Array(COLUMNS);
/** How likely each kind is for a piece, in `into`; what it was multiplied with. */
function weighPiece(sums: Sums, piece: Piece, length: number, model: Model): number {
  sums.of(piece, into);
  const by = sharpness(into[NORM] ?? 0);
  const isPart = piece.to - piece.from < length;
  let total = 0;
  for (let kind = 0; kind < KINDS.length; kind += 1) {
    const says = (into[kind] ?? 0) * by + (model.starts[kind] ?? 0) + (isPart ? (model.startsPart[kind] ?? 0) : 0);
    into[kind] = Math.exp(says);
    total += into[kind] ?? 0;
  }
  for (let kind = 0; kind < KINDS.length; kind += 1) into[kind] = (into[kind] ?? 0) / total;
  return by;
}

/** The piece that tells most: of its kind for a sensitive sentence, of anything for a harmless one. */
function tellingPiece(one: Example, sums: Sums, model: Model, kind: number): Piece {
  let best = { likely: -1, piece: one.pieces[0] ?? { from: 0, to: one.length } };
  for (const piece of one.pieces) {
    weighPiece(sums, piece, one.length, model);
    const likely = kind > 0 ? (into[kind] ?? 0) : 1 - (into[0] ?? 0);
    if (likely > best.likely) best = { likely, piece };
  }
  return best.piece;
}

/** Logistic regression over all kinds, with weights pulled to nothing, one sentence at a time. */
export function train(sentences: readonly Sentence[], keep: ReadonlyMap<number, number> | null = null): Model {
  const dice = new Dice(20_261_129);
  const index = keep ?? seenOften(sentences);
  const examples = sentences.flatMap((one) => [
    example(one, one.text, index, 1),
    ...COPIES.map((copy) => example(one, copy(one.text, dice), index, COPY_COUNTS)),
  ]);
  const harmless = sentences.filter(({ kind }) => kind === 'harmless');
  const texts = harmless.map(({ text }) => text);
  for (const one of harmless) examples.push(example(one, strung(texts, dice), index, 1));
  const model: Model = {
    index,
    weights: new Float32Array(index.size * KINDS.length),
    starts: new Float64Array(KINDS.length),
    startsPart: new Float64Array(KINDS.length),
  };
  const moved = new Float32Array(model.weights.length).fill(1e-6);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    const rate = RATE * (1 - (0.8 * epoch) / EPOCHS);
    for (let at = examples.length - 1; at > 0; at -= 1) {
      const other = dice.below(at + 1);
      const [one, two] = [examples[at], examples[other]];
      if (one !== undefined && two !== undefined) [examples[at], examples[other]] = [two, one];
    }
    for (const one of examples) learn(one, model, moved, rate, epoch);
  }
  for (const [kind, start] of model.startsPart.entries()) model.startsPart[kind] = start * PART_COUNTS;
  return model;
}

function learn(one: Example, model: Model, moved: Float32Array, rate: number, epoch: number): void {
  const whole = one.pieces[0];
  if (whole === undefined) return;
  if (one.pieces.length === 1 || epoch === 0) return learnFrom(one, whole, sumsOf(one, model), model, moved, rate);
  const sums = sumsOf(one, model);
  const telling = tellingPiece(one, sums, model, one.kind);
  learnFrom(one, telling, sums, model, moved, rate);
  // a sensitive matter in a long list of others is told by its own words
  if (one.kind === 0 || epoch < 3) learnFrom(one, whole, sumsOf(one, model), model, moved, rate);
}

function learnFrom(one: Example, piece: Piece, sums: Sums, model: Model, moved: Float32Array, rate: number): void {
  const by = weighPiece(sums, piece, one.length, model);
  const wrong = Float64Array.from(KINDS, (_, kind) => ((into[kind] ?? 0) - (kind === one.kind ? 1 : 0)) * one.matters);
  for (const [kind, amount] of wrong.entries()) {
    model.starts[kind] = (model.starts[kind] ?? 0) - rate * START_RATE * amount;
    if (piece.to - piece.from < one.length)
      model.startsPart[kind] = (model.startsPart[kind] ?? 0) - rate * START_RATE * amount;
  }
  const { weights } = model;
  for (let at = 0; at < one.features.length; at += 1) {
    const where = one.at[at] ?? 0;
    if (where >= piece.to || where - (one.back[at] ?? 0) < piece.from) continue;
    const row = (one.features[at] ?? 0) * KINDS.length;
    const counts = (one.counts[at] ?? 0) * by;
    for (let kind = 0; kind < KINDS.length; kind += 1) {
      const weight = weights[row + kind] ?? 0;
      const slope = (wrong[kind] ?? 0) * counts + DECAY * weight;
      const far = (moved[row + kind] ?? 0) + slope * slope;
      moved[row + kind] = far;
      weights[row + kind] = weight - (rate * slope) / Math.sqrt(far);
    }
  }
}

export interface Judged {
  readonly sentence: Sentence;
  readonly sensitive: number;
  readonly kind: number;
}

export function judge(sentence: Sentence, model: Model): Judged {
  const one = example(sentence, sentence.text, model.index, 1);
  const sums = sumsOf(one, model);
  weighPiece(sums, tellingPiece(one, sums, model, 0), one.length, model);
  let best = 1;
  for (let kind = 2; kind < KINDS.length; kind += 1) if ((into[kind] ?? 0) > (into[best] ?? 0)) best = kind;
  return { sentence, sensitive: 1 - (into[0] ?? 0), kind: best };
}

/** Trained with everything, then anew with what told most. */
export function pruned(sentences: readonly Sentence[]): Model {
  const all = train(sentences);
  if (all.index.size <= KEPT) return all;
  const tells = [...all.index].map(([feature, at]) => {
    const row = all.weights.subarray(at * KINDS.length, (at + 1) * KINDS.length);
    return { feature, most: Math.max(...row) - Math.min(...row) };
  });
  const kept = tells.toSorted((a, b) => b.most - a.most || a.feature - b.feature).slice(0, KEPT);
  return train(sentences, new Map(kept.map(({ feature }, at) => [feature, at])));
}
