/** What may not stand in a public thank-you, a lesson or a quotation: customers, colleagues, amounts, rooms and orders, health, marks that ping. Pure. */
import type { MemberId } from '../base/ids.ts';
import type { Member } from '../base/members.ts';
import type { PrivateWord } from '../base/private-word.ts';
import { findPrivate, findReferenceIn } from '../base/public-words.ts';
import { oneLine } from '../base/text.ts';
import type { RecoveryCase } from '../case/case.ts';
import { namesOfCustomer } from './customers-named.ts';
import { namedIn, namesOfMembers } from './named.ts';

/** Whom words must not name, and whom they may. */
export interface People {
  /** Everybody who works here or did. */
  readonly members: readonly Member[];
  /** Whom it thanks, and who may be named besides; not given: nobody. */
  readonly thanked?: readonly MemberId[];
}

/** The customer whom words must not lead to, and what they said. */
type Told = Pick<RecoveryCase, 'customer' | 'complaints'>;

/**
 * The first thing that leaks, as typed, with why; null when the words may be posted. The one rule for everything that people
 * write for others to read: thank-yous, lessons, what customers said. `c`: the case it is about; null: none.
 */
export function leakIn(text: string, c: Told | null, people: People): PrivateWord | null {
  const said = c?.complaints.map((one) => one.text) ?? [];
  const reference = c?.customer.reference ?? null;
  const own = findReferenceIn(text, reference);
  if (own !== null) return { word: own, why: 'customer' };
  const customer = namedIn(text, namesOfCustomer(reference, said));
  if (customer !== null) return { word: customer, why: 'name' };
  const found = findPrivate(text);
  if (found !== null) return found;
  const colleague = namedIn(text, namesOfMembers(people.members), people.thanked);
  if (colleague !== null) return { word: colleague, why: 'colleague' };
  return quotedFrom(text, said);
}

/** As many words in a row are somebody's own. */
const QUOTED_WORDS = 6;

/** What the customer wrote belongs to them: it is not repeated before others. */
function quotedFrom(text: string, said: readonly string[]): PrivateWord | null {
  const words = wordsOf(text);
  const theirs = said.map((one) => ` ${wordsOf(one).join(' ')} `);
  for (let at = 0; at + QUOTED_WORDS <= words.length; at += 1) {
    const run = words.slice(at, at + QUOTED_WORDS).join(' ');
    if (theirs.some((one) => one.includes(` ${run} `))) return { word: oneLine(run), why: 'quote' };
  }
  return null;
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
