/** Adds up what the features of a text weigh, so that any piece of it is weighed without counting again. Pure. */
import { REACH } from './features.ts';
import type { Piece } from './pieces.ts';

const ROW = REACH + 1;

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

/** A piece is weighed by what it tells in proportion to how much is known of it: this sharply, */
const SHARPNESS = 4;
/** and as if so much more were known of it that tells nothing, so that few known words do not weigh for many. */
const LITTLE_TOLD = 40;

/** What the sums of a piece are multiplied with, by the sum of the squares of what its known features count. */
export const sharpness = (known: number): number => SHARPNESS / Math.sqrt(LITTLE_TOLD + known);
