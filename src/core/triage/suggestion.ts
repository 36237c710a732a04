/** A bundle of remedies offered to one person for one case, judged as a whole before it is shown. Pure data. */
import type { AuthorityDecision } from '../authority/decision.ts';
import type { MemberId } from '../base/ids.ts';
import type { Money } from '../base/money.ts';
import type { ItemAsked } from '../case/commands.ts';

export interface Suggestion {
  /** Stands for exactly these items: a hash of them. The same offer has the same id, any other offer another. */
  readonly id: string;
  /** Items in order; every bundle begins with apology and explanation. */
  readonly items: readonly ItemAsked[];
  readonly why: WhyOffered;
  readonly standing: Standing;
  /** Discretionary cost of the whole in base currency; null when unknown. */
  readonly cost: Money | null;
  /** The policy wants a reason for it, which is asked for before it is given or asked. */
  readonly wantsReason: boolean;
  /** Something of it is a promise, whose time is asked for. */
  readonly makesPromise: boolean;
  /** The pack the amounts came from is past its review date. */
  readonly staleSince: Date | null;
}

export type Standing =
  | { readonly kind: 'now' }
  /** Beyond the person's own authority; `who` could decide, nearest first. */
  | { readonly kind: 'needs'; readonly who: readonly MemberId[]; readonly decision: AuthorityDecision };

/** Why a bundle fits what was lost. */
export type WhyOffered =
  /** The sentence of its pack. */
  | { readonly kind: 'pack'; readonly text: string }
  | { readonly kind: 'owed'; readonly title: string; readonly asOf: string }
  | { readonly kind: 'asked_for' }
  /** What was given is less than they asked for, or less than they lost and they came back. */
  | { readonly kind: 'more'; readonly said: 'asked_for' | 'came_back' }
  /** About what so many cases of the same failure were given. */
  | { readonly kind: 'like_cases'; readonly count: number }
  | { readonly kind: 'words_come_first' }
  | { readonly kind: 'small_gesture_is_worse' };

/** Something to ask the customer or find out first; costs nothing and needs nobody. */
export type Advice =
  | { readonly kind: 'ask_what_would_help' }
  | { readonly kind: 'explain_what_changed' }
  /** Money makes up for a loss, and nobody said yet how large it is. */
  | { readonly kind: 'ask_loss' }
  /** Facts by their names in the policy; what may be given depends on them. */
  | { readonly kind: 'find_fact'; readonly facts: readonly string[] };

export interface Suggestions {
  readonly advice: readonly Advice[];
  /** At most four, what fits best first. */
  readonly bundles: readonly Suggestion[];
  /** All that fits, as a button drawn for somebody else may offer it. */
  readonly offered: readonly Suggestion[];
}
