/** What could not be understood of a typed line, with what is needed to say so and what to type instead. */
import type { AmountUnread } from '../../core/base/read-amount.ts';
import type { Money } from '../../core/base/money.ts';
import type { CaseId } from '../../core/base/ids.ts';
import type { CaseChanges } from '../../core/case/commands.ts';
import type { SetupWords } from '../setup/setup-words.ts';

/** A line that may have been meant, as it is typed, and what tells it apart from the others. */
export interface LineMeant {
  readonly label: string;
  readonly line: string;
}

/** Stands in such a line where the case has to be named first. */
export const OPEN_CASE = 'R-…';

export type ParseError =
  /** Nothing is done before somebody says which line was meant; every word typed is in each of them. */
  | { readonly kind: 'did_you_mean'; readonly word: string; readonly lines: readonly LineMeant[] }
  | { readonly kind: 'unknown_verb'; readonly word: string }
  /** Known, and done in another way than by a line. */
  | { readonly kind: 'words_missing'; readonly verb: string }
  | { readonly kind: 'case_missing'; readonly verb: string }
  /** A name, or names, of passengers that would have to be cut: `most` letters or names. */
  | { readonly kind: 'passengers'; readonly no: 'long' | 'many'; readonly most: number }
  | { readonly kind: 'link_words'; readonly verb: 'link' | 'unlink'; readonly case: CaseId; readonly typed: string }
  | { readonly kind: 'not_a_case'; readonly typed: string }
  | { readonly kind: 'action_missing'; readonly actions: readonly string[] }
  | { readonly kind: 'unknown_action'; readonly typed: string; readonly actions: readonly string[] }
  | { readonly kind: 'no_amount_here'; readonly remedy: string }
  | { readonly kind: 'not_a_number'; readonly typed: string; readonly remedy: string }
  | { readonly kind: 'dates_missing' }
  /** What became of an improvement was not said. */
  /** Not three answers, or one that is none. */
  | { readonly kind: 'pulse_words' }
  /** No part of the digest is called so. */
  | { readonly kind: 'digest_section'; readonly typed: string }
  | { readonly kind: 'improvement_words'; readonly number: number }
  /** What stood behind `edit R-1042`; null where no field was named. `read`: what was meant as an amount. */
  | {
      readonly kind: 'edit_words';
      readonly case: CaseId;
      readonly typed: string;
      readonly field: keyof CaseChanges | null;
      readonly read?: AmountUnread;
    }
  /** What stood behind `draft R-1042` is no kind of letter and no language. */
  | { readonly kind: 'draft_words'; readonly verb: 'draft' | 'sent'; readonly case: CaseId; readonly typed: string }
  /** A promise without a time, or with nothing after it. */
  | { readonly kind: 'promise_words'; readonly case: CaseId; readonly typed: string }
  | { readonly kind: 'storm_words' }
  /** No language that is spoken here was named. */
  | { readonly kind: 'language_words' }
  /** No time of day stood behind `lineup on`. */
  | { readonly kind: 'lineup_words' }
  /** What stood behind `setup`; `typed`: the whole line. */
  | { readonly kind: 'setup_words'; readonly why: SetupWords; readonly typed: string }
  | { readonly kind: 'thanked_words' }
  | { readonly kind: 'outage_words' }
  /** `offers`: an amount stood where the reason should. */
  | { readonly kind: 'reason_needed'; readonly case: CaseId; readonly offers?: Money | null }
  /** What stood after `approve R-1042` is neither an amount nor a reason. */
  | { readonly kind: 'approve_words'; readonly case: CaseId; readonly typed: string; readonly read: AmountUnread }
  /** `worth` without an amount that can be read. */
  | {
      readonly kind: 'worth_words';
      readonly case: CaseId;
      readonly read: AmountUnread;
      readonly currency: string | null;
    }
  /** Nothing was read of it. `most` in characters. */
  | { readonly kind: 'line_too_long'; readonly most: number; readonly typed: string }
  /** The verb takes the case and nothing else. */
  | { readonly kind: 'case_alone'; readonly verb: string; readonly case: CaseId; readonly typed: string }
  /** `lines`: the whole line with each reading of the amount, where there is one. */
  | { readonly kind: 'amount'; readonly read: AmountUnread; readonly lines?: readonly LineMeant[] };
