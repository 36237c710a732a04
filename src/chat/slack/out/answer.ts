/** Says something to one person only: through the request's own address, else as a message only they see, else privately. */
import { urlToHttpOptions } from 'node:url';
import type { WebClient } from '@slack/web-api';
import { MOST_PATIENCE_MS } from '../../../app/messages/held-back.ts';
import type { Card } from '../../../cards/kit/card.ts';
import { causeOf, type Log } from '../../../log.ts';
import type { From } from '../in/inbound.ts';
import { ask } from '../light-fetch.ts';
import type { Gate } from './gate.ts';
import { rungsOf } from './degrade.ts';
import { toPlainMessage, type SlackMessage } from './render.ts';
import { askedToWaitMs, isTooRich } from './send-outcome.ts';
import type { SlackUserOf } from './text.ts';

const TIMEOUT_MS = 5_000;
const QUIET = { mrkdwn: false, unfurl_links: false, unfurl_media: false } as const;

export interface AnswerNeeds {
  readonly apiUrl: string;
  readonly slackUserOf: SlackUserOf;
  readonly gate: Gate;
  /** Does it after so many milliseconds; nobody waits for it, least of all the acknowledgement. */
  readonly later: (ms: number, work: () => Promise<void>) => void;
  readonly log: Log;
}

/** Who is answered, and as whom. */
export interface Recipient {
  readonly client: WebClient;
  readonly from: From;
  /** They already speak to us in private. */
  readonly direct: boolean;
}

/**
 * Answers privately. Never throws: whoever asked may have left. `tellLater`: what to do where it cannot be given now, and must not
 * be lost with this process; false where it may.
 */
export async function answerPrivately(
  needs: AnswerNeeds,
  { client, from, direct }: Recipient,
  card: Card,
  tellLater: () => Promise<boolean> = () => Promise.resolve(false),
): Promise<void> {
  const to = { client, from, direct };
  const ways: readonly ((message: SlackMessage) => Promise<boolean>)[] = [
    (message) => byResponseUrl(needs, from, message),
    async (message) => !direct && (await byEphemeral(needs.gate, to, message)),
    (message) => byDirectMessage(needs.gate, to, message),
  ];
  let slowedMs = Infinity;
  const isGivenAs = async (message: SlackMessage): Promise<'given' | 'not_given' | 'too_rich'> => {
    let isRefused = false;
    for (const way of ways) {
      try {
        if (await way(message)) return 'given';
      } catch (error) {
        isRefused ||= isTooRich(error);
        slowedMs = Math.min(slowedMs, askedToWaitMs(error) ?? Infinity);
        needs.log.debug('Slack answer took another way', { cause: causeOf(error) });
      }
    }
    return isRefused ? 'too_rich' : 'not_given';
  };
  const isGiven = async (): Promise<boolean> => {
    for (const message of rungsOf(card, needs.slackUserOf)) {
      const given = await isGivenAs(message);
      if (given !== 'too_rich') return given === 'given';
    }
    return false;
  };
  const noteLost = (): void => needs.log.warn('Slack answer could not be given', { team: from.team, user: from.user });
  if ((await isGiven()) || (await tellLater())) return;
  // who asked waits for it: it comes once more when Slack said
  if (slowedMs > MOST_PATIENCE_MS) return noteLost();
  needs.later(slowedMs, async () => {
    if (!(await isGiven())) noteLost();
  });
}

/** Answers where no token is at hand: by the request's own address, or not at all. Never throws. */
export async function answerAtOnce(
  needs: Pick<AnswerNeeds, 'apiUrl' | 'slackUserOf' | 'log'>,
  from: From,
  card: Card,
): Promise<void> {
  try {
    await byResponseUrl(needs, from, toPlainMessage(card, needs.slackUserOf));
  } catch (error) {
    needs.log.warn('Slack answer could not be given', { team: from.team, user: from.user, cause: causeOf(error) });
  }
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

async function byResponseUrl(needs: Pick<AnswerNeeds, 'apiUrl'>, from: From, message: SlackMessage): Promise<boolean> {
  if (from.responseUrl === null || !mayAnswerAt(from.responseUrl, needs.apiUrl)) return false;
  // without it Slack says it in the channel, whichever thread the button stands in
  const where = from.thread === null ? {} : { thread_ts: from.thread };
  const to = { ...urlToHttpOptions(new URL(from.responseUrl)), method: 'POST', timeoutMs: TIMEOUT_MS };
  const { status } = await ask(
    { ...to, headers: { 'content-type': 'application/json' } },
    JSON.stringify({ response_type: 'ephemeral', replace_original: false, ...message, ...QUIET, ...where }),
  );
  return status >= 200 && status < 300;
}

async function byEphemeral(gate: Gate, { client, from }: Recipient, message: SlackMessage): Promise<boolean> {
  const { channel, user, thread, team } = from;
  if (channel === null || channel.startsWith('D')) return false;
  const where = thread === null ? {} : { thread_ts: thread };
  await gate.through(team, 'chat.postEphemeral', () =>
    client.chat.postEphemeral({ channel, user, ...message, ...where }),
  );
  return true;
}

async function byDirectMessage(
  gate: Gate,
  { client, from, direct }: Recipient,
  message: SlackMessage,
): Promise<boolean> {
  const open = () =>
    gate.through(from.team, 'conversations.open', () => client.conversations.open({ users: from.user }));
  const here = direct ? from.channel : null;
  const channel = here ?? (await open()).channel?.id;
  if (channel === undefined) return false;
  const thread = direct && from.thread !== null ? { thread_ts: from.thread } : {};
  await gate.through(from.team, 'chat.postMessage', () =>
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- Slack's method, not a window's
    client.chat.postMessage({ channel, ...message, ...QUIET, ...thread }),
  );
  return true;
}
