/** Teams as the outbox sees it: posts, threads, private chats and redraws. */
import type { Chat, Place, Sent, To } from '../../../app/messages/chat-port.ts';
import type { Member } from '../../../core/base/members.ts';
import type { Connector, Target } from './connector.ts';
import type { TeamOf } from '../install/team-of.ts';
import { rootOf, type ConversationRef, type References } from '../install/references.ts';

export interface ChatNeeds {
  readonly connector: Connector;
  readonly refs: References;
  readonly tenantIds: readonly string[];
  /** Address for conversations Teams has not told us of yet. */
  readonly serviceUrl: string;
  /** The team a channel is of, where that was heard. */
  readonly teamOf: TeamOf['of'];
}

export function makeChat({ connector, refs, tenantIds, serviceUrl, teamOf }: ChatNeeds): Chat {
  const aim = async (to: To): Promise<Target | Sent> => {
    switch (to.kind) {
      case 'channel': {
        const { place: tenant, channel } = to.channel;
        if (!tenantIds.includes(tenant)) return never('this Teams tenant is not ours');
        const known = await refs.byId(tenant, channel);
        return { tenant, conversation: channel, serviceUrl: known?.serviceUrl ?? serviceUrl };
      }
      case 'thread': {
        const at = targetOf(to.of);
        return at === undefined ? never('not a Teams message') : inThread(at, to.of['id'], isChannel);
      }
      case 'home':
      case 'person':
        return personal(to.member);
    }
  };

  /** By its id as Teams makes them, or by what was told of it. */
  const isChannel = async ({ tenant, conversation }: Target): Promise<boolean> =>
    /@thread\.(?:tacv2|skype)$/.test(conversation) || (await refs.byId(tenant, conversation))?.kind === 'channel';

  const personal = async (member: Member): Promise<Target | Sent> => {
    const identity = member.identities.find(({ platform, place }) => platform === 'teams' && tenantIds.includes(place));
    if (identity === undefined) return never('the person has no Teams identity');
    const { place: tenant, user } = identity;
    const known = await refs.personal(tenant, user);
    if (known !== undefined) return targetOfRef(known);
    const opened = await connector.openPersonal({ tenant, serviceUrl }, user);
    if ('kind' in opened) return opened;
    await refs.remember({ tenant, conversation: opened.conversation, serviceUrl, kind: 'personal', user });
    return { tenant, conversation: opened.conversation, serviceUrl };
  };

  return {
    platform: 'teams',
    post: async (to, card, _key, isOurs) => {
      const target = await aim(to);
      return 'kind' in target ? target : connector.post(target, card, isOurs);
    },
    redraw: async (place, card) => {
      const at = targetOf(place);
      return at === undefined ? never('not a Teams message') : connector.edit(at, place['id'] ?? '', card);
    },
    look: async ({ place: tenant, channel }) => {
      if (!tenantIds.includes(tenant)) return { kind: 'missing' };
      const known = await refs.byId(tenant, channel);
      const at = { tenant, conversation: channel, serviceUrl: known?.serviceUrl ?? serviceUrl };
      return connector.look(at, teamOf(channel));
    },
    // The connector has no way to look up own messages; asking Graph would need rights we do not ask for.
    find: () => Promise.resolve({ kind: 'cannot_tell' }),
  };
}

export function targetOfRef({ tenant, conversation, serviceUrl }: ConversationRef): Target {
  return { tenant, conversation, serviceUrl };
}

function targetOf(place: Place): Target | undefined {
  const { tenant, conversation, serviceUrl } = place;
  return tenant === undefined || conversation === undefined || serviceUrl === undefined
    ? undefined
    : { tenant, conversation, serviceUrl };
}

/** Only channels have threads; the root is the first post, also when the message answered is itself a reply. */
async function inThread(
  at: Target,
  id: string | undefined,
  isChannel: (at: Target) => Promise<boolean>,
): Promise<Target> {
  const { conversation, root } = rootOf(at.conversation);
  const first = root ?? id ?? '';
  const isId = /@thread/.test(conversation) ? /^[1-9]\d*$/ : /^[\w-]+$/;
  if (!isId.test(first) || !(await isChannel({ ...at, conversation }))) return { ...at, conversation };
  return { ...at, conversation: `${conversation};messageid=${first}` };
}

function never(why: string): Sent {
  return { kind: 'never', why };
}
