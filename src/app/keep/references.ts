/** Where the places a platform told us of can be reached again: kept per tenant and conversation, for the Teams surface. */
import {
  dropConversations,
  hasConversation,
  keepConversation,
  personalConversation,
  readConversation,
  type Conversation,
} from '../../db/messages/conversations.ts';
import { reviveIn } from '../../db/messages/tried-again.ts';
import { plainWord } from '../../core/base/house.ts';
import { noteHouse } from '../../db/engine/house-journal.ts';
import type { SealedFor } from '../../db/engine/sealed.ts';
import { dropSealed, keepSealed, readSealedText } from '../../db/engine/sealed-texts.ts';
import { serialisable, type Queryable } from '../../db/engine/serialisable.ts';
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
  /** What is said of the credentials by which these are reached; null: they are taken. */
  credentials(tenants: ReadonlySet<string>, refused: string | null): Promise<void>;
}

export function references({
  db,
  sealer,
  workspace,
  now,
  outbox,
}: Pick<Shell, 'db' | 'sealer' | 'workspace' | 'now' | 'outbox'>): KeptReferences {
  const at = (tenant: string) => ({ workspace, platform: 'teams' as const, place: tenant });
  /** A tenant comes with the first of its conversations and goes with the last one. Of the others nothing is written down: most are a person's. */
  const note = (q: Queryable, kind: 'installed' | 'uninstalled', place: string, why?: string): Promise<void> => {
    const details = { platform: 'teams', place, ...(why !== undefined && { why: plainWord(why) }) };
    return noteHouse(q, workspace, { kind, by: { kind: 'amends' }, at: now(), details });
  };
  /** A tenant that is out by its credentials, which is written down already. */
  const out = (tenant: string): SealedFor => ({ workspace, kind: 'teams_refused', ref: tenant });
  const isOut = async (tx: Queryable, tenant: string): Promise<boolean> =>
    (await readSealedText({ read: tx }, sealer, out(tenant))) !== null;
  return {
    remember: async ({ tenant, conversation, serviceUrl, kind, user }) => {
      const kept = { ...at(tenant), id: conversation, serviceUrl, kind, person: user };
      if (await hasConversation(db.read, kept)) await keepConversation(db, kept);
      else
        await serialisable(db, async (tx) => {
          if (!(await hasConversation(tx, kept))) await note(tx, 'installed', tenant);
          await keepConversation({ read: tx }, kept);
        });
      // a team tells of itself and of few of its channels, so whatever is stuck in the tenant is tried
      const stuck = await reviveIn(db.read, workspace, { ...at(tenant), person: kind === 'personal' ? user : null });
      outbox?.due(stuck);
    },
    forget: async ({ tenant, conversation }) => {
      const dropped = await dropConversations(db, { ...at(tenant), id: conversation });
      if (dropped === 0) return;
      await serialisable(db, async (tx) => {
        if (await hasConversation(tx, at(tenant))) return;
        if (!(await dropSealed({ read: tx }, out(tenant)))) await note(tx, 'uninstalled', tenant);
      });
    },
    credentials: async (tenants, refused) => {
      await serialisable(db, async (tx) => {
        for (const tenant of tenants) {
          if (!(await hasConversation(tx, at(tenant)))) continue;
          if (refused === null) {
            if (await dropSealed({ read: tx }, out(tenant))) await note(tx, 'installed', tenant);
          } else if (!(await isOut(tx, tenant))) {
            await keepSealed({ read: tx }, sealer, out(tenant), refused);
            await note(tx, 'uninstalled', tenant, refused);
          }
        }
      });
    },
    personal: async (tenant, user) => referenceOf(await personalConversation(db, { ...at(tenant), person: user })),
    byId: async (tenant, conversation) => referenceOf(await readConversation(db, { ...at(tenant), id: conversation })),
  };
}

function referenceOf(kept: Conversation | null): KeptReference | undefined {
  if (kept === null || kept.serviceUrl === null) return undefined;
  const { place: tenant, id: conversation, serviceUrl, kind, person: user } = kept;
  return { tenant, conversation, serviceUrl, kind, user };
}
