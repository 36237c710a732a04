/** The activities Teams sends to the app, with the field sets of captured ones. Pure: time and ids arrive from outside. */
import { DateTime } from 'luxon';
import type { PlayPerson, PlayWorld } from '../world.ts';
import type { Json } from './answer.ts';
import { BOT_NAME, teamsIdOf, type Conversation, type Mention, type TeamsMessage } from './workplace.ts';

/** Where, when and by whom something happens. */
export interface Scene {
  readonly world: PlayWorld;
  readonly serviceUrl: string;
  readonly person: PlayPerson;
  readonly conversation: Conversation;
  /** The thread it happens in; null outside threads. */
  readonly root: string | null;
  readonly id: string;
  readonly at: Date;
}

export function messageActivity(scene: Scene, text: string, mentions: readonly Mention[]): Json {
  return {
    type: 'message',
    ...envelope(scene),
    text,
    textFormat: 'plain',
    entities: [...mentions.map(mentionEntity), clientInfo(scene.person)],
    attachments: [{ contentType: 'text/html', content: htmlOf(text, mentions) }],
  };
}

/** What an old-style `Action.Submit` sends: a message with `value` and no text. */
export function submitMessage(scene: Scene, value: Json, replyToId: string): Json {
  return { type: 'message', ...envelope(scene), value, replyToId, entities: [clientInfo(scene.person)] };
}

export interface Invoke {
  readonly name:
    | 'adaptiveCard/action'
    | 'task/fetch'
    | 'task/submit'
    | 'composeExtension/fetchTask'
    | 'composeExtension/submitAction';
  readonly value: Json;
  /** The message whose card was pressed; null when none was. */
  readonly replyToId: string | null;
}

/** `scene.id` must be of the form `f:<uuid>`. */
export function invokeActivity(scene: Scene, { name, value, replyToId }: Invoke): Json {
  const base = envelope(scene);
  const source = { source: { name: replyToId === null ? 'compose' : 'message' } };
  const legacy = replyToId === null ? {} : { legacy: { replyToId: `1:${replyToId}` } };
  return {
    type: 'invoke',
    name,
    ...base,
    channelData: { ...base.channelData, ...source, ...legacy },
    entities: [clientInfo(scene.person)],
    value,
    ...(replyToId === null ? {} : { replyToId }),
  };
}

export function editActivity(scene: Scene, text: string, mentions: readonly Mention[]): Json {
  const said = messageActivity(scene, text, mentions);
  return { ...said, type: 'messageUpdate', channelData: { ...asData(said), eventType: 'editMessage' } };
}

export function deleteActivity(scene: Scene): Json {
  const base = envelope(scene);
  return { type: 'messageDelete', ...base, channelData: { ...base.channelData, eventType: 'softDeleteMessage' } };
}

export function reactionActivity(scene: Scene, replyToId: string, type: string, added: boolean): Json {
  const reactions = [{ type }];
  return {
    type: 'messageReaction',
    ...envelope(scene),
    ...(added ? { reactionsAdded: reactions } : { reactionsRemoved: reactions }),
    replyToId,
  };
}

export function installationActivity(scene: Scene, action: 'add' | 'remove'): Json {
  return { type: 'installationUpdate', action, ...envelope(scene), entities: [clientInfo(scene.person)] };
}

/** The bot joins or leaves: a team, one of its channels, or a personal chat. */
export function membershipActivity(
  scene: Scene,
  joined: boolean,
  eventType: 'teamMemberAdded' | 'teamMemberRemoved' | 'channelMemberAdded' | null,
): Json {
  const base = envelope(scene);
  const members = [{ id: `28:${scene.world.teams.clientId}` }];
  return {
    type: 'conversationUpdate',
    ...base,
    channelData: { ...base.channelData, ...(eventType === null ? {} : { eventType }) },
    ...(joined ? { membersAdded: members } : { membersRemoved: members }),
  };
}

