/** Conversation references in memory: a test double of the store's port. */
import type { ConversationRef, References } from '../../../src/chat/teams/install/references.ts';

export interface StubRefs extends References {
  readonly all: Map<string, ConversationRef>;
}

export function stubRefs(): StubRefs {
  const all = new Map<string, ConversationRef>();
  const key = (at: { tenant: string; conversation: string }): string => `${at.tenant} ${at.conversation}`;
  return {
    all,
    remember: (ref) => Promise.resolve(void all.set(key(ref), ref)),
    forget: (at) => Promise.resolve(void all.delete(key(at))),
    personal: (tenant, user) =>
      Promise.resolve([...all.values()].find((ref) => ref.tenant === tenant && ref.user === user)),
    byId: (tenant, conversation) => Promise.resolve(all.get(key({ tenant, conversation }))),
  };
}
