/** What is said of a review of a case that is over. Pure. */
import { catalogue } from './catalogue.ts';
import { reviews as de } from './de/reviews.ts';
import { reviews as en } from './en/reviews.ts';

export const reviewSentences = catalogue({ en, de });
