/** The way in for complaints that other systems send: one case per delivery, owned by whoever the source belongs to. Made by `makeIntakeDoor` in make-intake-door.ts. */
import type { CaseId, MemberId } from '../../core/base/ids.ts';

/** What a sender told us, read from its own format. Its words are masked before anything is kept. */
export interface ReceivedComplaint {
  readonly subject: string | null;
  readonly text: string;
  /** The customer as the sender refers to them; null when it did not say. */
  readonly customer: string | null;
  readonly receivedAt: Date;
}

export interface IntakeDelivery {
  /** Name of the source in amends.yaml. */
  readonly source: string;
  /** The sender's own id of the delivery; the same when it is sent again. */
  readonly id: string;
  readonly owner: MemberId;
  /** As received: what tells a repetition from another complaint under a used id. */
  readonly body: Uint8Array;
  readonly complaint: ReceivedComplaint;
  readonly at: Date;
}

export type TakenIn =
  | { readonly kind: 'case'; readonly case: CaseId }
  /** The id was used before, for another body. Nothing was done. */
  | { readonly kind: 'other_body' }
  /** The complaint itself cannot be kept: why, as the end of a sentence about its text. */
  | { readonly kind: 'refused'; readonly why: string };

export interface IntakeDoor {
  /**
   * Opens the case of a delivery; the same delivery again gives the same case. Throws NotSaved when that was not done
   * in time: the sender should send it again under the same id, which never makes a second case.
   */
  takeIn(delivery: IntakeDelivery): Promise<TakenIn>;
}
