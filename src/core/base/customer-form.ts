/** The one form of all ways to write the same customer: what keys, links, repeats, limits and search compare. Pure. */
import { plainDigits } from './digits.ts';
import { cleanText, oneLine, stripped } from './text.ts';

/**
 * Clean, without letter case, accents, apostrophes, spaces, hyphens and other punctuation, in digits 0–9. A telephone number
 * is its digits, an e-mail address stays whole. Doing it twice changes nothing. Empty where nothing is left.
 */
export function normalCustomer(typed: string): string {
  let form = normalBefore(typed);
  for (let again = 0; again < 4; again += 1) {
    const code = CODE.exec(form)?.[1];
    if (code === undefined) break;
    form = normalBefore(code);
  }
  return form;
}

/** The form that references had before bookings went by their code alone, for what was stored under it. */
export function normalBefore(typed: string): string {
  let form = formOf(typed);
  // what was apart may be a word now that it is together: "z i 4"; nothing takes more than three times
  for (let again = 0; again < 4; again += 1) {
    const next = formOf(form);
    if (next === form) break;
    form = next;
  }
  return form;
}

/**
 * "PNR QX7PLM" is what is typed as "QX7PLM" the next time. Only where it can be nothing else: a booking's code has six letters and
 * digits or, with letters and digits mixed, up to twelve. "Booking 412" may be another thing than "412".
 */
