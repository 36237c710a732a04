/** What is said of how well complaints are read. Pure. */
import { catalogue } from './catalogue.ts';
import { triage as de } from './de/triage.ts';
import { triage as en } from './en/triage.ts';

export const triageWords = catalogue({ en, de });
