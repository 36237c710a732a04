/** What a team is asked to talk about, in its language. Pure. */
import { catalogue } from './catalogue.ts';
import { questions as de } from './de/questions.ts';
import { questions as en } from './en/questions.ts';
import { languageOf, type Reader } from './language.ts';

const words = catalogue({ en, de });

/** In turn: the question of a turn comes back after as many others as there are. */
export function questionIn(reader: Reader, about: 'habit' | `happened.${string}`, turn: number): string {
  const said = Object.entries(words.inLanguage[languageOf(reader.locale)]).filter(([key]) =>
    key.startsWith(`${about}.`),
  );
  return said[turn % said.length]?.[1] ?? '';
}

/** How many weeks pass before a habit is asked about again. */
export const HABITS = Object.keys(words.inLanguage.en).filter((key) => key.startsWith('habit.')).length;
