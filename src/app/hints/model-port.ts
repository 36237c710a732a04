/** A model outside, as the app sees it: one question, one answer, in time. Pure types. */
import type { Question } from '../../core/hints/question.ts';

export interface TokensUsed {
  readonly input: number;
  readonly output: number;
}

/** Why there is no answer. `denied`: the key, or the model's name, is wrong; `too_long`: more was written than anybody asked for. */
export type ModelFault = 'timeout' | 'away' | 'busy' | 'broken' | 'denied' | 'rejected' | 'too_long' | 'stopped';

export type Replied =
  /** `text`: JSON, if it did what it was asked. `isCut`: the server ended it early. */
  | { readonly kind: 'answered'; readonly text: string; readonly isCut: boolean; readonly used: TokensUsed | null }
  /** It does not want to answer. */
  | { readonly kind: 'declined'; readonly used: TokensUsed | null }
  /** `waitMs`: so long the server wants to be left alone; 0 where it did not say. `isWorthAgain`: another try may go better. */
  | { readonly kind: 'failed'; readonly fault: ModelFault; readonly waitMs: number; readonly isWorthAgain: boolean };

export interface Model {
  /** As the server calls it. */
  readonly name: string;
  /** Tokens that it may use besides those of the answer. */
  readonly besides: number;
  /** Never throws; tries once. `signal`: nobody waits any more. */
  ask(question: Question, signal: AbortSignal): Promise<Replied>;
}

/** A model answers within so long, or it does not. */
export const ANSWERS_WITHIN_MS = 8_000;
