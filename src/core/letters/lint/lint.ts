/** The honesty lint: what is wrong with a letter before anybody copies it, from its words and what is true on the case. Pure. */
import { colleaguesMeant } from '../../base/colleagues.ts';
import type { AmountOptions } from '../../base/currency-names.ts';
import { findAmounts } from '../../base/find-amounts.ts';
import type { Money } from '../../base/money.ts';
import { withDigitsAbroad } from '../../base/number-words-abroad.ts';
import { withDigits } from '../../base/number-words.ts';
import { clip } from '../../base/text.ts';
import { dayIn } from '../../base/time.ts';
import type { LetterLanguage } from '../letter.ts';
import { LETTER_DUTIES, type Finding, type LintedBy } from './finding.ts';
import { ENGLISH } from './in-english.ts';
import { FRENCH } from './in-french.ts';
import { GERMAN } from './in-german.ts';
import { SPANISH } from './in-spanish.ts';
import { missingParts } from './parts.ts';
import { plainOf, sentencesOf, type Sentence } from './sentences.ts';
import { any, word, type SpokenRules } from './spoken.ts';
import { commits, timesGiven } from './times-given.ts';
import { unbackedIn } from './unbacked.ts';

const SPOKEN: Readonly<Record<LetterLanguage, SpokenRules>> = { en: ENGLISH, de: GERMAN, fr: FRENCH, es: SPANISH };

/** As much of a sentence as shows which it is. */
const LONGEST_QUOTE = 240;

/** In the order of the letter; what it lacks comes last. */
export function lint(letter: string, by: LintedBy): readonly Finding[] {
  const all = sentencesOf(letter);
  const spoken = SPOKEN[by.language];
  const found = all.flatMap((sentence) => [
    ...sayings(sentence, spoken, by),
    ...amounts(sentence, by),
    ...gifts(sentence, by),
    ...times(sentence, by),
    ...assurances(sentence, by),
  ]);
  const whole = all.map(({ plain }) => plain).join('\n');
  const lacking = LETTER_DUTIES.filter((duty) => !spoken.duties[duty].test(whole));
  return [
    ...found,
    ...lacking.map((duty): Finding => ({ kind: 'lacks', duty })),
    ...missingParts(all, by).map((part): Finding => ({ kind: 'part', part })),
  ];
}

const quoted = ({ typed }: Sentence): string => clip(typed, LONGEST_QUOTE);

function sayings(sentence: Sentence, spoken: SpokenRules, by: LintedBy): Finding[] {
  const { plain } = sentence;
  const kinds = [
    any(spoken.conditional, plain) ? ('conditional' as const) : null,
    blames(sentence, spoken, by) ? ('blame' as const) : null,
    any(spoken.threat, plain) ? ('threat' as const) : null,
    by.noAdmission && any(spoken.admission, plain) ? ('admission' as const) : null,
  ];
  return kinds.flatMap((kind) => (kind === null ? [] : [{ kind, quote: quoted(sentence) }]));
}

/** Somebody's fault is told, and it is a colleague's, or a part of the house that is not said to be us. */
function blames({ typed, plain }: Sentence, spoken: SpokenRules, { members, by }: LintedBy): boolean {
  if (!spoken.fault.test(plain) || MENDED.test(plain)) return false;
  const others = members.filter(({ id }) => id !== by);
  return spoken.colleague.test(plain) || colleaguesMeant(typed.replaceAll(PRONOUNS, POLITE), others, true).length > 0;
}

/** Somebody found what was wrong and mended it: told to their credit. */
const MENDED = word(
  String.raw`(?:found|fixed|repaired|mended|corrected|solved|identified|located|gefunden|behoben|repariert|korrigiert|beseitigt|trouvé|réparé|corrigé|résolu|identifié|encontr\p{L}+|repar\p{L}+|arregl\p{L}+|corrigi\p{L}+|solucion\p{L}+)`,
);

/** Written with a capital to be polite: no family name. */
const PRONOUNS = /(?<!\p{L})(?:Sie|Ihnen|Ihre?[mnrs]?|Ihren)(?!\p{L})/gu;
const POLITE = (one: string): string => one.toLowerCase();

