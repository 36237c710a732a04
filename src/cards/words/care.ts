/** What is said about a customer rather than a case: how they are asked, and what they answered. Pure. */
import { catalogue } from './catalogue.ts';
import { care as de } from './de/care.ts';
import { care as en } from './en/care.ts';

export const careWords = catalogue({ en, de });
