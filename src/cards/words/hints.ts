/** What is said beside what a model suggests. */
import { catalogue } from './catalogue.ts';
import { hints as de } from './de/hints.ts';
import { hints as en } from './en/hints.ts';

export const hintWords = catalogue({ en, de });
