/** Where Teams conversations can be reached, kept in the database for the Teams surface. */
import type { Shell } from './app/shell.ts';
import type { ConversationRef, References } from './chat/teams/install/references.ts';
import {
  dropConversations,
  keepConversation,
  personalConversation,
  readConversation,
  type Conversation,
} from './db/messages/conversations.ts';

export function references({ db, workspace }: Pick<Shell, 'db' | 'workspace'>): References {
  const at = (tenant: string) => ({ workspace, platform: 'teams' as const, place: tenant });
  return {
    remember: (ref) =>
      keepConversation(db, {
        ...at(ref.tenant),
        id: ref.conversation,
        serviceUrl: ref.serviceUrl,
        kind: ref.kind,
        person: ref.user,
      }),
    forget: ({ tenant, conversation }) => dropConversations(db, { ...at(tenant), id: conversation }),
    personal: async (tenant, user) => refOf(await personalConversation(db, { ...at(tenant), person: user })),
    byId: async (tenant, conversation) => refOf(await readConversation(db, { ...at(tenant), id: conversation })),
  };
}

function refOf(kept: Conversation | null): ConversationRef | undefined {
  if (kept === null || kept.serviceUrl === null) return undefined;
  return {
    tenant: kept.place,
    conversation: kept.id,
    serviceUrl: kept.serviceUrl,
    kind: kept.kind,
    user: kept.person,
    team: null,
  };
}
