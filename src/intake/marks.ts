/** What a customer marked in somebody's survey of satisfaction, as a share of the best there is. Pure. */
import { textOf } from './values.ts';

export interface Mark {
  readonly score: number;
  readonly outOf: number;
}

const BAD: Mark = { score: 0, outOf: 1 };
const SO_SO: Mark = { score: 1, outOf: 2 };
const GOOD: Mark = { score: 1, outOf: 1 };

/** A word in the languages of help desks, or a number of `outOf`; negative numbers are unhappy. Null: nothing was marked. */
export function markOf(value: unknown, outOf = 5): Mark | null {
  const text = textOf(value)?.toLowerCase() ?? '';
  const number = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null;
  if (number !== null) {
    // Freshdesk counts from -103 over 100 to 103
    if (number < 0) return BAD;
    if (number >= 100) return number === 100 ? SO_SO : GOOD;
    return number > outOf ? null : { score: number, outOf };
  }
  if (
    /unhapp|unsatisf|dissatisf|not satisf|\bbad\b|awful|poor|terrible|unzufrieden|schlecht|insatisf|mauvais|mal[oa]?\b/.test(
      text,
    )
  )
    return BAD;
  if (/neutral|okay|average/.test(text)) return SO_SO;
  return /happy|satisf|\bgood\b|great|awesome|excellent|amazing|zufrieden|gut\b|bon(ne)?\b|buen[oa]?\b/.test(text)
    ? GOOD
    : null;
}
