/** What is said around the weekly digest; in each reader's language. Pure. */
import { catalogue } from './catalogue.ts';
import { weekly as de } from './de/weekly.ts';
import { weekly as en } from './en/weekly.ts';

export const weeklyWords = catalogue({ en, de });
