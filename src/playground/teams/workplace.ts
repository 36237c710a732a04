/** The fake Teams tenant: who is where, and every message in it. Keeps its own ids on the given clock. */
import type { PlayPerson, PlayWorld } from '../world.ts';
import type { Json } from './answer.ts';

export const BOT_NAME = 'Amends';
/** Targeted messages vanish from clients after this time. Source: Learn "targeted messages". */
const TARGETED_LIFE_MS = 24 * 3_600_000;

export interface Conversation {
  readonly id: string;
  readonly kind: 'channel' | 'personal' | 'groupChat';
  readonly name: string;
  readonly about: string;
  /** Ids of world people. */
  readonly people: readonly string[];
}

interface Reaction {
  readonly type: string;
  /** A world person's id, or `bot`. */
  readonly by: string;
}

export interface Mention {
  /** The tag as it stands in the text: `<at>Name</at>`. */
  readonly text: string;
  readonly id: string;
  readonly name: string;
}

export interface TeamsMessage {
  readonly id: string;
  /** Without `;messageid=`. */
  readonly conversation: string;
  /** The root post it answers; null for a root post and outside channels. */
  readonly root: string | null;
  /** A world person's id, or `bot`. */
  readonly author: string;
  readonly authorName: string;
  readonly at: string;
  readonly text: string;
  /** What a notification says of a card; it stands nowhere in the message itself. */
  readonly summary: string;
  readonly mentions: readonly Mention[];
  /** Adaptive Cards as the app sent them. */
  readonly cards: readonly Json[];
  /** Cards a presser got as the answer, in place of `cards`, until the next edit; by person. */
  readonly answered: Readonly<Record<string, Json>>;
  readonly reactions: readonly Reaction[];
  readonly edited: boolean;
  readonly deleted: boolean;
  /** The one person who sees it; null when everybody does. */
  readonly targeted: string | null;
  /** The activity as it crossed the wire, last edit included. */
  readonly activity: Json;
}

type NewMessage = Omit<TeamsMessage, 'id' | 'at' | 'answered' | 'reactions' | 'edited' | 'deleted'>;

export interface Workplace {
  readonly world: PlayWorld;
  readonly botId: string;
  /** By world id, directory id, Teams id or name; throws when there is nobody. */
  readonly person: (who: string) => PlayPerson;
  readonly findPerson: (who: string) => PlayPerson | undefined;
  /** By id or channel name; `;messageid=` is ignored. */
  readonly find: (conversation: string) => Conversation | undefined;
  /** As `find`, but throws. */
  readonly conversation: (conversation: string) => Conversation;
  readonly channels: () => readonly Conversation[];
  readonly personalOf: (person: string) => Conversation;
  readonly addGroupChat: (name: string, people: readonly string[]) => Conversation;
  readonly groupChats: () => readonly Conversation[];
  readonly isInstalled: (conversation: string) => boolean;
  readonly setInstalled: (conversation: string, installed: boolean) => void;
  readonly message: (id: string) => TeamsMessage | undefined;
  /** Everything in a conversation that is not gone, oldest first, replies included. */
  readonly messagesIn: (conversation: string) => readonly TeamsMessage[];
  readonly add: (message: NewMessage) => TeamsMessage;
  readonly change: (id: string, change: Partial<TeamsMessage>) => void;
  readonly isGone: (message: TeamsMessage) => boolean;
  /** The next message id: milliseconds of the clock, never one twice. */
  readonly nextId: () => string;
  /** Everything said so far, to be put back by `remember` in a fake of the same world. */
  readonly memory: () => TeamsMemory;
  readonly remember: (memory: TeamsMemory) => void;
}

/** JSON-safe. */
export type TeamsMemory = readonly TeamsMessage[];

/** The person's id as this bot sees it. */
export function teamsIdOf(person: PlayPerson): string {
  return `29:1-${person.id}-${person.teamsUser.slice(-4)}`;
}

