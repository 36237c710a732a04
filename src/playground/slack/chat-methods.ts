/** `chat.*` and `reactions.add` of the Web API. */
import { MESSAGE_TEXT, codePoints } from '../../chat/slack/limits/limits.ts';
import type { JsonObject } from './json.ts';
import { textOf } from './json.ts';
import {
  TEXT_CUT,
  announceChange,
  blocksFrom,
  messageJson,
  metadataFrom,
  refusalOf,
  say,
  withBlockIds,
} from './messages.ts';
import type { Method, MethodCall } from './parts.ts';
import { no } from './parts.ts';
import { changed, directChannel } from './state.ts';
import type { SlackChannel, SlackMessage } from './state.ts';

/** What Slack puts where an app left the text of a block message empty. */
const NO_TEXT = "This content can't be displayed.";

/** The channel an id means for this bot: its own workspace's only. */
export function channelFor(call: MethodCall, id: string | undefined): SlackChannel | undefined {
  const channel = call.state.channels.get(id ?? '');
  return channel?.team === call.team.id ? channel : undefined;
}

/**
 * A post alone may be addressed to a person, in their direct conversation; everything else needs the id of that
 * (docs.slack.dev, "chat.update": "ensure that this value is a DM ID (starts with D) instead of a User ID").
 */
function channelToPostIn(call: MethodCall, id: string | undefined): SlackChannel | undefined {
  const user = call.state.users.get(id ?? '');
  if (user === undefined) return channelFor(call, id);
  return user.bot || user.deleted ? undefined : directChannel(call.state, call.team, [user.id]);
}

/** Why the bot may not post there; null when it may. A private channel it is not in does not exist for it. */
function whyNotThere(call: MethodCall, channel: SlackChannel | undefined): JsonObject | null {
  if (channel === undefined) return no('channel_not_found');
  const inside = channel.members.has(call.team.botUser);
  if (!inside && channel.kind !== 'public') return no('channel_not_found');
  if (channel.archived) return no('is_archived');
  return inside ? null : no('not_in_channel');
}

/** Why these words and blocks are no message; null when they are one. */
function whyNoMessage({ args, state, team }: MethodCall): JsonObject | null {
  const text = textOf(args, 'text') ?? '';
  if (args['markdown_text'] !== undefined) {
    return args['text'] !== undefined || args['blocks'] !== undefined ? no('markdown_text_conflict') : null;
  }
  if (text === '' && blocksFrom(args['blocks']) === null) return no('no_text');
  return refusalOf(state, team.id, { blocks: args['blocks'], metadata: args['metadata'] });
}

const wordsOf = ({ args }: MethodCall): string => {
  const text = textOf(args, 'text') ?? textOf(args, 'markdown_text') ?? '';
  return text === '' ? NO_TEXT : Array.from(text).slice(0, TEXT_CUT).join('');
};

const postMessage: Method = (call) => {
  const { args, state, team } = call;
  const channel = channelToPostIn(call, textOf(args, 'channel'));
  const refusal = whyNotThere(call, channel) ?? whyNoMessage(call);
  if (refusal !== null || channel === undefined) return refusal ?? no('channel_not_found');
  const threadTs = textOf(args, 'thread_ts') ?? null;
  const isThere = state.messages.some((message) => message.channel === channel.id && message.ts === threadTs);
  if (threadTs !== null && !isThere) return no('thread_not_found');
  const message = say(call, team, {
    channel,
    user: team.botUser,
    text: wordsOf(call),
    blocks: blocksFrom(args['blocks']),
    metadata: metadataFrom(args['metadata']),
    // the ts of a reply leads to a thread of its own, which nobody who reads the thread sees (wee-slack/wee-slack#751)
    threadTs,
  });
  const cut = codePoints(textOf(args, 'text') ?? '') > TEXT_CUT;
  return {
    ok: true,
    channel: channel.id,
    ts: message.ts,
    message: messageJson(state, message, true),
    ...(cut ? { warning: 'message_truncated', response_metadata: { warnings: ['message_truncated'] } } : {}),
  };
};

const postEphemeral: Method = (call) => {
  const { args, state, team } = call;
  const channel = channelFor(call, textOf(args, 'channel'));
  const refusal = whyNotThere(call, channel) ?? whyNoMessage(call);
  if (refusal !== null || channel === undefined) return refusal ?? no('channel_not_found');
  const viewer = textOf(args, 'user');
  if (viewer === undefined || !state.users.has(viewer)) return no('user_not_found');
  if (!channel.members.has(viewer)) return no('user_not_in_channel');
  const blocks = blocksFrom(args['blocks']);
  const threadTs = textOf(args, 'thread_ts') ?? null;
  const message = say(call, team, { channel, user: team.botUser, text: wordsOf(call), blocks, threadTs, viewer });
  return { ok: true, message_ts: message.ts };
};

