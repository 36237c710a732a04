/**
 * Masks what must not stand in shared text, in the log or before a model: card and account numbers, addresses, phones, identity
 * numbers, secrets. Order numbers, rooms, dates and amounts stay. Every search is linear in the length of the text. Pure.
 */
import { ibanLength, passesLuhn, passesMod97 } from './checksums.ts';
import { plainDigits } from './digits.ts';

export type MaskedKind = 'secret' | 'iban' | 'card' | 'email' | 'id' | 'phone';

export interface Redacted {
  readonly text: string;
  /** What was masked, one entry each time, nearly always in order of appearance; never the thing itself. Enough to tell the author privately. */
  readonly masked: readonly MaskedKind[];
}

const SHOWN: Readonly<Record<MaskedKind, string>> = {
  secret: '(secret hidden)',
  iban: '(account number hidden)',
  card: '(card number hidden)',
  email: '(e-mail hidden)',
  id: '(identity number hidden)',
  phone: '(phone number hidden)',
};

/** Words of ours that stand where something was masked. */
export const MASK_WORDS: readonly string[] = Object.values(SHOWN);

interface Span {
  readonly from: number;
  readonly until: number;
  readonly kind: MaskedKind;
}

/** Passes at most; what one hides can free what stood glued to it, so it is looked at again until nothing is found. */
const MOST_PASSES = 5;

/** The text with each find replaced by words such as `(card number hidden)`. Doing it twice changes nothing. */
export function redact(text: string): Redacted {
  let done = hide(text);
  let found = done.masked.length;
  for (let pass = 1; pass < MOST_PASSES && found > 0; pass += 1) {
    const again = hide(done.text);
    found = again.masked.length;
    done = { text: again.text, masked: [...done.masked, ...again.masked] };
  }
  return done;
}

function hide(text: string): Redacted {
  const plain = plainDigits(text, true);
  const finds = [
    ...secrets(plain),
    ...ibans(plain),
    ...cards(plain),
    ...matches(plain, EMAIL, 'email'),
    ...identities(plain),
    ...phones(plain),
  ];
  const spans = withoutOverlaps(finds);
  let shown = '';
  let end = 0;
  for (const span of spans) {
    shown += text.slice(end, span.from) + SHOWN[span.kind];
    end = span.until;
  }
  return { text: shown + text.slice(end), masked: spans.map((span) => span.kind) };
}

/** In the order of the text; of two that overlap, the one found by the earlier search names what is hidden. */
function withoutOverlaps(finds: readonly Span[]): readonly Span[] {
  const ranked = finds
    .map((span, rank) => ({ span, rank }))
    .toSorted((a, b) => a.span.from - b.span.from || a.rank - b.rank);
  const kept: { span: Span; rank: number }[] = [];
  for (const next of ranked) {
    const last = kept.at(-1);
    if (last === undefined || next.span.from >= last.span.until) kept.push(next);
    else kept[kept.length - 1] = joined(last, next);
  }
  return kept.map(({ span }) => span);
}

/** Two overlapping finds hide everything either of them covers. */
function joined(a: { span: Span; rank: number }, b: { span: Span; rank: number }): { span: Span; rank: number } {
  const first = a.rank < b.rank ? a : b;
  return { rank: first.rank, span: { ...first.span, from: a.span.from, until: Math.max(a.span.until, b.span.until) } };
}

function matches(text: string, shape: RegExp, kind: MaskedKind): readonly Span[] {
  // nearly every text has none: to look is a tenth of what going through all of them takes
  if (text.search(shape) < 0) return [];
  return Array.from(text.matchAll(shape), (found) => {
    // A shape that keeps its context (`passport …`) names the part to hide `hide`.
    const hidden = found.groups?.['hide'] ?? found[0];
    const from = found.index + found[0].length - hidden.length;
    return { from, until: from + hidden.length, kind };
  });
}

