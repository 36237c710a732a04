/** What a rule answers: what was done, or a kind no. Values only; the sentences are in cards/words. Pure data. */
import type { ApprovalCode } from '../authority/may-approve.ts';
import type { AuthorityDecision, Reason, Requirement } from '../authority/decide.ts';
import type { CaseId, MemberId, ThingId } from '../base/ids.ts';
import type { Money } from '../base/money.ts';
import type { AuditEvent, RecoveryAction, RecoveryCase, RequestStatus } from './case.ts';

/** What was done, for the private answer to the one who asked. */
export type Said =
  | { readonly said: 'logged'; readonly masked: readonly string[] }
  | { readonly said: 'given'; readonly actions: readonly ThingId[] }
  | {
      readonly said: 'asked';
      readonly request: ThingId;
      readonly reasons: readonly Reason[];
      readonly largestAllowed: Money | null;
      /** Other cases that are counted together with this one; not given: none. */
      readonly together?: readonly CaseId[];
    }
  | { readonly said: 'approved'; readonly request: ThingId; readonly complete: boolean }
  | { readonly said: 'declined'; readonly request: ThingId }
  | { readonly said: 'countered'; readonly request: ThingId }
  | { readonly said: 'counter_accepted'; readonly request: ThingId }
  | { readonly said: 'discussed'; readonly request: ThingId }
  | { readonly said: 'request_edited'; readonly request: ThingId; readonly withinOwn: boolean }
  | { readonly said: 'asked_more'; readonly request: ThingId }
  | { readonly said: 'answered_more'; readonly request: ThingId }
  | { readonly said: 'snoozed'; readonly request: ThingId; readonly until: Date }
  | { readonly said: 'withdrawn'; readonly request: ThingId }
  | { readonly said: 'facts_set' }
  | { readonly said: 'linked' | 'unlinked'; readonly with: readonly CaseId[] }
  | { readonly said: 'linked_event' | 'unlinked_event'; readonly name: string }
  | { readonly said: 'promised'; readonly promise: ThingId }
  | { readonly said: 'promise_kept'; readonly promise: ThingId; readonly late: boolean }
  | { readonly said: 'resolved'; readonly draft: boolean }
  | { readonly said: 'thanks_posted'; readonly audience: 'public' | 'team' | 'private' }
  | { readonly said: 'thanks_dropped' }
  /** Asked twice, done once: nothing changed, because it was so already. */
  | { readonly said: 'already_so' }
  | { readonly said: 'looked' };

/** Who decided a request, when, and how it ended. */
export interface Decided {
  readonly by: MemberId;
  readonly at: Date;
  readonly how: RequestStatus;
}

/** A kind no: nothing changed, nothing is half done. */
export type Refusal =
  | { readonly no: 'not_a_member' }
  | { readonly no: 'no_such_case'; readonly case: CaseId }
  | { readonly no: 'nothing_written' }
  | { readonly no: 'too_long'; readonly most: number }
  | { readonly no: 'case_is_over'; readonly status: RecoveryCase['status'] }
  | { readonly no: 'same_case'; readonly case: CaseId }
  | { readonly no: 'too_many_linked'; readonly most: number }
  | { readonly no: 'lead_takes_apart' }
  | { readonly no: 'no_event' }
  | { readonly no: 'not_yours'; readonly owner: MemberId }
  | { readonly no: 'may_not_give'; readonly kind: string; readonly decision: AuthorityDecision }
  | {
      readonly no: 'needs';
      readonly kind: string;
      readonly requires: readonly Requirement[];
      /** When evidence is missing: of each of these lists one kind must have been seen, because the cost is over the amount. */
      readonly evidence?: readonly { readonly amount: Money; readonly kinds: readonly string[] }[];
    }
  | { readonly no: 'nobody_can_approve'; readonly reasons: readonly Reason[]; readonly largestAllowed: Money | null }
  | { readonly no: 'already_pending'; readonly request: ThingId }
  | { readonly no: 'suggestion_changed' }
  | { readonly no: 'no_such_request' }
  | { readonly no: 'nothing_offered' }
  | { readonly no: 'no_counter' }
  | { readonly no: 'no_question' }
  | {
      readonly no: 'may_not_approve';
      readonly code: ApprovalCode;
      readonly who: readonly MemberId[];
      readonly decided: Decided | null;
      /** What to type where the value has to be said first: the case, and the currency it is said in. */
      readonly value?: { readonly case: CaseId; readonly in: string };
      /** A counter-offer was made, and waits for the asker. */
      readonly countered?: { readonly by: MemberId; readonly asker: MemberId };
    }
  | { readonly no: 'reason_needed' }
  | { readonly no: 'open_approval'; readonly request: ThingId }
  | { readonly no: 'open_promise'; readonly promises: readonly ThingId[] }
  | { readonly no: 'blame_in_text'; readonly field: 'whatHelped' | 'processArea' | 'thanks'; readonly word: string }
  | { readonly no: 'leaks'; readonly word: string; readonly why: string }
  | { readonly no: 'not_a_future_time' }
  | { readonly no: 'no_such_promise' }
  /** Several are open and none was named. */
  | { readonly no: 'which_promise'; readonly case: CaseId; readonly promises: readonly ThingId[] }
  | { readonly no: 'no_such_shout_out' }
  | { readonly no: 'preference_none' };

export type Answered =
  | { readonly ok: true; readonly events: readonly AuditEvent[]; readonly said: Said }
  | { readonly ok: false; readonly no: Refusal };

export const done = (said: Said, ...events: readonly AuditEvent[]): Answered => ({ ok: true, events, said });
export const refuse = (no: Refusal): Answered => ({ ok: false, no });

/** Actions that still hold money or wait for somebody. */
export const isLive = (a: RecoveryAction): boolean =>
  a.status === 'authorised' || a.status === 'pending_approval' || a.status === 'countered';
