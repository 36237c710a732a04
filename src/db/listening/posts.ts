/** Channels that were put on watch or taken off it in chat: a row each time, so that who did it stays known. */
import { teamId, type MemberId, type TeamId, type WorkspaceId } from '../../core/base/ids.ts';
import type { Channel, Platform } from '../../core/base/members.ts';
import type { Queryable } from '../engine/serialisable.ts';

export interface WatchedInChat extends Channel {
  readonly team: TeamId;
  readonly watched: boolean;
}

/** The latest word on each channel. */
export async function watchedInChat(q: Queryable, workspace: WorkspaceId): Promise<readonly WatchedInChat[]> {
  const rows = await q.query<{ platform: Platform; place: string; channel: string; team: string; watched: boolean }>(
    `SELECT DISTINCT ON (platform, place, channel) platform, place, channel, team, watched FROM watch_change
     WHERE workspace = $1 ORDER BY platform, place, channel, n DESC`,
    [workspace],
  );
  return rows.map((row) => ({ ...row, team: teamId.parse(row.team) }));
}

export async function addWatchChange(
  q: Queryable,
  workspace: WorkspaceId,
  change: WatchedInChat & { readonly by: MemberId; readonly at: Date },
): Promise<void> {
  const { platform, place, channel, team, watched, by, at } = change;
  await q.query(
    `INSERT INTO watch_change (workspace, platform, place, channel, team, watched, "by", at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [workspace, platform, place, channel, team, watched, by, at],
  );
}