export function makeWorkplace(world: PlayWorld, now: () => Date, changed: () => void): Workplace {
  const everybody = world.people.map(({ id }) => id);
  const conversations = new Map<string, Conversation>(
    [...channelsOf(world, everybody), ...world.people.map(personalChat), ...groupsOf(world)].map((each) => [
      each.id,
      each,
    ]),
  );
  const absent = new Set<string>(conversations.keys());
  const room = makeMessages(now, changed);
  const findPerson = (who: string): PlayPerson | undefined =>
    world.people.find((each) => [each.id, each.teamsUser, teamsIdOf(each), each.name].includes(who));
  const find = (id: string): Conversation | undefined => {
    const base = baseOf(id);
    return (
      conversations.get(base) ??
      [...conversations.values()].find(({ kind, name }) => kind === 'channel' && name === base)
    );
  };
  const must = <T>(found: T | undefined, what: string): T => {
    if (found === undefined) throw new Error(`${what} is not in the fake Teams of ${world.company}.`);
    return found;
  };

  return {
    world,
    botId: `28:${world.teams.clientId}`,
    findPerson,
    person: (who) => must(findPerson(who), `Person ${who}`),
    find,
    conversation: (id) => must(find(id), `Conversation ${id}`),
    channels: () => [...conversations.values()].filter(({ kind }) => kind === 'channel'),
    personalOf: (person) => must(conversations.get(`a:1-${must(findPerson(person), person).id}`), `Chat of ${person}`),
    addGroupChat: (name, people) => {
      const chat: Conversation = { id: `19:${name}@thread.v2`, kind: 'groupChat', name, about: '', people };
      conversations.set(chat.id, chat);
      changed();
      return chat;
    },
    groupChats: () => [...conversations.values()].filter(({ kind }) => kind === 'groupChat'),
    isInstalled: (id) => find(id) !== undefined && !absent.has(baseOf(id)),
    setInstalled: (id, installed) => {
      if (installed) absent.delete(baseOf(id));
      else absent.add(baseOf(id));
      changed();
    },
    ...room,
  };
}

type Messages = Pick<
  Workplace,
  'message' | 'messagesIn' | 'add' | 'change' | 'isGone' | 'nextId' | 'memory' | 'remember'
>;

function makeMessages(now: () => Date, changed: () => void): Messages {
  const messages = new Map<string, TeamsMessage>();
  let lastId = 0;
  const nextId = (): string => {
    lastId = Math.max(lastId + 1, now().getTime());
    return String(lastId);
  };
  const isGone = (message: TeamsMessage): boolean =>
    message.deleted || (message.targeted !== null && now().getTime() - Date.parse(message.at) >= TARGETED_LIFE_MS);
  return {
    nextId,
    isGone,
    memory: () => [...messages.values()].filter((each) => !isGone(each)),
    remember: (memory) => {
      for (const message of memory) messages.set(message.id, message);
      lastId = Math.max(lastId, ...memory.map(({ id }) => Number(id)));
      changed();
    },
    message: (id) => messages.get(id),
    messagesIn: (id) => [...messages.values()].filter((each) => each.conversation === baseOf(id) && !isGone(each)),
    add: (message) => {
      const added: TeamsMessage = {
        ...message,
        id: nextId(),
        at: now().toISOString(),
        answered: {},
        reactions: [],
        edited: false,
        deleted: false,
      };
      messages.set(added.id, added);
      changed();
      return added;
    },
    change: (id, change) => {
      const before = messages.get(id);
      if (before === undefined) throw new Error(`There is no message ${id} in the fake Teams.`);
      messages.set(id, { ...before, ...change });
      changed();
    },
  };
}

/** The conversation without its thread. */
export function baseOf(conversation: string): string {
  return conversation.split(';messageid=')[0] ?? conversation;
}

/** The root post a conversation id points at; undefined when it points at the whole conversation. */
export function rootOf(conversation: string): string | undefined {
  return conversation.split(';messageid=')[1];
}

function channelsOf(world: PlayWorld, everybody: readonly string[]): readonly Conversation[] {
  const team: Conversation = {
    id: world.teams.group,
    kind: 'channel',
    name: 'General',
    about: `Everybody at ${world.company}`,
    people: everybody,
  };
  const channels = world.channels.map((each): Conversation => ({
    id: each.teamsConversation,
    kind: 'channel',
    name: each.name,
    about: each.about,
    people: everybody,
  }));
  return [...channels, ...(channels.some(({ id }) => id === team.id) ? [] : [team])];
}

const groupsOf = ({ groups = [] }: PlayWorld): readonly Conversation[] =>
  groups.map(({ conversation, name, people }) => ({ id: conversation, kind: 'groupChat', name, about: '', people }));

function personalChat(person: PlayPerson): Conversation {
  return { id: `a:1-${person.id}`, kind: 'personal', name: BOT_NAME, about: '', people: [person.id] };
}