const CODE =
  /^(?:pnr|recordlocator|locator|(?:booking|reservation|confirmation|buchung|buchungs|reservierung|reservierungs)(?:s?code|ref|reference|id|no|nr|number|nummer)?)((?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{5,12}|(?<=^(?:pnr|recordlocator|locator))[a-z\d]{6})$/;

function formOf(typed: string): string {
  const text = plain(typed);
  const named = NAMED_ADDRESS.exec(text)?.[1];
  const address = named === undefined ? null : addressIn(named);
  if (address !== null) return address;
  const number = telephoneIn(text);
  if (number !== null) return number;
  const parts: string[] = [];
  let words: string[] = [];
  const close = (): void => {
    const part = compact(words);
    if (part !== '') parts.push(part);
    words = [];
  };
  for (const word of text.split(' ')) {
    const address = addressIn(word);
    if (address === null) words.push(word);
    else {
      close();
      parts.push(address);
    }
  }
  close();
  const [first = '', second = ''] = parts;
  // "e-mail: rosa@…" is rosa@…
  return parts.length === 2 && MAIL_LABELS.has(first) && second.includes('@') ? second : parts.join(' ');
}

/** The words of a reference, each folded: for whoever looks at them one by one. */
export const wordsOfCustomer = (typed: string): readonly string[] =>
  plain(typed)
    .split(' ')
    .flatMap((word) => tokensOf(word));

/** Compatibility forms, letter case and digits of other scripts folded, one space between words. */
function plain(typed: string): string {
  const folded = cleanText(plainDigits(cleanText(typed).normalize('NFKC'), true).toLowerCase()).normalize('NFKC');
  return oneLine(folded.replace(/[\u2018\u2019\u201b\u02bc\u0060\u00b4]/g, "'"));
}

/** As mail programs write it: "Rosa Berg <rosa@example.com>". */
const NAMED_ADDRESS = /^[^<>@]{1,80}<([^<>\s]{3,120})>$/;
const MAIL_LABELS = new Set(['email', 'mail', 'emailaddress', 'mailto']);

/** An e-mail address keeps its dots and dashes: without them it would be somebody else's. */
function addressIn(word: string): string | null {
  if (!word.includes('@')) return null;
  // "<mailto:rosa@x.org|rosa@x.org>", as chats send it
  const bare = stripped(word, '<>()[]{}"\',;:.!?*_~').replace(/^mailto:/, '');
  const [address = ''] = bare.split('|');
  const at = address.indexOf('@');
  return at > 0 && at < address.length - 1 ? address : null;
}

const PHONE_LABEL = /^(?:telefon|telephone|tel|phone|mobile|mobil|cell|handy|mob|ph|fon|whatsapp|sms)[ .:]*(?=[+(\d])/;
const MOST_OF_A_NUMBER = 40;

/** `+` and digits where the country is said, digits alone where it is not; null for what is no telephone number. */
function telephoneIn(text: string): string | null {
  if (text.length > MOST_OF_A_NUMBER) return null;
  const number = text.replace(PHONE_LABEL, '');
  if (!/^[+\d\s().\-\u2010-\u2015\u2212/]+$/.test(number)) return null;
  const national = number.replace(/\D/g, '');
  const abroad = /^\W*\+/.test(number) || national.startsWith('00');
  // "+44 (0)20": the zero is not dialled from abroad
  const digits = abroad ? number.replace(/\(0\)/g, '').replace(/\D/g, '').replace(/^00/, '') : national;
  if (digits.length < 7 || digits.length > 15) return null;
  return abroad ? `+${digits}` : digits;
}

/** So many digits in a row are one number, however they are grouped: a card, a loyalty or an order number. */
const ONE_NUMBER = 7;

/** Words without what is between them; between the digits of short numbers one space stays: 4-12 is not 41-2. */
function compact(words: readonly string[]): string {
  const pieces: string[] = [];
  let digits: string[] = [];
  const close = (): void => {
    const number = digits.join('');
    pieces.push(number.length >= ONE_NUMBER ? number : digits.join(' '));
    digits = [];
  };
  for (const token of withRooms(words.flatMap(tokensOf))) {
    if (isDigits(token)) digits.push(token);
    else {
      close();
      pieces.push(token);
    }
  }
  close();
  return pieces.join('');
}

const isDigits = (token: string): boolean => /^\d/.test(token);

/** Letters, digits and signs by themselves, without accents, punctuation and blanks. */
function tokensOf(word: string): readonly string[] {
  return withoutLookAlikes(bare(word))
    .split(BETWEEN)
    .flatMap((part) => part.match(/\d+|[^\d]+/g) ?? []);
}

const BETWEEN = /[\p{Z}\p{P}\p{Sm}\p{Sk}\p{Cc}]+/u;
/** Apostrophes that count as letters. */
const LETTER_MARKS = /[\u02b9-\u02bf\u02c8\u02ca\u02cb\ua78b\ua78c]/g;
/** Accents of Latin, Greek and Cyrillic; marks of other scripts are letters of theirs. */
const ACCENTS = /[\u0300-\u036f]/g;
const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({ æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ŧ: 't', ς: 'σ' }),
);

function bare(word: string): string {
  // by way of the capitals, because of ß, dotless i and the like
  const small = word.toUpperCase().toLowerCase().normalize('NFD').replace(ACCENTS, '').normalize('NFC');
  return small.replace(LETTER_MARKS, '').replace(/[æœøłđðþħŧς]/g, (letter) => LETTERS.get(letter) ?? letter);
}

const CYRILLIC = 'авекмнорстухіјѕԛԝ';
const GREEK = 'αβεικμνορτυχ';
const LATIN_OF_CYRILLIC = 'abekmhopctyxijsqw';
const LATIN_OF_GREEK = 'abeikmvoptux';
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([
  ...[...CYRILLIC].map((letter, at) => [letter, LATIN_OF_CYRILLIC.charAt(at)] as const),
  ...[...GREEK].map((letter, at) => [letter, LATIN_OF_GREEK.charAt(at)] as const),
]);

/** Letters of another alphabet within a Latin word stand for what they look like. */
function withoutLookAlikes(word: string): string {
  if (!/[a-z]/.test(word) || !/[\p{Script=Cyrl}\p{Script=Grek}]/u.test(word)) return word;
  return [...word].map((letter) => LOOK_ALIKES.get(letter) ?? letter).join('');
}

const ROOM = 'room|rm|zimmer|zimmernummer|zi|chambre|chb|habitacion|hab|camera|kamer|quarto|rum|vaerelse|pokoj|huone';
const ROOM_WORD = new RegExp(`^(?:${ROOM})$`);
const ROOM_WITH_NUMBER = new RegExp(`^(?:${ROOM})(?:no|nr|number|nummer|num)$`);
const NUMBER_WORD = /^(?:no|nr|number|nummer|num)$/;

/** "Rm. 412", "Zimmer 412" and "Room no. 412" are what a front desk calls one room. */
function withRooms(tokens: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    let next = at + 1;
    if (ROOM_WORD.test(token)) while (NUMBER_WORD.test(tokens[next] ?? '')) next += 1;
    const isRoom = (ROOM_WORD.test(token) || ROOM_WITH_NUMBER.test(token)) && isDigits(tokens[next] ?? '');
    kept.push(isRoom ? 'room' : token);
    if (isRoom) at = next - 1;
  }
  return kept;
}
