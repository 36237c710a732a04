/** Telephone numbers: with their country, as a country writes its own, or because somebody is to be called there. Pure. */
import type { Countries } from './countries.ts';
import { telephony } from './packages.ts';
import { isNumbered, matches, type Span } from './spans.ts';

const GAP = '[ \\u00a0\\u202f./·–-]';

/** A way of writing phone numbers and the fewest digits that make one. */
const SHAPES: readonly (readonly [shape: RegExp, fewest: number])[] = [
  // +44 20 7946 0958, +44 (0)20 7946 0958, 0033 6 12 34 56 78
  [new RegExp(`(?<!\\+)\\+ ?\\(?[1-9]\\d{0,3}\\)?(?:${GAP}{0,3}\\(?\\d{1,12}\\)?){1,8}`, 'gu'), 8],
  [new RegExp(`(?<![\\p{L}\\d+.,:/-])\\(?00 ?[1-9]\\d{0,3}\\)?(?:${GAP}{0,3}\\(?\\d{1,12}\\)?){1,8}`, 'gu'), 10],
  // 06 12 34 56 78, 06.12.34.56.78, 0470 12 34 56; six pairs are no number
  [/(?<![\d.,/-])0\d(?<gap>[ \u00a0\u202f./-])\d\d(?:\k<gap>\d\d){3}(?!\d|\k<gap>\d\d(?!\d))/gu, 10],
  [/(?<![\d.,:/-])0\d{2,4}[ –-]{1,3}\d\d(?:[ -]\d\d){2,3}(?![\d-])/gu, 9],
  [/(?<![\d.,/-])0\d ?[-–/] ?\d\d(?: \d\d){3}(?![\d-])/gu, 10],
  [/(?<![\d.,/-])0[1-9]\d{1,2}(?<gap>[ .-])\d\d(?:\k<gap>\d\d){2}(?!\d|-)/gu, 9],
  // 020 7946 0958, 0171/2345678, 07123 456789, 0171 - 234 56 78, 079 123 45 67
  [/(?<![\d.,:/-])\(?0\d{2,4}\)?[ /–-]{1,3}\d{3,8}(?:[ -]\d{2,6}){0,3}(?![\d-])/gu, 9],
  // (0)171 2345678, 06-12345678, (02) 9374 4000
  [
    /(?<![\p{L}\d.,:/-])(?:\(0\) ?\d{2,4}|0 [1-9]\d{2,4}|\(?0\d{1,3}\)?)[ /–-]{1,3}\d{4,8}(?:[ -]\d{2,6}){0,2}(?![\d-])/gu,
    9,
  ],
  // (555) 010-0199, 555-010-0199, 1-800-555-0199, 555 010 0199
  [/(?<![\d.,-])(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\d-])/gu, 10],
  // (11) 91234-5678, 98765 43210, 138-0013-8000
  [/(?<![\d.,-])\(\d{2}\) ?9?\d{4}-\d{4}(?![\d-])/gu, 10],
  [/(?<![\d.,-])[6-9]\d{4} \d{5}(?![\d-])/gu, 10],
  [/(?<![\d.,-])1[3-9]\d[ -]\d{4}[ -]\d{4}(?![\d-])/gu, 11],
  // 0612345678, 07123456789
  [/(?<![\p{L}\d.,/=-])0[1-9]\d{8,10}(?![\d-])/gu, 10],
];

/** Words after which a number is one to call. */
const CALLED =
  'phones?|telephone|tele?|tel|call|called|calling|call back|ring|text|sms|fax|reach|reachable|contact|mobile|cell|cellphone|whats ?app|signal|telegram|' +
  'handy|handynummer|mobil|mobilnummer|telefon|telefonnummer|rufnummer|rückruf|anrufen|anruf|erreichbar|erreichen|rückrufnummer|festnetz|durchwahl|' +
  'téléphone|tél|portable|appeler|appelez|rappeler|rappelez|joindre|joignable|numéro de téléphone|' +
  'teléfono|tfno|móvil|celular|llamar|llame|llámame|llámeme|llamen|contactar|número de teléfono|mi número|mon numéro|meine nummer|my number|mijn nummer|mój numer|il mio numero|meu número|llamadme|llamadnos|tlf|tlfno|cel|' +
  'telefono|cellulare|chiamare|chiamarmi|chiamami|chiamate|recapito|numero di telefono|' +
  'telefoon|telefoonnummer|mobiel|bellen|bel|bereikbaar|gsm|telefone|telemóvel|ligar|ligue|telefonu|komórka|zadzwonić|dzwonić|komórkowy|kontakt|kontaktować|' +
  'mobilnummer|ringa|ring|telefonnummeret|puhelin|puhelinnumero|soittaa|telefonum|arayın|telepon|hubungi|nomor hp|no hp|hp';
