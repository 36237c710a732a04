/** Was a message with this key posted? Looks through the newest messages of its conversation or thread. */
import type { WebClient } from '@slack/web-api';
import type { Found } from '../../../app/messages/chat-port.ts';
import { METADATA_TYPE } from '../ids.ts';
import type { Gate } from './gate.ts';
import { outcomeOfRepeatable, platformError } from './send-outcome.ts';
import { placeOf, type Spot } from './spot.ts';

const PAGES = 5;
/** Slack's clock and ours may differ by as much. */
const SKEW_S = 120;
/** Refusals that mean: this app may not look here. */
const MAY_NOT_LOOK = new Set(['missing_scope', 'not_in_channel', 'channel_not_found', 'not_allowed_token_type']);

interface Looking {
  readonly client: WebClient;
  readonly gate: Gate;
}

interface Seen {
  readonly ts?: string | undefined;
  readonly thread_ts?: string | undefined;
  readonly metadata?: { readonly event_type?: string | undefined; readonly event_payload?: unknown } | undefined;
}

const ABSENT: Found = { kind: 'absent' };
const CANNOT_TELL: Found = { kind: 'cannot_tell' };

/** `cannot_tell` where reading is not allowed (no history scope), or where more was said since than is worth reading. */
export async function findByKey(looking: Looking, spot: Spot, key: string, since: Date): Promise<Found> {
  let cursor: string | undefined;
  try {
    for (let page = 0; page < PAGES; page += 1) {
      const answer = await read(looking, spot, since, cursor);
      const found = answer.messages.find((message) => carries(message, key));
      if (found?.ts !== undefined) return { kind: 'sent', place: placeOf(spot, spot.channel, found.ts) };
      cursor = answer.next;
      if (cursor === undefined) return ABSENT;
    }
    return CANNOT_TELL;
  } catch (error) {
    const refused = platformError(error) ?? '';
    if (refused === 'thread_not_found') return ABSENT;
    return MAY_NOT_LOOK.has(refused) ? CANNOT_TELL : outcomeOfRepeatable(error);
  }
}

async function read(
  { client, gate }: Looking,
  spot: Spot,
  since: Date,
  cursor: string | undefined,
): Promise<{ readonly messages: readonly Seen[]; readonly next: string | undefined }> {
  const asked = {
    token: spot.token,
    channel: spot.channel,
    oldest: String(Math.floor(since.getTime() / 1000) - SKEW_S),
    limit: 100,
    include_all_metadata: true,
    ...(cursor === undefined ? {} : { cursor }),
  };
  const { team, thread } = spot;
  const answer =
    thread === null
      ? await gate.through(team, 'conversations.history', () => client.conversations.history(asked))
      : await gate.through(team, 'conversations.replies', () => client.conversations.replies({ ...asked, ts: thread }));
  const next = answer.response_metadata?.next_cursor;
  return { messages: answer.messages ?? [], next: next === undefined || next === '' ? undefined : next };
}

function carries(message: Seen, key: string): boolean {
  const { event_type: type, event_payload: payload } = message.metadata ?? {};
  return (
    type === METADATA_TYPE && typeof payload === 'object' && payload !== null && 'key' in payload && payload.key === key
  );
}
