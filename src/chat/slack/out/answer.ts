/** Says something to one person only: through the request's own address, else as a message only they see, else privately. */
import type { WebClient } from '@slack/web-api';
import type { Card } from '../../../cards/kit/card.ts';
import { causeOf, type Log } from '../../../log.ts';
import type { From } from '../in/inbound.ts';
import { toMessage, type SlackMessage } from './render.ts';
import type { SlackUserOf } from './text.ts';

const TIMEOUT_MS = 5_000;
const QUIET = { mrkdwn: false, unfurl_links: false, unfurl_media: false } as const;

export interface AnswerNeeds {
  readonly apiUrl: string;
  readonly slackUserOf: SlackUserOf;
  readonly log: Log;
}

/** Who is answered, and as whom. */
export interface Recipient {
  readonly client: WebClient;
  readonly from: From;
  /** They already speak to us in private. */
  readonly direct: boolean;
}

/** Answers privately. Never throws: whoever asked may have left, and the answer to a wish is kept anyway. */
export async function answerPrivately(
  needs: AnswerNeeds,
  { client, from, direct }: Recipient,
  card: Card,
): Promise<void> {
  const message = toMessage(card, needs.slackUserOf);
  const ways = [
    () => byResponseUrl(needs, from, message),
    () => (direct ? false : byEphemeral(client, from, message)),
    () => byDirectMessage(client, from, message, direct),
  ];
  for (const way of ways) {
    try {
      if (await way()) return;
    } catch (error) {
      needs.log.debug('Slack answer took another way', { cause: causeOf(error) });
    }
  }
  needs.log.warn('Slack answer could not be given', { team: from.team, user: from.user });
}

/** Only Slack's own host, or the host of the Web API in tests and the demo: an answer must not carry words elsewhere. */
export function mayAnswerAt(url: string, apiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  if (protocol === 'https:' && host === 'hooks.slack.com') return true;
  const api = new URL(apiUrl);
  return api.host !== 'slack.com' && api.host === host && api.protocol === protocol;
}

async function byResponseUrl(needs: AnswerNeeds, from: From, message: SlackMessage): Promise<boolean> {
  if (from.responseUrl === null || !mayAnswerAt(from.responseUrl, needs.apiUrl)) return false;
  const response = await fetch(from.responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, ...message, ...QUIET }),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await response.body?.cancel();
  return response.ok;
}

async function byEphemeral(client: WebClient, from: From, message: SlackMessage): Promise<boolean> {
  if (from.channel === null || from.channel.startsWith('D')) return false;
  await client.chat.postEphemeral({
    channel: from.channel,
    user: from.user,
    ...message,
    ...(from.thread === null ? {} : { thread_ts: from.thread }),
  });
  return true;
}

async function byDirectMessage(
  client: WebClient,
  from: From,
  message: SlackMessage,
  direct: boolean,
): Promise<boolean> {
  const here = direct ? from.channel : null;
  const channel = here ?? (await client.conversations.open({ users: from.user })).channel?.id;
  if (channel === undefined) return false;
  const thread = direct && from.thread !== null ? { thread_ts: from.thread } : {};
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- Slack's method, not a window's
  await client.chat.postMessage({ channel, ...message, ...QUIET, ...thread });
  return true;
}
