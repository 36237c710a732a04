/** Conversations that were found kept a moment ago: Teams names where it can be reached with every activity, and it rarely changes. */
import type { ConversationRef, References } from './references.ts';

export interface HeardReferences extends References {
  /** Keeps it, unless that very reference was kept a moment ago. */
  heard(ref: ConversationRef): Promise<void>;
}

/** What another process forgot is found out about within this, by the next who speaks there. */
const LATELY_MS = 30_000;
/** Conversations of a large company; beyond that they are looked up again. */
const MOST = 10_000;

export function withHeard(store: References, now: () => Date): HeardReferences {
  const lately = new Map<string, { readonly serviceUrl: string; readonly until: number }>();
  const keyOf = ({ tenant, conversation }: Pick<ConversationRef, 'tenant' | 'conversation'>): string =>
    `${tenant} ${conversation}`;
  const note = (ref: ConversationRef): void => {
    if (lately.size >= MOST) lately.clear();
    lately.set(keyOf(ref), { serviceUrl: ref.serviceUrl, until: now().getTime() + LATELY_MS });
  };
  const remember = async (ref: ConversationRef): Promise<void> => {
    await store.remember(ref);
    note(ref);
  };
  return {
    ...store,
    remember,
    forget: async (at) => {
      lately.delete(keyOf(at));
      await store.forget(at);
      // whoever spoke meanwhile may have noted what is gone now
      lately.delete(keyOf(at));
    },
    heard: async (ref) => {
      const there = lately.get(keyOf(ref));
      if (there?.serviceUrl === ref.serviceUrl && now().getTime() < there.until) return;
      const known = await store.byId(ref.tenant, ref.conversation);
      if (known?.serviceUrl !== ref.serviceUrl) return remember(ref);
      note(ref);
    },
  };
}
