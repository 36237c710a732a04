/** What the cards of a case say. */
import { catalogue } from './catalogue.ts';
import { caseWords as de } from './de/case.ts';
import { caseWords as en } from './en/case.ts';

export const caseWords = catalogue({ en, de });
