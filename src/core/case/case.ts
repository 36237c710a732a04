/** One complaint and everything done about it: the state, and the events that change it. Pure data. */
import type { FailureType, Triage } from '../base/failures.ts';
import type { Customer } from '../base/customers.ts';
import type { CaseId, MemberId, TeamId, ThingId, WorkspaceId } from '../base/ids.ts';
import type { Channel } from '../base/members.ts';
import type { Money } from '../base/money.ts';
import type { AuthorityDecision } from '../authority/decision.ts';
import type { BudgetLedgerEntry } from '../authority/ledger.ts';
import type { Facts } from '../policy/facts.ts';
import type { Sensitivity } from '../policy/policy.ts';
import type { StormInForce } from '../authority/storm.ts';
import type { ItemAsked } from './commands.ts';
import type { Dismissal, MergedCase, Resolution, ShoutOut } from './ends.ts';
import type { CaseStatus } from './status.ts';

export interface RecoveryCase {
  readonly workspace: WorkspaceId;
  readonly id: CaseId;
  /** Rises by one with every change; what was on a card's screen carries it. */
  readonly version: number;
  readonly status: CaseStatus;
  readonly team: TeamId;
  readonly owner: MemberId;
  readonly loggedBy: MemberId;
  readonly complaints: readonly Complaint[];
  readonly customer: Customer;
  /** Keys of customers the case was said to be of before: what is given on it is judged for them, too. Not given: none. */
  readonly customersBefore?: readonly string[];
  /** What else the customer goes by, as a person said on this case; not given: nothing. */
  readonly alsoKnownAs?: readonly Customer[];
  readonly triage: Triage;
  /** What it was said to have failed by before: what was given for that counts as well. Not given: nothing else. */
  readonly failuresBefore?: readonly FailureType[];
  /** Null: not sensitive. */
  readonly sensitivity: Sensitivity | null;
  /** What it is besides; a grant that is closed to any of them is closed. Not given: nothing. */
  readonly alsoSensitive?: readonly Sensitivity[];
  /** The member the complaint is about: neither owns it, nor decides on it, nor reads it. Never shown, never counted. */
  readonly concerns: MemberId | null;
  /** Others whom its words may mean, where a name is that of several; not given: nobody. */
  readonly alsoConcerns?: readonly MemberId[];
  /** Who was told of a restricted case and sees to it; not given: nobody. */
  readonly contacts?: readonly MemberId[];
  readonly orderValue: Money | null;
  readonly lossValue: Money | null;
  readonly facts: Facts;
  /** Kinds of evidence somebody has seen, by the policy's names; not given: none. */
  readonly evidence?: readonly string[];
  /** Who has seen each kind; not given: nobody said so since it is kept. */
  readonly evidenceSeenBy?: ReadonlyMap<string, readonly MemberId[]>;
  /** Cases a person said are one matter with this one; always both ways, and all of them with each other. */
  readonly linked: readonly CaseId[];
  /** The mass failure it belongs to; null or not given: none. `quiet`: the outage's card stands for it in the channel. */
  readonly outage?: { readonly id: ThingId; readonly name: string; readonly quiet: boolean } | null;
  readonly actions: readonly RecoveryAction[];
  readonly requests: readonly ApprovalRequest[];
  readonly promises: readonly CustomerPromise[];
  /** The case it is part of since it was merged; null or not given: none. */
  readonly mergedInto?: CaseId | null;
  /** Cases that were merged into it, with what came from each; not given: none. */
  readonly mergedFrom?: readonly MergedCase[];
  readonly resolution: Resolution | null;
  /** Why it is none; null or not given: it is one. */
  readonly dismissal?: Dismissal | null;
  readonly shoutOuts: readonly ShoutOut[];
  /** Where the case card lives. */
  readonly home: Channel | null;
  readonly receivedAt: Date;
  readonly ownedAt: Date | null;
  readonly firstCustomerContactAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly closedAt: Date | null;
  readonly reopened: number;
  readonly handovers: number;
}

