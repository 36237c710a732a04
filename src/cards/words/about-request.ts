/** What stands of a request above the fields of a form. Pure. */
import { catalogue } from './catalogue.ts';
import { aboutRequest as de } from './de/about-request.ts';
import { aboutRequest as en } from './en/about-request.ts';

export const aboutRequestWords = catalogue({ en, de });