/** The bot's own lasting message an update or a deletion means, or why not. */
function ownMessage(call: MethodCall, otherwise: string): SlackMessage | JsonObject {
  const { args, state, team } = call;
  const channel = channelFor(call, textOf(args, 'channel'));
  if (channel === undefined) return no('channel_not_found');
  const ts = textOf(args, 'ts');
  if (state.ephemerals.some((one) => one.ts === ts && one.channel === channel.id)) return no(otherwise);
  if (channel.kind !== 'public' && !channel.members.has(team.botUser)) return no('channel_not_found');
  const message = state.messages.find((one) => one.ts === ts && one.channel === channel.id);
  if (message === undefined) return no('message_not_found');
  if (channel.archived) return no('is_inactive');
  return message.botId === team.botId ? message : no(otherwise);
}

const isMessage = (found: SlackMessage | JsonObject): found is SlackMessage => 'ts' in found && 'reactions' in found;

/**
 * `text` without `blocks` removes the blocks; neither keeps them; `blocks: []` removes them. Absent metadata stays, `{}` goes.
 * Only an update of words alone shows as edited (docs.slack.dev, "chat.update").
 */
const update: Method = (call) => {
  const { args, state, team } = call;
  const message = ownMessage(call, 'cant_update_message');
  if (!isMessage(message)) return message;
  const text = textOf(args, 'text');
  if (text !== undefined && codePoints(text) > MESSAGE_TEXT) return no('msg_too_long');
  const refusal = refusalOf(state, team.id, { blocks: args['blocks'], metadata: args['metadata'] });
  if (refusal !== null) return refusal;
  const blocks = blocksFrom(args['blocks']);
  if (text !== undefined || args['blocks'] !== undefined) {
    message.blocks = blocks === null ? null : withBlockIds(state, blocks);
  }
  if (text !== undefined) message.text = text;
  else if (blocks !== null) message.text = NO_TEXT;
  if (args['metadata'] !== undefined) message.metadata = metadataFrom(args['metadata']);
  if (text !== undefined && args['blocks'] === undefined) message.edited = { user: team.botUser, ts: state.ids.ts() };
  changed(state);
  announceChange(call, team, message, 'changed');
  const shown = messageJson(state, message, true);
  return { ok: true, channel: message.channel, ts: message.ts, text: message.text, message: shown };
};

const remove: Method = (call) => {
  const message = ownMessage(call, 'cant_delete_message');
  if (!isMessage(message)) return message;
  call.state.messages.splice(call.state.messages.indexOf(message), 1);
  changed(call.state);
  announceChange(call, call.team, message, 'deleted');
  return { ok: true, channel: message.channel, ts: message.ts };
};

const getPermalink: Method = (call) => {
  const channel = channelFor(call, textOf(call.args, 'channel'));
  if (channel === undefined) return no('channel_not_found');
  const ts = textOf(call.args, 'message_ts');
  const message = call.state.messages.find((one) => one.ts === ts && one.channel === channel.id);
  if (message === undefined) return no('message_not_found');
  const thread = message.threadTs === null ? '' : `?thread_ts=${message.threadTs}&cid=${channel.id}`;
  const place = `archives/${channel.id}/p${message.ts.replace('.', '')}${thread}`;
  return { ok: true, channel: channel.id, permalink: `https://${call.team.domain}.slack.com/${place}` };
};

const addReaction: Method = (call) => {
  const { args, state, team } = call;
  const channel = channelFor(call, textOf(args, 'channel'));
  const refusal = whyNotThere(call, channel);
  if (refusal !== null) return refusal;
  const message = state.messages.find((one) => one.ts === textOf(args, 'timestamp') && one.channel === channel?.id);
  if (message === undefined) return no('message_not_found');
  const name = textOf(args, 'name') ?? '';
  if (name === '') return no('invalid_name');
  return react(call, message, team.botUser, name) ? { ok: true } : no('already_reacted');
};

/** Adds somebody's reaction and tells the app; false when it stood already. */
export function react(
  call: Pick<MethodCall, 'state' | 'events' | 'team'>,
  message: SlackMessage,
  user: string,
  name: string,
): boolean {
  const users = message.reactions.get(name) ?? [];
  if (users.includes(user)) return false;
  message.reactions.set(name, [...users, user]);
  changed(call.state);
  const item = { type: 'message', channel: message.channel, ts: message.ts };
  const event = { type: 'reaction_added', user, reaction: name, item, item_user: message.user };
  call.events.emit(call.team, { ...event, event_ts: call.state.ids.ts() }, call.state.channels.get(message.channel));
  return true;
}

/** Takes a reaction back and tells the app; false where there was none. */
export function unreact(
  call: Pick<MethodCall, 'state' | 'events' | 'team'>,
  message: SlackMessage,
  user: string,
  name: string,
): boolean {
  const users = message.reactions.get(name) ?? [];
  if (!users.includes(user)) return false;
  const left = users.filter((one) => one !== user);
  if (left.length === 0) message.reactions.delete(name);
  else message.reactions.set(name, left);
  changed(call.state);
  const item = { type: 'message', channel: message.channel, ts: message.ts };
  const event = { type: 'reaction_removed', user, reaction: name, item, item_user: message.user };
  call.events.emit(call.team, { ...event, event_ts: call.state.ids.ts() }, call.state.channels.get(message.channel));
  return true;
}

export const CHAT_METHODS: Readonly<Record<string, Method>> = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
  'chat.getPermalink': getPermalink,
  'reactions.add': addReaction,
};
