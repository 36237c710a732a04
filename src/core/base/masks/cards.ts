/** Numbers of payment cards: known beginnings, Luhn's check, and the ways in which people group them. Pure. */
import { matches, type Span } from './spans.ts';

/** Luhn's check, over digits only. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 48;
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/**
 * Beginnings and lengths in use: Visa, Mastercard, American Express, Diners, Discover, JCB, UnionPay, Maestro, Mir, RuPay,
 * Troy, UATP. Source: the schemes' public ranges, ISO/IEC 7812. A number that passes Luhn by chance, as one order number in
 * ten does, mostly begins otherwise or is of another length.
 */
const RANGES: readonly RegExp[] = [
  /^4(?:\d{12}|\d{15}|\d{18})$/,
  /^(?:5[1-5]|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d*$(?<=^\d{16})/,
  /^3[47]\d{13}$/,
  /^3(?:0[0-59]|[689])\d*$(?<=^(?:\d{14}|\d{16,19}))/,
  /^(?:6011|64[4-9]|65)\d*$(?<=^\d{16,19})/,
  /^35(?:2[89]|[3-8]\d)\d{12,15}$/,
  /^(?:2131|1800)\d{11}$/,
  /^(?:62|81)\d*$(?<=^\d{16,19})/,
  /^(?:5[0678]|6[0379])\d*$(?<=^(?:\d{13}|\d{15,19}))/,
  /^220[0-5]\d*$(?<=^\d{16,19})/,
  /^(?:82|9792)\d*$(?<=^\d{16})/,
];

const isCard = (digits: string): boolean => RANGES.some((range) => range.test(digits)) && passesLuhn(digits);

/** How card numbers are grouped: 4-4-4-4(-1…3), 4-6-5, 4-6-4, 6-7…13, 8-8, in pairs, digit by digit, or all in one. */
const GROUPS =
  /^(?:\d{4}(?: \d{4}){3}(?: \d{1,3})?|\d{4} \d{6} \d{4,5}|\d{6} \d{7,13}|\d{8} \d{8}|\d{4} \d{4} \d{8}|\d{8} \d{4} \d{4}|\d{4} \d{12}|\d{12} \d{4}|\d{13,19}|(?:\d\d ){6,8}\d{1,2}|\d(?: \d){12,18})$/;
const MOST_GROUPS = 19;
const CODES =
  /(?<!\p{L})(?:cvv2?|cvc2?|csc|cid|cvn|(?:card )?security code|prüfziffer|kartenprüfnummer|cryptogramme|código de seguridad de la tarjeta)(?!\p{L})(?: ?(?:is|was|ist|est|es|code|number|no|on|the|back|hinten|auf|der|rückseite)){0,5}\W{0,3}(?<hide>\d{3,4})(?!\d)/giu;

export function cards(text: string): readonly Span[] {
  const code = matches(text, CODES, 'card');
  const numbers = Array.from(text.matchAll(/\d+(?:[ \u00a0\u202f\n\t._/·•–—-]{1,3}\d+)*/g)).flatMap((run) =>
    run[0].length < 13 ? [] : cardsIn(run[0], run.index),
  );
  return [...code, ...numbers];
}

/** The stretches of whole digit groups in one run that are shaped like a card number and are one. */
function cardsIn(run: string, offset: number): readonly Span[] {
  const groups = Array.from(run.matchAll(/\d+/g), ({ 0: digits, index }) => ({ digits, index }));
  const spans: Span[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    const last = lastGroupOfCard(groups.slice(first, first + MOST_GROUPS).map((group) => group.digits));
    const from = groups[first];
    const until = groups[first + last];
    if (last < 0 || from === undefined || until === undefined) continue;
    spans.push({ from: offset + from.index, until: offset + until.index + until.digits.length, kind: 'card' });
    first += last;
  }
  return spans;
}

/** Index of the last group of the longest card number that begins with the first group; -1 when there is none. */
function lastGroupOfCard(groups: readonly string[]): number {
  for (let count = groups.length; count > 0; count -= 1) {
    const taken = groups.slice(0, count);
    const digits = taken.join('');
    const fits = digits.length >= 13 && digits.length <= 19;
    if (fits && GROUPS.test(taken.join(' ')) && isCard(digits)) return count - 1;
  }
  return -1;
}