function envelope(scene: Scene): Json & { readonly channelData: Json } {
  const { world, person, at } = scene;
  return {
    channelId: 'msteams',
    id: scene.id,
    serviceUrl: scene.serviceUrl,
    channelData: channelData(scene),
    from: { id: teamsIdOf(person), name: person.name, aadObjectId: person.teamsUser },
    recipient: { id: `28:${world.teams.clientId}`, name: BOT_NAME },
    conversation: conversationAccount(scene),
    timestamp: at.toISOString(),
    localTimestamp: DateTime.fromJSDate(at, { zone: person.zone }).toISO() ?? at.toISOString(),
    locale: person.locale,
    localTimezone: person.zone,
  };
}

function channelData({ world, conversation }: Scene): Json {
  const tenant = { id: world.teams.tenant };
  if (conversation.kind !== 'channel') return { tenant };
  return {
    teamsChannelId: conversation.id,
    teamsTeamId: world.teams.group,
    channel: { id: conversation.id },
    team: { id: world.teams.group },
    tenant,
  };
}

function conversationAccount({ world, conversation, root }: Scene): Json {
  const tenantId = world.teams.tenant;
  if (conversation.kind === 'personal') return { conversationType: 'personal', tenantId, id: conversation.id };
  const id = root === null ? conversation.id : `${conversation.id};messageid=${root}`;
  return { isGroup: true, conversationType: conversation.kind, tenantId, id };
}

function clientInfo(person: PlayPerson): Json {
  return {
    locale: person.locale,
    country: person.locale.split('-')[1] ?? 'GB',
    platform: 'Web',
    timezone: person.zone,
    type: 'clientInfo',
  };
}

function mentionEntity({ id, name, text }: Mention): Json {
  return { mentioned: { id, name }, text, type: 'mention' };
}

function asData(activity: Json): Json {
  return typeof activity['channelData'] === 'object' ? { ...activity['channelData'] } : {};
}

/** What a message action hands over of the message it was called on. */
export function messagePayload(world: PlayWorld, message: TeamsMessage, author: PlayPerson | undefined): Json {
  const from =
    author === undefined
      ? { application: { applicationIdentityType: 'bot', id: world.teams.clientId, displayName: BOT_NAME } }
      : { user: { userIdentityType: 'aadUser', id: author.teamsUser, displayName: author.name } };
  const thread = message.root ?? message.id;
  return {
    id: message.id,
    replyToId: message.root,
    createdDateTime: message.at,
    lastModifiedDateTime: null,
    deleted: message.deleted,
    subject: null,
    summary: null,
    importance: 'normal',
    locale: author?.locale ?? 'en-GB',
    linkToMessage: `https://teams.microsoft.com/l/message/${encodeURIComponent(message.conversation)}/${message.id}?parentMessageId=${thread}`,
    from: { device: null, conversation: null, user: null, application: null, ...from },
    body: { contentType: 'html', content: bodyOf(message) },
    attachmentLayout: null,
    attachments: message.cards.map((content) => ({
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: JSON.stringify(content),
    })),
    mentions: [],
    reactions: [],
  };
}

function bodyOf({ text, mentions }: TeamsMessage): string {
  const parts = splitAtMentions(text, mentions);
  return `<div>${parts.map((part, i) => (i % 2 === 0 ? escapeHtml(part) : `<at id="${(i - 1) / 2}">${escapeHtml(part)}</at>`)).join('')}</div>`;
}

function htmlOf(text: string, mentions: readonly Mention[]): string {
  const parts = splitAtMentions(text, mentions).map((part, i) =>
    i % 2 === 0 ? escapeHtml(part) : mentionSpan(part, (i - 1) / 2),
  );
  return `<p>${parts.join('').replaceAll('</span> ', '</span>&nbsp;')}</p>`;
}

function mentionSpan(name: string, at: number): string {
  return `<span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="${at}">${escapeHtml(name)}</span>`;
}

/** Plain pieces at even places, names of mentioned people at odd ones. */
function splitAtMentions(text: string, mentions: readonly Mention[]): readonly string[] {
  if (mentions.length === 0) return [text];
  return text.split(/<at>([^<>]*)<\/at>/);
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');
}
