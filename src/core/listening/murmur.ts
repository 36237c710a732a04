/** Messages of watched channels that read like a complaint: each is offered as a case once, and nothing else of the channel is kept. Pure. */
import type { CaseId, MemberId, TeamId, ThingId } from '../base/ids.ts';
import type { Platform } from '../base/members.ts';

/** A channel that is listened to. */
export interface Post {
  readonly platform: Platform;
  /** Slack workspace or Teams tenant. */
  readonly place: string;
  readonly channel: string;
  readonly team: TeamId;
  /** Where what reads like a complaint is offered: in its thread, or to whoever leads the team, in private. */
  readonly offers: 'thread' | 'lead';
  /** Whose a case is that is opened by itself; null: none is, a person says so each time. */
  readonly opensFor: MemberId | null;
  /** Offers of one channel within an hour; what comes besides is said to be there in one line. */
  readonly mostAnHour: number;
}

export const MOST_AN_HOUR = 6;

/**
 * `offered`: somebody is asked. `held`: there were too many at once. `logged`: it is a case, by an offer or without one.
 * `declined`: somebody said that it is no complaint. `withdrawn`: its message was deleted, or says something else by now.
 */
export const MURMUR_STATES = ['offered', 'held', 'logged', 'declined', 'withdrawn'] as const;
export type MurmurState = (typeof MURMUR_STATES)[number];

export interface Murmur {
  readonly id: ThingId;
  /** Which message it is, as `matterOf` says. */
  readonly matter: string;
  readonly platform: Platform;
  readonly channel: string;
  readonly team: TeamId | null;
  readonly state: MurmurState;
  /** The case it is, where it is one. */
  readonly case: CaseId | null;
  readonly version: number;
  readonly at: Date;
}

/** A message by where it stands: what is logged under it twice is one matter. */
export const matterOf = (at: {
  readonly platform: Platform;
  readonly place: string;
  readonly channel: string;
  readonly message: string;
}): string => `${at.platform}:${at.place}:${at.channel}:${at.message}`;

export const HOUR_MS = 3_600_000;

/** What becomes of one more message, by how many of its channel were offered and held in the last hour; the first that is held is said to be. */
export function placed(
  lately: { readonly offered: number; readonly held: number },
  most: number,
): { readonly state: 'offered' | 'held'; readonly isShown: boolean } {
  if (lately.offered < most) return { state: 'offered', isShown: true };
  return { state: 'held', isShown: lately.held === 0 };
}

/** What people ask of it, and of what other systems sent and opened no case; `aside`: its id. */
export type ListeningAct =
  | { readonly kind: 'listen'; readonly on: boolean }
  | { readonly kind: 'decline_murmur'; readonly murmur: ThingId }
  | { readonly kind: 'log_aside' | 'right_aside'; readonly aside: string };
