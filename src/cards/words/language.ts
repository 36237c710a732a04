/** The languages Amends speaks, and which one a reader gets. Pure. */
import { remembered } from '../../core/base/remembered.ts';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Whom words are for: the language follows from the locale (BCP 47), as amounts and times do. */
export interface Reader {
  readonly locale: string;
}

/** Whose customs of dates, times and numbers go with a language where its name is all that is known: a day stands before its month. */
export const CUSTOMS: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE' };

/** The locale of somebody who chose a language: their own where it speaks that language. */
export const localeFor = (language: Language, { locale }: Reader): string =>
  languageOf(locale) === language && locale.toLowerCase().startsWith(language) ? locale : CUSTOMS[language];

/** What people call a language, folded, to the language. */
export const LANGUAGE_NAMES: Readonly<Record<string, Language>> = {
  en: 'en',
  english: 'en',
  englisch: 'en',
  de: 'de',
  german: 'de',
  deutsch: 'de',
};

/** English for those whose language is not spoken here. */
export const languageOf: (locale: string) => Language = remembered(
  (locale) => LANGUAGES.find((one) => new RegExp(`^${one}\\b`, 'i').test(locale)) ?? 'en',
  (locale) => locale,
);
