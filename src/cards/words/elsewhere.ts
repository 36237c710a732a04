/** What a shop or a payment system tells of a customer who said it by a button there. Pure. */
import { catalogue } from './catalogue.ts';
import { elsewhere as de } from './de/elsewhere.ts';
import { elsewhere as en } from './en/elsewhere.ts';

export const elsewhereWords = catalogue({ en, de });
