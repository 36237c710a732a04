/** What is said about printable notes to those who hand them out; the notes themselves: `pages/gesture`. Pure. */
import { catalogue } from './catalogue.ts';
import { gesture as de } from './de/gesture.ts';
import { gesture as en } from './en/gesture.ts';

export const gestureWords = catalogue({ en, de });
