/** What is said beside the field of a form. Pure. */
import { catalogue } from './catalogue.ts';
import { fieldErrors as de } from './de/field-errors.ts';
import { fieldErrors as en } from './en/field-errors.ts';

export const fieldErrorWords = catalogue({ en, de });
