/** What is said about a case's life besides its remedies: changed, dismissed, merged, undone. Pure. */
import { catalogue } from './catalogue.ts';
import { life as de } from './de/life.ts';
import { life as en } from './en/life.ts';

export const lifeWords = catalogue({ en, de });
