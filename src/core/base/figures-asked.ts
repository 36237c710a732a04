/** Figures that are no amount as they stand, and the amounts they may mean, as text: below zero, a range, so much each, "2 lakh", "20 dollars 43". Pure. */
import { currenciesNamed } from './currency-names.ts';
import { withDigits } from './number-words.ts';
import { withDigitsAbroad } from './number-words-abroad.ts';

export type FigureCode = 'negative' | 'range' | 'for_each' | 'large_unit' | 'put_together';

export interface Figures {
  readonly code: FigureCode;
  /** The likeliest first. */
  readonly parts: readonly string[];
}

/** `40-50 EUR`, `40 to 50`. */
const RANGE =
  /^(.*?\d[\d.,'’ ]*)(\s?\p{Sc}|\s?[A-Za-z]{3})?\s?(?:-|–|—|\bto\b|\bbis\b|\bor\b|\boder\b)\s?([^\d]*\d.*)$/iu;
/** `/night`, `per night`, `a night`, `each`, `pro Nacht`. */
const FOR_EACH =
  /\s?(?:\/\s?\p{L}{1,12}|\b(?:per|pro|je|a|an|each|every)(?:\s\p{L}{1,12})?|\bp\.?\s?[pn]\.?|\bnightly|\bdaily)\.?$/iu;
const UNITS: readonly (readonly [names: string, power: number])[] = [
  [
    'k|к|grand|thousand|tausend|mil|mila|mille|duizend|tusen|bin|nghìn|ribu|тыс\\.?|тысяч|хиляди|хил\\.?|אש״?ח|אלף|ألف',
    3,
  ],
  ['lakhs?|lacs?|l', 5],
  [
    'mn|mio|m|million(?:en|s)?|millones|milhões|milioni|miljoner|milyon|triệu|juta|млн\\.?|миллион(?:ов|а)?|מש״?ח|מיליון|مليون',
    6,
  ],
  ['crores?|cr', 7],
  ['bn|billions?|milliarden?|mrd\\.?|miliardi|млрд\\.?', 9],
];
const LARGE = new RegExp(String.raw`(\d)\s?(${UNITS.map(([names]) => names).join('|')})(?=\P{L}|$)`, 'iu');
const POWERS = UNITS.map(([names, power]) => [new RegExp(`^(?:${names})$`, 'iu'), power] as const);
/** Hundredths, by what they are called. */
const HUNDREDTHS =
  /^(?:¢|c|ct|cts|cents?|centimes?|céntimos?|cèntims?|centavos?|centesimi|centen|centa|centi|cenți|penn(?:y|ies)|pence|p|öre|øre|ører|kuruş|sent|bani|gr|groszy|haléřů|haleru|lipe|lipa|xu|xen|fen|satang|rappen|rp|rap|centesimo|kopi?[jy]?kas?|pais[ae]|sen|ц|цент\p{L}{0,2}|ст|стотинк\p{L}|коп\.?|копе\p{L}{1,3}|пени|סנט|אגורות|سنت|ცენტი|პენსი|ceinteanna)$/iu;

/** Of each kind that it may be, the first that can be read counts. Linear in a text of a few hundred characters. */
export function figuresIn(text: string): readonly Figures[] {
  return [putTogether(text), oneKind(text)].filter((figures) => figures !== undefined);
}

function oneKind(text: string): Figures | undefined {
  const large = LARGE.exec(text);
  if (large !== null) {
    const power = POWERS.find(([unit]) => unit.test(large[2] ?? ''))?.[1] ?? 0;
    const [figure] = /\d+(?:[.,]\d{1,9})?(?=\s?$)/.exec(text.slice(0, large.index + 1)) ?? [];
    const start = large.index + 1 - (figure?.length ?? 0);
    const whole = figure === undefined ? undefined : scaled(figure, power);
    const before = text.slice(0, start).replace(/^(?:an?|about|ca\.?|etwa)\s/i, '');
    return whole === undefined || /\d/.test(before)
      ? undefined
      : { code: 'large_unit', parts: [before + whole + text.slice(large.index + large[0].length)] };
  }
  const [, low, high] =
    /^(?:between|zwischen|from|von) (\D{0,12}\d\D{0,3}[\d.,]*) (?:and|und|to|bis) (\D{0,12}\d.*)$/iu.exec(text) ?? [];
  if (low !== undefined && high !== undefined) return rangeOf(low, '', high);
  const each = FOR_EACH.exec(text);
  if (each !== null) return { code: 'for_each', parts: [text.slice(0, each.index)] };
  const [, first = '', unit = '', second = ''] = RANGE.exec(text) ?? [];
  if (second !== '' && text.match(/\d[\d.,'’ ]*/g)?.length === 2) return rangeOf(first, unit, second);
  if ((text.match(/\d[\d.,'’ ]*/g)?.length ?? 0) !== 1) return undefined;
  const positive = text
    .replace(/^[\s(]*[-−–—‐﹣－]\s?|[-−–—‐﹣－]$|^\(|\)$/g, '')
    .replace(/(?<=^\P{N}{1,5})[-−–—](?=\d)/u, '');
  return positive === text ? undefined : { code: 'negative', parts: [positive] };
}

function rangeOf(before: string, unit: string, second: string): Figures {
  // "From 26 to 50 €", "estimate: $40 - $50"
  const [words = ''] = /^[\p{L}\s:]{1,40}(?=[\p{Sc}\d])/u.exec(before) ?? [];
  const first = currenciesNamed(words.trim()) === undefined ? before.slice(words.length) : before;
  const shared =
    unit.trim() || /\p{Sc}|\b[A-Za-z]{3}\b/u.exec(first)?.[0] || /\p{Sc}|\b[A-Za-z]{3}\b/u.exec(second)?.[0] || '';
  const named = (part: string): string => (/[\p{Sc}\p{L}]/u.test(part) ? part : `${part.trim()} ${shared}`);
  return { code: 'range', parts: [named(first + unit), named(second)] };
}

/** `1.5` with six more places → `1500000`. */
function scaled(figure: string, power: number): string | undefined {
  const [whole = '', fraction = ''] = figure.split(/[.,]/);
  if (fraction.length > power || whole.length > 9) return undefined;
  return (whole + fraction.padEnd(power, '0')).replace(/^0+(?=\d)/, '');
}

const TAIL =
  /(?:[\s,]{1,2}(and|und|y|e|et|og|och|en|i|și|şi|si|de|ve|и|да|და|agus|và|va|ו|و|com|con|plus)[\s-]?|[\s,]{1,2}|(?<=[\p{L}\p{Sc}]))(\d{1,2})\s?(?:de )?(¢|\p{L}[\p{L}\p{M}]{0,11})?\.?$/u;

/** `$20 and 43c`, `2 dollars 23`, `20 lei si 50 de bani`, `$119. 95`: whole and hundredths; then the whole alone. `50 cents`. */
function putTogether(text: string): Figures | undefined {
  if (text.length > 80) return undefined;
  const apart = /^(\D{0,12}\d[\d.,]{0,12})([.,]) (\d{2})(?!\d)(\D{0,12})$/.exec(text);
  if (apart !== null)
    return { code: 'put_together', parts: [`${apart[1] ?? ''}${apart[2] ?? ''}${apart[3] ?? ''}${apart[4] ?? ''}`] };
  const [, alone, called = ''] = /^(\d{1,2})\s?(\D{1,14})$/.exec(text) ?? [];
  if (alone !== undefined && HUNDREDTHS.test(called))
    return { code: 'put_together', parts: [`0.${alone.padStart(2, '0')}`] };
  const tail = TAIL.exec(text);
  const [, link, cents = '', unit] = tail ?? [];
  if (tail === null || (unit !== undefined && !HUNDREDTHS.test(unit))) return undefined;
  const bare = text.slice(0, tail.index).trim().replace(/,$/, '');
  const heads = link === undefined ? [bare] : [bare, `${bare} ${link}`];
  const parts = heads.flatMap((words) => {
    const inEnglish = withDigits(words);
    const heads = inEnglish === words && !/\d/.test(words) ? withDigitsAbroad(words) : [inEnglish];
    // one whole number, and what it is of
    const whole = heads.filter((head) => /[\p{L}\p{Sc}]/u.test(head) && /^\D*\d+(?:[ '’]\d{3})*\D*$/.test(head));
    return whole.flatMap((head) => [head.replace(/\d(?=\D*$)/, (last) => `${last}.${cents.padStart(2, '0')}`), head]);
  });
  return parts.length === 0 ? undefined : { code: 'put_together', parts };
}
