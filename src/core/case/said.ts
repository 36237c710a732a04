/** What a rule answers: what was done, or a kind no. Values only; the sentences are in cards/words. Pure data. */
import type { WhyPrivate } from '../base/private-word.ts';
import type { ApprovalCode } from '../approval/may-approve.ts';
import type { AuthorityDecision, Reason, Requirement } from '../authority/decision.ts';
import type { ActionRemaining } from '../authority/remaining.ts';
import type { CaseId, MemberId, ThingId } from '../base/ids.ts';
import type { LetterKind, Voice } from '../letters/letter.ts';
import type { Money } from '../base/money.ts';
import type { Correction } from './again.ts';
import type { AmountNamed, CaseChanges, NextFacts } from './commands.ts';
import type { RecoveryAction, RecoveryCase } from './case.ts';
import type { CareDone, CareKept } from './care/care.ts';
import type { Audience, REVIEWED } from './ends.ts';
import type { CaseEvent } from './events.ts';
import { isUnfulfilled, type Finding } from './fulfilment.ts';
import type { AskedOf, AssistStatus } from './help.ts';
import type {
  AgentRefusal,
  LifeRefusal,
  CaseHolds,
  Decided,
  NotOffered,
  PaymentVerb,
  RequestVerb,
} from './refusal-values.ts';
import type { HandoverStatus } from './handover.ts';

