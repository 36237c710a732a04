/** How to reach a place on a platform again: the references Teams needs, and private conversations. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Platform } from '../../core/base/members.ts';
import type { Database } from '../engine/client.ts';

export interface Conversation {
  readonly workspace: WorkspaceId;
  readonly platform: Platform;
  /** Slack team id or Teams tenant id. */
  readonly place: string;
  /** Slack channel id or Teams conversation id. */
  readonly id: string;
  /** Teams only: where to send to. */
  readonly serviceUrl: string | null;
  readonly kind: 'personal' | 'channel' | 'group';
  /** The platform's user id, for a personal conversation. */
  readonly person: string | null;
}

/** Keeps or renews what is known of a conversation. */
export async function keepConversation(database: Database, conversation: Conversation): Promise<void> {
  const { workspace, platform, place, id, ...rest } = conversation;
  const key = { workspace, platform, place, id };
  await database.prisma.conversation.upsert({
    where: { workspace_platform_place_id: key },
    create: { ...key, ...rest },
    update: rest,
  });
}

export async function readConversation(
  database: Database,
  key: Pick<Conversation, 'workspace' | 'platform' | 'place' | 'id'>,
): Promise<Conversation | null> {
  const { workspace, platform, place, id } = key;
  const row = await database.prisma.conversation.findUnique({
    where: { workspace_platform_place_id: { workspace, platform, place, id } },
  });
  return row === null ? null : conversationOf(row, key);
}

/** The private conversation with a person of the platform; null when they never wrote to us. */
export async function personalConversation(
  database: Database,
  of: Pick<Conversation, 'workspace' | 'platform' | 'place'> & { readonly person: string },
): Promise<Conversation | null> {
  const { workspace, platform, place, person } = of;
  const row = await database.prisma.conversation.findFirst({
    where: { workspace, platform, place, person, kind: 'personal' },
    orderBy: { id: 'asc' },
  });
  return row === null ? null : conversationOf(row, of);
}

/** Forgets a place that is gone, or everything of a platform's place after it was uninstalled. */
export async function dropConversations(
  database: Database,
  of: Pick<Conversation, 'workspace' | 'platform' | 'place'> & { readonly id?: string },
): Promise<void> {
  const { workspace, platform, place, id } = of;
  await database.prisma.conversation.deleteMany({
    where: { workspace, platform, place, ...(id !== undefined && { id }) },
  });
}

function conversationOf(
  row: { place: string; id: string; serviceUrl: string | null; kind: string; person: string | null },
  { workspace, platform }: Pick<Conversation, 'workspace' | 'platform'>,
): Conversation {
  const { place, id, serviceUrl, person } = row;
  return { workspace, platform, place, id, serviceUrl, kind: row.kind as Conversation['kind'], person };
}
