/** What is said of personal data: erased, held, looked at. Pure. */
import { catalogue } from './catalogue.ts';
import { privacy as de } from './de/privacy.ts';
import { privacy as en } from './en/privacy.ts';

export const privacyWords = catalogue({ en, de });
