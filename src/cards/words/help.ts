/** Help on a case: somebody is asked to do something by a time. Pure. */
import { catalogue } from './catalogue.ts';
import { help as de } from './de/help.ts';
import { help as en } from './en/help.ts';

export const helpWords = catalogue({ en, de });
