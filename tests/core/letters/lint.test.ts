/** The honesty lint: sentences that are wrong are found for what is wrong with them, and good letters pass. */
import { describe, expect, it } from 'vitest';
import { money } from '../../../src/core/base/money.ts';
import { FAILURE_TYPES } from '../../../src/core/base/failures.ts';
import {
  LETTER_KINDS,
  LETTER_LANGUAGES,
  LETTER_TONES,
  type LetterFacts,
  type LetterLanguage,
} from '../../../src/core/letters/letter.ts';
import type { Finding, LintedBy } from '../../../src/core/letters/lint/finding.ts';
import { lint } from '../../../src/core/letters/lint/lint.ts';
import { composed } from '../../../src/cards/letters/compose.ts';
import { ANA, BOB, eur, MIA } from '../case/build.ts';
import { ENGLISH } from './sentences/english.ts';
import { FRENCH } from './sentences/french.ts';
import { GERMAN } from './sentences/german.ts';
import { SPANISH } from './sentences/spanish.ts';
import type { Sentences } from './sentences/sentences.ts';

const TABLES: Readonly<Record<LetterLanguage, Sentences>> = { en: ENGLISH, de: GERMAN, fr: FRENCH, es: SPANISH };
/** A Tuesday, eleven in the morning in Paris. */
const NOW = new Date('2026-12-01T10:00:00Z');
const FRIDAY = new Date('2026-12-04T17:00:00Z');
const by = (language: LetterLanguage, change: Partial<LintedBy> = {}): LintedBy => ({
  language,
  now: NOW,
  zone: 'Europe/Paris',
  authorised: [eur(40)],
  units: [2_000n],
  inKind: false,
  known: [eur(900)],
  base: 'EUR',
  promised: [FRIDAY],
  onRecord: [],
  members: [ANA, { ...BOB, name: 'Bob Lindqvist' }, { ...MIA, name: 'Mia Laurent' }],
  by: ANA.id,
  noAdmission: true,
  parts: [],
  ombudsman: null,
  ...change,
});
const said = (letter: string, language: LetterLanguage, change: Partial<LintedBy> = {}): Finding[] =>
  lint(letter, by(language, change)).filter(({ kind }) => kind !== 'lacks');

describe.each(LETTER_LANGUAGES)('a sentence in %s', (language) => {
  const { good, ...bad } = TABLES[language];
  for (const [kind, sentences] of Object.entries(bad))
    it.each(sentences)(`is found to be: ${kind}: %s`, (sentence: string) => {
      const found = said(sentence, language);
      expect(found.map((one) => one.kind)).toContain(kind);
      expect(found.every((one) => 'quote' in one && sentence.includes(one.quote))).toBe(true);
    });
  it.each(good)('is good: %s', (sentence) => {
    expect(said(sentence, language)).toEqual([]);
  });
  it('is one of at least sixty', () => {
    expect([...Object.values(bad).flat(), ...good].length).toBeGreaterThanOrEqual(60);
  });
});

describe('a letter of our own', () => {
  const FACTS: LetterFacts = {
    about: 'outcome.facility',
    reference: 'Room 412',
    receivedAt: new Date('2026-11-28T10:00:00Z'),
    zone: 'Europe/Paris',
    given: [],
    promises: [],
    waits: false,
    isOver: false,
    regulated: null,
  };
  const given = [
    { kind: 'refund', amount: eur(40), units: null, owed: eur(30), beyond: eur(10), isDone: false },
    { kind: 'points', amount: null, units: 2_000n, owed: null, beyond: null, isDone: true },
  ];
  const promises = [
    { text: 'call back', due: FRIDAY, zone: 'Europe/Paris', isLate: false },
    { text: 'send the new key by courier', due: FRIDAY, zone: 'Europe/Paris', isLate: false },
    { text: 'call back', due: new Date('2026-11-30T17:00:00Z'), zone: 'Europe/Paris', isLate: true },
  ];
  const OVER: LetterFacts = { ...FACTS, given, isOver: true };
  it.each(LETTER_LANGUAGES)('in %s passes whole, whatever it says', (language) => {
    const faults: unknown[] = [];
    for (const tone of LETTER_TONES)
      for (const kind of LETTER_KINDS)
        // what failed is one sentence of a letter, and what was given and promised are others: each with one of the other
        for (const [n, about] of FAILURE_TYPES.entries())
          for (const facts of n === 0 ? [FACTS, { ...FACTS, given, promises, waits: true }, OVER] : [FACTS]) {
            const letter = composed(
              kind,
              { ...facts, about },
              { language, tone },
              { name: 'Ana Ortiz', house: 'Aurora' },
            );
            const found = lint(letter, by(language, { authorised: [eur(40), eur(30), eur(10)] }));
            if (found.length > 0) faults.push({ kind, about, found });
          }
    expect(faults).toEqual([]);
  });
  it.each(LETTER_LANGUAGES)('in %s lacks all three where it only says hello', (language) => {
    expect(lint('Aurora, Room 412.', by(language))).toEqual([
      { kind: 'lacks', duty: 'acknowledgement' },
      { kind: 'lacks', duty: 'responsibility' },
      { kind: 'lacks', duty: 'next_step' },
    ]);
  });
});

