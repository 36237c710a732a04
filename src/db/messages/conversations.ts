/** How to reach a place on a platform again: the references Teams needs, and private conversations. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Platform } from '../../core/base/members.ts';
import type { Database } from '../engine/client.ts';
import type { Queryable } from '../engine/serialisable.ts';

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
export async function keepConversation(database: Pick<Database, 'read'>, conversation: Conversation): Promise<void> {
  const { workspace, platform, place, id, serviceUrl, kind, person } = conversation;
  await database.read.query(
    `INSERT INTO conversation (workspace, platform, place, id, service_url, kind, person)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (workspace, platform, place, id) DO UPDATE SET service_url = excluded.service_url,
       kind = excluded.kind, person = excluded.person`,
    [workspace, platform, place, id, serviceUrl, kind, person],
  );
}

/** Whether anything is known of a place. */
export async function hasConversation(
  q: Queryable,
  { workspace, platform, place }: Pick<Conversation, 'workspace' | 'platform' | 'place'>,
): Promise<boolean> {
  const rows = await q.query(
    'SELECT 1 FROM conversation WHERE workspace = $1 AND platform = $2 AND place = $3 LIMIT 1',
    [workspace, platform, place],
  );
  return rows.length > 0;
}

export async function readConversation(
  database: Database,
  key: Pick<Conversation, 'workspace' | 'platform' | 'place' | 'id'>,
): Promise<Conversation | null> {
  const { workspace, platform, place, id } = key;
  const [row] = await database.read.query<Conversation>(
    `SELECT ${CONVERSATION} FROM conversation WHERE workspace = $1 AND platform = $2 AND place = $3 AND id = $4`,
    [workspace, platform, place, id],
  );
  return row ?? null;
}

/** By conversation of Teams, where it was last heard from. */
export async function serviceUrls(read: Queryable, workspace: WorkspaceId): Promise<ReadonlyMap<string, string>> {
  const rows = await read.query<{ id: string; url: string }>(
    `SELECT id, service_url AS url FROM conversation WHERE workspace = $1 AND platform = 'teams' AND service_url IS NOT NULL`,
    [workspace],
  );
  return new Map(rows.map(({ id, url }) => [id, url]));
}

/** The private conversation with a person of the platform; null when they never wrote to us. */
export async function personalConversation(
  database: Database,
  of: Pick<Conversation, 'workspace' | 'platform' | 'place'> & { readonly person: string },
): Promise<Conversation | null> {
  const { workspace, platform, place, person } = of;
  const [row] = await database.read.query<Conversation>(
    `SELECT ${CONVERSATION} FROM conversation
     WHERE workspace = $1 AND platform = $2 AND place = $3 AND person = $4 AND kind = 'personal' ORDER BY id LIMIT 1`,
    [workspace, platform, place, person],
  );
  return row ?? null;
}

/** Forgets a place that is gone, or everything of a platform's place after it was uninstalled. Resolves to how many. */
export async function dropConversations(
  database: Database,
  of: Pick<Conversation, 'workspace' | 'platform' | 'place'> & { readonly id?: string },
): Promise<number> {
  const { workspace, platform, place, id } = of;
  const dropped = await database.read.query(
    'DELETE FROM conversation WHERE workspace = $1 AND platform = $2 AND place = $3 AND id = coalesce($4, id) RETURNING 1',
    [workspace, platform, place, id ?? null],
  );
  return dropped.length;
}

const CONVERSATION = 'workspace, platform, place, id, service_url AS "serviceUrl", kind, person';
