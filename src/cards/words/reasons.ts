/** Why the policy asks or refuses, in the reader's language. Pure. */
import { catalogue } from './catalogue.ts';
import { reasons as de } from './de/reasons.ts';
import { reasons as en } from './en/reasons.ts';

export const reasonWords = catalogue({ en, de });
