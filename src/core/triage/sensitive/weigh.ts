/** How much the words of a text speak for each kind of sensitive matter, by weights that were learnt from sentences. Pure. */
import { lazily } from '../../base/lazily.ts';
import type { Sensitivity } from '../../policy/policy.ts';
import { seeFeatures } from './features.ts';
import { clausesOf, piecesOf, type Piece } from './pieces.ts';
import { sharpness, Sums } from './sums.ts';
import { KINDS, Table } from './table.ts';
import type { Word } from './text.ts';
import { LEARNT, SCALE, STARTS, STARTS_PART, THRESHOLD } from './weights.ts';

/** A second kind beside the first is named where one clause or piece tells it as clearly as this. */
const ALSO = 0.6;

const COLUMNS = KINDS.length + 1;
const learnt = lazily(() => new Table(LEARNT));

export interface Weighed {
  readonly kind: Sensitivity;
  readonly piece: Piece;
}

/** The kinds the words speak for, the gravest first, and where they do; empty where the words are harmless. */
export function weigh(text: readonly Word[]): readonly Weighed[] {
  const words = text.map((word) => word.folded);
  if (words.length === 0) return [];
  const sums = new Sums(words.length, COLUMNS);
  const table = learnt();
  seeFeatures(words, (feature, counts, at, back) => {
    const row = table.rowOf(feature);
    if (row < 0) return;
    for (let kind = 0; kind < KINDS.length; kind += 1) sums.add(at, back, kind, table.weight(row, kind) * counts);
    sums.add(at, back, KINDS.length, counts * counts);
  });
  sums.close();
  return found(
    text.map((word) => word.ends),
    sums,
  );
}

function found(ends: readonly Word['ends'][], sums: Sums): readonly Weighed[] {
  const { length } = ends;
  const into = new Float64Array(COLUMNS);
  const best = KINDS.map(() => ({ likely: 0, piece: { from: 0, to: 0 } }));
  let most = { sensitive: 0, kind: 0, piece: { from: 0, to: length } };
  const weighPiece = (piece: Piece): void => {
    sums.of(piece, into);
    const { sensitive, kind } = likelihoods(into, piece.to - piece.from < length);
    if (sensitive > most.sensitive) most = { sensitive, kind, piece };
    for (const [at, one] of best.entries()) {
      const likely = into[at] ?? 0;
      if (likely > one.likely) best[at] = { likely, piece };
    }
  };
  for (const piece of piecesOf(ends)) weighPiece(piece);
  if (most.sensitive < THRESHOLD) return [];
  const first = most;
  for (const piece of clausesOf(ends)) weighPiece(piece);
  return KINDS.flatMap((kind, at) => {
    if (at === first.kind) return [{ kind, piece: first.piece }];
    const one = best[at];
    return one !== undefined && one.likely >= ALSO ? [{ kind, piece: one.piece }] : [];
  });
}

/** Turns what was added up into how likely each kind is, in place; harmless is what is left. */
function likelihoods(into: Float64Array, isPart: boolean): { sensitive: number; kind: number } {
  const by = SCALE * sharpness(into[KINDS.length] ?? 0);
  let [sum, kind] = [1, 0];
  for (let at = 0; at < KINDS.length; at += 1) {
    const says = (into[at] ?? 0) * by + (STARTS[at] ?? 0) + (isPart ? (STARTS_PART[at] ?? 0) : 0);
    const one = Math.exp(Math.min(says, 50));
    into[at] = one;
    sum += one;
    if (one > (into[kind] ?? 0)) kind = at;
  }
  for (let at = 0; at < KINDS.length; at += 1) into[at] = (into[at] ?? 0) / sum;
  return { sensitive: 1 - 1 / sum, kind };
}

/** How much each word of a piece adds for a kind: whoever asks why is told by these. */
export function shares(words: readonly string[], { from, to }: Piece, kind: Sensitivity): readonly number[] {
  const piece = words.slice(from, to);
  const column = KINDS.indexOf(kind);
  const table = learnt();
  const added = piece.map(() => 0);
  seeFeatures(piece, (feature, counts, at, back) => {
    const row = table.rowOf(feature);
    if (row < 0) return;
    const half = (table.weight(row, column) * counts) / 2;
    added[at] = (added[at] ?? 0) + half;
    added[at - back] = (added[at - back] ?? 0) + half;
  });
  return added;
}
