/** What is said of thank-yous among colleagues. Pure. */
import { catalogue } from './catalogue.ts';
import { thanks as de } from './de/thanks.ts';
import { thanks as en } from './en/thanks.ts';

export const thanksWords = catalogue({ en, de });
