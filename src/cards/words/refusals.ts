/** Every kind no, in the reader's language. Pure. */
import { catalogue } from './catalogue.ts';
import { refusals as de } from './de/refusals.ts';
import { refusals as en } from './en/refusals.ts';

export const refusalWords = catalogue({ en, de });
