/** People of the fake Teams writing, editing, deleting and reacting; the app hears what a real bot would hear. */
import type { PlayPerson, PlayWorld } from '../world.ts';
import type { Json } from './answer.ts';
import type { Courier, Delivered, Delivery } from './courier.ts';
import { deleteActivity, editActivity, messageActivity, reactionActivity, type Scene } from './payloads.ts';
import {
  BOT_NAME,
  teamsIdOf,
  type Conversation,
  type Mention,
  type TeamsMessage,
  type Workplace,
} from './workplace.ts';

/** What every actor of the fake shares. */
export interface Stage {
  readonly workplace: Workplace;
  readonly courier: Courier;
  readonly now: () => Date;
  readonly serviceUrl: () => string;
  /** An id for an invoke or event: `f:` and a UUID. */
  readonly newInvokeId: () => string;
  /** The team consented to `ChannelMessage.Read.Group`: the app hears what people say in its channels, too; never what other apps post. */
  readonly readsChannels: boolean;
}

interface SayOptions {
  /** Puts `@Amends` in front; default true in channels and group chats, where a bot hears nothing else. */
  readonly mentionBot?: boolean;
  /** Root post to answer to. */
  readonly thread?: string;
  readonly delivery?: Delivery;
}

interface Said {
  readonly id: string;
  /** Null when the app is not told: nobody mentioned it, or it is not installed there. */
  readonly delivered: Delivered | null;
}

export interface Sayings {
  /**
   * `where` is `personal`, or a channel or group chat by id or name. `@Amends` and `@` with a person's full name, or a
   * first name only one has, become mentions, as picking from the client's list would make them.
   */
  readonly say: (user: string, where: string, text: string, options?: SayOptions) => Promise<Said>;
  readonly edit: (user: string, message: string, text: string, delivery?: Delivery) => Promise<Said>;
  readonly remove: (user: string, message: string, delivery?: Delivery) => Promise<Said>;
  /** Adds the reaction, or takes it back when this person had given it; the app hears of its own messages only. */
  readonly react: (user: string, message: string, type: string, delivery?: Delivery) => Promise<Said>;
}

export function makeSayings(stage: Stage): Sayings {
  const { workplace, courier } = stage;
  const tell = async (conversation: Conversation, activity: Json, delivery?: Delivery): Promise<Delivered | null> =>
    workplace.isInstalled(conversation.id) ? courier.deliver(activity, delivery) : null;

  return {
    say: async (user, where, text, options = {}) => {
      const person = workplace.person(user);
      const conversation = where === 'personal' ? workplace.personalOf(person.id) : workplace.conversation(where);
      const root = rootFor(workplace, conversation, options.thread);
      const wantsBot = options.mentionBot ?? conversation.kind !== 'personal';
      const written = withMentions(
        workplace,
        wantsBot && !text.includes(`@${BOT_NAME}`) ? `@${BOT_NAME} ${text}` : text,
      );
      const added = workplace.add({
        conversation: conversation.id,
        root,
        author: person.id,
        authorName: person.name,
        ...written,
        summary: '',
        cards: [],
        targeted: null,
        activity: {},
      });
      const activity = messageActivity(sceneOf(stage, person, added), written.text, written.mentions);
      workplace.change(added.id, { activity });
      return {
        id: added.id,
        delivered: hears(stage, added) ? await tell(conversation, activity, options.delivery) : null,
      };
    },
    edit: async (user, id, text, delivery) => {
      const { person, message, conversation } = own(workplace, user, id);
      const written = withMentions(workplace, text);
      workplace.change(id, { ...written, edited: true });
      const activity = editActivity(sceneOf(stage, person, message), written.text, written.mentions);
      const heard = hears(stage, message) || hears(stage, { ...message, ...written });
      return { id, delivered: heard ? await tell(conversation, activity, delivery) : null };
    },
    remove: async (user, id, delivery) => {
      const { person, message, conversation } = own(workplace, user, id);
      workplace.change(id, { deleted: true, text: '' });
      const activity = deleteActivity(sceneOf(stage, person, message));
      return { id, delivered: hears(stage, message) ? await tell(conversation, activity, delivery) : null };
    },
    react: async (user, id, type, delivery) => {
      const { person, message, conversation } = seen(workplace, user, id);
      const isMine = (each: { type: string; by: string }): boolean => each.by === person.id && each.type === type;
      const had = message.reactions.some(isMine);
      const others = message.reactions.filter((each) => !isMine(each));
      workplace.change(id, { reactions: had ? others : [...others, { type, by: person.id }] });
      const scene = { ...sceneOf(stage, person, message), id: stage.newInvokeId() };
      const activity = reactionActivity(scene, id, type, !had);
      return { id, delivered: message.author === 'bot' ? await tell(conversation, activity, delivery) : null };
    },
  };
}

