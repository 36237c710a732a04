/** Where the places a platform told us of can be reached again: kept per tenant and conversation, for the Teams surface. */
import {
  dropConversations,
  keepConversation,
  personalConversation,
  readConversation,
  type Conversation,
} from '../../db/messages/conversations.ts';
import { reviveIn } from '../../db/messages/tried-again.ts';
import type { Shell } from '../shell.ts';

export interface KeptReference extends Pick<Conversation, 'kind'> {
  readonly tenant: string;
  readonly conversation: string;
  readonly serviceUrl: string;
  /** The person of a personal conversation; null otherwise. */
  readonly user: string | null;
}

export interface KeptReferences {
  /** Over an earlier one of the same conversation. */
  remember(reference: KeptReference): Promise<void>;
  forget(at: Pick<KeptReference, 'tenant' | 'conversation'>): Promise<void>;
  /** Undefined where that person never wrote to us. */
  personal(tenant: string, user: string): Promise<KeptReference | undefined>;
  byId(tenant: string, conversation: string): Promise<KeptReference | undefined>;
}

export function references({ db, workspace, outbox }: Pick<Shell, 'db' | 'workspace' | 'outbox'>): KeptReferences {
  const at = (tenant: string) => ({ workspace, platform: 'teams' as const, place: tenant });
  return {
    remember: async ({ tenant, conversation, serviceUrl, kind, user }) => {
      await keepConversation(db, { ...at(tenant), id: conversation, serviceUrl, kind, person: user });
      // a team tells of itself and of few of its channels, so whatever is stuck in the tenant is tried
      const stuck = await reviveIn(db.read, workspace, { ...at(tenant), person: kind === 'personal' ? user : null });
      outbox?.due(stuck);
    },
    forget: ({ tenant, conversation }) => dropConversations(db, { ...at(tenant), id: conversation }),
    personal: async (tenant, user) => referenceOf(await personalConversation(db, { ...at(tenant), person: user })),
    byId: async (tenant, conversation) => referenceOf(await readConversation(db, { ...at(tenant), id: conversation })),
  };
}

function referenceOf(kept: Conversation | null): KeptReference | undefined {
  if (kept === null || kept.serviceUrl === null) return undefined;
  const { place: tenant, id: conversation, serviceUrl, kind, person: user } = kept;
  return { tenant, conversation, serviceUrl, kind, user };
}
