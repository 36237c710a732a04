/** Messages: how they are kept, how Slack shows them to apps, and which block errors it answers with. */
import { BLOCKS_TOO_LONG, faultsInMessage } from '../../chat/slack/limits/validate.ts';
import type { Fault } from '../../chat/slack/limits/validate.ts';
import { faultsOfFiles } from './files.ts';
import { faultsOfImages } from './images.ts';
import type { JsonObject } from './json.ts';
import { isObject, objectsOf } from './json.ts';
import type { Parts } from './parts.ts';
import { no } from './parts.ts';
import { SLACKBOT, changed } from './state.ts';
import type { PostingApp, SlackChannel, SlackMessage, SlackState, SlackTeam } from './state.ts';

/** Slack cuts a post's text here and says so (docs.slack.dev, "chat.postMessage"). */
export const TEXT_CUT = 40_000;

export interface NewMessage {
  readonly channel: SlackChannel;
  readonly user: string;
  readonly text: string;
  readonly blocks?: readonly JsonObject[] | null;
  readonly metadata?: JsonObject | null;
  readonly threadTs?: string | null;
  readonly app?: PostingApp;
  readonly attachments?: readonly JsonObject[];
  /** Only this person sees it. */
  readonly viewer?: string | null;
}

/** Keeps a message and tells the app about it if it listens; ephemerals are nobody's event. */
export function say(parts: Parts, team: SlackTeam, given: NewMessage): SlackMessage {
  const { state } = parts;
  const viewer = given.viewer ?? null;
  const message: SlackMessage = {
    ts: state.ids.ts(),
    team: team.id,
    channel: given.channel.id,
    user: given.user,
    botId: given.app?.bot ?? (given.user === team.botUser ? team.botId : null),
    threadTs: given.threadTs ?? null,
    viewer,
    clientId:
      given.app !== undefined || given.user === team.botUser || given.user === SLACKBOT
        ? null
        : state.ids.next('client'),
    text: given.text,
    blocks: given.blocks === undefined || given.blocks === null ? null : withBlockIds(state, given.blocks),
    metadata: given.metadata ?? null,
    edited: null,
    reactions: new Map(),
    ...(given.app && { app: given.app }),
    ...(given.attachments && { attachments: given.attachments }),
  };
  if (viewer === null) state.messages.push(message);
  else if (isShown(state, message)) state.ephemerals.push(message);
  changed(state);
  if (viewer === null && given.channel.members.has(team.botUser)) announce(parts, team, given.channel, message);
  return message;
}

/**
 * "Ephemeral messages in threads are only shown if there is already an active thread" (docs.slack.dev,
 * "chat.postEphemeral"). What Slackbot says stands where the person is.
 */
const isShown = (state: SlackState, { channel, threadTs, user }: SlackMessage): boolean =>
  threadTs === null ||
  user === SLACKBOT ||
  state.messages.some((one) => one.channel === channel && one.threadTs === threadTs);

const KINDS = { public: 'channel', private: 'group', im: 'im', mpim: 'mpim' } as const;

function announce(parts: Parts, team: SlackTeam, channel: SlackChannel, message: SlackMessage): void {
  const event = { ...messageJson(parts.state, message, false), channel: channel.id, event_ts: message.ts };
  parts.events.emit(team, { ...event, channel_type: KINDS[channel.kind] }, channel);
  announceMention(parts, team, message);
}

export function announceMention({ state, events }: Parts, team: SlackTeam, message: SlackMessage): void {
  const channel = state.channels.get(message.channel);
  const isMember = channel?.members.has(team.botUser) === true;
  if (message.botId !== null || !isMember || channel.kind === 'im') return;
  if (!message.text.includes(`<@${team.botUser}>`)) return;
  const event = { ...messageJson(state, message, false), type: 'app_mention' };
  events.emit(team, { ...event, channel: channel.id, event_ts: message.ts }, channel);
}

/** Tells the app that a message was changed or deleted: its own as well, as Slack does (docs.slack.dev, "message_changed"). */
export function announceChange(
  { state, events }: Parts,
  team: SlackTeam,
  message: SlackMessage,
  change: 'changed' | 'deleted',
): void {
  const channel = state.channels.get(message.channel);
  if (channel?.members.has(team.botUser) !== true) return;
  const ts = state.ids.ts();
  const about = change === 'changed' ? { message: messageJson(state, message, false) } : { deleted_ts: message.ts };
  const event = { type: 'message', subtype: `message_${change}`, hidden: true, channel: channel.id, ts, event_ts: ts };
  events.emit(team, { ...event, ...about, channel_type: KINDS[channel.kind] }, channel);
}

