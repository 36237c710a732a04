/** What happens to a case: the events that change it, each with all that `evolve` needs. Pure data. */
import type { Because, FailureType, Severity, Triage } from '../base/failures.ts';
import type { Customer } from '../base/customers.ts';
import type { CaseId, MemberId, ThingId } from '../base/ids.ts';
import type { Money } from '../base/money.ts';
import type { BudgetLedgerEntry } from '../authority/ledger.ts';
import type { LetterKind, LetterReminder, Regulated, Voice } from '../letters/letter.ts';
import type { Facts } from '../policy/facts.ts';
import type { Sensitivity } from '../policy/policy.ts';
import type { CareDone } from './care/care.ts';
import type { Correction, Repeat } from './again.ts';
import type { AdviceAsked, Assist } from './help.ts';
import type { Dismissal, FollowUpHow, ReopenCause, Resolution, Review, ShoutOut, WhyDropped } from './ends.ts';
import type { Handover, HowOwned } from './handover.ts';
import type {
  RecoveryCase,
  Complaint,
  RecoveryAction,
  ApprovalRequest,
  CounterOffer,
  PromiseStatus,
  CustomerPromise,
  PromiseReminder,
  DecisionKept,
} from './case.ts';
import type { Doubt } from './fulfilment.ts';

/** What of the reading a person may say otherwise. */
export type Corrected = Pick<Triage, 'failure' | 'severity' | 'stage' | 'deadline' | 'remedySought'>;

interface Happened<K extends string> {
  readonly kind: K;
  readonly at: Date;
  /** Who did it; null when the clock or the product did. */
  readonly by: MemberId | null;
  /** The person whose agent did it; not given: no agent did. */
  readonly agentOf?: MemberId;
}

/** A request that stands for other actions than before; what stood there is withdrawn. */
export interface Restated {
  readonly request: ThingId;
  readonly actions: readonly RecoveryAction[];
  readonly because: string | null;
  /** Whom it is put to now and when they are reminded; not given while it waits for its asker. */
  readonly putTo?: PutTo;
}

/** Whom an undecided request is put to, with the clock that begins for them. */
export interface PutTo {
  readonly rung: number;
  readonly asked: readonly MemberId[];
  readonly remindAt: Date | null;
  readonly escalateAt: Date | null;
}

/** Actions as they stand, and the ledger entries that come with it. */
export interface Stands {
  readonly actions: readonly RecoveryAction[];
  readonly entries: readonly BudgetLedgerEntry[];
}

/** What is set aside on a case, booked anew for the customer it turned out to be for: their limits have to see it. */
export interface Rebooked {
  /** The actions with their new ledger entries. */
  readonly actions: readonly RecoveryAction[];
  readonly entries: readonly BudgetLedgerEntry[];
}

/** What failed, given once more under its own id: how it was judged now, and the entries that come with it. */
export interface Again {
  readonly entries: readonly BudgetLedgerEntry[];
  readonly decision: DecisionKept;
  readonly cost: Money | null;
}

