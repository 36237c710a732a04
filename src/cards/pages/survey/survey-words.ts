/** The words of a survey's page, in the languages customers are asked in: more than people here read Amends in. Pure. */
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { fr } from './words/fr.ts';

export type PageWords = Readonly<Record<keyof typeof en, string>>;

export const PAGE_LANGUAGES = ['en', 'de', 'fr', 'es'] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

export const PAGE_WORDS: Readonly<Record<PageLanguage, PageWords>> = { en, de, fr, es };

/** Each in itself. */
export const LANGUAGE_SAID: Readonly<Record<PageLanguage, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
};

/** What was asked for by name, else the first of what a browser accepts (`Accept-Language`) that is spoken here; else English. */
export function pageLanguage(named: string | null, accepted: string): PageLanguage {
  const spoken = (tag: string): PageLanguage | undefined =>
    PAGE_LANGUAGES.find((one) => one === tag.trim().slice(0, 2).toLowerCase());
  const wanted = accepted
    .slice(0, 500)
    .split(',')
    .map((part, at) => {
      const [tag = '', ...params] = part.split(';');
      const q = Number(/^\s*q=([\d.]+)\s*$/.exec(params.join(';'))?.[1] ?? 1);
      return { tag, q: Number.isFinite(q) ? q : 0, at };
    })
    .filter(({ q }) => q > 0)
    .toSorted((a, b) => b.q - a.q || a.at - b.at);
  return (named === null ? undefined : spoken(named)) ?? wanted.map(({ tag }) => spoken(tag)).find(Boolean) ?? 'en';
}

/** What the owner copies to the customer: in the language of whoever writes it, as far as the page speaks it. */
export const surveyMessage = (link: string, company: string, { locale }: { readonly locale: string }): string =>
  PAGE_WORDS[pageLanguage(null, locale)].message
    .replaceAll('{link}', () => link)
    .replaceAll('{company}', () => company);
