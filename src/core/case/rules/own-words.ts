/** What people type beside a complaint: reasons, answers, notes. Masked, cleaned, cut at a length; null when nothing is left. Pure. */
import { redact } from '../../base/redact.ts';
import { cleanText } from '../../base/text.ts';

/** Longest reason, answer or note kept, in code points. */
export const LONGEST_WORDS = 1000;

export function ownWords(typed: string | null, most = LONGEST_WORDS): string | null {
  const text = redact(cleanText(typed ?? '').trim()).text;
  return text === '' ? null : [...text].slice(0, most).join('');
}
