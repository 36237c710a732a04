/** What is said of a case that comes to another owner. Pure. */
import { catalogue } from './catalogue.ts';
import { owning as de } from './de/owning.ts';
import { owning as en } from './en/owning.ts';

export const owningWords = catalogue({ en, de });
