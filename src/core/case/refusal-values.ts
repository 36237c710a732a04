/** The fixed words that a kind no carries: who decided, what is in the way, why not. Pure data. */
import type { MemberId } from '../base/ids.ts';
import type { RequestStatus } from './case.ts';

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
