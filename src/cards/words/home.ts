/** Somebody's home, in their language. Pure. */
import { catalogue } from './catalogue.ts';
import { home as de } from './de/home.ts';
import { home as en } from './en/home.ts';

export const homeWords = catalogue({ en, de });
