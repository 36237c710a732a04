/** What is written to a customer: its kinds, its languages, how it addresses them, and all that a letter may say. Pure data. */
import type { FailureType } from '../base/failures.ts';
import type { Money } from '../base/money.ts';

/** `cannot`: what we can do and what we cannot; `summary` and `final`: how regulated trades close a complaint. */
export const LETTER_KINDS = [
  'acknowledgement',
  'holding',
  'update',
  'apology',
  'resolution',
  'cannot',
  'summary',
  'final',
] as const;
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
  /** Null: no rules of a trade. */
  readonly regulated: Regulated | null;
}

/** What a regulated letter has to say, besides what every letter does. */
export const LETTER_PARTS = [
  'received',
  'contact',
  'resolved',
  'final',
  'outcome',
  'reasons',
  'not_yet',
  'when',
  'ombudsman',
  'site',
  'time_limit',
  'leaflet',
] as const;
export type LetterPart = (typeof LETTER_PARTS)[number];

/** Where a customer can turn who is not satisfied, and for how many months. */
export interface Ombudsman {
  readonly name: string;
  readonly site: string;
  readonly months: number;
}

/** A letter that a trade's rules ask for. */
export interface LetterRule {
  readonly letter: LetterKind;
  /** Counted from when the complaint was received; null: it has no time of its own. */
  readonly due: { readonly businessDays: number } | { readonly weeks: number } | null;
  readonly parts: readonly LetterPart[];
  /** Letters that do as well, itself among them. */
  readonly metBy: readonly LetterKind[];
  /** It may be written until then, and need not. */
  readonly isOptional: boolean;
}

export interface LetterRules {
  readonly letters: readonly LetterRule[];
  readonly ombudsman: Ombudsman | null;
  /** Whether we are liable is not for whoever writes to say. */
  readonly noAdmission: boolean;
}

/** By when a letter has to be with the customer, and when its people are reminded: the owner first, then who leads. */
export interface LetterClock extends Pick<LetterRule, 'letter' | 'metBy' | 'isOptional'> {
  readonly due: Date;
  readonly ahead: Date;
  readonly near: Date;
  /** Not given: nobody was reminded yet. */
  readonly reminded?: LetterReminder;
}
export type LetterReminder = 'ahead' | 'near' | 'late';

/** The rules that held when a complaint was received, with its clocks. */
export interface Regulated extends Pick<LetterRules, 'ombudsman' | 'noAdmission'> {
  readonly clocks: readonly LetterClock[];
  readonly parts: readonly { readonly letter: LetterKind; readonly parts: readonly LetterPart[] }[];
}

export const partsOf = (of: LetterKind, regulated: Regulated | null): readonly LetterPart[] =>
  regulated?.parts.find(({ letter }) => letter === of)?.parts ?? [];
