/** What could not be understood of a typed line, with what is needed to say so and what to type instead. */
import type { AmountRead } from '../core/base/read-amount.ts';
import type { CaseId } from '../core/base/ids.ts';

export type Misheard =
  | { readonly misheard: 'unknown_verb'; readonly word: string }
  | { readonly misheard: 'words_missing'; readonly verb: string }
  | { readonly misheard: 'case_missing'; readonly verb: string }
  | { readonly misheard: 'second_case_missing'; readonly verb: string; readonly case: CaseId }
  | { readonly misheard: 'not_a_case'; readonly typed: string }
  | { readonly misheard: 'action_missing'; readonly actions: readonly string[] }
  | { readonly misheard: 'unknown_action'; readonly typed: string; readonly actions: readonly string[] }
  | { readonly misheard: 'no_amount_here'; readonly kind: string }
  | { readonly misheard: 'not_a_number'; readonly typed: string; readonly kind: string }
  | { readonly misheard: 'dates_missing' }
  /** A promise without a time, or with nothing after it. */
  | { readonly misheard: 'promise_words'; readonly case: CaseId; readonly typed: string; readonly timed: boolean }
  | { readonly misheard: 'storm_words' }
  | { readonly misheard: 'event_words' }
  | { readonly misheard: 'reason_needed'; readonly case: CaseId }
  | { readonly misheard: 'amount'; readonly read: Exclude<AmountRead, { kind: 'amount' }> };
