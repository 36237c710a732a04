/** Text as it can be set in our faces: without signs that are only ornament, or not at all where letters would be missing. Pure. */
import type { Typefaces } from './typeface.ts';

/** Ornament, and what joins it: words lose nothing without it. */
const ORNAMENT =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{So}\p{Cf}\p{Variation_Selector}\u20E3]/gu;
/** Written like signs we have. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/[\u2010\u2011\uFE63\uFF0D]/gu, '-'],
  [/[\p{Zs}\p{Zl}\p{Zp}\p{Cc}]+/gu, ' '],
];

/** On one line, blanks single. Null when a letter is in neither face: better unsaid than a row of boxes. */
export function settable(text: string, { has }: Pick<Typefaces, 'has'>): string | null {
  const whole = text.normalize('NFC').toWellFormed();
  // digits and # are marked as emoji as well; only what is drawn as a picture goes
  const plain = [...whole].filter((sign) => has(sign.codePointAt(0) ?? 0) || !isOrnament(sign)).join('');
  const clean = ALIKE.reduce(
    (so, [signs, alike]) => so.replaceAll(signs, alike),
    plain.replaceAll(/\p{Cf}/gu, ''),
  ).trim();
  return [...clean].every((sign) => has(sign.codePointAt(0) ?? 0)) ? clean : null;
}

const isOrnament = (sign: string): boolean => sign.replaceAll(ORNAMENT, '') === '';
