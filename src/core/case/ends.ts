/** How a case ends: resolved, dismissed, as part of another one; and the thank-you that follows. Pure data. */
import type { FailureType } from '../base/failures.ts';
import type { CaseId, MemberId, ThingId } from '../base/ids.ts';
import type { CustomerAccepted, DismissReason, Outcome, RootCause } from './status.ts';

export interface Resolution {
  readonly outcome: Outcome;
  readonly customerAccepted: CustomerAccepted;
  readonly rootCause: RootCause | null;
  readonly processArea: string | null;
  readonly whatHelped: string | null;
  /** Why somebody else than its owner resolved it; not given: its owner did, or an older version. */
  readonly reason?: string;
  readonly by: MemberId;
  readonly at: Date;
}

/** Why a case goes on again: the customer came back, what was given did not arrive, or they said so in a survey. */
export type ReopenCause = 'customer' | 'fulfilment_failed' | 'survey';

/** What a review says, each in its own words; null where nothing was said. */
export const REVIEWED = ['helped', 'hindered', 'change'] as const;
export interface Review extends Readonly<Record<(typeof REVIEWED)[number], string | null>> {
  readonly by: MemberId;
  readonly at: Date;
}

/** The last time a case that was over went on again. */
export interface Reopening {
  /** Null: the product did. */
  readonly by: MemberId | null;
  readonly at: Date;
  /** In the words of who said so; null where the cause says it. */
  readonly reason: string | null;
  readonly cause: ReopenCause;
  /** How it had ended. */
  readonly was: Resolution | null;
}

/** How a customer was found to be after the case was resolved. `n`: the first or the second time, from 1. */
export interface FollowUp {
  readonly n: number;
  readonly status: 'asked' | FollowUpHow;
  /** When it was brought to mind, or done. */
  readonly at: Date;
}
export type FollowUpHow = 'well' | 'not_well' | 'not_reached' | 'skipped' | 'lapsed';

/** Why a customer is not told any more. */
export interface NoContact {
  readonly reason: string;
  readonly by: MemberId | null;
  readonly at: Date;
}

/** A case that was merged into another, with what it takes to undo it. */
export interface MergedCase {
  readonly case: CaseId;
  /** Cases that were part of it already. */
  readonly with: readonly CaseId[];
  /** Version of the case that stays right after: with any other, something has happened since. */
  readonly v: number;
  /** Its matter, where the two were none before; null where they were. */
  readonly apart: readonly CaseId[] | null;
  readonly complaints: readonly ThingId[];
  readonly actions: readonly ThingId[];
  readonly requests: readonly ThingId[];
  readonly promises: readonly ThingId[];
  /** What stood on the case that stays. */
  readonly before: {
    /** Not given: as an older version kept it, which left it as it was. */
    readonly receivedAt?: Date;
    readonly firstCustomerContactAt: Date | null;
    readonly lastContactAt?: Date | null;
    readonly customersBefore?: readonly string[];
    readonly failuresBefore?: readonly FailureType[];
    readonly alsoConcerns?: readonly MemberId[];
  };
}

export interface Dismissal {
  readonly reason: DismissReason;
  /** In their own words; null where the reason says it. */
  readonly words: string | null;
  readonly by: MemberId;
  readonly at: Date;
}

/** What somebody is thanked for: a deed, never what it cost or how quick it was. */
export type ShoutOutKind =
  | 'ownership'
  | 'promise_kept'
  | 'good_use_of_authority'
  | 'lesson_shared'
  | 'help_given'
  | 'customer_words';

export type ShoutOutStatus = 'draft' | 'posted' | 'dropped';

/** Who reads a thank-you: everybody in the channel for it, the person's own team in its channel, or the person alone. */
export type Audience = 'public' | 'team' | 'private';

/** Why a draft is not posted: somebody let it be, a day went by, or the case turned out otherwise. */
export type WhyDropped = 'by_hand' | 'lapsed' | 'case';

export interface ShoutOut {
  readonly id: ThingId;
  readonly to: MemberId;
  readonly kind: ShoutOutKind;
  /** At most 280 characters; no customer, amount, room, order number or health word. */
  readonly text: string;
  readonly value: string | null;
  readonly status: ShoutOutStatus;
  readonly audience: Audience;
  readonly at: Date;
  readonly confirmedBy: MemberId | null;
  /** Leads who have the draft as well, to confirm it or let it be; not given: none, or an older version. */
  readonly leads?: readonly MemberId[];
  /** When it was posted or dropped; not given: it is undecided, or an older version did it. */
  readonly settledAt?: Date;
  /** Who dropped it; null: nobody did. Not given: it was not dropped, or an older version did it. */
  readonly droppedBy?: MemberId | null;
  readonly dropped?: WhyDropped;
}
