/** What is said of service champions. Pure. */
import { catalogue } from './catalogue.ts';
import { champion as de } from './de/champion.ts';
import { champion as en } from './en/champion.ts';

export const championWords = catalogue({ en, de });
