/** Every sentence people read, in every language: it can be read, it says the same values, and it is plain. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { type Catalogue, catalogue, type Sentences } from '../../src/cards/words/catalogue.ts';
import { waitIn } from '../../src/cards/words/common.ts';
import { LANGUAGES, languageOf } from '../../src/cards/words/language.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../src/cards/words');
const found = await Promise.all(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.ts'))
    .map(async (file) => [file, (await import(path.join(FOLDER, file))) as Record<string, unknown>] as const),
);
const CATALOGUES = found.flatMap(([file, module]) =>
  Object.entries(module).flatMap(([name, value]) => (isCatalogue(value) ? [[`${file} ${name}`, value] as const] : [])),
);

function isCatalogue(value: unknown): value is Catalogue<Sentences> {
  return typeof value === 'object' && value !== null && 'inLanguage' in value;
}

/** The names of the values in a message, each with how it is used. */
const valuesOf = (elements: readonly MessageFormatElement[]): string[] =>
  elements.flatMap((one): string[] => {
    switch (one.type) {
      case TYPE.literal:
      case TYPE.pound:
        return [];
      case TYPE.tag:
        return [`<${one.value}>`, ...valuesOf(one.children)];
      case TYPE.plural:
      case TYPE.select:
        return [one.value, ...Object.values(one.options).flatMap((option) => valuesOf(option.value))];
      case TYPE.argument:
      case TYPE.number:
      case TYPE.date:
      case TYPE.time:
        return [one.value];
    }
  });
const literalsOf = (elements: readonly MessageFormatElement[]): string[] =>
  elements.flatMap((one): string[] => {
    if (one.type === TYPE.literal) return [one.value];
    if (one.type === TYPE.tag) return literalsOf(one.children);
    if (one.type === TYPE.plural || one.type === TYPE.select)
      return Object.values(one.options).flatMap((option) => literalsOf(option.value));
    return [];
  });

/** Said plainly elsewhere: what a manual says and nobody at a front desk does. */
const AVOIDED: Readonly<Record<(typeof LANGUAGES)[number], RegExp>> = {
  en: /\b(?:utili[sz]e|leverage|facilitate|in order to|please be advised|kindly|hereby|pursuant|commence|terminate|invalid|illegal|abort|execute|reperformance|duty_manager|successfully|unfortunately|oops)\b/i,
  de: /\b(?:ungültig|hiermit|gemäß|bezüglich|diesbezüglich|seitens|mittels|zwecks|erfolgreich|leider|bitte beachten Sie|durchführen|Sie|Ihre?[nmrs]?)\b/,
};
/** A sentence longer than this is two. */
const MOST_WORDS = 32;

describe.each(CATALOGUES)('%s', (_name, { inLanguage }) => {
  it.each(LANGUAGES)('has nothing empty, code-like or unreadable in %s', (language) => {
    const faults = Object.entries(inLanguage[language]).flatMap(([key, message]) => {
      const words = literalsOf(parse(message)).join(' ');
      const longest = Math.max(...words.split(/[.!?:;] |\n/).map((sentence) => sentence.split(/\s+/).length));
      return [
        ...(message.trim() === '' ? [`${key} is empty`] : []),
        ...(message.includes("'") ? [`${key} has a straight apostrophe, which is a mark in a message`] : []),
        ...(AVOIDED[language].test(words) ? [`${key} says “${AVOIDED[language].exec(words)?.[0] ?? ''}”`] : []),
        ...(longest > MOST_WORDS ? [`${key} has a sentence of ${longest} words`] : []),
        ...(/[a-z]_[a-z]/.test(words) ? [`${key} has a word of code`] : []),
      ];
    });
    expect(faults).toEqual([]);
  });

  it('says the same values in every language', () => {
    for (const [key, english] of Object.entries(inLanguage.en)) {
      const expected = [...new Set(valuesOf(parse(english)))].toSorted();
      for (const language of LANGUAGES) {
        const said = [...new Set(valuesOf(parse(inLanguage[language][key] ?? '')))].toSorted();
        expect(said, `${key} in ${language}`).toEqual(expected);
      }
    }
  });
});

/** All code that may say a sentence. */
const SOURCE = path.resolve(import.meta.dirname, '../../src');
const CODE = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/cards\/words\/(?:en|de)\//.test(file.replaceAll('\\', '/')))
  .map((file) => readFileSync(path.join(SOURCE, file), 'utf8'))
  .join('\n');
