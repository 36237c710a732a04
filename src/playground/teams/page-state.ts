/** What the page draws of the fake Teams, for all people at once: the client shows each viewer what they may see. */
import type { Presses } from './presses.ts';
import { BOT_NAME, type Conversation, type TeamsMessage, type Workplace } from './workplace.ts';

/** Message actions of the manifest. */
export const MESSAGE_ACTIONS = [{ id: 'logComplaint', title: 'Log a complaint' }] as const;

type ShownMessage = Omit<TeamsMessage, 'activity' | 'conversation' | 'deleted'>;

export interface TeamsPageState {
  readonly bot: { readonly id: string; readonly name: string };
  readonly messageActions: typeof MESSAGE_ACTIONS;
  readonly channels: readonly {
    readonly id: string;
    readonly name: string;
    readonly about: string;
    readonly posts: readonly (ShownMessage & { readonly replies: readonly ShownMessage[] })[];
  }[];
  readonly groupChats: readonly {
    readonly id: string;
    readonly name: string;
    readonly people: readonly string[];
    readonly messages: readonly ShownMessage[];
  }[];
  /** By person: their chat with the app. */
  readonly chats: Readonly<Record<string, readonly ShownMessage[]>>;
  readonly dialogs: Readonly<Record<string, unknown>>;
  readonly notices: Readonly<Record<string, unknown>>;
  /** What is odd about the next thing anybody does; null when nothing is. */
  readonly nextOddity: string | null;
  /** What may be ordered of the next thing done, and of Teams itself. */
  readonly oddities: readonly string[];
  readonly faults: readonly string[];
}

export function pageState(
  workplace: Workplace,
  presses: Pick<Presses, 'dialogs' | 'notices'>,
  troubles: Pick<TeamsPageState, 'nextOddity' | 'oddities' | 'faults'>,
): TeamsPageState {
  const people = workplace.world.people.map(({ id }) => id);
  const byPerson = <T>(of: (person: string) => T): Readonly<Record<string, T>> =>
    Object.fromEntries(people.map((person) => [person, of(person)]));
  return {
    bot: { id: workplace.botId, name: BOT_NAME },
    messageActions: MESSAGE_ACTIONS,
    channels: workplace.channels().map((channel) => shownChannel(workplace, channel)),
    groupChats: workplace.groupChats().map(({ id, name, people }) => ({
      id,
      name,
      people,
      messages: workplace.messagesIn(id).map(shown),
    })),
    chats: byPerson((person) => workplace.messagesIn(workplace.personalOf(person).id).map(shown)),
    dialogs: byPerson((person) => presses.dialogs(person)[0] ?? null),
    notices: byPerson((person) => presses.notices(person)),
    ...troubles,
  };
}

function shownChannel(workplace: Workplace, { id, name, about }: Conversation): TeamsPageState['channels'][number] {
  const all = workplace.messagesIn(id);
  const posts = all
    .filter(({ root }) => root === null)
    .map((post) => ({ ...shown(post), replies: all.filter(({ root }) => root === post.id).map(shown) }));
  return { id, name, about, posts };
}

function shown({
  activity: _activity,
  conversation: _conversation,
  deleted: _deleted,
  ...rest
}: TeamsMessage): ShownMessage {
  return rest;
}