const FILLERS =
  'number|numbers|no|nr|num|nummer|numéro|numero|número|is|was|still|now|me|him|her|them|us|back|on|at|to|under|my|your|our|new|direct|line|' +
  'ist|lautet|unter|mich|sie|ihn|uns|bitte|auf|an|der|die|meine|est|au|sur|le|moi|es|al|en|el|mi|è|il|al|op|het|is|nr|em|no|pod|na|numer|kom|pod|på|mig|meg|saya|kami|numerosta|di';
const SAID = new RegExp(
  `(?<!\\p{L})(?:${CALLED})(?!\\p{L})(?:[ :.,#-]{1,2}(?:${FILLERS})(?![\\p{L}\\d])){0,5}[ .:#=-]{1,3}[("“„]?(?<hide>\\(?\\d(?:[ ./()-]{0,2}\\d){6,14})(?!\\d)`,
  'giu',
);

/** The other way round: "2025550173 is my cell". */
const SAID_AFTER =
  /(?<![\p{L}\d.,:/#-])(?<hide>\(?\d(?:[ ./()-]{0,2}\d){6,14})(?= (?:is|was|ist|est|es) (?:my|her|his|the|our|meine|ihre|seine|mon|mi|su) (?:cell|cellphone|mobile|phone|telephone|number|work number|handy|handynummer|telefonnummer|nummer|numéro|portable|teléfono|móvil|número))/giu;

/** Three groups or more, as countries write numbers that begin with no zero. */
const GROUPED =
  /(?<![\p{L}\d.,:/#-])\(?\d{2,4}\)?(?:[ .-]\d{2,4}){2,4}(?![\p{L}\d]|[-.,:/]\d|[ ]?(?:€|\$|£|%|eur|usd|gbp|euros?|dollars?|chf|kr|zł|pln|dkk|nok|sek|idr|rp))/giu;
/** 1 234 567: an amount or a count. */
const THOUSANDS = /^\d{1,3}(?:[ .]\d{3})+$/;
const DATE =
  /^(?:\d{1,2}([./-])\d{1,2}\1(?:19|20)?\d{2}|(?:19|20)\d{2}([./-])\d{1,2}\2\d{1,2}|\d{1,2} \d{1,2} (?:19|20)\d{2})(?![./-]?\d)/;
const MONEY_BEFORE = /(?:€|\$|£|rp|idr|eur|usd|gbp|chf)[ .]?$/iu;

export function phones(text: string, near: () => Countries): readonly Span[] {
  const shaped = SHAPES.flatMap(([shape, fewest]) =>
    matches(text, shape, 'phone').filter((span) => isOne(text, span, fewest)),
  );
  const said = [...matches(text, SAID, 'phone'), ...matches(text, SAID_AFTER, 'phone')].filter((span) =>
    isOne(text, span, 7),
  );
  return [...shaped, ...said, ...national(text, near)];
}

function isOne(text: string, { from, until }: Span, fewest: number): boolean {
  const number = text.slice(from, until);
  const digits = number.replace(/\D/g, '').length;
  return digits >= fewest && digits <= 17 && !DATE.test(number) && !isNumbered(text, from);
}

/** Numbers as the countries write them that are near; whether they are any is known by the countries' own plans. */
function national(text: string, near: () => Countries): readonly Span[] {
  const candidates = matches(text, GROUPED, 'phone').filter(
    (span) => isOne(text, span, 8) && !MONEY_BEFORE.test(text.slice(Math.max(0, span.from - 5), span.from)),
  );
  if (candidates.length === 0) return [];
  const countries = [...near()];
  return candidates.filter(({ from, until }) => isOfOne(text.slice(from, until), countries));
}

function isOfOne(number: string, countries: readonly string[]): boolean {
  const { isValidPhoneNumber, isSupportedCountry } = telephony();
  const isAmount = THOUSANDS.test(number);
  return countries.some(
    (country) =>
      isSupportedCountry(country) && (!isAmount || BY_THREES.has(country)) && isValidPhoneNumber(number, country),
  );
}

/** Countries that write nine digits in threes, as others write amounts. */
const BY_THREES: ReadonlySet<string> = new Set(['ES', 'PL', 'PT', 'CZ', 'SK', 'CL', 'PE', 'BG', 'RO', 'AU']);
