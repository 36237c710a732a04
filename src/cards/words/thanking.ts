/** Thank-yous: the draft with its choices, the post, how somebody likes to be thanked, and why one is not posted; in the reader's language. Pure. */
import { catalogue } from './catalogue.ts';
import { thanking as de } from './de/thanking.ts';
import { thanking as en } from './en/thanking.ts';

export const thankingWords = catalogue({ en, de });
