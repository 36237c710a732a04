/** What customers mark, with numbers, words, thumbs or faces, as a mark of so many. Pure. */
import { numberIn, textIn } from './lenient.ts';

export interface Mark {
  /** From 0 to `outOf`. */
  readonly score: number;
  readonly outOf: number;
}

/** By their own words, in the languages surveys come in. Longest first where one stands in another. */
const MARKS: readonly (readonly [Mark, readonly string[]])[] = [
  [
    { score: 1, outOf: 5 },
    [
      'very dissatisfied',
      'extremely dissatisfied',
      'very unsatisfied',
      'very unhappy',
      'very poor',
      'very bad',
      'terrible',
      'awful',
      'sehr unzufrieden',
      'mangelhaft',
      'ungenügend',
      'sehr schlecht',
      'très insatisfait',
      'muy insatisfecho',
      '😡',
      '😠',
      '🤬',
      '😞',
    ],
  ],
  [
    { score: 2, outOf: 5 },
    [
      'somewhat dissatisfied',
      'dissatisfied',
      'unsatisfied',
      'unhappy',
      'not satisfied',
      'poor',
      'unzufrieden',
      'eher unzufrieden',
      'schlecht',
      'insatisfait',
      'insatisfecho',
      '🙁',
      '☹️',
      '☹',
      '😕',
    ],
  ],
  [
    { score: 3, outOf: 5 },
    [
      'neither satisfied nor dissatisfied',
      'neutral',
      'average',
      'fair',
      'okay',
      'ok',
      'teils/teils',
      'weder noch',
      'mittelmäßig',
      '😐',
    ],
  ],
  [
    { score: 4, outOf: 5 },
    ['somewhat satisfied', 'satisfied', 'happy', 'zufrieden', 'eher zufrieden', 'satisfait', 'satisfecho', '🙂'],
  ],
  [
    { score: 5, outOf: 5 },
    [
      'very satisfied',
      'extremely satisfied',
      'very happy',
      'excellent',
      'outstanding',
      'very good',
      'sehr zufrieden',
      'sehr gut',
      'ausgezeichnet',
      'très satisfait',
      'muy satisfecho',
      '😀',
      '😃',
      '😍',
    ],
  ],
  [{ score: 0, outOf: 1 }, ['bad', 'thumbs down', 'thumbs_down', 'down', 'negative', 'dislike', '👎']],
  [{ score: 1, outOf: 1 }, ['good', 'thumbs up', 'thumbs_up', 'up', 'positive', 'like', 'great', 'gut', '👍']],
];

const BY_WORDS: ReadonlyMap<string, Mark> = new Map(MARKS.flatMap(([mark, words]) => words.map((one) => [one, mark])));

/** The mark that these words are; null when they are none. `4/5`, `4 of 5`, `4 stars` and `★★★★☆` are read, too. */
export function markIn(words: string): Mark | null {
  const said = words.trim().toLowerCase().replace(/[.!]$/, '');
  if (said.length > 60) return null;
  const known = BY_WORDS.get(said);
  if (known !== undefined) return known;
  const [, score, outOf] = /^(\d{1,3}(?:[.,]\d)?)\s*(?:\/|of|out of|von)\s*(\d{1,3})$/.exec(said) ?? [];
  if (score !== undefined && outOf !== undefined) return markOf(Number(score.replace(',', '.')), Number(outOf));
  const [, stars] = /^([0-5])\s*(?:stars?|sterne?|étoiles?|estrellas?)$/.exec(said) ?? [];
  if (stars !== undefined) return { score: Number(stars), outOf: 5 };
  if (/^[★⭐]{1,5}☆{0,4}$/u.test(said)) return markOf((said.match(/[★⭐]/gu) ?? []).length, 5);
  return null;
}

/** A mark beyond its scale says that the scale was not known. */
export function markOf(score: number, outOf: number): Mark | null {
  if (!Number.isFinite(score) || !Number.isFinite(outOf) || score < 0 || outOf <= 0 || outOf > 1_000) return null;
  return score <= outOf ? { score, outOf } : null;
}

const BAD: Mark = { score: 0, outOf: 1 };
const SO_SO: Mark = { score: 1, outOf: 2 };
const GOOD: Mark = { score: 1, outOf: 1 };
const SAYS_BAD =
  /unhapp|unsatisf|dissatisf|not satisf|\bbad\b|awful|poor|terrible|unzufrieden|schlecht|insatisf|mauvais|mal[oa]?\b/;
const SAYS_SO_SO = /neutral|okay|average/;
const SAYS_GOOD = /happy|satisf|\bgood\b|great|awesome|excellent|amazing|zufrieden|gut\b|bon(ne)?\b|buen[oa]?\b/;

/** What stands where a help desk keeps a rating: a number of five, Freshdesk's from -103 over 100 to 103, or words, those it puts around a mark as well. Null: nothing was rated. */
export function ratingIn(value: unknown): Mark | null {
  const number = numberIn(value);
  if (number !== null) {
    if (number < 0) return BAD;
    if (number >= 100) return number === 100 ? SO_SO : GOOD;
    return markOf(number, 5);
  }
  const text = textIn(value).toLowerCase();
  const mark = markIn(text);
  if (mark !== null) return mark;
  if (SAYS_BAD.test(text)) return BAD;
  if (SAYS_SO_SO.test(text)) return SO_SO;
  return SAYS_GOOD.test(text) ? GOOD : null;
}
