/** The weekly digest, and the words of a drafted thank-you; in the team's language. Pure. */
import { catalogue } from './catalogue.ts';
import { digest as de, thanks as deThanks } from './de/digest.ts';
import { digest as en, thanks as enThanks } from './en/digest.ts';

export const digestWords = catalogue({ en, de });
export const praiseWords = catalogue({ en: enThanks, de: deThanks });
