/** The policy as one role reads it, in the reader's language. Pure. */
import { catalogue } from './catalogue.ts';
import { policy as de } from './de/policy.ts';
import { policy as en } from './en/policy.ts';

export const policyWords = catalogue({ en, de });
