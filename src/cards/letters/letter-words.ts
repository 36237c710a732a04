/** What each language says in a letter to a customer: whole sentences of its own, never another language's put into its words. Pure. */
import type { FailureType } from '../../core/base/failures.ts';
import type { LetterKind, LetterTone, Ombudsman } from '../../core/letters/letter.ts';

/** A moment in parts, as the language writes them. */
export interface MomentSaid {
  readonly day: string;
  readonly time: string;
  readonly zone: string;
}

/** What was authorised, with its amounts written. */
export interface GivenSaid {
  readonly kind: string;
  readonly amount: string | null;
  readonly units: { readonly shown: string; readonly isOne: boolean } | null;
  readonly owed: string | null;
  readonly beyond: string | null;
  readonly isDone: boolean;
}

export interface PromiseSaid {
  /** Null: not to be said in a letter. */
  readonly text: string | null;
  /** It is to call them: then the language says so itself. */
  readonly isCall: boolean;
  readonly due: MomentSaid;
  readonly isLate: boolean;
}

/** What a letter says, with every date and amount written in its language. */
export interface LetterSaid {
  readonly tone: LetterTone;
  readonly about: FailureType;
  readonly reference: string | null;
  readonly received: string;
  readonly given: readonly GivenSaid[];
  readonly promises: readonly PromiseSaid[];
  readonly waits: boolean;
  readonly isOver: boolean;
  /** Several things as the language lists them. */
  readonly list: (things: readonly string[]) => string;
}

/** A paragraph each; what is empty is left out. */
export interface LetterWords {
  /** What was given, as it stands behind “you receive”. */
  readonly thing: (given: GivenSaid) => string;
  readonly moment: (at: MomentSaid) => string;
  readonly greeting: (tone: LetterTone) => string;
  readonly reference: (reference: string, tone: LetterTone) => string;
  readonly paragraphs: Readonly<Record<LetterKind, (said: LetterSaid) => readonly string[]>>;
  /** Who deals with it. */
  readonly contact: (name: string, tone: LetterTone) => string;
  /** Where they can turn who are not satisfied; `leaflet`: it goes with the letter. */
  readonly rights: (to: Ombudsman, leaflet: boolean, tone: LetterTone) => string;
  readonly closing: (tone: LetterTone) => string;
}
