/** What is said about staying in touch with the customer. Pure. */
import { catalogue } from './catalogue.ts';
import { contact as de } from './de/contact.ts';
import { contact as en } from './en/contact.ts';

export const contactWords = catalogue({ en, de });
