/** The app being added to and removed from the team and people's personal chats: the events that bring conversation references. */
import type { PlayPerson } from '../world.ts';
import type { Delivered, Delivery } from './courier.ts';
import { installationActivity, membershipActivity, type Scene } from './payloads.ts';
import type { Stage } from './sayings.ts';
import type { Conversation } from './workplace.ts';

export interface Installs {
  /** Adds the app to the team: the team's own events, then one per channel. */
  readonly installInTeam: (delivery?: Delivery) => Promise<readonly Delivered[]>;
  readonly uninstallFromTeam: (delivery?: Delivery) => Promise<readonly Delivered[]>;
  readonly installFor: (user: string, delivery?: Delivery) => Promise<readonly Delivered[]>;
  readonly uninstallFor: (user: string, delivery?: Delivery) => Promise<readonly Delivered[]>;
}

export function makeInstalls(stage: Stage): Installs {
  const { workplace, courier } = stage;
  const owner = (): PlayPerson =>
    workplace.person(workplace.world.people.findLast(({ stranger }) => stranger !== true)?.id ?? '');
  const scene = (person: PlayPerson, conversation: Conversation): Scene => ({
    world: workplace.world,
    serviceUrl: stage.serviceUrl(),
    person,
    conversation,
    root: null,
    id: stage.newInvokeId(),
    at: stage.now(),
  });
  const inTurn = async (
    activities: readonly Parameters<typeof courier.deliver>[0][],
    delivery?: Delivery,
  ): Promise<readonly Delivered[]> => {
    const delivered: Delivered[] = [];
    for (const activity of activities) delivered.push(await courier.deliver(activity, delivery));
    return delivered;
  };
  const team = (): Conversation => workplace.conversation(workplace.world.teams.group);
  const otherChannels = (): readonly Conversation[] => workplace.channels().filter(({ id }) => id !== team().id);

  return {
    installInTeam: async (delivery) => {
      for (const { id } of workplace.channels()) workplace.setInstalled(id, true);
      const general = [
        installationActivity(scene(owner(), team()), 'add'),
        membershipActivity(scene(owner(), team()), true, 'teamMemberAdded'),
      ];
      const each = otherChannels().map((channel) =>
        membershipActivity(scene(owner(), channel), true, 'channelMemberAdded'),
      );
      return inTurn([...general, ...each], delivery);
    },
    uninstallFromTeam: async (delivery) => {
      for (const { id } of workplace.channels()) workplace.setInstalled(id, false);
      const gone = [
        membershipActivity(scene(owner(), team()), false, 'teamMemberRemoved'),
        installationActivity(scene(owner(), team()), 'remove'),
      ];
      return inTurn(gone, delivery);
    },
    installFor: async (user, delivery) => {
      const person = workplace.person(user);
      const chat = workplace.personalOf(person.id);
      workplace.setInstalled(chat.id, true);
      const added = [
        installationActivity(scene(person, chat), 'add'),
        membershipActivity(scene(person, chat), true, null),
      ];
      return inTurn(added, delivery);
    },
    uninstallFor: async (user, delivery) => {
      const person = workplace.person(user);
      const chat = workplace.personalOf(person.id);
      workplace.setInstalled(chat.id, false);
      return inTurn([installationActivity(scene(person, chat), 'remove')], delivery);
    },
  };
}
