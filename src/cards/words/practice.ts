/** What is said where somebody practises. Pure. */
import { catalogue } from './catalogue.ts';
import { practice as de } from './de/practice.ts';
import { practice as en } from './en/practice.ts';

export const practiceWords = catalogue({ en, de });
