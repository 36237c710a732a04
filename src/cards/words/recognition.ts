/** What a lead is told of thanks in the team. Pure. */
import { catalogue } from './catalogue.ts';
import { recognition as de } from './de/recognition.ts';
import { recognition as en } from './en/recognition.ts';

export const recognitionWords = catalogue({ en, de });
