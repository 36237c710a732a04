/** A customer's complaint that has no words, because it was said by a button of a shop or a bank: as a sentence. Pure. */
import { elsewhereWords as words } from '../words/elsewhere.ts';
import type { Reader } from '../words/language.ts';

/** What such a system tells. Nothing in it decides anything: an amount is what is disputed, and words alone. */
export interface SystemSaid {
  readonly what: 'return' | 'cancelled' | 'dispute' | 'undelivered';
  /** Its own word for why, e.g. `product_not_received`; empty where it gave none. */
  readonly reason: string;
  /** E.g. `20.00 EUR`; null: of none. */
  readonly amount: string | null;
  /** Of which articles; empty where it does not say. */
  readonly about: string;
}

const KNOWN = [
  'product_not_received',
  'product_unacceptable',
  'not_as_described',
  'defective',
  'wrong_item',
  'damaged',
  'missing',
  'late',
  'inventory',
  'fraudulent',
  'unrecognized',
  'duplicate',
  'credit_not_processed',
  'subscription_canceled',
  'debit_not_authorized',
  'general',
] as const;

/** Reasons that are no code of ours stay as they are, without their underscores. */
export function systemSaid({ what, reason, amount, about }: SystemSaid, reader: Reader): string {
  const known = KNOWN.find((one) => one === reason);
  const why =
    known === undefined
      ? reason.replaceAll(/[_-]+/g, ' ').slice(0, 100)
      : words.line(reader, `elsewhere.because.${known}`);
  const said =
    what === 'dispute'
      ? amount === null
        ? words.line(reader, 'elsewhere.dispute', { reason: why })
        : words.line(reader, 'elsewhere.dispute_of', { reason: why, amount: amount.slice(0, 40) })
      : what === 'undelivered'
        ? words.line(reader, 'elsewhere.undelivered')
        : words.line(reader, `elsewhere.${what}`, { reason: why });
  return about === '' ? said : `${said} ${about.slice(0, 300)}`;
}
