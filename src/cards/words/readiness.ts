/** What is said of somebody's own facts, and of asking for more authority. Pure. */
import { catalogue } from './catalogue.ts';
import { readiness as de } from './de/readiness.ts';
import { readiness as en } from './en/readiness.ts';

export const readinessWords = catalogue({ en, de });
