/** The languages Amends speaks, and which one a reader gets. Pure. */
import { remembered } from '../../core/base/remembered.ts';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Whom words are for: the language follows from the locale (BCP 47), as amounts and times do. */
export interface Reader {
  readonly locale: string;
}

/** English for those whose language is not spoken here. */
export const languageOf: (locale: string) => Language = remembered(
  (locale) => LANGUAGES.find((one) => new RegExp(`^${one}\\b`, 'i').test(locale)) ?? 'en',
  (locale) => locale,
);
