/** What people look up: verbs, limits, cases, who can decide; in their language. Pure. */
import { catalogue } from './catalogue.ts';
import { lookedUp as de } from './de/looked-up.ts';
import { lookedUp as en } from './en/looked-up.ts';

export const lookedUpWords = catalogue({ en, de });
