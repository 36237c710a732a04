/** What may not stand in words that everybody reads: customers, amounts, rooms and orders, addresses, health and what else is nobody's business, marks that ping. Pure. */
import { asRead, type AsRead } from './as-read.ts';
import { findAmounts } from './find-amounts.ts';
import { SHAPES } from './private-shapes.ts';
import type { PrivateWord } from './private-word.ts';
import { redact } from './redact.ts';
import { SENSITIVE_SHAPES } from './sensitive-words.ts';
import { clip } from './text.ts';

/** The first thing in the words that does not belong before everybody, as typed; null when they may be shown to all. */
export function findPrivate(text: string): PrivateWord | null {
  const { plain, typed } = asRead(text);
  for (const { shape, why } of [...SHAPES, ...SENSITIVE_SHAPES]) {
    const found = shape.exec(plain);
    if (found !== null) return { word: typed(found.index, found.index + found[0].length), why };
  }
  const amount = findAmounts(plain, { locale: 'en-GB', defaultCurrency: null })[0];
  if (amount !== undefined) return { word: typed(amount.from, amount.until), why: 'amount' };
  return findMasked(plain, typed);
}

/** What would be masked anywhere: the part that is there no more after masking. */
function findMasked(plain: string, typed: AsRead['typed']): PrivateWord | null {
  const masked = redact(plain);
  if (masked.masked.length === 0) return null;
  let [from, until, end] = [0, plain.length, masked.text.length];
  while (plain[from] === masked.text[from]) from += 1;
  while (until > from && end > from && plain[until - 1] === masked.text[end - 1]) [until, end] = [until - 1, end - 1];
  return { word: clip(typed(from, until), LONGEST_WORD_SHOWN), why: 'personal' };
}

const LONGEST_WORD_SHOWN = 60;

/** Whether the words name the customer by their reference or a part of it that is long or numeric enough to point at somebody. */
export function findReferenceIn(text: string, reference: string | null): string | null {
  if (reference === null) return null;
  const parts = reference
    .split(/[\s,;/#:]+/)
    .filter((part) => (part.length >= 3 && /\d/.test(part)) || part.length >= 5);
  const own = [reference, ...parts].filter((word) => !GENERIC.has(word.toLowerCase()));
  for (const word of own) {
    const found = wordIn(text, word);
    if (found !== null) return found;
  }
  return null;
}

/** The kind of thing a reference is says nothing about whose it is. */
const GENERIC: ReadonlySet<string> = new Set(
  'room suite table order booking reservation invoice account flight train customer guest number loyalty member parcel seat apartment cabin zimmer chambre kamar'.split(
    ' ',
  ),
);

/** The word as the text has it; null where it does not. */
function wordIn(text: string, word: string): string | null {
  const { plain, typed } = asRead(text);
  const [words, sought] = [plain.toLowerCase(), asRead(word).plain.toLowerCase()];
  if (sought === '') return null;
  for (let at = words.indexOf(sought); at >= 0; at = words.indexOf(sought, at + 1)) {
    const until = at + sought.length;
    if (/[\p{L}\p{N}]/u.test((words[at - 1] ?? ' ') + (words[until] ?? ' '))) continue;
    // a letter that is longer in small moves what follows: then the word itself is named
    return words.length === plain.length ? typed(at, until) : word;
  }
  return null;
}
