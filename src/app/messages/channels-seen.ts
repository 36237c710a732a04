/** Channels as their platform sees them: asked when one is set up, and for the names that cards show instead of ids. */
import type { Channel, Platform } from '../../core/base/members.ts';
import { causeOf, type Log } from '../../log.ts';
import { within } from '../../within.ts';
import type { ChannelSeen, Chat } from './chat-port.ts';

export interface ChannelsSeen {
  /** What the platform says of it now; never throws, and waits no longer than somebody who set it. `called`: by whoever named it, where the platform tells no name. */
  look(channel: Channel, called?: string | null): Promise<ChannelSeen>;
  /** What these are called, as far as that is known or told at once. */
  names(channels: readonly Channel[]): Promise<ChannelNames>;
}

/** By platform and id. */
export type ChannelNames = ReadonlyMap<string, string>;
export const channelKey = ({ platform, channel }: Pick<Channel, 'platform' | 'channel'>): string =>
  `${platform} ${channel}`;

interface Needs {
  readonly chats: () => readonly Chat[];
  readonly log: Log;
  readonly now: () => Date;
}

/** So long a typed line waits for it; a form half as long, and is taken unlooked at. */
const LOOK_MS = 1_500;
const NAMES_MS = 700;
/** A card shows names of so many that nobody asked for yet; a renamed one has its new name within the hour. */
const MOST_ASKED = 6;
const FRESH_MS = 3_600_000;
const MOST_KEPT = 2_000;

export function makeChannelsSeen({ chats, log, now }: Needs): ChannelsSeen {
  const known = new Map<string, { readonly name: string | null; readonly until: number }>();
  const chatOf = (platform: Platform): Chat | undefined => chats().find((chat) => chat.platform === platform);
  const look = async (channel: Channel, called: string | null = null): Promise<ChannelSeen> => {
    const chat = chatOf(channel.platform);
    if (chat === undefined) return { kind: 'not_now', why: 'the platform is not served' };
    try {
      const seen = await within(LOOK_MS, chat.look(channel), 'the platform did not answer');
      if (known.size >= MOST_KEPT) known.clear();
      const before = known.get(channelKey(channel))?.name ?? null;
      const name = ('name' in seen ? seen.name : null) ?? before ?? called;
      // without a name it is asked again, not at every card
      known.set(channelKey(channel), { name, until: now().getTime() + (name === null ? FRESH_MS / 12 : FRESH_MS) });
      return seen;
    } catch (error) {
      log.warn('a channel could not be looked at', { platform: channel.platform, cause: causeOf(error) });
      return { kind: 'not_now', why: causeOf(error) };
    }
  };
  return {
    look,
    names: async (channels) => {
      const isFresh = (one: Channel): boolean => (known.get(channelKey(one))?.until ?? 0) > now().getTime();
      const asked = channels.filter((one) => !isFresh(one)).slice(0, MOST_ASKED);
      await within(NAMES_MS, Promise.all(asked.map((one) => look(one)))).catch(() => undefined);
      return new Map(
        channels.flatMap((one) => {
          const name = known.get(channelKey(one))?.name ?? null;
          return name === null ? [] : [[channelKey(one), name] as const];
        }),
      );
    },
  };
}
