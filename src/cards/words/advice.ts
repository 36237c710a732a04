/** A second opinion of the team: asked, given, and what helped. Pure. */
import { catalogue } from './catalogue.ts';
import { advice as de } from './de/advice.ts';
import { advice as en } from './en/advice.ts';

export const adviceWords = catalogue({ en, de });