/** What was done, for the private answer to the one who asked. */
export type Said =
  /** `follows`: the case it is one matter with from the beginning; not given: none. */
  | { readonly kind: 'logged'; readonly masked: readonly string[]; readonly follows?: CaseId }
  | { readonly kind: 'restricted' | 'lifted' }
  | { readonly kind: 'held' }
  | { readonly kind: 'hold_ended' }
  /** `promise`: what was promised with it. `takenBack`: their own request for it, which waited. */
  | {
      readonly kind: 'given';
      readonly actions: readonly ThingId[];
      readonly promise?: ThingId;
      readonly takenBack?: ThingId;
      /** Whose request for just this still waits: it would be given twice. */
      readonly asksToo?: MemberId;
    }
  | {
      readonly kind: 'asked';
      readonly request: ThingId;
      readonly reasons: readonly Reason[];
      readonly largestAllowed: Money | null;
      /** What may be given on the case alone while it waits; not given: nothing that is known. */
      readonly meanwhile?: readonly ActionRemaining[];
      /** Other cases that are counted together with this one; not given: none. */
      readonly together?: readonly CaseId[];
      readonly promise?: ThingId;
    }
  | { readonly kind: 'approved'; readonly request: ThingId; readonly complete: boolean }
  | { readonly kind: 'declined'; readonly request: ThingId }
  | { readonly kind: 'countered'; readonly request: ThingId }
  /** `byWhen`: something of it is a promise whose time nobody said yet. */
  | { readonly kind: 'counter_accepted'; readonly request: ThingId; readonly byWhen?: true }
  | { readonly kind: 'discussed'; readonly request: ThingId }
  | { readonly kind: 'request_edited'; readonly request: ThingId; readonly withinOwn: boolean }
  | { readonly kind: 'asked_more'; readonly request: ThingId }
  | { readonly kind: 'answered_more'; readonly request: ThingId }
  | { readonly kind: 'snoozed'; readonly request: ThingId; readonly until: Date }
  | { readonly kind: 'withdrawn'; readonly request: ThingId }
  | { readonly kind: 'facts_set'; readonly next?: NextFacts }
  | { readonly kind: 'handover_offered' | 'handover_declined' | 'handover_withdrawn' }
  | { readonly kind: 'handover_accepted' | 'taken'; readonly from: MemberId }
  | { readonly kind: 'dismissed' }
  | { readonly kind: 'undone'; readonly was: 'resolved' | 'dismissed' | 'merged' }
  | { readonly kind: 'put_right'; readonly leadsTo: Correction['leadsTo'] }
  | { readonly kind: 'reopened' }
  | { readonly kind: 'reviewed' }
  | { readonly kind: 'merged'; readonly into: CaseId }
  | { readonly kind: 'edited'; readonly fields: readonly (keyof CaseChanges)[] }
  | { readonly kind: 'customer_linked' | 'customer_unlinked'; readonly with: string | null }
  | { readonly kind: 'said_apart'; readonly from: CaseId }
  | { readonly kind: 'linked' | 'unlinked'; readonly with: readonly CaseId[] }
  | { readonly kind: 'linked_outage' | 'unlinked_outage'; readonly name: string }
  /** What is known now of a remedy that was given. */
  | { readonly kind: 'payment_settled'; readonly action: ThingId; readonly to: Finding }
  | { readonly kind: 'paid_again'; readonly action: ThingId }
  /** What the other system said, taken down; `no_use`: there is nothing it could be about. */
  | { readonly kind: 'heard'; readonly how: 'taken' | 'contradicts' | 'no_use' }
  | { readonly kind: 'assist_asked' | 'assist_withdrawn'; readonly assist: ThingId }
  | { readonly kind: 'team_asked'; readonly advice: ThingId }
  | { readonly kind: 'advised'; readonly asker: MemberId }
  /** `draft`: a thank-you to them is drafted. */
  | { readonly kind: 'advice_thanked'; readonly who: MemberId; readonly draft: boolean }
  | { readonly kind: 'assist_answered'; readonly assist: ThingId; readonly how: 'done' | 'cannot' }
  | { readonly kind: 'promised'; readonly promise: ThingId }
  | { readonly kind: 'promise_kept'; readonly promise: ThingId; readonly late: boolean }
  | { readonly kind: 'followed_up'; readonly how: 'well' | 'not_well' | 'not_reached' }
  | { readonly kind: 'contacted'; readonly reached: 'yes' | 'no' | 'never' }
  /** `late`: its time had passed, so that it stays on record as not kept in time. */
  | { readonly kind: 'promise_released'; readonly promise: ThingId; readonly late: boolean }
  | { readonly kind: 'promises_settled'; readonly kept: number; readonly released: number }
  | { readonly kind: 'resolved'; readonly draft: boolean }
  /** `to`: somebody else than who confirmed it. */
  | { readonly kind: 'thanks_posted'; readonly audience: Audience; readonly to?: MemberId }
  | { readonly kind: 'thanks_dropped' }
  /** Asked twice, done once: nothing changed, because it was so already. */
  | { readonly kind: 'already_so' }
  | { readonly kind: 'letter_sent'; readonly letter: LetterKind }
  /** `by`: who signs; `house`: where they work, empty where nobody said. */
  | {
      readonly kind: 'drafted';
      readonly letter: LetterKind;
      readonly voice: Voice;
      readonly by: MemberId;
      readonly house: string;
    }
  | { readonly kind: 'looked' }
  /** What was told is on this case already, or is more of it. */
  | { readonly kind: 'came_again'; readonly how: 'same' | 'more' }
  /** What a customer said to a survey stands on the case. */
  | { readonly kind: 'heard_again' }
  | { readonly kind: 'cared'; readonly what: CareDone };

