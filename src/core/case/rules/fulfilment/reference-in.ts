/** What another system calls a payment, as it is kept. Pure. */
import { redact } from '../../../base/redact.ts';
import { cleanText, oneLine } from '../../../base/text.ts';

/** Longer than a reference of any system there is. */
export const LONGEST_REFERENCE = 200;

/** On one line, and without what identifies a person or a card; null when nothing is left. */
export function referenceIn(typed: string | null): string | null {
  const text = redact(oneLine(cleanText(typed ?? '')).trim()).text;
  return text === '' ? null : text;
}