/** What is given, in any of the languages: behind these an amount is a gift, whatever else it is. */
const GIVES = word(
  String.raw`(?:refund\p{L}*|(?<!you )(?<!you have )(?:pay\p{L}*|paid)|credit\p{L}*|voucher\p{L}*|compensat\p{L}*|giv\p{L}+|gave|transfer\p{L}*|reimburs\p{L}*|discount\p{L}*|offer\p{L}*|return\p{L}*|deduct\p{L}*|you(?:'ll| will| can)? get|waive\p{L}*|approv\p{L}+|erstatt\p{L}*|gutsch\p{L}*|gutgeschrieben|zahle?n?|zahlung\p{L}*|überw\p{L}*|bekomm\p{L}*|erhalt\p{L}*|erhält\p{L}*|bewillig\p{L}*|schenk\p{L}*|zurück|rabatt|nachlass|rembours\p{L}*|vers\p{L}+|crédit\p{L}*|bon|avoir|offr\p{L}*|accord\p{L}*|dédommag\p{L}*|indemnis\p{L}*|remise|réduction|reembols\p{L}*|abon\p{L}*|vale|pagar\p{L}*|pagamos|pago|devolv\p{L}*|devolu\p{L}*|compens\p{L}*|conced\p{L}*|ofrec\p{L}*|descuento|regal\p{L}*)`,
);
/** What cannot be done is no gift; behind "but" something can. */
const CANNOT = word(
  String.raw`(?:cannot|can't|can not|unable to|not able to|not possible to|are not in a position to|could not|won't be able to|können (?:wir )?[^.!?]{0,60}nicht|nicht (?:\p{L}+ )?(?:erstatten|zahlen|bewilligen|möglich)|ne pouvons(?: malheureusement)? pas|ne pouvons|impossible|pas possible|no podemos|no nos es posible|no es posible|no puedo|kann ich [^.!?]{0,60}nicht)`,
);
const BUT =
  /(?<!\p{L})(?:but|however|instead|yet|only|although|aber|jedoch|sondern|stattdessen|dafür|mais|cependant|toutefois|en revanche|pero|sino|sin embargo|en cambio|aunque)(?!\p{L})/u;
const CUSTOMS = { en: 'en-GB', de: 'de-DE', fr: 'fr-FR', es: 'es-ES' } as const;

function amounts(sentence: Sentence, by: LintedBy): Finding[] {
  const { typed, plain } = sentence;
  const opts = { locale: CUSTOMS[by.language], defaultCurrency: by.base };
  const gives = GIVES.test(plain);
  const allowed = [...by.authorised, ...(gives ? [] : by.known)];
  const but = BUT.exec(plain)?.index ?? plain.length;
  const cannot = CANNOT.exec(plain)?.index ?? plain.length;
  const isSpared = (at: number): boolean => cannot < but && at < but;
  const isTrue = (readings: readonly Money[]): boolean =>
    readings.some((one) => allowed.some((a) => a.currency === one.currency && a.minor === one.minor));
  const inFigures = findAmounts(typed, opts).filter(({ from, readings }) => !isSpared(from) && !isTrue(readings));
  const found = inFigures.map(({ from, until }) => typed.slice(from, until));
  const inWords = found.length > 0 ? [] : speltIn(typed, opts).filter((m) => !isSpared(0) && !isTrue([m]));
  const isWhole = by.known.length > 0 && by.known.every((all) => by.authorised.some((a) => covers(a, all)));
  const isShared = !gives || isSpared(0) || (found.length === 0 && findAmounts(typed, opts).length > 0);
  const shares = isShared
    ? []
    : [...plain.matchAll(SHARE)].flatMap(({ 0: one }) => (isWhole && !/\d/.test(one) ? [] : [one]));
  const points = [...plain.matchAll(POINTS)].flatMap(({ 1: n = '' }) =>
    by.units.some((units) => String(units) === n.replaceAll(/\D/g, '')) || isSpared(0) ? [] : [n.trim()],
  );
  const what = [...found, ...(inWords.length > 0 ? [quoted(sentence)] : []), ...shares, ...points];
  return [...new Set(what)].map((one) => ({ kind: 'amount', quote: quoted(sentence), what: one }));
}

/** What is given in kind or for nothing has no amount to be told by: where nothing of the kind was authorised, it is promised without. */
function gifts(sentence: Sentence, { language, inKind }: LintedBy): Finding[] {
  if (inKind || CANNOT.test(sentence.plain)) return [];
  return unbackedIn(sentence, language, 'gifts').map((what) => ({ kind: 'amount', quote: quoted(sentence), what }));
}

