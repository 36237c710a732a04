/** What may be wrong with a letter before it goes to a customer, and what it is judged by. Pure data. */
import type { MemberId } from '../../base/ids.ts';
import type { Member } from '../../base/members.ts';
import type { Currency, Money } from '../../base/money.ts';
import type { LetterLanguage, LetterPart, Ombudsman } from '../letter.ts';

/** What every letter does: it says that it understood, whose it is to put right, and how it goes on. */
export const LETTER_DUTIES = ['acknowledgement', 'responsibility', 'next_step'] as const;
export type LetterDuty = (typeof LETTER_DUTIES)[number];

/** Ways of saying it that are wrong wherever they stand. */
export const SAYINGS = ['conditional', 'blame', 'threat', 'admission'] as const;
export type Saying = (typeof SAYINGS)[number];

/** `quote`: the sentence in which it stands. */
export type Finding =
  | { readonly kind: Saying; readonly quote: string }
  /** An amount, a number of points or a share that was not authorised on the case. */
  | { readonly kind: 'amount'; readonly quote: string; readonly what: string }
  /** A time the customer is given that is no promise on the case; `at` null: it cannot be told which. */
  | { readonly kind: 'promise'; readonly quote: string; readonly what: string; readonly at: Date | null }
  | { readonly kind: 'lacks'; readonly duty: LetterDuty }
  /** A part that the trade's rules ask for in this letter. */
  | { readonly kind: 'part'; readonly part: LetterPart };

/** What is true, and by what the words are read. */
export interface LintedBy {
  readonly language: LetterLanguage;
  readonly now: Date;
  /** Of who writes: times in the letter are theirs. */
  readonly zone: string;
  /** What was authorised on the case, and what may be said together. */
  readonly authorised: readonly Money[];
  readonly units: readonly bigint[];
  /** Something was authorised that is given in kind: a letter may speak of it. */
  readonly inKind: boolean;
  /** What else is known: the order, the loss. They may be named, not given. */
  readonly known: readonly Money[];
  readonly base: Currency | null;
  readonly promised: readonly Date[];
  /** Moments of the case as a letter writes them: they are on record, whatever zone they are read in. */
  readonly onRecord: readonly string[];
  readonly members: readonly Member[];
  /** Who signs: their own name is nobody's to take away. */
  readonly by: MemberId;
  /** The pack wants no liability admitted without being asked. */
  readonly noAdmission: boolean;
  /** What the trade's rules want in this letter. */
  readonly parts: readonly LetterPart[];
  readonly ombudsman: Ombudsman | null;
}
