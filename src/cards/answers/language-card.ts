/** The answers to `language`. Pure. */
import type { Card } from '../kit/card.ts';
import { bold, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { languageWords } from '../words/about-language.ts';
import type { Reader } from '../words/language.ts';

/** In the language that was chosen. */
export const languageChosenCard = (reader: Reader): Card => reply(languageWords.text(reader, 'chosen'));

/** Asked in the reader's language; what is typed is understood in each. */
export const whichLanguageCard = (viewer: Pick<Viewer, 'locale' | 'command'>): Card =>
  reply(
    languageWords.text(viewer, 'which', {
      english: bold(`${viewer.command} language english`),
      german: bold(`${viewer.command} language deutsch`),
    }),
  );
