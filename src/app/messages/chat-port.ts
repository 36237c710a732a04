/** What Amends needs of a chat platform to tell people things. Two real implementations: Slack and Teams. */
import type { Card } from '../../cards/kit/card.ts';
import type { Channel, Member, Platform } from '../../core/base/members.ts';

/** Whether a message is still ours to post. Never rejects. */
export type IsOurs = () => Promise<boolean>;

/** What became of one that is not. */
export const IN_OTHER_HANDS: Extract<Sent, { kind: 'later' }> = {
  kind: 'later',
  afterMs: 1_000,
  why: 'another process has it in hand',
};

/** A posted message, opaque to everyone but the platform that made it. JSON-safe. */
export type Place = Readonly<Record<string, string>>;

export type To =
  | { readonly kind: 'channel'; readonly channel: Channel }
  /** A reply in the thread of a message posted earlier. */
  | { readonly kind: 'thread'; readonly of: Place }
  /** The person's private conversation with Amends. */
  | { readonly kind: 'person'; readonly member: Member }
  /** The person's home: Slack's Home tab, which is always there; on Teams a card in their private chat. */
  | { readonly kind: 'home'; readonly member: Member };

export type Sent =
  | { readonly kind: 'sent'; readonly place: Place }
  /** The request may have been carried out: look it up (`find`) before sending again, never repeat blindly. */
  | { readonly kind: 'unknown'; readonly why: string }
  /** Not now (rate limit, platform away, certainly not carried out). */
  | {
      readonly kind: 'later';
      readonly afterMs: number;
      readonly why: string;
      /** The platform said itself when to come back. */
      readonly asked?: true;
    }
  /** Amends was taken out of the whole place, or its credentials are refused there: it waits until that is mended. Nobody there can be told. */
  | { readonly kind: 'shut'; readonly afterMs: number; readonly why: string }
  /** Never there (archived, removed): tell somebody else. */
  | { readonly kind: 'never'; readonly why: string };

/** What looking for a post came to. Not now, shut and never there say nothing about the post: it stays in doubt. */
export type Found =
  | Exclude<Sent, { kind: 'unknown' }>
  /** It was certainly not posted. */
  | { readonly kind: 'absent' }
  /** The platform has no way to look, or not for us. */
  | { readonly kind: 'cannot_tell' };

/** A channel as its platform says it is for us. A name is as people there know it, without a sign before it; null: it was not told. */
export type ChannelSeen =
  | { readonly kind: 'there'; readonly name: string | null }
  /** Amends is not in it. */
  | { readonly kind: 'outside'; readonly name: string | null }
  | { readonly kind: 'archived'; readonly name: string | null }
  /** There is none, or none that we may know of. */
  | { readonly kind: 'missing' }
  /** Slowed down, away, or not allowed to ask. */
  | { readonly kind: 'not_now'; readonly why: string };

export interface Chat {
  readonly platform: Platform;
  /**
   * Posts a card. `key` is opaque, unique per intended message, and goes into metadata where the platform has any. `isOurs` is
   * asked right before the call, after all waiting in line: `later` where it says no, and nothing is sent.
   */
  post(to: To, card: Card, key: string, isOurs?: IsOurs): Promise<Sent>;
  /** Draws the card anew in place; harmless when repeated. */
  redraw(place: Place, card: Card): Promise<Sent>;
  /** Was the post with this key made? */
  find(to: To, key: string, since: Date): Promise<Found>;
  /** Whether anything can be posted in a channel. Changes nothing. */
  look(channel: Channel): Promise<ChannelSeen>;
}