/** A kind no: nothing changed, nothing is half done. */
export type Refusal =
  | { readonly kind: 'not_a_member' }
  | AgentRefusal
  | { readonly kind: 'no_such_case'; readonly case: CaseId }
  /** The message is a case already. */
  | { readonly kind: 'logged_before'; readonly case: CaseId }
  | { readonly kind: 'nothing_written' }
  /** A restricted case, or one about the asker: for others to see to. */
  | { readonly kind: 'kept_private'; readonly case: CaseId; readonly who: readonly MemberId[] }
  /** What masking hid is for those who work on the case. */
  | { readonly kind: 'not_on_case'; readonly case: CaseId; readonly owner: MemberId }
  | { readonly kind: 'contacts_lift'; readonly who: readonly MemberId[] }
  | { readonly kind: 'leads_hold'; readonly who: readonly MemberId[] }
  | { readonly kind: 'reason_needed_to_restrict'; readonly verb: 'restrict' | 'lift' | 'hold'; readonly case: CaseId }
  | { readonly kind: 'too_long'; readonly most: number }
  /** Meant as all that was given, and that is not the same any more. */
  | { readonly kind: 'given_since'; readonly case: CaseId; readonly v: number }
  | { readonly kind: 'case_is_over'; readonly status: RecoveryCase['status'] }
  | { readonly kind: 'case_is_full'; readonly case: CaseId; readonly of: CaseHolds; readonly most: number }
  | LifeRefusal
  /** It goes on: what it taught is not known yet. */
  | { readonly kind: 'review_later'; readonly case: CaseId }
  /** A lead resolves what somebody else owns. */
  | { readonly kind: 'resolve_needs_reason'; readonly case: CaseId; readonly v: number; readonly owner: MemberId }
  /** Nothing on it could be corrected: it is given instead. */
  | { readonly kind: 'nothing_decided'; readonly case: CaseId }
  | { readonly kind: 'reopen_needs_reason'; readonly case: CaseId }
  /** It goes on, so that there is nothing to open again. */
  | { readonly kind: 'not_over'; readonly case: CaseId }
  /** What the customer says now is another case, linked with this one. */
  | { readonly kind: 'too_late_to_reopen'; readonly case: CaseId }
  | { readonly kind: 'same_case'; readonly case: CaseId }
  | { readonly kind: 'too_many_linked'; readonly most: number }
  | { readonly kind: 'too_many_references'; readonly most: number }
  | { readonly kind: 'lead_takes_apart' }
  /** Whom the case is of is not known yet, or what was typed names nobody. */
  | { readonly kind: 'customer_unknown'; readonly case: CaseId }
  | { readonly kind: 'names_nobody' }
  | { readonly kind: 'link_needs_reason'; readonly case: CaseId; readonly verb: 'link' | 'unlink' }
  /** Its customer is not asked, or not any more. */
  | { readonly kind: 'no_survey'; readonly case: CaseId }
  /** Health, belief and the like are not remembered, nor anything from a case that is kept private. */
  | { readonly kind: 'note_kept_apart'; readonly case: CaseId }
  | { readonly kind: 'too_many_notes'; readonly most: number }
  | { readonly kind: 'leaving_needs_reason'; readonly case: CaseId }
  | { readonly kind: 'not_leaving'; readonly case: CaseId }
  /** The policy wins nobody back, or they did not agree to hear from us. */
  | { readonly kind: 'no_winback'; readonly case: CaseId; readonly why: 'policy' | 'consent' }
  | { readonly kind: 'no_outage' }
  | { readonly kind: 'not_yours'; readonly owner: MemberId }
  /** `who`: a person, or nobody where it was a team. `until`: when they are back. */
  | {
      readonly kind: 'not_offered';
      readonly case: CaseId;
      readonly why: NotOffered;
      readonly who: MemberId | null;
      readonly until?: Date;
    }
  | { readonly kind: 'handover_needs_words'; readonly case: CaseId; readonly verb: 'handover' | 'take' | 'decline' }
  /** No offer waits for an answer. `how`: what became of the one that was meant; null: there was none, or it is long ago. */
  | {
      readonly kind: 'no_handover';
      readonly case: CaseId;
      readonly owner: MemberId;
      readonly how: Exclude<HandoverStatus, 'offered'> | null;
      readonly at: Date | null;
    }
  | { readonly kind: 'not_offered_to_you'; readonly case: CaseId; readonly asked: readonly MemberId[] }
  | { readonly kind: 'only_lead_takes'; readonly case: CaseId; readonly owner: MemberId }
  /** `of`: somebody else's request; not given: what the person asked themselves. */
  | {
      readonly kind: 'may_not_give';
      readonly remedy: string;
      readonly decision: AuthorityDecision;
      readonly of?: MemberId;
    }
  | {
      readonly kind: 'needs';
      readonly remedy: string;
      readonly requires: readonly Requirement[];
      /** It was asked for already, and somebody decides on it. */
      readonly deciding?: true;
      /** When evidence is missing: of each of these lists one kind must have been seen, because the cost is over the amount. */
      readonly evidence?: readonly {
        readonly amount: Money;
        readonly kinds: readonly string[];
        /** Some who could say that they have seen it, where that must be somebody else than the asker. */
        readonly others?: readonly MemberId[];
      }[];
    }
  /** Whether anybody may give it depends on facts that are missing. */
  | { readonly kind: 'facts_first'; readonly remedy: string; readonly facts: readonly string[] }
  | { readonly kind: 'nobody_can_approve'; readonly reasons: readonly Reason[]; readonly largestAllowed: Money | null }
  /** The same is asked for already; `offeredBy`: somebody offers just this instead, and it waits for who asked. */
  | {
      readonly kind: 'already_asked';
      readonly case: CaseId;
      readonly request: ThingId;
      readonly by: MemberId;
      readonly asked: readonly MemberId[];
      readonly offeredBy: MemberId | null;
    }
  | { readonly kind: 'suggestion_changed' }
  | { readonly kind: 'no_such_request' }
  | { readonly kind: 'nothing_offered' }
  | { readonly kind: 'no_counter' }
  | { readonly kind: 'no_question' }
  | {
      readonly kind: 'may_not_approve';
      readonly code: ApprovalCode;
      readonly who: readonly MemberId[];
      readonly decided: Decided | null;
      /** What to type where the value has to be said first: the case, and the currency it is said in. */
      readonly value?: { readonly case: CaseId; readonly in: string };
      /** A counter-offer was made, and waits for the asker. */
      readonly countered?: { readonly by: MemberId; readonly asker: MemberId };
    }
  /** The amount named is not that of the request, or of the offer: nothing was decided. */
  | {
      readonly kind: 'amount_differs';
      readonly verb: 'approve' | 'decline' | 'accept' | 'withdraw';
      readonly case: CaseId;
      readonly named: AmountNamed;
      readonly asked: readonly Pick<RecoveryAction, 'kind' | 'amount' | 'units'>[];
      /** What is asked has no current rate, so the amount may have been meant as its value. */
      readonly mayBeWorth: boolean;
    }
  /** Several requests could be meant: nothing was done. `isNone`: none of them is what was named. */
  | {
      readonly kind: 'which_request';
      readonly verb: RequestVerb;
      readonly case: CaseId;
      readonly requests: readonly ThingId[];
      readonly named: AmountNamed | null;
      readonly isNone: boolean;
      /** What was typed for somebody to read; null: nothing. */
      readonly words: string | null;
    }
  /** A value was said for what has one. */
  | {
      readonly kind: 'value_known';
      readonly case: CaseId;
      readonly said: Money;
      readonly cost: Money;
      /** Who said the value first, where no rate says it; null where one does. */
      readonly saidBy: MemberId | null;
      readonly asker: MemberId;
    }
  | { readonly kind: 'reason_needed' }
  | { readonly kind: 'open_approval'; readonly request: ThingId }
  /** Until somebody has settled what failed, the customer waits for it. */
  | {
      readonly kind: 'payment_failed';
      readonly case: CaseId;
      readonly actions: readonly Pick<RecoveryAction, 'kind' | 'amount' | 'units'>[];
    }
  /** Nothing on the case is there to be paid, or to have failed. */
  | { readonly kind: 'nothing_to_pay'; readonly case: CaseId; readonly what: PaymentVerb }
  /** Several could be meant: nothing was done. */
  | {
      readonly kind: 'which_payment';
      readonly case: CaseId;
      readonly what: PaymentVerb;
      readonly actions: readonly Pick<RecoveryAction, 'kind' | 'amount' | 'units'>[];
    }
  | { readonly kind: 'failed_needs_reason'; readonly case: CaseId }
  /** To give it once more is decided anew, and is not this person's to decide alone. */
  | {
      readonly kind: 'not_yours_to_pay';
      readonly case: CaseId;
      readonly remedy: string;
      readonly decision: AuthorityDecision;
      /** Who said yes to it before; empty where nobody was asked. */
      readonly who: readonly MemberId[];
    }
  | { readonly kind: 'open_promise'; readonly promises: readonly ThingId[] }
  | {
      readonly kind: 'blame_in_text';
      readonly field: 'text' | 'whatHelped' | 'processArea' | (typeof REVIEWED)[number];
      readonly word: string;
    }
  | { readonly kind: 'leaks'; readonly word: string; readonly why: WhyPrivate }
  | { readonly kind: 'not_a_future_time' }
  | { readonly kind: 'no_such_promise' }
  /** A time that the customer has heard is moved with the customer. */
  | { readonly kind: 'customer_heard' }
  /** The old time stays until the customer knows the new one. */
  | { readonly kind: 'customer_not_told'; readonly case: CaseId; readonly promise: ThingId; readonly due: Date }
  /** Whether the customer knows decides what moving it is. `to`: the new time; `isOne`: no other promise waits. */
  | {
      readonly kind: 'told_or_not';
      readonly case: CaseId;
      readonly promise: ThingId;
      readonly to: Date;
      readonly isOne: boolean;
    }
  /** Of a follow-up that is not meant, or is done; and of words that are missing. */
  | { readonly kind: 'no_follow_up'; readonly case: CaseId }
  | { readonly kind: 'not_well_needs_words'; readonly case: CaseId }
  | { readonly kind: 'contact_needs_reason'; readonly case: CaseId }
  /** What is given is a promise, too: by when? */
  | { readonly kind: 'time_needed'; readonly case: CaseId; readonly remedy: string }
  | { readonly kind: 'release_needs_reason'; readonly case: CaseId }
  /** Several are open and none was named, or none has the words that were typed; `to`: what was to become of it. */
  | {
      readonly kind: 'which_promise';
      readonly case: CaseId;
      readonly promises: readonly ThingId[];
      readonly to: 'keep' | 'move' | 'void';
    }
  /** Nobody there could be asked, it is the asker, or the case is for few; `who`: whom to ask instead. */
  | {
      readonly kind: 'not_asked_for_help';
      readonly why: 'yourself' | 'nobody' | 'private';
      readonly of: AskedOf;
      readonly who?: readonly MemberId[];
    }
  /** Somebody else is asked. */
  | { readonly kind: 'help_of_others'; readonly of: AskedOf }
  | { readonly kind: 'help_is_over'; readonly status: AssistStatus }
  | { readonly kind: 'no_such_help'; readonly case: CaseId }
  /** Several are open and none was named. */
  | { readonly kind: 'which_help'; readonly case: CaseId }
  /** The team is not asked; `who`: whom to ask instead. */
  | {
      readonly kind: 'team_not_asked';
      readonly why: 'restricted' | 'no_channel';
      readonly who: readonly MemberId[];
    }
  /** Said by a colleague where a question waits: they may have meant to answer it. */
  | { readonly kind: 'meant_to_advise'; readonly case: CaseId }
  /** What everybody of the team would read leads to the customer. */
  | { readonly kind: 'names_customer'; readonly word: string }
  | { readonly kind: 'no_question_to_team'; readonly case: CaseId }
  | { readonly kind: 'own_question'; readonly case: CaseId }
  | { readonly kind: 'no_such_shout_out' }
  | { readonly kind: 'preference_none' }
  /** The one who is thanked says first who may read it. */
  | { readonly kind: 'asked_first'; readonly who: MemberId }
  /** `isOwn`: whoever asks is the one who is thanked. */
  | { readonly kind: 'wider_than_liked'; readonly who: MemberId; readonly likes: Audience; readonly isOwn: boolean }
  | { readonly kind: 'thanked_left'; readonly who: MemberId }
  /** Decided already. `by`: null where nobody did; `at`: null where an older version did. */
  | {
      readonly kind: 'thanks_settled';
      readonly how: 'posted' | 'dropped' | 'lapsed';
      readonly by: MemberId | null;
      readonly at: Date | null;
    };

export interface Elsewhere {
  readonly case: CaseId;
  readonly events: readonly CaseEvent[];
}

export type Answered =
  | {
      readonly ok: true;
      readonly events: readonly CaseEvent[];
      readonly said: Said;
      /** What happens to other cases with it; not given: nothing. */
      readonly elsewhere?: readonly Elsewhere[];
      /** What is kept of the customer with it; not given: nothing. */
      readonly keeps?: readonly CareKept[];
    }
  | { readonly ok: false; readonly no: Refusal };

export const done = (said: Said, ...events: readonly CaseEvent[]): Extract<Answered, { ok: true }> => ({
  ok: true,
  events,
  said,
});
export const refuse = (no: Refusal): Answered => ({ ok: false, no });

/** Actions that wait for something: for somebody's yes, to be handed over, or to be settled after they failed. */
export const isLive = (a: RecoveryAction): boolean =>
  isUnfulfilled(a) || a.status === 'pending_approval' || a.status === 'countered';
