/** What is said to somebody who chooses a language. Pure. */
import { catalogue } from './catalogue.ts';
import { language as de } from './de/language.ts';
import { language as en } from './en/language.ts';

export const languageWords = catalogue({ en, de });
