/** Words of a person to us, from an event. Pure. */
import { z } from 'zod';
import type { From, ReadBody } from './inbound.ts';
import { readMessage } from './read-message.ts';
import { saidWords, withoutMention } from './said.ts';

const id = z.string().min(1).max(64);
const said = z.object({
  user: id,
  text: z.string().max(100_000).default(''),
  channel: id,
  ts: z.string().max(32),
  thread_ts: z.string().max(32).optional(),
  user_team: id.optional(),
});

/** What a person says with a file, from a thread to the channel too, or as what they do (`/me`): said as any other words. */
const SAID_BY_PEOPLE: ReadonlySet<unknown> = new Set([
  undefined,
  'file_share',
  'thread_broadcast',
  'reply_broadcast',
  'me_message',
  'document_mention',
]);

/** Words of a person to us. Our own and other apps' messages, edits and joins are none: answering them could go on for ever. */
export function readSaid(happened: Readonly<Record<string, unknown>>, nobody: From, eventId: string): ReadBody {
  const direct = happened['type'] === 'message';
  if (typeof happened['bot_id'] === 'string' || !SAID_BY_PEOPLE.has(happened['subtype'])) return { kind: 'ignore' };
  const read = said.safeParse(happened);
  if (!read.success) return { kind: 'bad' };
  const { user, text, channel, thread_ts: thread = null, user_team: home = nobody.team } = read.data;
  const typed = saidWords(withoutMention(text));
  // something shown without a word beside it: a picture, a forward, a card
  const line =
    typed.trim() === '' ? readMessage({ ...happened, text: '', blocks: shownBlocks(happened) }).words : typed;
  const edited = typeof happened['edited'] === 'object' && happened['edited'] !== null;
  return { kind: 'said', event: eventId, line, direct, edited, from: { ...nobody, user, home, channel, thread } };
}

/** The blocks of a message that has no text of its own; where there is one, they say the same again, the mention too. */
const shownBlocks = (happened: Readonly<Record<string, unknown>>): unknown =>
  typeof happened['text'] === 'string' && happened['text'].trim() !== '' ? null : happened['blocks'];
