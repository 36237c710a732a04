/** What the card of a request says, in its thread and to those who are asked. */
import { catalogue } from './catalogue.ts';
import { requestWords as de } from './de/requests.ts';
import { requestWords as en } from './en/requests.ts';

export const requestWords = catalogue({ en, de });
