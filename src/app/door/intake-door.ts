/** The way in for what other systems send of customers, complaints first: one case per delivery at most, owned by whoever the source belongs to. Made by `makeIntakeDoor` in make-intake-door.ts. */
import type { SystemSaid } from '../../cards/care/said-by-system.ts';
import type { SetAside } from '../../core/base/set-aside.ts';
import type { CaseId, MemberId, ThingId } from '../../core/base/ids.ts';

/** What a sender told us, read from its own format. Its words are masked before anything is kept. `receivedWith` of src/intake/received.ts makes one. */
export interface ReceivedComplaint {
  readonly subject: string | null;
  readonly text: string;
  /** The customer as the sender refers to them, an e-mail address first; null when it did not say. */
  readonly customer: string | null;
  /** What they are called, to be shown; null when nobody said. */
  readonly customerName: string | null;
  /** Everything that identifies them: e-mail, telephone, an id of the sender's. `customer` need not be repeated. */
  readonly customerKeys: readonly string[];
  readonly receivedAt: Date;
  /**
   * Names under which other ways may bring the same thing: `zendesk:<account>:<ticket>`, `mail:<message-id>`. Not the order: it may be
   * complained of twice.
   */
  readonly matters: readonly string[];
  /** Names of what it answers: a case that is known under one of them is its case. Not its own names: many may answer the same. Not given: none. */
  readonly inReplyTo?: readonly string[];
  /** Why its words cannot be read, where they cannot; what can be read is told all the same. */
  readonly unreadable?: 'encrypted' | 'damaged';
  /** Named on the case, never fetched. */
  readonly attachments: readonly ReceivedFile[];
  /** Where it stands in the sender's system; https only. */
  readonly link: string | null;
  readonly heard: Heard;
  /** Said by a button of another system, instead of in words or beside them; null: it was not. */
  readonly said: SystemSaid | null;
  /** BCP 47, as the sender says; null: nobody said. */
  readonly language: string | null;
  /** How urgent the sender holds it to be, in its own words; a hint, which sets nothing. */
  readonly priority: string | null;
}

/** Told to us; or said somewhere else, where we heard it. */
export type Heard = 'direct' | 'survey' | 'review' | 'post';

export interface ReceivedFile {
  readonly name: string;
  /** A media type, like `image/png`; empty when nobody said. */
  readonly type: string;
  /** Null: nobody said how many. */
  readonly bytes: number | null;
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
  | { readonly kind: 'fulfilment'; readonly fulfilment: ReceivedFulfilment }
  | ReceivedAside;

/** What opens nothing, and is kept with the reason. */
export interface ReceivedAside {
  readonly kind: 'set_aside';
  readonly why: SetAside;
  /** Which rule said so, as a few words for whoever runs Amends: `public is false`. */
  readonly rule: string;
  /** What it says, so that a person can open a case of it; its text may be empty. */
  readonly of: ReceivedComplaint;
}

/** Whether a source opens a case of everything that is told to it, or of what reads as a complaint. */
export const OPENS = ['complaints', 'everything'] as const;
export type Opens = (typeof OPENS)[number];

/** So many of so many: 3 of 5 is 6 of 10. */
export interface Threshold {
  readonly score: number;
  readonly outOf: number;
}

export interface IntakeDelivery {
  /** Name of the source in amends.yaml. */
  readonly source: string;
  /** How people know it; its name when not given. */
  readonly called?: string | undefined;
  /** The sender's own id of the delivery; the same when it is sent again. */
  readonly id: string;
  readonly owner: MemberId;
  readonly opens: Opens;
  /** A mark at or under it opens a case; not given: what the policy calls unhappy. */
  readonly threshold?: Threshold | undefined;
  /** As received: what tells a repetition from another complaint under a used id. Null: the id says it all, because what comes again may differ. */
  readonly body: Uint8Array | null;
  readonly notice: ReceivedNotice;
  readonly at: Date;
}

export type TakenIn =
  | { readonly kind: 'case'; readonly case: CaseId }
  /** Nothing to put right: it is counted. */
  | { readonly kind: 'kept' }
  /** It opens nothing; it is kept, and can be seen. */
  | { readonly kind: 'set_aside'; readonly why: SetAside }
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
