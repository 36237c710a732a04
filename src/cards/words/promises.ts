/** What is said of promises to a customer: on cards, in forms, in private. */
import { catalogue } from './catalogue.ts';
import { promiseWords as de } from './de/promises.ts';
import { promiseWords as en } from './en/promises.ts';

export const promiseWords = catalogue({ en, de });