/** Keys as they are written. */
const WRITTEN = new Set([...CODE.matchAll(/['`]([\w./]+)(?=['`])/g)].map(([, key]) => key));
/** Keys put together, as in `may_not.${code}`: at least one part of it is written. */
const PUT_TOGETHER = [...CODE.matchAll(/`([\w./]*(?:\$\{[^`{}]+\}[\w./]*)+)`/g)].flatMap(([, shape = '']) => {
  const parts = shape.split(/\$\{[^}]+\}/);
  return parts.some((part) => /\w[._]|[._]\w/.test(part))
    ? [new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('[\\w./]+')}$`)]
    : [];
});

/** Whose turn it is is a number that is worked out. */
const SAID_IN_TURNS = /\.\d$/;

it('no sentence stands in a catalogue that nothing says', () => {
  const isSaid = (key: string): boolean =>
    WRITTEN.has(key) || SAID_IN_TURNS.test(key) || PUT_TOGETHER.some((shape) => shape.test(key));
  const unsaid = CATALOGUES.flatMap(([name, { inLanguage }]) =>
    Object.keys(inLanguage.en).flatMap((key) => (isSaid(key) ? [] : [`${name}: ${key}`])),
  );
  expect(unsaid).toEqual([]);
});

describe('a catalogue', () => {
  const words = catalogue({
    en: {
      owned: '<b>{who}</b> owns it since {when}',
      cases: '{n, plural, one {# case} other {# cases}}',
      none: 'Nothing yet.',
    },
    de: {
      owned: 'Seit {when} bei <b>{who}</b>',
      cases: '{n, plural, one {# Fall} other {# Fälle}}',
      none: 'Noch nichts.',
    },
  });
  const when = { moment: new Date('2026-11-23T09:00:00Z'), zone: 'UTC', locale: 'en-GB' };

  it('keeps runs as they are, in the order of the language', () => {
    expect(words.text({ locale: 'en-GB' }, 'owned', { who: 'Ana', when })).toEqual([
      { bold: 'Ana' },
      ' owns it since ',
      when,
    ]);
    expect(words.text({ locale: 'de-AT' }, 'owned', { who: 'Ana', when })).toEqual([
      'Seit ',
      when,
      ' bei ',
      { bold: 'Ana' },
    ]);
  });

  it('never reads a value as a message', () => {
    const nasty = "<b>{who}</b> {n, plural, other {x}} {{DATE(1)}} ’ '{'";
    expect(words.text({ locale: 'en' }, 'owned', { who: nasty, when: nasty })).toEqual([
      { bold: nasty },
      ` owns it since ${nasty}`,
    ]);
  });

  it('takes a list of runs for a value, and joins plain words', () => {
    expect(words.text({ locale: 'en' }, 'owned', { who: 'Ana', when: ['a ', when, ' b'] })).toEqual([
      { bold: 'Ana' },
      ' owns it since a ',
      when,
      ' b',
    ]);
  });

  it('counts as the language does', () => {
    expect(words.line({ locale: 'en' }, 'cases', { n: 1 })).toBe('1 case');
    expect(words.line({ locale: 'de' }, 'cases', { n: 1200 })).toBe('1.200 Fälle');
    expect(words.line({ locale: 'fr-FR' }, 'none')).toBe('Nothing yet.');
  });

  it('speaks English to those whose language it does not', () => {
    expect(['de', 'de-CH', 'DE-at', 'den', 'en-US', 'fr', ''].map(languageOf)).toEqual([
      'de',
      'de',
      'de',
      'en',
      'en',
      'en',
      'en',
    ]);
  });

  it.each([
    [-5, 'under a minute', 'unter einer Minute'],
    [59_999, 'under a minute', 'unter einer Minute'],
    [60_000, '1 min', '1 Min.'],
    [23 * 60_000, '23 min', '23 Min.'],
    [120 * 60_000, '2 h', '2 Std.'],
    [125 * 60_000, '2 h 5 min', '2 Std. 5 Min.'],
    [24 * 3_600_000, '1 day', '1 Tag'],
    [28 * 3_600_000, '1 day 4 h', '1 Tag 4 Std.'],
    [48 * 3_600_000, '2 days', '2 Tage'],
    [72 * 3_600_000, '3 days', '3 Tage'],
    [80 * 3_600_000, '3 days', '3 Tage'],
  ])('says a wait of %i ms', (ms, english, german) => {
    expect([waitIn(ms, { locale: 'en-GB' }), waitIn(ms, { locale: 'de-DE' })]).toEqual([english, german]);
  });
});
