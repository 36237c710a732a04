/** The fixed words that a kind no carries: who decided, what is in the way, why not. Pure data. */
import type { Reason } from '../authority/decision.ts';
import type { CaseId, MemberId } from '../base/ids.ts';
import type { Money } from '../base/money.ts';
import type { RequestStatus } from './case.ts';
import type { CaseStatus } from './status.ts';

/** What is typed about a request: for those who decide, and for the one who asked. */
export type RequestVerb = 'approve' | 'decline' | 'counter' | 'ask' | 'accept' | 'discuss' | 'answer' | 'withdraw';

/** Who decided a request, when, and how it ended. */
export interface Decided {
  readonly by: MemberId;
  readonly at: Date;
  readonly how: RequestStatus;
}

/** What stands in the way of setting a case aside: a request, a promise, money set aside, money given. */
export type Held = 'request' | 'promise' | 'set_aside' | 'given';

/**
 * Why two cases stay two: a request waits on the first; the other is over; its owner is one the words may be about; the customer
 * of one is not known, or they are two.
 */
export type NotMerged = 'request' | 'over' | 'owner' | 'customer_unknown' | 'customers';

/** What is said of what was given: that it arrived, that it did not, that it is to be tried once more. */
export type PaymentVerb = 'paid' | 'failed' | 'pay_again';
/**
 * Why a case cannot be offered to somebody: it is theirs; they would offer it to themselves; they have left; it is not for them;
 * they are away; nobody leads the team, or is there.
 */
export type NotOffered = 'owner' | 'self' | 'gone' | 'not_for_them' | 'away' | 'no_lead';

/** What a case holds a bounded number of. */
export type CaseHolds = 'actions' | 'requests' | 'questions' | 'promises' | 'complaints' | 'assists' | 'advice';

/** What an agent alone is told. */
export type AgentRefusal =
  /** A person does this. */
  | { readonly kind: 'not_for_agents' }
  /** No case of this agent's: there is none, or it is somebody else's to see to. */
  | { readonly kind: 'not_with_agent'; readonly case: CaseId }
  /** Meant to be given alone, and somebody has to say yes; or meant to be asked for, and nobody need. */
  | {
      readonly kind: 'needs_a_yes';
      readonly case: CaseId;
      readonly reasons: readonly Reason[];
      readonly largestAllowed: Money | null;
    }
  | { readonly kind: 'needs_no_yes'; readonly case: CaseId };

/** What is told of ending a case otherwise, and of undoing that. */
export type LifeRefusal =
  /** Something on it has to be seen to before it can be set aside. */
  | { readonly kind: 'not_dismissed'; readonly case: CaseId; readonly held: Held }
  /** `case`: the one that has to be seen to first. */
  | { readonly kind: 'not_merged'; readonly case: CaseId; readonly why: NotMerged }
  /** It goes on as part of another one. */
  | { readonly kind: 'merged_into'; readonly case: CaseId; readonly into: CaseId }
  /** Something has happened on the case that stays. */
  | { readonly kind: 'merge_stands'; readonly case: CaseId; readonly into: CaseId }
  /** It has others that were merged into it, or is one: the rest of the matter is taken from it instead. */
  | { readonly kind: 'merged_stays_together'; readonly case: CaseId; readonly other: CaseId }
  | { readonly kind: 'dismissal_needs_words'; readonly case: CaseId }
  | { readonly kind: 'nothing_to_undo'; readonly case: CaseId; readonly status: CaseStatus }
  /** Somebody else did it, and undoes it, or a lead. */
  | { readonly kind: 'not_yours_to_undo'; readonly did: MemberId }
  | { readonly kind: 'too_late_to_undo'; readonly case: CaseId; readonly was: 'resolved' | 'dismissed' };
