/** What may not stand in a public thank-you: customers, amounts, rooms and orders, health, marks that ping. Pure. */
import { findAmounts } from '../base/find-amounts.ts';
import { redact } from '../base/redact.ts';
import type { RecoveryCase } from '../case/case.ts';

export interface Leak {
  readonly word: string;
  /** Completes “<word>” …, e.g. "is an amount". */
  readonly why: string;
}

interface Rule {
  readonly shape: RegExp;
  readonly why: string;
}

const RULES: readonly Rule[] = [
  { shape: /<[!@#][^>]*>|@(?:everyone|channel|here)\b/i, why: 'would call people' },
  { shape: /https?:\/\/\S+|\bwww\.\S+/i, why: 'is a link' },
  { shape: /[€$£¥₹]\s?\d[\d.,]*|\d[\d.,]*\s?[€$£¥₹]/, why: 'is an amount' },
  { shape: /\b\d[\d.,]*\s?(?:eur|usd|gbp|chf|euros?|dollars?|pounds?|bucks|quid|points)\b/i, why: 'is an amount' },
  { shape: /\b(?:eur|usd|gbp|chf)\s?\d[\d.,]*/i, why: 'is an amount' },
  {
    shape:
      /\b(?:room|suite|zimmer|chambre|habitaci[oó]n|kamar|apartment|flat|table|seat)\s*(?:no\.?|number|nr\.?|#)?\s*\d+[a-z]?\b/i,
    why: 'says where the customer was',
  },
  {
    shape:
      /\b(?:order|booking|reservation|reference|ref|invoice|ticket|parcel|case|account|policy|claim)\s*(?:no\.?|number|nr\.?|#|:)?\s*[a-z]{0,4}-?\d{3,}\b/i,
    why: 'leads to the customer',
  },
  { shape: /\b(?:flight|train)\s*(?:no\.?|number)?\s*[a-z]{0,3}\s?\d{2,5}\b/i, why: 'leads to the customer' },
  { shape: /\bR-\d+\b/, why: 'is a case number' },
  {
    shape: /\b(?:mr|mrs|ms|miss|mx|dr|prof|herr|frau|monsieur|madame|mme|se[ñn]or(?:a)?)\.?\s+\p{Lu}[\p{L}'’-]+/iu,
    why: 'names a customer',
  },
  {
    shape:
      /\b(?:heart (?:condition|attack|disease)|cancer|diabet\w*|asthma\w*|allerg\w*|pregnan\w*|epilep\w*|disab(?:led|ility)|wheelchair|surgery|hospital\w*|medication|medicine|insulin|depress\w*|anxiety|autis\w*|injur\w*|illness|disease|diagnos\w*|chemo\w*|dementia|stroke|migraine\w*|HIV)\b/i,
    why: 'is about somebody’s health',
  },
];

/** The first thing that leaks; null when the words may be posted. */
export function leakIn(text: string, c: RecoveryCase): Leak | null {
  const own = ownWords(c).find((word) => containsWord(text, word));
  if (own !== undefined) return { word: own, why: 'leads to the customer' };
  for (const rule of RULES) {
    const found = rule.shape.exec(text)?.[0];
    if (found !== undefined) return { word: found.trim(), why: rule.why };
  }
  const amount = findAmounts(text, { locale: 'en-GB', defaultCurrency: null }).find((found) => found.amount !== null);
  if (amount !== undefined) return { word: text.slice(amount.from, amount.until), why: 'is an amount' };
  const masked = redact(text).masked[0];
  return masked === undefined ? null : { word: masked, why: 'is personal' };
}

/** The customer's reference and its parts that are long or numeric enough to point at somebody. */
function ownWords(c: RecoveryCase): string[] {
  const reference = c.customer.reference;
  if (reference === null) return [];
  const parts = reference.split(/[\s,;/]+/).filter((part) => part.length >= 3 && (/\d/.test(part) || part.length >= 5));
  return [reference, ...parts];
}

function containsWord(text: string, word: string): boolean {
  const at = text.toLowerCase().indexOf(word.toLowerCase());
  if (at < 0) return false;
  const around = (text[at - 1] ?? ' ') + (text[at + word.length] ?? ' ');
  return !/[\p{L}\p{N}]/u.test(around);
}