export interface Complaint {
  readonly id: ThingId;
  /** Masked: card numbers, mail, phone and the like never reach this. At most 50,000 characters. */
  readonly text: string;
  /** What was masked, by kind, e.g. `['card number']`. */
  readonly masked: readonly string[];
  readonly source: 'chat' | 'message' | 'webhook';
  readonly permalink: string | null;
  readonly receivedAt: Date;
}

export type ActionStatus =
  | 'pending_approval'
  | 'countered'
  | 'authorised'
  | 'done'
  | 'declined'
  | 'withdrawn'
  | 'expired'
  | 'lapsed'
  | 'refused_by_customer';

export interface RecoveryAction {
  readonly id: ThingId;
  readonly kind: string;
  readonly status: ActionStatus;
  readonly amount: Money | null;
  readonly units: bigint | null;
  readonly typedCost: Money | null;
  readonly passenger: string | null;
  /** Discretionary cost in base currency; null when unknown. */
  readonly cost: Money | null;
  readonly settles: AuthorityDecision['settles'];
  readonly because: string | null;
  readonly by: MemberId;
  readonly at: Date;
  readonly decision: DecisionKept;
  /** Ledger entries of the action: the owed part and the excess are two. */
  readonly entries: readonly ThingId[];
  readonly confirmedBy: MemberId | null;
  readonly suggested: boolean;
  /** Authorised but unused after this, it lapses; null for free actions. */
  readonly lapsesAt: Date | null;
}

/** What a decision rested on, so that it can be run again and give the same answer. */
export interface DecisionKept {
  readonly policy: { readonly id: string; readonly version: string } | null;
  readonly at: Date;
  readonly role: string;
  /** Highest ledger sequence the decision had seen. */
  readonly ledgerSeq: bigint;
  readonly decision: AuthorityDecision;
  /** The storm that was on for the giver's team, whether the decision needed it or not; not given: none. */
  readonly storm?: StormInForce;
}

export type RequestStatus = 'pending' | 'countered' | 'approved' | 'declined' | 'withdrawn' | 'expired';

export interface ApprovalRequest {
  readonly id: ThingId;
  readonly actions: readonly ThingId[];
  readonly status: RequestStatus;
  /** Hash of all the request is judged by, as the case stands (`request-digest.ts`): what an approver decides on. */
  readonly digest: string;
  readonly by: MemberId;
  readonly team: TeamId;
  readonly because: string | null;
  readonly requestedAt: Date;
  /** The next moments of the request's own clock, which runs in the working hours of the team asked; null when past. */
  readonly remindAt: Date | null;
  readonly escalateAt: Date | null;
  readonly expiresAt: Date;
  readonly remindedAt: Date | null;
  /** How it last came to those asked; not given: by being asked, or as an older version kept it. */
  readonly came?: 'reminded' | 'escalated' | 'reassigned';
  /** Rung of the ladder that is asked now, from 0. */
  readonly rung: number;
  readonly asked: readonly MemberId[];
  /** Once more to the last rung has been granted after expiry (`on_expiry: escalate`). */
  readonly extended: boolean;
  /** Facts approvers wanted to know before deciding, and what they were told. */
  readonly questions: readonly ApproverQuestion[];
  /** `reason`: what that approver wants the asker to know; not given: nothing. */
  readonly approvals: readonly {
    readonly by: MemberId;
    readonly onBehalfOf: MemberId | null;
    readonly at: Date;
    readonly reason?: string;
    /** What the yes was to; not given: by an older version, to whatever was asked. */
    readonly digest?: string;
  }[];
  readonly counter: CounterOffer | null;
  /** Offers that did not help, with what the asker said to them, oldest first; not given: none, or as an older version kept it. */
  readonly discussed?: readonly DiscussedOffer[];
  readonly decidedBy: MemberId | null;
  readonly onBehalfOf: MemberId | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  /** What would be fine instead, when declined. */
  readonly alternative: string | null;
}

export interface CounterOffer {
  readonly by: MemberId;
  readonly onBehalfOf: MemberId | null;
  readonly at: Date;
  readonly reason: string;
  /** What was asked before, so that discussing can go back to it. */
  readonly asked: readonly ItemAsked[];
  /** The asker could have given this without asking. */
  readonly withinOwn: boolean;
  /** What the offer was made on, as for a yes; not given: by an older version, on whatever stands. */
  readonly digest?: string;
}

