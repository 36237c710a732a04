/** What the shell knows of drawing messages: the shapes, without whoever does it. */
import type { Card } from '../../cards/kit/card.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { Platform } from '../../core/base/members.ts';
import type { ClaimedInSave } from '../../db/case/command-rows.ts';
import type { MessageId } from '../../db/messages/messages.ts';
import type { Together } from './noted-together.ts';

export type DeliveryOutcome =
  | { readonly kind: 'done' }
  /** `platform`: it is away or in trouble; `time`: it said when; the other two are ours, or another process's. */
  | {
      readonly kind: 'again';
      readonly afterMs: number;
      readonly because: 'platform' | 'time' | 'message' | 'database';
    };
/** Draws a message from what is true now; undefined when there is nothing to draw. */
export type Picture = (subject: MessageSubject, platform: Platform) => Promise<Card | undefined>;

/** Draws messages; made of the shell and the platforms when both are there. */
export interface Drawing {
  /** From what is true when it is drawn. */
  one(id: MessageId): Promise<DeliveryOutcome>;
  /** One that the command which wants it has claimed, from what that command knows. */
  claimed(message: ClaimedInSave, picture: Picture, together: Together, askedAt: Date): Promise<DeliveryOutcome>;
  /** The same after it had to wait: without that claim, from what is true then. */
  claimedBefore(message: ClaimedInSave): Promise<DeliveryOutcome>;
  /** Hands a claim back that was not begun on. Never rejects. */
  unbegun(message: ClaimedInSave): Promise<void>;
}

export interface Outbox {
  /** From now on messages are drawn; before that they only gather. */
  open(drawing: Drawing): void;
  /** These are behind what they should show. Each is drawn once however often it is named; one that waits for its time goes on waiting. */
  soon(ids: readonly MessageId[]): void;
  /** The time of these has come: not even those wait that wait for their time. */
  due(ids: readonly MessageId[]): void;
  /** These messages of one command, asked at that moment, are ours already, and the picture knows all they show. */
  now(messages: readonly ClaimedInSave[], picture: Picture, askedAt: Date): void;
  /** Something else that belongs to a change and is done after it, like finding out whose home shows it. */
  after(work: () => Promise<void>): void;
  /**
   * While many people wait for what they asked, only requests are begun, and what is tried again: what others decided is looked at
   * first. Nothing gives way for longer than a moment.
   */
  giveWay(isCrowded: boolean): void;
  /** Messages and works in hand or due, without those that wait for their time. */
  readonly busy: number;
  /** Those waiting to be begun. */
  readonly waiting: number;
  /** Takes nothing more up, hands back what it has not begun, and waits until what is in hand is done, at most so long. */
  stop(mostMs: number): Promise<void>;
}
