/** The set-up in chat; in each reader's language. Pure. */
import { catalogue } from './catalogue.ts';
import { setup as de } from './de/setup.ts';
import { setup as en } from './en/setup.ts';

export const setupWords = catalogue({ en, de });
