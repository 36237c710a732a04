/** Words of people made safe to store and show: nothing invisible, nothing that reorders, nothing cut in half. Pure. */

/** Shown at the end of a cut text. */
const MORE = ' …';

/**
 * The text as a person sees it: line ends as `\n`, NFC, without control characters (tab and newline stay), zero-width and
 * bidirectional characters, tag characters and stray variation selectors; lone surrogates become U+FFFD; at most four
 * combining marks in a row. Joined emoji and the joiners of Arabic and Indic scripts stay. Doing it twice changes nothing.
 */
export function cleanText(text: string): string {
  const visible = composed(
    text
      .toWellFormed()
      .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
      .replace(/\u2800/g, ' ')
      .replace(INVISIBLE, ''),
  )
    .replace(/[\ufe00-\ufe0f]+/g, keptSelector)
    .replace(/[\u200c\u200d]+/g, keptJoiner);
  return composed(visible)
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .normalize('NFC');
}

/** NFC. Sorting a run of marks takes time in the square of its length, so none is longer than Unicode's own bound for streams. */
export const composed = (text: string): string => text.replace(/(\p{M}{30})\p{M}+/gu, '$1').normalize('NFC');

/** Runs of blanks become one, more than one empty line becomes one, none at the ends. */
export function folded(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** At most `maxCodePoints` code points, ending in ` …` when cut; a letter with its marks or a joined emoji is never cut in two. */
export function clip(text: string, maxCodePoints: number): string {
  // A string of n UTF-16 units has at most n code points: most texts need no counting.
  if (text.length <= maxCodePoints || countUpTo(text, maxCodePoints + 1) <= maxCodePoints) return text;
  const room = maxCodePoints - MORE.length;
  if (room < 0) return fitting(text, maxCodePoints);
  return fitting(text, room).trimEnd() + MORE;
}

/** Without these signs at either end. In linear time, as an expression that looks for a run before the end is not. */
export function stripped(text: string, signs: string): string {
  let from = 0;
  let until = text.length;
  while (from < until && signs.includes(text.charAt(from))) from += 1;
  while (until > from && signs.includes(text.charAt(until - 1))) until -= 1;
  return text.slice(from, until);
}

/** What stands between commas, without the white space around each; nothing where nothing stands. */
export const separated = (text = ''): string[] =>
  text.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));

/** One line: every run of white space becomes one space, none at the ends. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * Controls but tab and newline, soft hyphen, grapheme joiner, Hangul fillers, Arabic letter mark, zero-width and direction marks,
 * bidirectional embeddings and isolates, invisible operators, byte order mark, interlinear marks, non-characters, tags and
 * supplementary variation selectors (both smuggle hidden text).
 */
const INVISIBLE =
  // oxlint-disable-next-line no-control-regex
  /[\u034f\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;

/** One emoji or text selector right after something that can be an emoji; no other selector. */
function keptSelector(run: string, at: number, whole: string): string {
  const first = run[0] ?? '';
  return /[\ufe0e\ufe0f]/.test(first) && /\p{Emoji}$/u.test(whole.slice(Math.max(0, at - 2), at)) ? first : '';
}

const JOINING =
  '\\p{Script=Arab}\\p{Script=Syrc}\\p{Script=Deva}\\p{Script=Beng}\\p{Script=Guru}\\p{Script=Gujr}\\p{Script=Orya}\\p{Script=Taml}\\p{Script=Telu}\\p{Script=Knda}\\p{Script=Mlym}\\p{Script=Sinh}\\p{Script=Mong}\\p{Script=Khmr}';
const AFTER_LETTER = new RegExp(`[${JOINING}]$`, 'u');
const BEFORE_LETTER = new RegExp(`^[${JOINING}]`, 'u');

/** One joiner between two emoji, or between two letters of a script that needs it. */
function keptJoiner(run: string, at: number, whole: string): string {
  const before = whole.slice(Math.max(0, at - 5), at);
  const after = whole.slice(at + run.length, at + run.length + 2);
  const first = run[0] ?? '';
  const emoji = /\p{ExtPict}(\ufe0f|\p{EMod})?$/u.test(before) && /^\p{ExtPict}/u.test(after);
  if (emoji) return '\u200d';
  return AFTER_LETTER.test(before) && BEFORE_LETTER.test(after) ? first : '';
}

/** The longest beginning of whole graphemes with at most `max` code points. */
function fitting(text: string, max: number): string {
  // Segments come lazily, so a long text costs no more than what is kept; a grapheme longer than the room is left out whole.
  let used = 0;
  let end = 0;
  for (const { segment, index } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    used += countUpTo(segment, max + 1);
    if (used > max) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

function countUpTo(text: string, most: number): number {
  let count = 0;
  for (const _ of text) {
    count += 1;
    if (count >= most) break;
  }
  return count;
}
