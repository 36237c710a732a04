/** Tells people things in Slack: posts, redraws and looks up messages. The outbox's only way to Slack, with a client of its own. */
import { createHash } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Chat, IsOurs, Place, Sent, To } from '../../../app/messages/chat-port.ts';
import type { Card } from '../../../cards/kit/card.ts';
import type { Log } from '../../../log.ts';
import { rungsOf } from './degrade.ts';
import type { Gate } from './gate.ts';
import type { TokenGrants } from '../install/grants.ts';
import { METADATA_TYPE } from '../ids.ts';
import { lookAtChannel } from './look.ts';
import { toHome, type SlackMessage } from './render.ts';
import { makePrivates, type Privates } from './privates.ts';
import { findByKey } from './send-find.ts';
import { isTooRich, NotOurs, outcomeOf, outcomeOfRepeatable, platformError, type Certain } from './send-outcome.ts';
import { placeOf, type Spot } from './spot.ts';
import type { SlackUserOf } from './text.ts';
import { onceLookedAt, withoutFile, type Uploads } from './upload.ts';
import { faultsInHome, faultsInMessage } from '../limits/validate.ts';

export interface SlackChatNeeds {
  /** Without a token of its own, without retries: a repeated post would be a second message. */
  readonly client: WebClient;
  readonly grants: TokenGrants;
  readonly gate: Gate;
  readonly slackUserOf: SlackUserOf;
  /** Null: nothing is uploaded. */
  readonly uploads: Uploads | null;
  readonly log: Log;
}

const posted = z.object({ channel: z.string(), ts: z.string() });

export function makeSlackChat(needs: SlackChatNeeds): Chat {
  const { client, gate } = needs;
  const privates = makePrivates();

  return {
    platform: 'slack',
    async post(to, card, key, isOurs) {
      if (to.kind === 'home') {
        const [team, user] = addressOf(to);
        return publishHome(needs, { team, user }, card);
      }
      const spot = await spotOf(needs, privates, to);
      if ('kind' in spot) return spot;
      const sent = await postIn(needs, spot, card, { key, isOurs });
      if (sent.kind === 'sent' && to.kind === 'person') privates.note(addressOf(to), spot.channel);
      // a private conversation that was opened before may be none any more
      if (sent.kind !== 'never' || !privates.forget(spot.channel)) return sent;
      const anew = await spotOf(needs, privates, to);
      return 'kind' in anew ? anew : await postIn(needs, anew, card, { key, isOurs });
    },
    async redraw(place, card) {
      if (place['home'] !== undefined) return publishHome(needs, { team: place['team'], user: place['home'] }, card);
      const spot = await spotOf(needs, privates, { kind: 'thread', of: place });
      if ('kind' in spot) return spot;
      const ts = place['ts'] ?? '';
      const { card: ready, kept } = (await needs.uploads?.ready(spot, card, place)) ?? { card, kept: {} };
      const sent = await climbDown(needs, ready, outcomeOfRepeatable, async ({ text, blocks }) => {
        const { token, channel } = spot;
        await gate.inTurn(spot.team, 'chat.update', channel, () =>
          client.chat.update({ token, channel, ts, text, blocks }),
        );
        return { ...withoutFile(place), ...kept };
      });
      if (sent.kind === 'sent') await needs.uploads?.tidy(spot, place, kept);
      return sent;
    },
    async find(to, key, since) {
      // publishing again is harmless, so nothing is looked for
      if (to.kind === 'home') return { kind: 'absent' };
      const spot = await spotOf(needs, privates, to);
      return 'kind' in spot ? spot : findByKey({ client, gate }, spot, key, since);
    },
    look: (channel) => lookAtChannel(needs, channel),
  };
}

interface Meant {
  readonly key: string;
  readonly isOurs: IsOurs | undefined;
}

async function postIn(needs: SlackChatNeeds, spot: Spot, card: Card, { key, isOurs }: Meant): Promise<Sent> {
  const { client, gate } = needs;
  const metadata = { event_type: METADATA_TYPE, event_payload: { key } };
  const { card: ready, kept } = (await needs.uploads?.ready(spot, card)) ?? { card, kept: {} };
  return await climbDown(needs, ready, outcomeOf, async ({ text, blocks }) => {
    const answer = posted.parse(
      // Not the typed method: `client_msg_id` is missing from its arguments in @slack/web-api 8.2.
      await gate.inTurn(spot.team, 'chat.postMessage', spot.channel, async () => {
        if (isOurs !== undefined && !(await isOurs())) throw new NotOurs();
        return client.apiCall('chat.postMessage', {
          token: spot.token,
          channel: spot.channel,
          ...(spot.thread === null ? {} : { thread_ts: spot.thread }),
          text,
          ...(blocks.length === 0 ? {} : { blocks }),
          mrkdwn: false,
          unfurl_links: false,
          unfurl_media: false,
          metadata,
          client_msg_id: uuidOf(key),
        });
      }),
    );
    return { ...placeOf(spot, answer.channel, answer.ts), ...kept };
  });
}