/** "As soon as possible" is a promise with no time, a guarantee one that nobody can record. */
function assurances(sentence: Sentence, { language }: LintedBy): Finding[] {
  const soon = commits(sentence, language) ? unbackedIn(sentence, language, 'soon') : [];
  return [...soon, ...unbackedIn(sentence, language, 'assured')].map((what) => ({
    kind: 'promise',
    quote: quoted(sentence),
    what,
    at: null,
  }));
}

const covers = (a: Money, all: Money): boolean => a.currency === all.currency && a.minor >= all.minor;

/** Amounts whose number is written in words. */
function speltIn(typed: string, opts: AmountOptions): readonly Money[] {
  return [...typed.matchAll(SPELT)].flatMap(({ 1: before = '', 2: currency = '' }) => {
    const words = before.trim().split(' ');
    const read = words.map((_, n) => {
      const one = inHundreds(`${words.slice(n).join(' ')} ${currency}`);
      const figures = [withDigits(one), ...withDigitsAbroad(one)].filter((figure) => /^\d/.test(figure));
      return figures.flatMap((figure) => findAmounts(figure, opts).flatMap(({ readings }) => readings));
    });
    return read.find((some) => some.length > 0)?.slice(0, 1) ?? [];
  });
}
/** "doscientos" → "dos cien": as the reader of numbers abroad knows it. */
const inHundreds = (words: string): string =>
  words
    .replace(/\bquinient[oa]s\b/iu, 'cinco cien')
    .replace(/\bsetecient[oa]s\b/iu, 'siete cien')
    .replace(/\bnovecient[oa]s\b/iu, 'nueve cien')
    .replace(/\b(dos|tres|cuatro|seis|ocho)cient[oa]s\b/iu, '$1 cien');
const SPELT =
  /((?:[\p{L}-]+ ){1,5})(euros?|dollars?|pounds?|pfund|livres?|libras?|francs?|franken|francos?|dólares)(?!\p{L})/giu;

/** A part of it, or all of it. */
const SHARE =
  /(?<!\p{L})(?:\d{1,3}(?:[.,]\d+)? ?(?:%|percent|per cent|prozent|pour cent|por ciento)|full(?:y)? (?:refund|amount|price|cost|compensation|stay|fare|sum|bill|money)|in full|half (?:of )?(?:the|your) (?:price|money|bill)|all (?:of )?your money|your money back|(?:refund|reimburse|return|repay|pay back|give back)(?: you)?(?: back)? everything|the (?:whole|entire|total) (?:amount|bill|price|cost|stay|sum|fare)|volle[nr]? (?:preis|betrag|erstattung)|(?:ihr|dein)(?:en|e)? geld (?:wieder )?zurück|alles (?:zurück|wieder)|(?:erstatten|zahlen|überweisen) (?:wir )?(?:ihnen|dir) alles|(?:ganze[nr]?|gesamte[nr]?|komplette[nr]?) (?:betrag|preis|summe|kosten|rechnung|aufenthalt)|vollständig(?:e)? (?:erstatt\p{L}+|rückerstatt\p{L}+)|in voller höhe|votre argent|l'ensemble de (?:la|votre) \p{L}+|tout (?:vous )?rembours\p{L}+|intégral(?:ement)?|totalité|totalidad|todo el (?:importe|dinero|precio)|íntegr\p{L}+|su dinero|todo su dinero|por completo)(?!\p{L})/gu;
const POINTS =
  /(?<![\d.,])(\d{1,3}(?:[.,'   ]\d{3})+|\d+) ?(?:bonus|loyalty|treue|prämien|bonus-)?\s?-?(?:points?|punkte?n?|puntos?|meilen|miles|millas)(?!\p{L})/gu;

/** A time the customer is given and nobody recorded. */
function times(sentence: Sentence, by: LintedBy): Finding[] {
  const { onRecord, promised, zone, now, language } = by;
  const recorded = onRecord.map(plainOf);
  if (recorded.some((moment) => sentence.plain.includes(moment))) return [];
  return timesGiven(sentence, language, { now, zone }).flatMap(({ what, at, isExact }): Finding[] => {
    const isKept =
      at !== null &&
      promised.some((due) =>
        isExact ? Math.abs(due.getTime() - at.getTime()) < 60_000 : dayIn(due, zone) === dayIn(at, zone),
      );
    return isKept ? [] : [{ kind: 'promise', quote: quoted(sentence), what, at }];
  });
}
