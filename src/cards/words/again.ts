/** What is said where a customer comes back: a case opened again, a second complaint, a decision corrected for them. Pure. */
import { catalogue } from './catalogue.ts';
import { again as de } from './de/again.ts';
import { again as en } from './en/again.ts';

export const againWords = catalogue({ en, de });
