/** Where Teams conversations can be reached: learnt from what Teams sends, kept in a store that the surface is given. */
import { tenantOf, type Envelope } from '../in/envelope.ts';

export interface ConversationRef {
  readonly tenant: string;
  /** Without a thread's `;messageid=…`. */
  readonly conversation: string;
  /** Regional address of the connector for this conversation. */
  readonly serviceUrl: string;
  readonly kind: 'personal' | 'channel' | 'group';
  /** aadObjectId of the person, for a personal chat; null otherwise. */
  readonly user: string | null;
}

/** What the surface needs of a store: one reference per tenant and conversation. */
export interface References {
  /** Adds or replaces the reference of its tenant and conversation. */
  remember(ref: ConversationRef): Promise<void>;
  /** The app was removed or blocked there. Harmless when there is none. */
  forget(at: { readonly tenant: string; readonly conversation: string }): Promise<void>;
  /** The personal chat of a person (aadObjectId). */
  personal(tenant: string, user: string): Promise<ConversationRef | undefined>;
  byId(tenant: string, conversation: string): Promise<ConversationRef | undefined>;
  /** What Entra says of the app's credentials, by which all of its tenants are reached: null, they are taken. */
  credentials?(tenants: ReadonlySet<string>, refused: string | null): Promise<void>;
}

/** The reference an activity brings; undefined when it lacks what one needs. */
export function refOf(activity: Envelope): ConversationRef | undefined {
  const tenant = tenantOf(activity);
  const { conversation, serviceUrl } = activity;
  if (tenant === undefined || conversation?.id === null || conversation?.id === undefined) return undefined;
  if (serviceUrl === null || serviceUrl === undefined) return undefined;
  const kind = kindOf(conversation.conversationType ?? '', conversation.id);
  return {
    tenant,
    conversation: rootOf(conversation.id).conversation,
    serviceUrl,
    kind,
    user: kind === 'personal' ? (activity.from?.aadObjectId ?? null) : null,
  };
}

function kindOf(type: string, id: string): ConversationRef['kind'] {
  if (type === 'personal' || id.startsWith('a:')) return 'personal';
  return type === 'channel' || /@thread\.(?:tacv2|skype)/.test(id) ? 'channel' : 'group';
}

/** A conversation id taken apart: the conversation, and the root of the thread when it names one. */
export function rootOf(id: string): { readonly conversation: string; readonly root: string | undefined } {
  const [conversation = id, root] = id.split(';messageid=');
  return { conversation, root };
}
