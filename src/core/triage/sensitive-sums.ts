/** Adds up what the features of a text weigh, so that any piece of it is weighed without counting again. Pure. */
import { REACH } from './sensitive-features.ts';
import type { Word } from './sensitive-text.ts';

type Ends = Word['ends'];

/** Words of a piece that is weighed: all of a sentence, and less where only a part of it tells. */
const LONG = 30;
const LONG_STEP = 10;
const SHORT = 16;
const SHORT_STEP = 3;
/** A sentence of fewer words is not weighed by themselves. */
const SHORTEST = 4;

export interface Piece {
  readonly from: number;
  readonly to: number;
}

/** The pieces a text is weighed in: windows, and its sentences; the number of them grows with the text alone. */
export function piecesOf(ends: readonly Ends[]): readonly Piece[] {
  const { length } = ends;
  const pieces = length <= LONG ? [{ from: 0, to: length }] : stepping(length, LONG, LONG_STEP);
  if (length > SHORT) pieces.push(...stepping(length, SHORT, SHORT_STEP));
  const sentences = between(ends, (end) => end === 'sentence');
  return [...pieces, ...sentences.filter(({ from, to }) => to - from >= SHORTEST && to - from < length)];
}

/** What stands between two signs of any kind: where one is told, another may be told beside it. */
export const clausesOf = (ends: readonly Ends[]): readonly Piece[] => between(ends, (end) => end !== null);

function between(ends: readonly Ends[], isEnd: (end: Ends) => boolean): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const [at, end] of ends.entries()) {
    if (!isEnd(end) && at + 1 < ends.length) continue;
    if (at + 1 - from <= LONG) pieces.push({ from, to: at + 1 });
    from = at + 1;
  }
  return pieces;
}

function stepping(length: number, size: number, by: number): Piece[] {
  const pieces: Piece[] = [];
  for (let from = 0; from + size < length; from += by) pieces.push({ from, to: from + size });
  return [...pieces, { from: length - size, to: length }];
}

/** Columns of numbers, each added where a feature ends, by how many words before that it begins. */
export class Sums {
  readonly #columns: number;
  readonly #added: Float64Array;
  readonly #length: number;

  constructor(length: number, columns: number) {
    this.#columns = columns;
    this.#length = length;
    this.#added = new Float64Array(length * ROW * columns);
  }

  add(at: number, back: number, column: number, amount: number): void {
    const where = (at * ROW + back) * this.#columns + column;
    this.#added[where] = (this.#added[where] ?? 0) + amount;
  }

  /** To be called once, when everything is added: whoever reaches further back holds what reaches less far, too. */
  close(): void {
    for (let at = 0; at < this.#length; at += 1)
      for (let where = at * ROW * this.#columns + this.#columns; where < (at + 1) * ROW * this.#columns; where += 1)
        this.#added[where] = (this.#added[where] ?? 0) + (this.#added[where - this.#columns] ?? 0);
  }

  /** What lies wholly within a piece. */
  of({ from, to }: Piece, into: Float64Array): void {
    into.fill(0);
    for (let at = from; at < to; at += 1) {
      const where = (at * ROW + Math.min(REACH, at - from)) * this.#columns;
      for (let column = 0; column < this.#columns; column += 1)
        into[column] = (into[column] ?? 0) + (this.#added[where + column] ?? 0);
    }
  }
}

const ROW = REACH + 1;

/** A piece is weighed by what it tells in proportion to how much is known of it: this sharply, */
export const SHARPNESS = 4;
/** and as if so much more were known of it that tells nothing, so that few known words do not weigh for many. */
export const LITTLE_TOLD = 40;
