/** What is said of the pulse of a team. Pure. */
import { catalogue } from './catalogue.ts';
import { pulse as de } from './de/pulse.ts';
import { pulse as en } from './en/pulse.ts';

export const pulseWords = catalogue({ en, de });