/** The scene of something that happens on a message; in a channel everything happens in a thread. */
export function sceneOf(stage: Stage, person: PlayPerson, message: TeamsMessage): Scene {
  const conversation = stage.workplace.conversation(message.conversation);
  return {
    world: stage.workplace.world,
    serviceUrl: stage.serviceUrl(),
    person,
    conversation,
    root: conversation.kind === 'channel' ? (message.root ?? message.id) : null,
    id: message.id,
    at: stage.now(),
  };
}

/** The message, if this person can see it; throws otherwise. */
export function seen(
  workplace: Workplace,
  user: string,
  id: string,
): { readonly person: PlayPerson; readonly message: TeamsMessage; readonly conversation: Conversation } {
  const person = workplace.person(user);
  const message = workplace.message(id);
  const conversation = message === undefined ? undefined : workplace.find(message.conversation);
  const forOther = message !== undefined && message.targeted !== null && message.targeted !== person.id;
  if (message === undefined || conversation === undefined || workplace.isGone(message) || forOther)
    throw new Error(`${person.name} sees no message ${id}.`);
  if (!conversation.people.includes(person.id)) throw new Error(`${person.name} is not in ${conversation.name}.`);
  return { person, message, conversation };
}

function own(workplace: Workplace, user: string, id: string): ReturnType<typeof seen> {
  const found = seen(workplace, user, id);
  if (found.message.author !== found.person.id) throw new Error(`Message ${id} is not ${found.person.name}'s own.`);
  return found;
}

function hears(
  { workplace, readsChannels }: Pick<Stage, 'workplace' | 'readsChannels'>,
  { conversation, mentions }: Pick<TeamsMessage, 'conversation' | 'mentions'>,
): boolean {
  const { kind } = workplace.conversation(conversation);
  return (
    kind === 'personal' || (readsChannels && kind === 'channel') || mentions.some(({ id }) => id === workplace.botId)
  );
}

function rootFor(workplace: Workplace, conversation: Conversation, thread: string | undefined): string | null {
  if (thread === undefined) return null;
  const post = workplace.message(thread);
  if (conversation.kind !== 'channel' || post?.conversation !== conversation.id)
    throw new Error(`There is no post ${thread} in ${conversation.name} to answer to.`);
  return post.root ?? post.id;
}

function withMentions(
  workplace: Workplace,
  text: string,
): { readonly text: string; readonly mentions: readonly Mention[] } {
  const names = namesOf(workplace.world, workplace.botId);
  const pattern = new RegExp(`@(${[...names.keys()].map(escapeRegExp).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  const mentions: Mention[] = [];
  const tagged = text.replace(pattern, (_all, name: string) => {
    const tag = `<at>${name}</at>`;
    mentions.push({ text: tag, id: names.get(name) ?? '', name });
    return tag;
  });
  return { text: tagged, mentions };
}

/** Longest first, so that a full name wins over its first name. */
function namesOf({ people }: PlayWorld, botId: string): ReadonlyMap<string, string> {
  const firstOf = (person: PlayPerson): string => person.name.split(' ')[0] ?? person.name;
  const full = people.map((person): [string, string] => [person.name, teamsIdOf(person)]);
  const first = people
    .filter((person) => people.filter((other) => firstOf(other) === firstOf(person)).length === 1)
    .map((person): [string, string] => [firstOf(person), teamsIdOf(person)]);
  return new Map(
    [[BOT_NAME, botId], ...full, ...first].toSorted(([a = ''], [b = '']) => b.length - a.length) as [string, string][],
  );
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
