/** What is said where Amends listens in a channel. Pure. */
import { catalogue } from './catalogue.ts';
import { listening as de } from './de/listening.ts';
import { listening as en } from './en/listening.ts';

export const listeningWords = catalogue({ en, de });
