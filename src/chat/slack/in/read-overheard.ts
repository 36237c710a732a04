/** A message of a channel that was written to nobody of ours: what a person reads in it, or that it was changed or deleted. Pure. */
import { z } from 'zod';
import { METADATA_TYPE } from '../ids.ts';
import { readMessage, type ReadMessage } from './read-message.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a person or another app says with; joins, pins and topics are none. */
const SAID: ReadonlySet<unknown> = new Set([
  undefined,
  'bot_message',
  'file_share',
  'thread_broadcast',
  'reply_broadcast',
  'me_message',
  'document_mention',
]);

const ts = z.string().regex(/^\d{1,12}\.\d{1,9}$/);
const place = z.object({ channel: z.string().min(1).max(64), channel_type: z.enum(['channel', 'group']).optional() });
const message = z.looseObject({ ts, thread_ts: ts.optional().catch(undefined), subtype: z.string().optional() });

export interface ReadOverheard {
  readonly channel: string;
  readonly ts: string;
  /** The first message of its thread; null where it is that itself. */
  readonly thread: string | null;
  readonly what: 'said' | 'edited' | 'deleted';
  readonly read: ReadMessage;
}

/** Who we are there: what we say is not listened to, and what is said to us is a line of its own. */
export interface Ourselves {
  readonly app: string | null;
  readonly user: string | null;
}

const NOTHING: ReadMessage = { words: '', by: null, user: null, at: null, link: null };

/** Undefined for whatever is no message of others, and for what is not shaped like one. */
export function readOverheard(happened: Fields, us: Ourselves): ReadOverheard | undefined {
  const where = place.safeParse(happened).data;
  if (where === undefined || (where.channel_type === undefined && !/^[CG]/.test(where.channel))) return undefined;
  const { channel } = where;
  switch (happened['subtype']) {
    case 'message_deleted': {
      const deleted = ts.safeParse(happened['deleted_ts']).data;
      return deleted === undefined ? undefined : { channel, ts: deleted, thread: null, what: 'deleted', read: NOTHING };
    }
    case 'message_changed': {
      const now = message.safeParse(happened['message']).data;
      // a thread's first message leaves a stone behind
      if (now?.subtype === 'tombstone') return { channel, ts: now.ts, thread: null, what: 'deleted', read: NOTHING };
      return now && saidBy(now, channel, 'edited', us);
    }
  }
  const said = message.safeParse(happened).data;
  return said && saidBy(said, channel, 'said', us);
}

function saidBy(
  said: z.infer<typeof message>,
  channel: string,
  what: 'said' | 'edited',
  us: Ourselves,
): ReadOverheard | undefined {
  if (!SAID.has(said.subtype) || isOurs(said, us) || isToUs(said, us)) return undefined;
  const thread = said.thread_ts === undefined || said.thread_ts === said.ts ? null : said.thread_ts;
  return { channel, ts: said.ts, thread, what, read: readMessage(said) };
}

const metadata = z.object({ event_type: z.string() });

const isOurs = (said: Fields, us: Ourselves): boolean =>
  (us.app !== null && said['app_id'] === us.app) ||
  (us.user !== null && said['user'] === us.user) ||
  metadata.safeParse(said['metadata']).data?.event_type === METADATA_TYPE;

/** Slack tells of it as a mention as well. */
const isToUs = ({ text }: Fields, { user }: Ourselves): boolean =>
  user !== null && typeof text === 'string' && text.includes(`<@${user}`);
