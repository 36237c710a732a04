/** What is said about whether what was authorised really happened. Pure. */
import { catalogue } from './catalogue.ts';
import { fulfilment as de } from './de/fulfilment.ts';
import { fulfilment as en } from './en/fulfilment.ts';

export const fulfilmentWords = catalogue({ en, de });
