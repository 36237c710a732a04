/** The pieces a text is weighed in, so that one remark in a long complaint is not drowned. Pure. */
import type { Word } from './text.ts';

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
