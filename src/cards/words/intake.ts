/** What is said of what other systems sent. Pure. */
import { catalogue } from './catalogue.ts';
import { intake as de } from './de/intake.ts';
import { intake as en } from './en/intake.ts';

export const intakeWords = catalogue({ en, de });
