/** What is said of coaching between two people. Pure. */
import { catalogue } from './catalogue.ts';
import { coaching as de } from './de/coaching.ts';
import { coaching as en } from './en/coaching.ts';

export const coachingWords = catalogue({ en, de });
