/** What stands on the picture of a thank-you, and beside it, in its reader's language. Pure. */
import { catalogue } from './catalogue.ts';
import { picture as de } from './de/picture.ts';
import { picture as en } from './en/picture.ts';

export const pictureWords = catalogue({ en, de });
