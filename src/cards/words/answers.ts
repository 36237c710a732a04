/** What was done, said to whoever asked for it, in their language. Pure. */
import { catalogue } from './catalogue.ts';
import { answers as de } from './de/answers.ts';
import { answers as en } from './en/answers.ts';

export const answerWords = catalogue({ en, de });
