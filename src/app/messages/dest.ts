/** Where a message goes, as it is kept beside it, and how it is read when it comes out of the database. */
import { z } from 'zod';
import { memberId, type MemberId } from '../../core/base/ids.ts';
import { messageSubject, printSubject, type MessageSubject } from '../../core/base/message-subject.ts';
import type { Channel } from '../../core/base/members.ts';
import type { Json } from '../../core/base/wire.ts';
import type { Place } from './chat-port.ts';

/** Resolved to a conversation when the message is sent. */
export type Dest =
  | { readonly kind: 'channel'; readonly channel: Channel }
  /** In the thread of the message about `of`, on the same platform. */
  | { readonly kind: 'thread'; readonly of: MessageSubject }
  /** In the thread of somebody's message, where the platform said it stands. */
  | { readonly kind: 'under'; readonly place: Place }
  /** `was`: a place it should leave for the end of the chat; anywhere else it stays. */
  | { readonly kind: 'person'; readonly member: MemberId; readonly was?: Place | null }
  | { readonly kind: 'home'; readonly member: MemberId; readonly was?: Place | null };

const place = z.record(z.string(), z.string());
const dest = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('channel'),
    channel: z.object({ platform: z.enum(['slack', 'teams']), place: z.string(), channel: z.string() }),
  }),
  z.object({ kind: z.literal('thread'), of: messageSubject }),
  z.object({ kind: z.literal('under'), place }),
  z.object({ kind: z.literal('person'), member: memberId, was: place.nullish() }),
  z.object({ kind: z.literal('home'), member: memberId, was: place.nullish() }),
]);

/** `kind` was called `to` before. */
const asKind = z.looseObject({ to: z.string() }).transform((old) => ({ ...old, kind: old.to }));

/** Reads a destination as it is stored. Throws when it is none. */
export function readDest(stored: Json): Dest {
  // read as it is written today first: what fails costs twenty times as much as what succeeds
  const today = dest.safeParse(stored);
  const read = today.success ? today.data : dest.parse(asKind.safeParse(stored).data ?? stored);
  switch (read.kind) {
    case 'home':
      return { ...read, was: read.was ?? null };
    case 'person':
      return { kind: read.kind, member: read.member, ...(read.was != null && { was: read.was }) };
    case 'channel':
    case 'thread':
    case 'under':
      return read;
  }
}

export function destAsStored(to: Dest): Json {
  switch (to.kind) {
    case 'channel':
      return { kind: to.kind, channel: { ...to.channel } };
    case 'thread':
      return { kind: to.kind, of: printSubject(to.of) };
    case 'under':
      return { kind: to.kind, place: to.place };
    case 'person':
    case 'home':
      return { kind: to.kind, member: to.member, ...(to.was === undefined ? {} : { was: to.was }) };
  }
}

/** Reads where a message was posted; the platform that made the place knows what is in it. Throws when it is none. */
export const readPlace = (stored: Json): Place => place.parse(stored);
