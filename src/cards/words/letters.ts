/** What is said about letters to customers, to those who write them; the letters themselves: `cards/letters`. Pure. */
import { catalogue } from './catalogue.ts';
import { letters as de } from './de/letters.ts';
import { letters as en } from './en/letters.ts';

export const letterWords = catalogue({ en, de });