/** What happened to a case; append-only. Each event carries what it changes, so that `evolve` needs nothing else. */
export type CaseEvent =
  | (Happened<'logged'> & { readonly case: RecoveryCase })
  /** `how` and `from`: it was somebody's before, and went on; not given: the rules chose another owner at once, or an older version did. */
  | (Happened<'owned'> & {
      readonly owner: MemberId;
      readonly from?: MemberId;
      readonly how?: HowOwned;
      readonly because?: string | null;
    })
  | (Happened<'handover_offered'> & { readonly handover: Handover })
  | (Happened<'handover_settled'> & {
      readonly handover: ThingId;
      readonly how: 'declined' | 'withdrawn' | 'lapsed';
      readonly reason: string | null;
    })
  /** What somebody who has left still had open on a case that is another one's. */
  | (Happened<'passed_on'> & {
      readonly to: MemberId;
      readonly promises: readonly ThingId[];
      readonly requests: readonly ThingId[];
    })
  /** A person says otherwise than what was read; only what changed is given. */
  | (Happened<'retriaged'> & { readonly triage: Partial<Corrected>; readonly because: string | null })
  /** The customer said more. `alsoConcerns`: whom its words may be about besides; not given: nobody new. */
  | (Happened<'complaint_added'> & { readonly complaint: Complaint; readonly alsoConcerns?: readonly MemberId[] })
  | (Happened<'facts_set'> & {
      readonly customer: Customer;
      readonly orderValue: Money | null;
      readonly lossValue: Money | null;
      readonly facts: Facts;
      /** Everything seen by now; not given when nothing about it was said. */
      readonly evidence?: readonly string[];
      readonly evidenceSeenBy?: ReadonlyMap<string, readonly MemberId[]>;
      /** Only when the customer changed while something was set aside. */
      readonly rebooked?: Rebooked;
      /** Whom the complaint is about; null for nobody; not given when nothing about it was said. */
      readonly concerns?: MemberId | null;
      /** Whom the complaint is about now, where the policy wants them told. */
      readonly tellsConcerned?: MemberId;
    })
  /** From now on its words are for few: what it is about, all of it; why, null where it turned out to be about a colleague; who was told. */
  | (Happened<'restricted'> & {
      readonly sensitivities: readonly Sensitivity[];
      readonly reason: string | null;
      readonly contacts: readonly MemberId[];
    })
  | (Happened<'lifted'> & { readonly reason: string })
  /** It is not the first complaint of its customer. `severity`: one step up; null where it stays. `tells`: who leads the team, and whose case it is. */
  | (Happened<'repeated'> & {
      readonly repeat: Repeat;
      readonly severity: Because<Severity> | null;
      readonly tells: readonly MemberId[];
    })
  /** A decision that the policy allowed was corrected for the customer. */
  | (Happened<'put_right'> & { readonly correction: Correction })
  /** The same complaint came by another way, too. */
  | (Happened<'came_again'> & { readonly way: string })
  /** A person said that it is another matter than this case; both have it. */
  | (Happened<'said_apart'> & { readonly from: CaseId; readonly because?: string })
  /** Somebody looked at it while it was restricted, or who does not work on it; `what`: at what masking had hidden. */
  | (Happened<'viewed'> & { readonly what?: 'hidden' })
  /** Something about the customer was said on it: what it holds stands beside the cases. The case itself is as it was. */
  | (Happened<'cared'> & { readonly what: CareDone; readonly because?: string })
  /** Whom the case is of also goes by this, or does not: on every case. */
  | (Happened<'customer_linked' | 'customer_unlinked'> & { readonly with: Customer; readonly because: string })
  /** Said to be one matter with these, and counted together from now on; each of them has the same event. */
  | (Happened<'linked'> & { readonly with: readonly CaseId[]; readonly because?: string })
  /** Said to be part of an outage, or of none. */
  | (Happened<'linked_outage'> & { readonly outage: NonNullable<RecoveryCase['outage']> })
  | (Happened<'unlinked_outage'> & { readonly outage: ThingId })
  | (Happened<'unlinked'> & { readonly with: readonly CaseId[]; readonly because?: string })
  | (Happened<'given'> & {
      readonly actions: readonly RecoveryAction[];
      readonly entries: readonly BudgetLedgerEntry[];
    })
  | (Happened<'asked'> & {
      readonly request: ApprovalRequest;
      readonly actions: readonly RecoveryAction[];
      /** Would have been asked, but somebody else decides: told so privately. */
      readonly passedOver?: MemberId;
      /** Likewise, where the complaint may be about several who have the name. */
      readonly alsoPassedOver?: readonly MemberId[];
    })
  | (Happened<'approved'> & {
      readonly request: ThingId;
      readonly onBehalfOf: MemberId | null;
      readonly complete: boolean;
      /** What the approver wants the asker to know; not given: nothing. */
      readonly reason?: string;
      /** Its actions as they were judged at this moment, with what a complete yes sets aside. A journal of old may have none. */
      readonly stands?: Stands;
    })
  | (Happened<'declined'> & {
      readonly request: ThingId;
      readonly onBehalfOf: MemberId | null;
      readonly reason: string;
      readonly alternative: string | null;
    })
  | (Happened<'countered'> & { readonly restated: Restated; readonly counter: CounterOffer })
  | (Happened<'counter_accepted'> & { readonly request: ThingId; readonly stands?: Stands })
  | (Happened<'discussed'> & { readonly restated: Restated; readonly text: string })
  | (Happened<'request_edited'> & { readonly restated: Restated })
  | (Happened<'asked_more'> & { readonly request: ThingId; readonly text: string })
  | (Happened<'answered_more'> & { readonly request: ThingId; readonly text: string })
  | (Happened<'reminded'> & { readonly request: ThingId })
  | (Happened<'snoozed'> & { readonly request: ThingId; readonly until: Date })
  | (Happened<'escalated'> & {
      readonly request: ThingId;
      readonly rung: number;
      readonly asked: readonly MemberId[];
      readonly remindAt: Date | null;
      readonly escalateAt: Date | null;
      readonly expiresAt: Date;
      readonly extended: boolean;
    })
  /** Others can decide now than before: somebody left, came back, or went away. Empty when nobody can. */
  | (Happened<'reassigned'> & {
      readonly request: ThingId;
      readonly asked: readonly MemberId[];
      /** A clock that begins anew, where somebody is asked who was not a moment ago. */
      readonly putTo?: PutTo;
      readonly passedOver?: MemberId;
    })
  | (Happened<'withdrawn'> & { readonly request: ThingId })
  | (Happened<'expired'> & { readonly request: ThingId })
  /** Asked of the system that does it. `again`: it had failed and was released; judged anew, with what is set aside for it now. */
  | (Happened<'fulfilment_requested'> & {
      readonly action: ThingId;
      readonly of: string | null;
      readonly again?: Again;
    })
  /** What became of it. `again`: it was released before, and happened after all. */
  | (Happened<'fulfilment_settled'> & {
      readonly action: ThingId;
      readonly to: 'confirmed' | 'failed' | 'unknown';
      readonly reference: string | null;
      readonly reason: string | null;
      readonly again?: Again;
    })
  /** The other system says otherwise than what stands; nothing changes until a person has found out. */
  | (Happened<'fulfilment_doubted'> & { readonly action: ThingId } & Omit<Doubt, 'at'>)
  | (Happened<'action_done'> & { readonly action: ThingId })
  | (Happened<'action_dropped'> & {
      readonly action: ThingId;
      readonly status: 'refused_by_customer' | 'lapsed';
      readonly reason: string | null;
    })
  /** Help was asked for, or something became of it; `assist` as it is from now on. `passed`: others have it. */
  | (Happened<'assist'> & {
      readonly what: 'asked' | 'reminded' | 'passed' | 'done' | 'declined' | 'withdrawn';
      readonly assist: Assist;
    })
  /** The team was asked, or said something; `advice` as it is from now on, `answer`: which of its answers. */
  | (Happened<'advice'> & {
      readonly what: 'asked' | 'answered' | 'helped';
      readonly advice: AdviceAsked;
      readonly answer?: ThingId;
    })
  | (Happened<'promised'> & { readonly promise: CustomerPromise })
  | (Happened<'promise_reminded'> & { readonly promise: ThingId; readonly reminder: PromiseReminder })
  | (Happened<'promise_settled'> & {
      readonly promise: ThingId;
      readonly status: PromiseStatus;
      readonly reason: string | null;
    })
  /** `offersReview`: whom a review is offered to; not given: nobody. */
  | (Happened<'resolved'> & { readonly resolution: Resolution; readonly offersReview?: readonly MemberId[] })
  | (Happened<'reviewed'> & { readonly review: Review })
  /** The customer heard from us; was not reached; or cannot or does not want to be. */
  | (Happened<'contacted'> & { readonly reached: 'yes' | 'no' | 'never'; readonly words: string | null })
  /** The customer should be asked how it went: who is told. */
  | (Happened<'follow_up_due'> & { readonly n: number; readonly told: readonly MemberId[] })
  | (Happened<'followed_up'> & { readonly n: number; readonly how: FollowUpHow; readonly words: string | null })
  /** They have heard nothing since: who is told. */
  | (Happened<'went_silent'> & {
      readonly to: 'owner' | 'lead';
      readonly told: readonly MemberId[];
      readonly since: Date;
    })
  /** It was a mistake: what stood then, so that it stays on record. */
  | (Happened<'resolve_undone'> & { readonly resolution: Resolution })
  /** It is no case; and it is one after all. */
  | (Happened<'dismissed' | 'restored'> & { readonly dismissal: Dismissal })
  /** It goes on as part of another one, which has the same moment as `merged_in`. */
  | (Happened<'merged'> & { readonly into: CaseId; readonly because?: string })
  | (Happened<'merged_in'> &
      Pick<
        RecoveryCase,
        'complaints' | 'actions' | 'requests' | 'promises' | 'firstCustomerContactAt' | 'lastContactAt'
      > & {
        readonly from: CaseId;
        readonly with: readonly CaseId[];
        readonly apart: readonly CaseId[] | null;
        /** Keys and failures that are judged for it from now on, and whom its words may be about. */
        readonly customers: readonly string[];
        readonly failures: readonly FailureType[];
        readonly concerns: readonly MemberId[];
      })
  /** It goes on by itself again, with what it had; the other one has `merge_undone`. */
  | (Happened<'unmerged'> & Pick<RecoveryCase, 'actions' | 'requests' | 'promises'> & { readonly from: CaseId })
  | (Happened<'merge_undone'> & { readonly from: CaseId })
  /** In which language the customer is written to, and how they are addressed. */
  | (Happened<'writing_chosen'> & { readonly voice: Voice })
  /** What the trade's rules ask to be written, counted from when the complaint was received. */
  | (Happened<'letters_due'> & { readonly regulated: Regulated })
  | (Happened<'letter_sent'> & { readonly letter: LetterKind })
  | (Happened<'letter_reminded'> & {
      readonly letter: LetterKind;
      readonly reminder: LetterReminder;
      readonly due: Date;
      readonly tells: readonly MemberId[];
    })
  /**
   * Its customer was erased: what tells of them is gone from the case and from its journal before this. `counted`: the key they
   * are counted under now, which nobody can find out anything from; null where the case was not theirs any more, and only what
   * named them is gone.
   */
  | (Happened<'erased'> & { readonly erasure: ThingId; readonly counted: string | null })
  /** Neither time nor anybody erases it until the hold ends. */
  | (Happened<'held'> & { readonly because: string })
  | (Happened<'hold_ended'> & object)
  | (Happened<'closed'> & object)
  /** `cause` not given: the customer came back. */
  | (Happened<'reopened'> & { readonly reason: string | null; readonly cause?: ReopenCause })
  | (Happened<'thanks_drafted'> & { readonly shoutOut: ShoutOut })
  | (Happened<'thanks_posted'> & {
      readonly shoutOut: ThingId;
      readonly text: string;
      readonly audience: ShoutOut['audience'];
    })
  /** `why` not given: somebody let it be, or an older version. */
  | (Happened<'thanks_dropped'> & { readonly shoutOut: ThingId; readonly why?: WhyDropped });
