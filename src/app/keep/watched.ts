/**
 * Which channels are listened to, in memory: a message of any other channel costs no statement. Channels come from
 * amends.yaml and by a word in chat, which counts for more; another process's word is learnt within `LEARN_MS`.
 */
import type { TeamId, WorkspaceId } from '../../core/base/ids.ts';
import type { Channel } from '../../core/base/members.ts';
import { MOST_AN_HOUR, type Post } from '../../core/listening/murmur.ts';
import type { Database } from '../../db/engine/client.ts';
import { watchedInChat, type WatchedInChat } from '../../db/listening/posts.ts';

/** How often what other processes were told is learnt. In milliseconds. */
export const LEARN_MS = 20_000;

export interface Watched {
  /** Undefined where nobody listens. */
  postOf(channel: Channel): Post | undefined;
  readAnew(): Promise<void>;
}

/** `posts`: those of amends.yaml, as it is now. */
export function makeWatched(
  { db, workspace }: { readonly db: Pick<Database, 'read'>; readonly workspace: WorkspaceId },
  posts: () => readonly Post[],
): Watched {
  let inChat: ReadonlyMap<string, WatchedInChat> = new Map();
  return {
    postOf(channel) {
      const said = inChat.get(keyOf(channel));
      if (said?.watched === false) return undefined;
      const written = posts().find((post) => keyOf(post) === keyOf(channel));
      return written ?? (said === undefined ? undefined : postSaid(said, said.team));
    },
    async readAnew() {
      const rows = await watchedInChat(db.read, workspace);
      inChat = new Map(rows.map((row) => [keyOf(row), row]));
    },
  };
}

const postSaid = ({ platform, place, channel }: Channel, team: TeamId): Post => ({
  platform,
  place,
  channel,
  team,
  offers: 'thread',
  opensFor: null,
  mostAnHour: MOST_AN_HOUR,
});

const keyOf = ({ platform, place, channel }: Channel): string => `${platform}:${place}:${channel}`;