describe('a time that is given', () => {
  const at = (sentence: string, language: LetterLanguage): string | null | undefined => {
    const found = said(sentence, language, { promised: [] }).find((one) => one.kind === 'promise');
    return found?.kind === 'promise' ? (found.at?.toISOString() ?? null) : undefined;
  };
  it.each([
    ['en', 'We will call you by Friday.', '2026-12-04T17:00:00.000Z'],
    ['en', 'You will hear from us within 24 hours.', '2026-12-02T10:00:00.000Z'],
    ['en', 'We will call you tomorrow at 10:00.', '2026-12-02T09:00:00.000Z'],
    ['de', 'Wir melden uns bis Freitag 18 Uhr.', '2026-12-04T17:00:00.000Z'],
    ['de', 'Wir melden uns bis Freitag.', '2026-12-04T17:00:00.000Z'],
    ['de', 'Sie hören innerhalb von 24 Stunden von uns.', '2026-12-02T10:00:00.000Z'],
    ['fr', 'Nous vous appellerons d’ici vendredi.', '2026-12-04T17:00:00.000Z'],
    ['fr', 'Nous vous appellerons avant vendredi 16 h 30.', '2026-12-04T15:30:00.000Z'],
    ['fr', 'Vous aurez une réponse sous 48 heures.', '2026-12-03T10:00:00.000Z'],
    ['fr', 'Nous vous écrirons avant le 9 décembre à midi.', '2026-12-09T11:00:00.000Z'],
    ['es', 'Le llamaremos antes del viernes.', '2026-12-04T17:00:00.000Z'],
    ['es', 'Le llamaremos mañana a las 10:30.', '2026-12-02T09:30:00.000Z'],
    ['es', 'Le responderemos en 24 horas.', '2026-12-02T10:00:00.000Z'],
    ['es', 'Le escribiremos antes del 9 de diciembre a las 5 de la tarde.', '2026-12-09T16:00:00.000Z'],
  ] as const)('in %s is read: %s', (language, sentence, moment) => {
    expect(at(sentence, language)).toBe(moment);
  });
  it('is recognised where it is on record: at its minute, or by its day where no time is named', () => {
    expect(said('We will call you by Friday 17:00.', 'en').map(({ kind }) => kind)).toEqual(['promise']);
    expect(said('We will call you by Friday 18:00.', 'en')).toEqual([]);
    expect(said('Wir rufen Sie bis Freitag an.', 'de')).toEqual([]);
    expect(said('We will call you by Thursday.', 'en').map(({ kind }) => kind)).toEqual(['promise']);
  });
});

describe('an amount', () => {
  it('is right as it was authorised, in any way of writing it', () => {
    for (const amount of ['40 EUR', '€40.00', '40.00 EUR', '40 euros', 'forty euros'])
      expect(said(`We have approved a refund of ${amount}.`, 'en')).toEqual([]);
    expect(said('We have approved a refund of $40.', 'en', { base: 'EUR' })).not.toEqual([]);
    expect(said('We will refund you 40 EUR.', 'en', { authorised: [money(4_000n, 'USD')] })).not.toEqual([]);
  });
  it('may be left out of what is given in kind, where something was authorised in kind', () => {
    expect(said('You will get a free night.', 'en', { inKind: true })).toEqual([]);
    expect(said('Sie bekommen eine kostenlose Nacht.', 'de', { inKind: true })).toEqual([]);
  });
  it('may be left out, and promised all the same', () => {
    expect(said('You will get a full refund.', 'en', { authorised: [] }).map(({ kind }) => kind)).toEqual(['amount']);
    expect(said('We give you 50 % off.', 'en', { authorised: [] }).map(({ kind }) => kind)).toEqual(['amount']);
  });
});

it('says nothing of liability unless the pack wants it', () => {
  expect(said('We accept full liability.', 'en', { noAdmission: false })).toEqual([]);
});

it('takes no longer for a long letter than its length', () => {
  const long = 'We are sorry for the delay and we will call you if you wish, my colleague said so. '.repeat(36);
  const began = performance.now();
  for (const language of LETTER_LANGUAGES) lint(long, by(language));
  expect(performance.now() - began).toBeLessThan(2_000);
});
