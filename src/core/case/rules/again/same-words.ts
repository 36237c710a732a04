/** Whether two texts say the same in nearly the same words, as one complaint does that came by mail and through a form. Pure. */

/** Fewer words say too little to be nearly alike: they are alike, or they are not. */
const FEWEST_WORDS = 6;
/** The share of pairs of words in common. Assumed. */
const ALIKE = 0.8;
/** Of a short text inside of a longer one: a subject above it, a signature below. Assumed. */
const INSIDE = 0.9;
/** More of a text is not looked at. */
const MOST_WORDS = 2_000;

export function areNearlySame(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  if (one.length === 0 || other.length === 0) return false;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.join(' ') === long.join(' ')) return true;
  // two orders in the same words are two complaints
  if (short.length < FEWEST_WORDS || !numbersAgree(short, long)) return false;
  const [few, many] = [pairsOf(short), pairsOf(long)];
  const shared = [...few].filter((pair) => many.has(pair)).length;
  return (2 * shared) / (few.size + many.size) >= ALIKE || shared / few.size >= INSIDE;
}

const wordsOf = (text: string): readonly string[] =>
  (
    text
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/\p{M}/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).slice(0, MOST_WORDS);

const pairsOf = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.slice(1).map((word, n) => `${words[n]} ${word}`));

/** Every number of the shorter one stands in the longer one. */
function numbersAgree(short: readonly string[], long: readonly string[]): boolean {
  const there = new Set(long);
  return short.every((word) => !/\p{N}{2,}/u.test(word) || there.has(word));
}
