/** What stands around words when people type and platforms send them: marks, quotation, dashes, links, other widths of letters. Pure. */
import { plainDigits } from './digits.ts';
import { cleanText, stripped } from './text.ts';

/** Marks of emphasis, code and quotation as chats and phones write them, and brackets: they say nothing about a value. */
export const MARKS = '*_~`"\'“”„‟‘’‚‛«»‹›″′「」『』()[]{}<>|¦•·';
/** What ends or parts a sentence. */
export const STOPS = '.,;:!?…。，、；：！？';

/**
 * The same text with one sign for each kind: hyphens and dashes are `-`, quotation marks `"` or `'`, full-width letters and
 * digits of other scripts plain, blanks a space. No length changes, so that places in it are places in what was typed.
 */
export function plainSigns(text: string): string {
  return plainDigits(text, true)
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63]/g, '-')
    .replace(/[“”„‟«»″「」『』〝〞]/g, '"')
    .replace(/[‘’‚‛′‹›`´]/g, "'")
    .replace(/[^\S\n]/g, ' ');
}

/** One word as it is looked up: without marks and stops around it, in small letters. */
export function bareWord(word: string): string {
  return stripped(plainSigns(word), `${MARKS}${STOPS}-#`).toLowerCase();
}

/** A value without pairs of marks around it and stops behind it. A mark without its other half stays: "~20" is not 20. */
export function unmarked(words: string): string {
  const inner = withoutPairs(words);
  return withoutPairs(inner.replace(/[.,;:!?…]{1,9}$/, ''));
}

/** Without the pairs of marks that stand around all of it. */
export function withoutPairs(words: string): string {
  let text = words.trim();
  for (let inner = withinPair(text); inner !== undefined; inner = withinPair(text)) text = inner;
  return text;
}

/** Links as chats make them out of what was typed, back to what their author saw; then clean, without white space around it. */
export function typedText(line: string): string {
  return cleanText(line)
    .replace(/<(?:https?|mailto|tel|slack|msteams):[^<>|\s]*\|([^<>|]*)>/gi, '$1')
    .replace(/\[([^[\]\n]*)\]\(https?:[^()\s]*\)/gi, '$1')
    .trim();
}

/** A dash that stands before words, as in "40 EUR – they waited"; before a number it could be a sign, and "per night" is not a reason. */
export const DASH_BEFORE_WORDS =
  /(?:^|\s)[-‐-―−]{1,3}\s?(?=["'“„‘«(]?\p{L})(?!(?:per|pro|je|each|every|times|to|bis)\b)/u;

/** Words without the quotation marks, or marks of emphasis or code, that stand around all of them. Marks inside stay. */
export function unquoted(words: string): string {
  let text = words.trim();
  for (let less = once(text); less !== text; less = once(text)) text = less;
  return text;
}

function once(text: string): string {
  const inner = withinPair(text);
  if (inner !== undefined) return inner;
  const [only, second] = [...plainSigns(text).matchAll(/"/g)];
  // one that was never closed
  return only !== undefined && second === undefined ? stripped(text, '"“”„‟«»″「」『』〝〞＂').trim() : text;
}

function withinPair(text: string): string | undefined {
  const plain = plainSigns(text);
  const sign = plain.charAt(0);
  if (text.length < 2 || !`"'*_~`.includes(sign) || plain.indexOf(sign, 1) !== text.length - 1) return undefined;
  return text.slice(1, -1).trim();
}