const EMAIL = /[\p{L}\p{N}._%+'-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}[\p{L}]{2,24}/gu;

const SECRETS: readonly RegExp[] = [
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----(?:(?!-----END)[\s\S])*(?:-----END [A-Z ]{0,40}PRIVATE KEY-----)?/gu,
  /(?<!\p{L})(?:xox[abeprs]|xapp)-[0-9A-Za-z-]{10,}/gu,
  /(?<!\p{L})sk-[0-9A-Za-z_-]{16,}/gu,
  /(?<!\p{L})(?:sk|pk|rk)_(?:live|test)_[0-9A-Za-z]{10,}/gu,
  /(?<!\p{L})(?:gh[oprsu]_[0-9A-Za-z]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|AKIA[0-9A-Z]{16}|AIza[\w-]{30,})/gu,
  /(?<!\p{L})eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/gu,
  /(?<!\p{L})bearer +[\w.~+/=-]{16,}/giu,
  /(?<!\p{L})https?:\/\/hooks\.slack\.com\/[\w/]{8,}/giu,
  /(?<![\p{L}\d+])[a-z][a-z0-9+]{1,20}:\/\/[^\s:@/]{1,128}:[^\s@/]{1,128}@[^\s]{0,256}/giu,
  // A password with a digit or a sign in it, or after `:` or `=`; "the password is wrong" stays.
  /(?<!\p{L})(?:password|passwort|kennwort|passcode|pwd|mot de passe|contraseña|wachtwoord|pin(?: code)?)(?: (?:is|was|ist|est|es))?(?: ?[:=] ?(?!\([a-z-]{4,8} )(?<hide>[^\s]{3,64}))/giu,
  /(?<!\p{L})(?:password|passwort|kennwort|passcode|pwd|mot de passe|contraseña|wachtwoord|pin(?: code)?) (?:is|was|ist|est|es) (?<hide>(?=[^\s]{0,63}[\d!#$%&*+@^_~])[^\s]{3,64})/giu,
];

function secrets(text: string): readonly Span[] {
  return SECRETS.flatMap((shape) => matches(text, shape, 'secret'));
}

/** Letters and digits from a country and check digits on, read as far as that country's IBANs go. */
function ibans(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const start of text.matchAll(/(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2}/g)) {
    const length = ibanLength(start[0].slice(0, 2).toUpperCase());
    const until = length === undefined ? undefined : endOfIban(text, start.index, length);
    if (until !== undefined) spans.push({ from: start.index, until, kind: 'iban' });
  }
  return spans;
}

function endOfIban(text: string, from: number, length: number): number | undefined {
  let iban = '';
  let at = from;
  for (; at < text.length && iban.length < length; at += 1) {
    const sign = text.charAt(at);
    if (/[A-Za-z0-9]/.test(sign)) iban += sign.toUpperCase();
    else if (!/[ \u00a0\u202f.-]/.test(sign)) return undefined;
  }
  const whole = iban.length === length && !/[A-Za-z0-9]/.test(text.charAt(at));
  return whole && passesMod97(iban) ? at : undefined;
}

/** How card numbers are grouped: 4-4-4-4(-1…3), 4-6-5, 4-6-4, 6-7…13, 8-8, or all in one. */
const CARD_GROUPS =
  /^(?:\d{4}(?: \d{4}){3}(?: \d{1,3})?|\d{4} \d{6} \d{4,5}|\d{6} \d{7,13}|\d{8} \d{8}|\d{13,19}|(?:\d\d ){6,8}\d{1,2})$/;

function cards(text: string): readonly Span[] {
  const code = matches(text, /(?<!\p{L})(?:cvv2?|cvc2?|csc|security code)\b\W{0,3}(?<hide>\d{3,4})(?!\d)/giu, 'card');
  const numbers = Array.from(text.matchAll(/\d+(?:[ \u00a0\u202f.-]{1,3}\d+)*/g)).flatMap((run) =>
    cardsIn(run[0], run.index),
  );
  return [...code, ...numbers];
}

/** The stretches of whole digit groups in one run that are shaped like a card number and pass Luhn. */
function cardsIn(run: string, offset: number): readonly Span[] {
  const groups = Array.from(run.matchAll(/\d+/g), ({ 0: digits, index }) => ({ digits, index }));
  const spans: Span[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    const last = lastGroupOfCard(groups.slice(first, first + 9).map((group) => group.digits));
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
    if (fits && CARD_GROUPS.test(taken.join(' ')) && passesLuhn(digits)) return count - 1;
  }
  return -1;
}

const IDENTITY_WORDS =
  'passport|passeport|reisepass|pasaporte|passaporto|paspoort|ssn|social security|national insurance|nino|identity card|id card|' +
  'personalausweis|ausweis|carte d.identité|steuer-?id|tax id|nif|nie|dni|bsn|cpf|pesel|aadhaar|personnummer|codice fiscale|' +
  "driving licen[cs]e|driver'?s licen[cs]e|führerschein|numéro de sécurité sociale|nir";
const IDENTITIES: readonly RegExp[] = [
  /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/g,
  /\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/g,
  /\b[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]\b/g,
  /(?<![\d.])\d{3}\.\d{3}\.\d{3}-\d{2}(?!\d)/g,
  new RegExp(
    `(?<!\\p{L})(?:${IDENTITY_WORDS})(?!\\p{L})(?:[ :#.]{1,2}(?:card|number|num|no|nr|n°|is|ist|est|es)(?![\\p{L}\\d])){0,3}[ :#.]{0,3}` +
      '(?<hide>(?=[A-Z0-9 .-]{0,14}\\d{2})[A-Z0-9](?:[ .-]?[A-Z0-9]){5,15})(?![\\p{L}\\d])',
    'giu',
  ),
];

function identities(text: string): readonly Span[] {
  return IDENTITIES.flatMap((shape) => matches(text, shape, 'id'));
}

/** A way of writing phone numbers and the fewest digits that make one. */
const PHONES: readonly (readonly [shape: RegExp, fewest: number])[] = [
  // +44 20 7946 0958, 0033 6 12 34 56 78
  [/(?<!\+)\+[1-9]\d{0,3}(?:[ \u00a0\u202f./-]{0,2}\(?\d{1,12}\)?){1,8}/gu, 8],
  [/(?<![\p{L}\d+.,:/-])00[1-9]\d{0,3}(?:[ \u00a0\u202f./-]{0,2}\(?\d{1,12}\)?){1,8}/gu, 10],
  // 06 12 34 56 78, 06.12.34.56.78
  [/(?<![\d.,-])0\d(?<gap>[ \u00a0\u202f.-])\d\d(?:\k<gap>\d\d){3}(?![\d-])/gu, 10],
  // 020 7946 0958, 0171/2345678, 07123 456789
  [/(?<![\d.,:/-])\(?0\d{2,4}\)?[ /-]{1,2}\d{3,8}(?:[ -]\d{2,6})?(?![\d-])/gu, 9],
  // (555) 010-0199, 555-010-0199, 555 010 0199
  [/(?<![\d.,-])(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\d-])/gu, 10],
  // 0612345678, 07123456789
  [/(?<![\p{L}\d.,-])0[1-9]\d{8,9}(?![\d-])/gu, 10],
  [
    /(?<!\p{L})(?:phone|telephone|tel|call(?: me| him| her| them)?(?: back)?(?: on| at)?|mobile|cell|whatsapp|handy|telefon|téléphone|portable|teléfono|móvil)(?: (?:number|no|nr|is|ist|est))?[ .:#]{1,3}(?<hide>\(?\d(?:[ ./()-]{0,2}\d){6,14})(?!\d)/giu,
    7,
  ],
];
/** Words right before a number that say it is the number of something else. */
const NUMBERED =
  /(?<!\p{L})(?:order|booking|reservation|invoice|ref|reference|case|confirmation|voucher|commande|facture|réservation|bestellung|rechnung|buchung|pedido|factura)(?: (?:id|no|nr|number|code))?[ .:#°]{0,3}$/iu;
const DATE = /^(?:\d{1,2}([./-])\d{1,2}\1\d{2,4}|\d{4}([./-])\d{1,2}\2\d{1,2})(?![./-]?\d)/;

function phones(text: string): readonly Span[] {
  return PHONES.flatMap(([shape, fewest]) =>
    matches(text, shape, 'phone').filter((span) => {
      const number = text.slice(span.from, span.until);
      const digits = number.replace(/\D/g, '').length;
      const isNumbered = NUMBERED.test(text.slice(Math.max(0, span.from - 32), span.from));
      return digits >= fewest && digits <= 17 && !isNumbered && !DATE.test(number);
    }),
  );
}