/** A message as `conversations.history`, payloads and events show it. Metadata only where Slack gives it. */
export function messageJson(state: SlackState, message: SlackMessage, withMetadata: boolean): JsonObject {
  const replies = state.messages.filter((other) => other.threadTs === message.ts && other.channel === message.channel);
  const parent = message.threadTs === null && replies.length > 0;
  return {
    ...(message.clientId === null ? {} : { client_msg_id: message.clientId }),
    type: 'message',
    ...authorJson(state, message),
    ts: message.ts,
    text: message.text,
    team: message.team,
    blocks: message.blocks ?? (message.text === '' ? [] : plainBlocks(message.text)),
    ...(message.attachments === undefined ? {} : { attachments: message.attachments }),
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    ...(parent ? { thread_ts: message.ts, reply_count: replies.length } : {}),
    ...(message.edited === null ? {} : { edited: message.edited }),
    ...(message.reactions.size === 0 ? {} : { reactions: reactionsJson(message) }),
    ...(withMetadata && message.metadata !== null ? { metadata: message.metadata } : {}),
  };
}

/** An integration's message names no user (docs.slack.dev, "bot_message"). */
function authorJson({ world }: SlackState, { user, botId, app }: SlackMessage): JsonObject {
  if (app !== undefined) return { subtype: 'bot_message', username: app.name, bot_id: app.bot, app_id: app.id };
  return { user, ...(botId === null ? {} : { bot_id: botId, app_id: world.slack.app }) };
}

const reactionsJson = (message: SlackMessage): readonly JsonObject[] =>
  [...message.reactions].map(([name, users]) => ({ name, users, count: users.length }));

/** What Slack makes of typed words. */
function plainBlocks(text: string): readonly JsonObject[] {
  const elements = text
    .split(/(<@[UW][A-Z0-9_]+>)/)
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith('<@') ? { type: 'user', user_id: part.slice(2, -1) } : { type: 'text', text: unescaped(part) },
    );
  return [{ type: 'rich_text', block_id: 'words', elements: [{ type: 'rich_text_section', elements }] }];
}

/** Only `text` is escaped; rich text holds words as they were typed. */
const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Slack names every block that came without a name. */
export function withBlockIds(state: SlackState, blocks: readonly JsonObject[]): readonly JsonObject[] {
  return blocks.map((block) =>
    block['block_id'] === undefined ? { ...block, block_id: state.ids.next('block') } : block,
  );
}

/** Why Slack would not take these blocks and metadata in a workspace; null when it would. Text is judged by each method for itself. */
export function refusalOf(
  state: SlackState,
  team: string,
  message: { readonly blocks?: unknown; readonly metadata?: unknown },
): JsonObject | null {
  const faults = [
    ...(state.chartless.has(team) ? faultsOfCharts(message.blocks) : []),
    ...faultsInMessage({ ...message, text: 'judged elsewhere' }),
    ...faultsOfImages(state, message.blocks),
    ...faultsOfFiles(state, team, message.blocks),
  ];
  const first = faults[0];
  if (first === undefined) return null;
  if (faults.some((fault) => fault.message === BLOCKS_TOO_LONG)) return blockErrors('msg_blocks_too_long', faults);
  if (faults.some((fault) => fault.pointer.startsWith('/blocks'))) return blockErrors('invalid_blocks', faults);
  return blockErrors(first.pointer === '/metadata' ? 'metadata_too_large' : 'invalid_metadata_format', faults);
}

/** As of any block it does not know: new ones come to one workspace after another. */
const faultsOfCharts = (blocks: unknown): Fault[] =>
  objectsOf(blocks).flatMap(({ type }, n) =>
    type === 'data_visualization'
      ? [{ pointer: `/blocks/${n}/type`, message: 'unsupported type: data_visualization' }]
      : [],
  );

/** Slack's shape of an error about parts of a payload. */
export function blockErrors(error: string, faults: readonly Fault[]): JsonObject {
  const lines = faults.map((fault) => `${fault.message} [json-pointer:${fault.pointer}]`);
  return no(error, { errors: lines, response_metadata: { messages: lines.map((line) => `[ERROR] ${line}`) } });
}

/** Blocks as stored: null when there are none or an empty list. */
export function blocksFrom(value: unknown): readonly JsonObject[] | null {
  const blocks = objectsOf(value);
  return blocks.length === 0 ? null : blocks;
}

/** Metadata as stored: null when there is none or `{}`. */
export function metadataFrom(value: unknown): JsonObject | null {
  return isObject(value) && Object.keys(value).length > 0 ? value : null;
}
