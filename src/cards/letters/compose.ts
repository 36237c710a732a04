/** A letter to a customer from what is on record, in their language; no model, no word of the complaint. Pure. */
import { findAmounts } from '../../core/base/find-amounts.ts';
import type { Money } from '../../core/base/money.ts';
import { MASK_WORDS } from '../../core/base/redact.ts';
import { remembered } from '../../core/base/remembered.ts';
import { showMoney } from '../../core/base/show-money.ts';
import { oneLine } from '../../core/base/text.ts';
import { IN_WORDS } from '../../core/case/rules/letters/letter-facts.ts';
import {
  partsOf,
  type GivenInLetter,
  type LetterFacts,
  type LetterKind,
  type LetterLanguage,
  type PromiseInLetter,
  type Voice,
} from '../../core/letters/letter.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import type { GivenSaid, LetterWords, MomentSaid, PromiseSaid } from './letter-words.ts';
import { spanish } from './spanish.ts';

const WORDS: Readonly<Record<LetterLanguage, LetterWords>> = { en: english, de: german, fr: french, es: spanish };

/** How dates and amounts are written in a letter. */
export const CUSTOMS_OF: Readonly<Record<LetterLanguage, string>> = {
  en: 'en-GB',
  de: 'de-DE',
  fr: 'fr-FR',
  es: 'es-ES',
};

/** Who signs; `house`: null where the settings name none. */
export interface Sender {
  readonly name: string;
  readonly house: string | null;
}

/** The whole letter, a blank line between paragraphs. */
export function composed(kind: LetterKind, facts: LetterFacts, voice: Voice, sender: Sender): string {
  const { language, tone } = voice;
  const words = WORDS[language];
  const given = facts.given.filter((one) => !IN_WORDS.has(one.kind));
  const said = {
    tone,
    about: facts.about,
    reference: facts.reference,
    received: dayOf(facts.receivedAt, facts.zone, language),
    given: given.map((one) => givenSaid(one, language)),
    promises: facts.promises.map((one) => promiseSaid(one, facts.given, language)),
    waits: facts.waits,
    isOver: facts.isOver,
    list: (things: readonly string[]) => listOf(language).format(things),
  };
  const parts = partsOf(kind, facts.regulated);
  const ombudsman = facts.regulated?.ombudsman ?? null;
  const reference = plainReference(facts.reference);
  return [
    reference === null ? '' : words.reference(reference, tone),
    words.greeting(tone),
    ...words.paragraphs[kind](said),
    parts.includes('contact') ? words.contact(oneLine(sender.name), tone) : '',
    ombudsman !== null && parts.includes('ombudsman') ? words.rights(ombudsman, parts.includes('leaflet'), tone) : '',
    [words.closing(tone), oneLine(sender.name), oneLine(sender.house ?? '')].filter((line) => line !== '').join('\n'),
  ]
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** What looks like a room, a booking or a number; anything else that was typed there is left out, and so is what is masked. */
function plainReference(reference: string | null): string | null {
  if (reference === null || MASK_WORDS.some((mask) => reference.includes(mask))) return null;
  const isPlain = /^[\p{L}\p{N} ./#_-]{1,40}$/u.test(reference) && !/\.\p{L}{2}/u.test(reference);
  return isPlain && findAmounts(reference, { locale: 'en-GB', defaultCurrency: null }).length === 0 ? reference : null;
}

function givenSaid({ kind, amount, units, owed, beyond, isDone }: GivenInLetter, language: LetterLanguage): GivenSaid {
  const customs = CUSTOMS_OF[language];
  const shown = (m: Money | null): string | null => (m === null ? null : showMoney(m, customs));
  return {
    kind,
    amount: shown(amount),
    units:
      units === null
        ? null
        : {
            shown: new Intl.NumberFormat(customs).format(units),
            isOne: new Intl.PluralRules(customs).select(Number(units)) === 'one',
          },
    owed: shown(owed),
    beyond: shown(beyond),
    isDone,
  };
}

function promiseSaid(p: PromiseInLetter, given: LetterFacts['given'], language: LetterLanguage): PromiseSaid {
  const text = oneLine(p.text);
  return {
    text: namesOnly(text, given) ? text.replace(/[.!]+$/, '') : null,
    isCall: CALLS.test(text),
    due: momentSaid(p.due, p.zone, language),
    isLate: p.isLate,
  };
}

/** Every amount in it was authorised. */
function namesOnly(text: string, given: LetterFacts['given']): boolean {
  const amounts = given.flatMap(({ amount }) => (amount === null ? [] : [amount]));
  const [first] = amounts;
  return findAmounts(text, { locale: 'en-GB', defaultCurrency: first?.currency ?? null }).every(({ readings }) =>
    readings.some((one) => amounts.some((a) => a.currency === one.currency && a.minor === one.minor)),
  );
}

/** To call back, and nothing besides. */
const CALLS =
  /^(?:(?:we(?:'ll|’ll| will)? |to )?(?:call|ring|phone)(?: (?:you|them|him|her|the (?:guest|customer)))?(?: back)?|(?:wir )?(?:rufen|rufe|ruft) (?:(?:sie|dich|ihn|den (?:gast|kunden)) )?(?:zurück|an)|zurückrufen|anrufen|rückruf|(?:te |vous |le |la )?rappeler|rappel|llamar(?:le|la|te)?|devolver la llamada)\.?$/iu;

/** A moment as it is written in a letter of the language. */
export function momentSaid(at: Date, zone: string, language: LetterLanguage): MomentSaid {
  return {
    day: formatOf(language, zone, 'day').format(at),
    time: formatOf(language, zone, 'time').format(at),
    zone:
      formatOf(language, zone, 'zone')
        .formatToParts(at)
        .find(({ type }) => type === 'timeZoneName')?.value ?? zone,
  };
}

/** The same in words. */
export const momentInWords = (at: Date, zone: string, language: LetterLanguage): string =>
  WORDS[language].moment(momentSaid(at, zone, language));

/** A gift as it stands behind “you receive”. */
export const giftInWords = (given: GivenInLetter, language: LetterLanguage): string =>
  WORDS[language].thing(givenSaid(given, language));

/** The moments of promises as a letter of the language says them, so that they are known again in it. */
export const momentsOnRecord = (
  promises: readonly { readonly due: Date; readonly zone: string }[],
  language: LetterLanguage,
): readonly string[] => promises.map(({ due, zone }) => momentInWords(due, zone, language));

/** A day as a letter writes it. */
export const dayOf = (at: Date, zone: string, language: LetterLanguage): string =>
  formatOf(language, zone, 'date').format(at);

const SHAPES = {
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  zone: { timeZoneName: 'longGeneric' },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;

const formatOf = remembered(
  (language: LetterLanguage, zone: string, shape: keyof typeof SHAPES) =>
    new Intl.DateTimeFormat(CUSTOMS_OF[language], { timeZone: zone, ...SHAPES[shape] }),
  (language, zone, shape) => `${language} ${zone} ${shape}`,
);
const listOf = remembered(
  (language: LetterLanguage) => new Intl.ListFormat(CUSTOMS_OF[language], { type: 'conjunction' }),
  (language) => language,
);
