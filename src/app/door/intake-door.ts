/** The way in for what other systems send of customers, complaints first: one case per delivery at most, owned by whoever the source belongs to. Made by `makeIntakeDoor` in make-intake-door.ts. */
import type { CaseId, MemberId, ThingId } from '../../core/base/ids.ts';

/** What a sender told us, read from its own format. Its words are masked before anything is kept. */
export interface ReceivedComplaint {
  readonly subject: string | null;
  readonly text: string;
  /** The customer as the sender refers to them; null when it did not say. */
  readonly customer: string | null;
  readonly receivedAt: Date;
}

/** What a customer marked in somebody else's survey or review. */
export interface ReceivedSurvey extends ReceivedComplaint {
  /** From 0 to `outOf`. */
  readonly score: number;
  readonly outOf: number;
  /** All that came, as JSON. */
  readonly raw: string;
}

/** That a customer bought something. */
export interface ReceivedPurchase {
  readonly customer: string;
  readonly at: Date;
}

/** What became of a remedy, as the system says that was to do it. */
export interface ReceivedFulfilment {
  readonly case: CaseId;
  readonly action: ThingId;
  readonly to: 'confirmed' | 'failed';
  readonly reference: string | null;
  readonly reason: string | null;
}

export type ReceivedNotice =
  | { readonly kind: 'complaint'; readonly complaint: ReceivedComplaint }
  | { readonly kind: 'survey'; readonly survey: ReceivedSurvey }
  | { readonly kind: 'purchase'; readonly purchase: ReceivedPurchase }
  | { readonly kind: 'fulfilment'; readonly fulfilment: ReceivedFulfilment };

export interface IntakeDelivery {
  /** Name of the source in amends.yaml. */
  readonly source: string;
  /** The sender's own id of the delivery; the same when it is sent again. */
  readonly id: string;
  readonly owner: MemberId;
  /** As received: what tells a repetition from another complaint under a used id. */
  readonly body: Uint8Array;
  readonly notice: ReceivedNotice;
  readonly at: Date;
}

export type TakenIn =
  | { readonly kind: 'case'; readonly case: CaseId }
  /** Nothing to put right: it is counted. */
  | { readonly kind: 'kept' }
  /** The id was used before, for another body. Nothing was done. */
  | { readonly kind: 'other_body' }
  /** Nothing of ours has this id, or nobody authorised it. */
  | { readonly kind: 'no_such_remedy' }
  /** It says otherwise than what stands: nothing was changed, and its owner finds out. */
  | { readonly kind: 'contradicts'; readonly case: CaseId }
  /** What came cannot be kept: why, as the end of a sentence about the field. */
  | { readonly kind: 'refused'; readonly field: string; readonly why: string };

export interface IntakeDoor {
  /**
   * Opens the case of a delivery, where there is something to put right; the same delivery again gives the same case. Throws NotSaved when that was not done
   * in time: the sender should send it again under the same id, which never makes a second case.
   */
  takeIn(delivery: IntakeDelivery): Promise<TakenIn>;
}
