/** One complaint and everything done about it: the state; the events that change it are in events.ts. Pure data. */
import type { FailureType, Triage } from '../base/failures.ts';
import type { Customer } from '../base/customers.ts';
import type { CaseId, MemberId, TeamId, ThingId, WorkspaceId } from '../base/ids.ts';
import type { Channel } from '../base/members.ts';
import type { Money } from '../base/money.ts';
import type { AuthorityDecision } from '../authority/decision.ts';
import type { LetterKind, Regulated, Voice } from '../letters/letter.ts';
import type { Facts } from '../policy/facts.ts';
import type { Sensitivity } from '../policy/policy.ts';
import type { StormInForce } from '../authority/storm.ts';
import type { Correction, Repeat } from './again.ts';
import type { ItemAsked } from './commands.ts';
import type { AdviceAsked, Assist } from './help.ts';
import type { Dismissal, FollowUp, MergedCase, NoContact, Reopening, Resolution, Review, ShoutOut } from './ends.ts';
import type { Handover } from './handover.ts';
import type { CaseStatus } from './status.ts';
import type { Fulfilment } from './fulfilment.ts';
import type { ComplaintSource } from './told.ts';

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
  /** Cases a person said are another matter than this one; not given: none. */
  readonly apart?: readonly CaseId[];
  /** What was last corrected for the customer; null or not given: nothing. */
  readonly correction?: Correction | null;
  /** It is not the first complaint of its customer; null or not given: nothing of the kind was noticed. */
  readonly repeat?: Repeat | null;
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
  /** What was understood of it afterwards; null or not given: it was not reviewed. */
  readonly review?: Review | null;
  /** Why it is none; null or not given: it is one. */
  readonly dismissal?: Dismissal | null;
  /** Who was asked to do something for it, and what became of it; not given: nobody. */
  readonly assists?: readonly Assist[];
  /** What the team was asked, with what it said; not given: nothing. */
  readonly advice?: readonly AdviceAsked[];
  readonly shoutOuts: readonly ShoutOut[];
  /** Where the case card lives. */
  readonly home: Channel | null;
  readonly receivedAt: Date;
  readonly ownedAt: Date | null;
  readonly firstCustomerContactAt: Date | null;
  /** When the customer last heard from us, or somebody tried; null: not yet. Not given: kept by an older version. */
  readonly lastContactAt?: Date | null;
  /** They cannot be reached, or do not want to hear from us; null or not given: they can. */
  readonly noContact?: NoContact | null;
  /** Whether the customer was asked how it went since it was resolved; not given: not yet. */
  readonly followUps?: readonly FollowUp[];
  /** Who was told last that they hear nothing, and when; not given: nobody since the last contact. */
  readonly silence?: { readonly to: 'owner' | 'lead'; readonly at: Date };
  readonly resolvedAt: Date | null;
  readonly closedAt: Date | null;
  readonly reopened: number;
  /** The last time it went on again after it was over; null or not given: never. */
  readonly reopening?: Reopening | null;
  /** How its customer is written to, as somebody chose it; not given: as the words of the complaint say. */
  readonly writes?: Voice;
  /** How often it came to another owner. */
  readonly handovers: number;
  /** The latest offer to somebody else; null or not given: none was made. */
  readonly handover?: Handover | null;
  /** Who told the customer something, for counting how many they met (`touches.ts`); never shown. Not given: nobody said so. */
  readonly met?: readonly MemberId[];
  /** How often somebody was in touch with its customer; not given: never, or kept by an older version. */
  readonly spoken?: number;
  /** Since when its owner has it; not given: since somebody first did. */
  readonly ownerSince?: Date;
  /** What the trade's rules ask to be written to its customer, by when; not given: nothing. */
  readonly regulated?: Regulated;
  /** Ways by which its complaints came once more; not given: none did. */
  readonly alsoBy?: readonly string[];
  /** What tells of its customer was erased; not given: it was not. */
  readonly erasedAt?: Date;
  /** Neither time nor anybody may erase it; not given: nobody holds it. */
  readonly hold?: { readonly because: string; readonly by: MemberId; readonly at: Date };
  /** Letters that somebody says were sent, the last of each kind; not given: none. */
  readonly lettersSent?: readonly LetterSent[];
}

export interface Complaint {
  readonly id: ThingId;
  /** Masked: card numbers, mail, phone and the like never reach this. At most 50,000 characters. */
  readonly text: string;
  /** What was masked, by kind, e.g. `['card number']`. */
  readonly masked: readonly string[];
  readonly source: ComplaintSource;
  /** Of an agent: by which way the customer spoke to it; not given: it did not say. */
  readonly via?: string;
  /** Where it stands: a message in the chat, a ticket. */
  readonly permalink: string | null;
  readonly receivedAt: Date;
  /** The source of amends.yaml it came by; not given: a person typed it. */
  readonly way?: string;
  /** Names of what was attached to it; not given: nothing was. */
  readonly files?: readonly string[];
}

export type ActionStatus =
  | 'pending_approval'
  | 'countered'
  | 'authorised'
  /** Somebody was asked to do it, and has not said what became of it. */
  | 'executing'
  /** It was asked for, and nobody knows whether it was done. */
  | 'unknown'
  | 'failed'
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
  /** When somebody said that it is done, where no system was asked; not given: when it was given, or as `fulfilment` says. */
  readonly doneAt?: Date;
  readonly suggested: boolean;
  /** Authorised but unused after this, it lapses; null for free actions. */
  readonly lapsesAt: Date | null;
  /** Not given: nobody was asked to do it, and nobody said what became of it. */
  readonly fulfilment?: Fulfilment;
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
  /** Who speaks for the asker since the case, or what was open on it, went to somebody else; not given: the asker. */
  readonly passedTo?: MemberId;
  /** The person whose agent asked, who decides it as little as the agent; not given: a person asked. */
  readonly agentOf?: MemberId;
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

export interface LetterSent {
  readonly letter: LetterKind;
  readonly at: Date;
  readonly by: MemberId;
}

export type PromiseStatus = 'open' | 'kept' | 'kept_late' | 'renegotiated' | 'broken' | 'void';

/** A promise to a customer. (`Promise` is the language's own word.) */
export interface CustomerPromise {
  readonly id: ThingId;
  readonly text: string;
  readonly due: Date;
  readonly zone: string;
  readonly by: MemberId;
  /** Who sees to it since it went to somebody else with its case; not given: who promised. */
  readonly keeper?: MemberId;
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