export interface DiscussedOffer extends Pick<CounterOffer, 'by' | 'onBehalfOf' | 'reason'> {
  /** What was offered. */
  readonly actions: readonly ThingId[];
  readonly answer: { readonly by: MemberId; readonly text: string };
}

export interface ApproverQuestion {
  readonly by: MemberId;
  readonly at: Date;
  readonly text: string;
  readonly answer: { readonly by: MemberId; readonly at: Date; readonly text: string } | null;
}

export type PromiseStatus = 'open' | 'kept' | 'kept_late' | 'renegotiated' | 'broken' | 'void';

/** A promise to a customer. (`Promise` is the language's own word.) */
export interface CustomerPromise {
  readonly id: ThingId;
  readonly text: string;
  readonly due: Date;
  readonly zone: string;
  readonly by: MemberId;
  readonly status: PromiseStatus;
  readonly at: Date;
  readonly settledAt: Date | null;
  /** Who marked it; null when the clock did; not given while it is open. */
  readonly settledBy?: MemberId | null;
  readonly follows: ThingId | null;
  readonly reason: string | null;
  /** Its people were reminded of it ahead of its time, or when it was due; not given: not yet. */
  readonly reminded?: PromiseReminder;
}
export type PromiseReminder = 'ahead' | 'due';

/** What of the reading a person may say otherwise. */
export type Corrected = Pick<Triage, 'failure' | 'severity' | 'stage' | 'deadline' | 'remedySought'>;

interface Happened<K extends string> {
  readonly kind: K;
  readonly at: Date;
  /** Who did it; null when the clock or the product did. */
  readonly by: MemberId | null;
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

/** What happened to a case; append-only. Each event carries what it changes, so that `evolve` needs nothing else. */
export type CaseEvent =
  | (Happened<'logged'> & { readonly case: RecoveryCase })
  | (Happened<'owned'> & { readonly owner: MemberId })
  /** A person says otherwise than what was read; only what changed is given. */
  | (Happened<'retriaged'> & { readonly triage: Partial<Corrected>; readonly because: string | null })
  /** The customer said more. `sensitivities`, `concerns`: what its words are about besides; not given: nothing new. */
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
  /** Somebody looked at it while it was restricted. */
  | (Happened<'viewed'> & object)
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
  | (Happened<'action_done'> & { readonly action: ThingId })
  | (Happened<'action_dropped'> & {
      readonly action: ThingId;
      readonly status: 'refused_by_customer' | 'lapsed';
      readonly reason: string | null;
    })
  | (Happened<'promised'> & { readonly promise: CustomerPromise })
  | (Happened<'promise_reminded'> & { readonly promise: ThingId; readonly reminder: PromiseReminder })
  | (Happened<'promise_settled'> & {
      readonly promise: ThingId;
      readonly status: PromiseStatus;
      readonly reason: string | null;
    })
  | (Happened<'resolved'> & { readonly resolution: Resolution })
  /** It was a mistake: what stood then, so that it stays on record. */
  | (Happened<'resolve_undone'> & { readonly resolution: Resolution })
  /** It is no case; and it is one after all. */
  | (Happened<'dismissed' | 'restored'> & { readonly dismissal: Dismissal })
  /** It goes on as part of another one, which has the same moment as `merged_in`. */
  | (Happened<'merged'> & { readonly into: CaseId; readonly because?: string })
  | (Happened<'merged_in'> &
      Pick<RecoveryCase, 'complaints' | 'actions' | 'requests' | 'promises' | 'firstCustomerContactAt'> & {
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
  | (Happened<'closed'> & object)
  | (Happened<'reopened'> & { readonly reason: string })
  | (Happened<'thanks_drafted'> & { readonly shoutOut: ShoutOut })
  | (Happened<'thanks_posted'> & {
      readonly shoutOut: ThingId;
      readonly text: string;
      readonly audience: ShoutOut['audience'];
    })
  | (Happened<'thanks_dropped'> & { readonly shoutOut: ThingId });
