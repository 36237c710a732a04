/** What is said about resolving with one press. Pure. */
import { catalogue } from './catalogue.ts';
import { resolveOffer as de } from './de/resolve-offer.ts';
import { resolveOffer as en } from './en/resolve-offer.ts';

export const resolveWords = catalogue({ en, de });
