/** What is written to a customer: its kinds, its languages, how it addresses them, and all that a letter may say. Pure data. */
import type { FailureType } from '../base/failures.ts';
import type { Money } from '../base/money.ts';

/** `cannot`: what we can do and what we cannot. */
export const LETTER_KINDS = ['acknowledgement', 'holding', 'update', 'apology', 'resolution', 'cannot'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

export const LETTER_LANGUAGES = ['en', 'de', 'fr', 'es'] as const;
export type LetterLanguage = (typeof LETTER_LANGUAGES)[number];

export const LETTER_TONES = ['formal', 'informal'] as const;
export type LetterTone = (typeof LETTER_TONES)[number];

/** How a customer is written to. English addresses everybody alike. */
export interface Voice {
  readonly language: LetterLanguage;
  readonly tone: LetterTone;
}

/** Languages that tell a customer one knows well from one who is addressed formally. */
export const hasTones = (language: LetterLanguage): boolean => language !== 'en';

/** What was authorised for the customer, and no more than that. */
export interface GivenInLetter {
  /** By the policy's name. */
  readonly kind: string;
  readonly amount: Money | null;
  readonly units: bigint | null;
  /** The part that the customer is owed, by law or by contract; null: none of it. */
  readonly owed: Money | null;
  /** What is given beyond what is owed, where a part is owed. */
  readonly beyond: Money | null;
  /** The customer has it; otherwise it is on its way. */
  readonly isDone: boolean;
}

export interface PromiseInLetter {
  readonly text: string;
  readonly due: Date;
  readonly zone: string;
  /** Its time has passed. */
  readonly isLate: boolean;
}

/** Everything a draft may say of a case: what is on record, and nothing that was only asked for. */
export interface LetterFacts {
  readonly about: FailureType;
  /** As the customer gave it, masked. */
  readonly reference: string | null;
  readonly receivedAt: Date;
  /** The zone of the team: of days in the letter that are not a promise's. */
  readonly zone: string;
  readonly given: readonly GivenInLetter[];
  readonly promises: readonly PromiseInLetter[];
  /** Something waits for a decision; what, is nobody's to tell. */
  readonly waits: boolean;
  readonly isOver: boolean;
}