/** Tries the card as drawn, then simpler, until Slack takes it. What we know to be too much is not even tried. */
async function climbDown(
  { slackUserOf, log }: SlackChatNeeds,
  card: Card,
  outcome: (error: unknown) => Sent,
  send: (message: SlackMessage) => Promise<Place>,
): Promise<Sent> {
  let refused = 'no form of the message fits Slack';
  let rung = -1;
  for (const message of rungsOf(card, slackUserOf)) {
    rung += 1;
    const [fault] = faultsInMessage(message);
    if (fault !== undefined) {
      log.warn('Slack message simplified', { rung, why: fault.message, at: fault.pointer });
      continue;
    }
    try {
      return { kind: 'sent', place: await (rung === 0 ? onceLookedAt(card, () => send(message)) : send(message)) };
    } catch (error) {
      if (!isTooRich(error)) return outcome(error);
      refused = platformError(error) ?? refused;
      log.warn('Slack message simplified', { rung, why: refused });
    }
  }
  return { kind: 'never', why: refused };
}

/** Somebody's Home tab. It shows what was published last, so publishing may be repeated. */
async function publishHome(
  { client, grants, gate, slackUserOf, log }: SlackChatNeeds,
  { team, user }: { readonly team: string | undefined; readonly user: string | undefined },
  card: Card,
): Promise<Sent> {
  if (team === undefined || user === undefined) return { kind: 'never', why: 'no Slack identity' };
  const full = toHome(card, slackUserOf);
  const [fault] = faultsInHome(full);
  if (fault !== undefined) log.warn('Slack home simplified', { why: fault.message, at: fault.pointer });
  const words: Card = { ...card, blocks: [{ kind: 'text', text: [card.summary] }] };
  try {
    const grant = await grants.of(team);
    if (grant === undefined) return notInstalled(grants);
    const view = fault === undefined ? full : toHome(words, slackUserOf);
    const { token } = grant;
    await gate.through(team, 'views.publish', () => client.views.publish({ token, user_id: user, view }));
    return { kind: 'sent', place: { team, home: user } };
  } catch (error) {
    return outcomeOfRepeatable(error);
  }
}

async function spotOf(needs: SlackChatNeeds, privates: Privates, to: To): Promise<Spot | Certain> {
  const [team, user] = addressOf(to);
  if (team === undefined) return { kind: 'never', why: 'no Slack identity' };
  try {
    const grant = await needs.grants.of(team);
    if (grant === undefined) return notInstalled(needs.grants);
    const { token } = grant;
    switch (to.kind) {
      case 'channel':
        return { team, token, channel: to.channel.channel, thread: null };
      case 'thread':
        return { team, token, channel: to.of['channel'] ?? '', thread: to.of['thread'] ?? to.of['ts'] ?? null };
      case 'home':
      case 'person': {
        const known = privates.of([team, user]);
        if (known !== undefined) return { team, token, channel: known, thread: null };
        const opened = await needs.gate.through(team, 'conversations.open', () =>
          needs.client.conversations.open({ token, users: user ?? '' }),
        );
        return { team, token, channel: opened.channel?.id ?? '', thread: null };
      }
    }
  } catch (error) {
    return outcomeOfRepeatable(error);
  }
}

/** Another token than the one that is configured never comes. Elsewhere it is heard of when one does, and looked for beside that. */
const notInstalled = ({ isSole }: TokenGrants): Certain =>
  isSole
    ? { kind: 'never', why: 'not the workspace of SLACK_BOT_TOKEN' }
    : { kind: 'shut', afterMs: 3_600_000, why: 'not installed in the workspace' };

/** Workspace and, for a person, their Slack user. */
function addressOf(to: To): readonly [string | undefined, string | undefined] {
  switch (to.kind) {
    case 'channel':
      return [to.channel.platform === 'slack' ? to.channel.place : undefined, undefined];
    case 'thread':
      return [to.of['team'], undefined];
    case 'home':
    case 'person': {
      const identity = to.member.identities.find(({ platform }) => platform === 'slack');
      return [identity?.place, identity?.user];
    }
  }
}

/** The same key gives the same UUID, so that a repeated post can be told by clients that look. */
function uuidOf(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
