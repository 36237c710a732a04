/** What the Bot Connector does with a call that may pass: the rules of conversations, rosters, threads and own messages. */
import { ADAPTIVE_CARD, faultsInActivity } from '../../chat/teams/limits/validate.ts';
import type { PlayPerson } from '../world.ts';
import { asList, asObject, asText, isObject, no, type FakeAnswer, type Json } from './answer.ts';
import {
  baseOf,
  BOT_NAME,
  rootOf,
  teamsIdOf,
  type Conversation,
  type Mention,
  type TeamsMessage,
  type Workplace,
} from './workplace.ts';

export interface Target {
  readonly workplace: Workplace;
  /** As it stands in the path, with `;messageid=` if there is one. */
  readonly conversation: string;
  readonly targeted: boolean;
  readonly serviceUrl: string;
}

const NO_CONVERSATION = no(404, 'ConversationNotFound', 'Conversation not found.');
const NO_ACTIVITY = no(404, 'ActivityNotFoundInConversation', 'The activity was not found in the conversation.');
const NOT_IN_ROSTER = no(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
const SPLIT = no(400, 'BadSyntax', 'Activity resulted into multiple skype activities');
const BAD_ARGUMENT = no(400, 'BadArgument', 'Bad argument');

/** The conversation, when it exists, the bot is in it, and the thread named is there; otherwise the refusal. */
function openTo({ workplace, conversation }: Target): Conversation | FakeAnswer {
  const found = workplace.find(conversation);
  if (found === undefined || found.id !== baseOf(conversation)) return NO_CONVERSATION;
  if (!workplace.isInstalled(found.id)) return NOT_IN_ROSTER;
  const root = rootOf(conversation);
  if (root === undefined) return found;
  if (found.kind !== 'channel') return BAD_ARGUMENT;
  const post = workplace.message(root);
  return post !== undefined && post.conversation === found.id && post.root === null ? found : NO_ACTIVITY;
}

const isAnswer = (value: Conversation | TeamsMessage | FakeAnswer): value is FakeAnswer => 'status' in value;

export function postActivity(target: Target, activity: unknown): FakeAnswer {
  const conversation = openTo(target);
  if (isAnswer(conversation)) return conversation;
  if (asObject(activity)?.['type'] === 'typing') return { status: 202, body: {} };
  const audience = audienceOf(target, conversation, activity);
  if (typeof audience === 'object' && audience !== null) return audience;
  const add = (part: Json): string =>
    target.workplace.add({
      conversation: conversation.id,
      root: rootOf(target.conversation) ?? null,
      author: 'bot',
      authorName: BOT_NAME,
      ...contentOf(part),
      targeted: audience,
    }).id;
  const parts = partsOf(activity);
  if (parts.length > 1) {
    for (const part of parts) add(part);
    return { status: 202 };
  }
  const fault = faultOf(activity);
  if (fault !== undefined || !isObject(activity)) return fault ?? BAD_ARGUMENT;
  return { status: 201, body: { id: add(activity) } };
}

/**
 * What Teams makes of one activity: its words are a post, and each of its cards is, unless they form a carousel.
 * Several get no id, and cannot take the place of one. Source: OfficeDev/BotBuilder-MicrosoftTeams#125 and #126.
 */
function partsOf(activity: unknown): readonly Json[] {
  const { text, textFormat, attachments, ...rest } = asObject(activity) ?? {};
  const cards = asList(attachments);
  const rows =
    rest['attachmentLayout'] === 'carousel' ? [cards].filter((row) => row.length > 0) : cards.map((one) => [one]);
  return [
    ...(asText(text)?.trim() ? [{ ...rest, text, textFormat }] : []),
    ...rows.map((row) => ({ ...rest, attachments: row })),
  ];
}

/** The one person a targeted message is for, null for everybody, or the refusal. */
function audienceOf(
  { workplace, targeted }: Target,
  conversation: Conversation,
  activity: unknown,
): string | null | FakeAnswer {
  if (!targeted) return null;
  const recipient = asText(asObject(asObject(activity)?.['recipient'])?.['id']);
  if (recipient === undefined || conversation.kind === 'personal') return BAD_ARGUMENT;
  const person = workplace.findPerson(recipient);
  const isMember = person !== undefined && conversation.people.includes(person.id);
  return isMember ? person.id : no(404, 'BotNotInConversationRoster', 'The recipient is not in the conversation.');
}

function faultOf(activity: unknown): FakeAnswer | undefined {
  const faults = faultsInActivity(activity);
  if (faults.length === 0) return undefined;
  return no(400, 'BadSyntax', faults.map(({ pointer, message }) => `${pointer} ${message}`.trim()).join('; '));
}

function contentOf(activity: Json): Pick<TeamsMessage, 'text' | 'summary' | 'mentions' | 'cards' | 'activity'> {
  const attachments = asList(activity['attachments']).filter(isObject);
  return {
    text: asText(activity['text']) ?? '',
    summary: asText(activity['summary']) ?? '',
    mentions: asList(activity['entities']).flatMap(mentionIn),
    cards: attachments.flatMap(({ contentType, content }) =>
      contentType === ADAPTIVE_CARD && isObject(content) ? [content] : [],
    ),
    activity,
  };
}

function mentionIn(entity: unknown): readonly Mention[] {
  const { type, text, mentioned } = asObject(entity) ?? {};
  const who = asObject(mentioned);
  const [id, name] = [asText(who?.['id']), asText(who?.['name'])];
  return type === 'mention' && typeof text === 'string' && id !== undefined ? [{ id, text, name: name ?? '' }] : [];
}

export function editActivity(target: Target, id: string, activity: unknown): FakeAnswer {
  const message = ownMessage(target, id, activity);
  if (isAnswer(message)) return message;
  const fault = partsOf(activity).length > 1 ? SPLIT : faultOf(activity);
  if (fault !== undefined || !isObject(activity)) return fault ?? BAD_ARGUMENT;
  target.workplace.change(id, { ...contentOf(activity), answered: {}, edited: true });
  return { status: 200, body: { id } };
}

export function deleteActivity(target: Target, id: string, body: unknown): FakeAnswer {
  const message = ownMessage(target, id, body);
  if (isAnswer(message)) return message;
  target.workplace.change(id, { deleted: true, cards: [], text: '', summary: '' });
  return { status: 200, body: {} };
}

function ownMessage(target: Target, id: string, body: unknown): TeamsMessage | FakeAnswer {
  const conversation = openTo(target);
  if (isAnswer(conversation)) return conversation;
  if (target.targeted && asObject(body)?.['recipient'] !== undefined) return BAD_ARGUMENT;
  const message = messageIn(target, id);
  if (message === undefined || (message.targeted !== null) !== target.targeted) return NO_ACTIVITY;
  return message.author === 'bot' ? message : no(403, 'Forbidden', 'A bot may change its own messages only.');
}

/** The message, when it is there and belongs to the conversation and thread of the path. */
function messageIn({ workplace, conversation }: Target, id: string): TeamsMessage | undefined {
  const message = workplace.message(id);
  if (message === undefined || workplace.isGone(message)) return undefined;
  const root = rootOf(conversation);
  const inThread = root === undefined || message.root === root || message.id === root;
  return message.conversation === baseOf(conversation) && inThread ? message : undefined;
}

export function changeReaction(target: Target, id: string, type: string, added: boolean): FakeAnswer {
  const conversation = openTo(target);
  if (isAnswer(conversation)) return conversation;
  const message = messageIn(target, id);
  if (message === undefined) return NO_ACTIVITY;
  const others = message.reactions.filter((each) => each.by !== 'bot' || each.type !== type);
  target.workplace.change(id, { reactions: added ? [...others, { type, by: 'bot' }] : others });
  return { status: 200, body: {} };
}

export function listMembers(target: Target, paged: boolean): FakeAnswer {
  const conversation = openTo(target);
  if (isAnswer(conversation)) return conversation;
  const members = conversation.people.map((id) => memberOf(target.workplace, target.workplace.person(id)));
  return { status: 200, body: paged ? { members } : members };
}

export function oneMember(target: Target, who: string): FakeAnswer {
  const conversation = openTo(target);
  if (isAnswer(conversation)) return conversation;
  const person = target.workplace.findPerson(who);
  return person !== undefined && conversation.people.includes(person.id)
    ? { status: 200, body: memberOf(target.workplace, person) }
    : no(404, 'MemberNotFoundInConversation', 'The member is not in the conversation.');
}

function memberOf({ world }: Workplace, person: PlayPerson): Json {
  const [givenName = person.name, ...rest] = person.name.split(' ');
  return {
    id: teamsIdOf(person),
    name: person.name,
    objectId: person.teamsUser,
    aadObjectId: person.teamsUser,
    givenName,
    surname: rest.join(' '),
    email: person.email,
    userPrincipalName: person.email,
    tenantId: world.teams.tenant,
    userRole: 'user',
  };
}

/** A 1:1 chat (the same one every time), or a new root post when a channel and an activity are given. */
export function createConversation(target: Omit<Target, 'conversation' | 'targeted'>, body: unknown): FakeAnswer {
  const { workplace, serviceUrl } = target;
  const asked = asObject(body) ?? {};
  const channelData = asObject(asked['channelData']);
  const channel = asText(asObject(channelData?.['channel'])?.['id']);
  if (channel !== undefined) return newThread(target, channel, asked['activity']);
  const tenant = asText(asked['tenantId']) ?? asText(asObject(channelData?.['tenant'])?.['id']);
  const members = asList(asked['members']).map((each) => asText(asObject(each)?.['id']));
  const [first] = members;
  if (tenant !== workplace.world.teams.tenant || first === undefined || members.length !== 1) return BAD_ARGUMENT;
  const person = workplace.findPerson(first);
  if (person === undefined) return BAD_ARGUMENT;
  const { id } = workplace.personalOf(person.id);
  if (!workplace.isInstalled(id)) return NOT_IN_ROSTER;
  if (asked['activity'] === undefined) return { status: 201, body: { id, serviceUrl } };
  const posted = postActivity({ ...target, conversation: id, targeted: false }, asked['activity']);
  return posted.status === 201
    ? { status: 201, body: { id, activityId: asObject(posted.body)?.['id'], serviceUrl } }
    : posted;
}

function newThread(target: Omit<Target, 'conversation' | 'targeted'>, channel: string, activity: unknown): FakeAnswer {
  if (activity === undefined || rootOf(channel) !== undefined) return BAD_ARGUMENT;
  const posted = postActivity({ ...target, conversation: channel, targeted: false }, activity);
  if (posted.status !== 201) return posted;
  const activityId = asText(asObject(posted.body)?.['id']) ?? '';
  return { status: 201, body: { id: `${channel};messageid=${activityId}`, activityId, serviceUrl: target.serviceUrl } };
}

export function aboutTeam({ world, channels }: Workplace, id: string, list: boolean): FakeAnswer {
  if (id !== world.teams.group) return no(404, 'TeamNotFound', 'Team not found.');
  const conversations = channels().map(({ id, name }) => (id === world.teams.group ? { id } : { id, name }));
  if (list) return { status: 200, body: { conversations } };
  const memberCount = world.people.length;
  return {
    status: 200,
    body: { id, name: world.company, type: 'standard', channelCount: conversations.length, memberCount },
  };
}
