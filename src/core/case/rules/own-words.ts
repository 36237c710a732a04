/** What people type beside a complaint: reasons, answers, notes. Masked, cleaned, cut at a length; null when nothing is left. Pure. */
import { redact } from '../../base/redact.ts';
import { cleanText } from '../../base/text.ts';

/** Longest reason, answer or note kept, in code points. */
export const LONGEST_WORDS = 1000;

export function ownWords(typed: string | null, most = LONGEST_WORDS): string | null {
  const text = redact(cleanText(typed ?? '').trim()).text;
  return text === '' ? null : [...text].slice(0, most).join('');
}

/** What people write where a reason is asked for and there is none. */
const NO_REASON: ReadonlySet<string> = new Set([
  '',
  'because',
  'because of',
  'just because',
  'cause',
  'reason',
  'the reason',
  'no reason',
  'no',
  'none',
  'nothing',
  'nil',
  'null',
  'n a',
  'na',
  'tbd',
]);

/** A reason as it is kept: what stands after every “because” in front. Null where nothing is said by it: dots, a dash, “none”. */
export function reasonIn(typed: string | null): string | null {
  const said = (typed ?? '').trim().replace(/^(?:(?:because|weil|wegen)\b[\s\p{P}]*)+(?=\S)/iu, '');
  const bare = said
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ');
  return NO_REASON.has(bare) ? null : ownWords(said);
}
