/** What somebody is told privately when something happened to a case, in their language. Pure. */
import { catalogue } from './catalogue.ts';
import { told as de } from './de/told.ts';
import { told as en } from './en/told.ts';

export const toldWords = catalogue({ en, de });
