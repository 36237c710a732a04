/** What a team reads at the beginning of a day, and whoever leads it of a week or month. Pure. */
import { catalogue } from './catalogue.ts';
import { leading as de } from './de/leading.ts';
import { leading as en } from './en/leading.ts';

export const leadingWords = catalogue({ en, de });
