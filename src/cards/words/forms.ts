/** What forms say. Pure. */
import { catalogue } from './catalogue.ts';
import { forms as de } from './de/forms.ts';
import { forms as en } from './en/forms.ts';

export const formWords = catalogue({ en, de });
