/** What is said of a typed line or amount that could not be read, in the reader's language. Pure. */
import { catalogue } from './catalogue.ts';
import { notUnderstood as de } from './de/not-understood.ts';
import { notUnderstood as en } from './en/not-understood.ts';

export const notUnderstoodWords = catalogue({ en, de });
