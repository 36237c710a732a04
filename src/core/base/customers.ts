/** Who a customer is, and what is shown of them. What identifies is not what is shown: two who look alike when masked stay two. Pure. */
import { createHmac, createSecretKey } from 'node:crypto';
import { normalCustomer } from './customer-form.ts';
import type { WorkspaceId } from './ids.ts';
import { namesNobody } from './nobody.ts';
import { MASK_WORDS, redact } from './redact.ts';
import { rememberedOf } from './remembered.ts';
import { cleanText, oneLine } from './text.ts';

/** The customer of a case. What was typed is not kept, unless nothing of it had to be masked. */
export interface Customer {
  /** As the front desk typed it (room, booking, order, loyalty number), masked; null while unidentified. */
  readonly reference: string | null;
  /** Keyed hash of what was typed: the same for the same customer, and all that limits, links and search go by. Null: nobody knows who it is. */
  readonly key: string | null;
}

export const NOBODY_YET: Customer = { reference: null, key: null };

/** The key of a customer's normal form. */
export type CustomerKeyOf = (normal: string) => string;

/** Longest reference shown, in code points; the key is made from all of it. */
const LONGEST_REFERENCE = 120;

const MASKS = MASK_WORDS.map((words) => normalCustomer(words));

/** The customer somebody typed; null when that says nobody: nothing, "unknown" and the like, or words that stand for something masked. */
export function customerFrom(typed: string | null, keyOf: CustomerKeyOf): Customer | null {
  const clean = oneLine(cleanText(typed ?? ''));
  if (clean === '') return null;
  const reference = [...redact(clean).text].slice(0, LONGEST_REFERENCE).join('');
  const form = normalCustomer(clean);
  // "(e-mail hidden)" stands for anybody's
  if (reference === '' || MASKS.some((mask) => form.includes(mask)) || namesNobody(clean, form)) return null;
  return { reference, key: keyOf(form) };
}

/** The customer that a command names: worked out once, however often it is asked for. */
export const customerNamed = (command: Naming, keyOf: CustomerKeyOf): Customer | null => namedBy(keyOf)(command).named;
interface Naming {
  readonly customer: string | null;
}
const namedBy = rememberedOf((keyOf: CustomerKeyOf) =>
  rememberedOf((command: Naming) => ({ named: customerFrom(command.customer, keyOf) })),
);

/** Whether these are the words in which a form gave the customer back: then nothing is said about who it is. */
export const isAsShown = (typed: string | null, shown: Customer): boolean =>
  oneLine(cleanText(typed ?? '')) === shown.reference;

const KEY_BYTES = 16;
/** Keys begin so; references as typed never stand where keys do. */
export const CUSTOMER_KEY = /^cus_[0-9a-f]{32}$/;

/** Keys of one workspace: HMAC-SHA-256 under a secret of at least 32 bytes. Without it nobody finds out from a key who it was. */
export function customerKeys(secret: Uint8Array, workspace: WorkspaceId): CustomerKeyOf {
  if (secret.length < 32) throw new Error(`the secret of customers has ${secret.length} bytes; 32 are needed`);
  const key = createSecretKey(secret);
  return (normal) => {
    const hash = createHmac('sha256', key)
      .update(JSON.stringify([workspace, normal]))
      .digest();
    return `cus_${hash.subarray(0, KEY_BYTES).toString('hex')}`;
  };
}
