/** How reading the sources of people goes, who may read one now, and whether members are as they tell. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { PeopleSource } from '../../core/people/account.ts';
import type { Queryable } from '../engine/serialisable.ts';

/**
 * Whether this process is the one to read it now: at most one does in `everyMs`, whatever became of the one before.
 * By the time of the caller, which must be the same in all processes within seconds.
 */
export async function mayRead(
  q: Queryable,
  workspace: WorkspaceId,
  { source, at, everyMs }: { readonly source: PeopleSource; readonly at: Date; readonly everyMs: number },
): Promise<boolean> {
  const rows = await q.query(
    `INSERT INTO people_source AS s (workspace, source, tried_at) VALUES ($1, $2, $3)
     ON CONFLICT (workspace, source) DO UPDATE SET tried_at = excluded.tried_at
     WHERE s.tried_at IS NULL OR s.tried_at <= $4 OR s.tried_at > $3 RETURNING 1`,
    [workspace, source, at, new Date(at.getTime() - everyMs)],
  );
  return rows.length > 0;
}

/** Something is other there, or here, than it was read: whoever looks next reads it, and looks at all of it. */
export async function readSoon(q: Queryable, workspace: WorkspaceId, source: PeopleSource | null): Promise<void> {
  await q.query(
    `UPDATE people_source SET tried_at = NULL, digest = NULL
     WHERE workspace = $1 AND ($2::text IS NULL OR source = $2)`,
    [workspace, source],
  );
}

/**
 * It was read whole, as it was when that began. Resolves to whether it says something else than last time; what was read before that
 * by another process, and took longer, says nothing. A moment that is yet to come was by a wrong clock.
 */
export async function wasRead(
  q: Queryable,
  workspace: WorkspaceId,
  {
    source,
    begun,
    at,
    digest,
  }: { readonly source: PeopleSource; readonly begun: Date; readonly at: Date; readonly digest: string },
): Promise<boolean> {
  const rows = await q.query<{ changed: boolean }>(
    `WITH before AS (SELECT digest FROM people_source WHERE workspace = $1 AND source = $2)
     INSERT INTO people_source AS s (workspace, source, read_at, digest) VALUES ($1, $2, $3, $4)
     ON CONFLICT (workspace, source) DO UPDATE SET read_at = excluded.read_at, digest = excluded.digest, failing = NULL, trouble = NULL
     WHERE s.read_at IS NULL OR s.read_at <= $3 OR s.read_at > $5
     RETURNING (SELECT digest FROM before) IS DISTINCT FROM $4::text AS changed`,
    [workspace, source, begun, digest, at],
  );
  return rows[0]?.changed === true;
}

/** It could not be read: everybody stays as they were. Resolves to since when. */
export async function couldNotRead(
  q: Queryable,
  workspace: WorkspaceId,
  { source, at, trouble }: { readonly source: PeopleSource; readonly at: Date; readonly trouble: string },
): Promise<Date> {
  const [row] = await q.query<{ failing: Date }>(
    `INSERT INTO people_source AS s (workspace, source, failing, trouble) VALUES ($1, $2, $3, $4)
     ON CONFLICT (workspace, source) DO UPDATE SET failing = coalesce(s.failing, excluded.failing), trouble = excluded.trouble
     RETURNING failing`,
    [workspace, source, at, trouble.slice(0, 500)],
  );
  return row?.failing ?? at;
}

export interface SourceState {
  readonly source: string;
  readonly readAt: Date | null;
  readonly failing: Date | null;
  readonly trouble: string | null;
  readonly accounts: number;
  readonly held: number;
}

export async function sourceStates(q: Queryable, workspace: WorkspaceId): Promise<SourceState[]> {
  return await q.query<SourceStateRow>(
    `SELECT n.source, s.read_at AS "readAt", s.failing, s.trouble, coalesce(a.accounts, 0)::int AS accounts, coalesce(a.held, 0)::int AS held
     FROM (SELECT source FROM people_source WHERE workspace = $1 UNION SELECT source FROM people_account WHERE workspace = $1) n
     LEFT JOIN people_source s ON s.workspace = $1 AND s.source = n.source
     LEFT JOIN (SELECT source, count(*) AS accounts, count(held) AS held FROM people_account WHERE workspace = $1 GROUP BY source) a
       ON a.source = n.source ORDER BY n.source`,
    [workspace],
  );
}
interface SourceStateRow extends SourceState {
  readonly source: string;
}

export interface RosterState {
  readonly version: number;
  readonly merged: number;
  /** Whether members are made by the amends.yaml of this process: by the one that was taken last, wherever that was. */
  readonly isOurs: boolean;
}

/** A process that has ended says nothing any more: then another one's file counts. */
const SILENT_MS = 45_000;
/** One that runs says so this often. */
const SAYS_MS = 15_000;

/** `claims`: the file was just taken here, and is the newest. One small statement where nothing is to be said. */
export async function rosterState(
  q: Queryable,
  workspace: WorkspaceId,
  { file, at, claims }: { readonly file: string; readonly at: Date; readonly claims: boolean },
): Promise<RosterState> {
  const [row] = await q.query<RosterRow>(
    'SELECT version, merged, file, file_at AS "fileAt" FROM people_roster WHERE workspace = $1',
    [workspace],
  );
  const sinceMs = row?.fileAt == null ? Infinity : Math.abs(at.getTime() - row.fileAt.getTime());
  const isOurs = row?.file === file;
  if (!claims && (isOurs ? sinceMs < SAYS_MS : sinceMs < SILENT_MS))
    return { version: row?.version ?? 0, merged: row?.merged ?? 0, isOurs };
  const [said] = await q.query<RosterRow>(
    `INSERT INTO people_roster AS r (workspace, file, file_at) VALUES ($1, $2, $3)
     ON CONFLICT (workspace) DO UPDATE SET file = excluded.file, file_at = excluded.file_at
     RETURNING version, merged, file, file_at AS "fileAt"`,
    [workspace, file, at],
  );
  return { version: said?.version ?? 0, merged: said?.merged ?? 0, isOurs: true };
}
interface RosterRow {
  readonly version: number;
  readonly merged: number;
  readonly file: string | null;
  readonly fileAt: Date | null;
}

/** Members are as that version says. False where they are as a newer one, or by another file: then nothing may be written. */
export async function setMerged(
  q: Queryable,
  workspace: WorkspaceId,
  { version, file }: { readonly version: number; readonly file: string },
): Promise<boolean> {
  const rows = await q.query(
    `UPDATE people_roster SET merged = $2 WHERE workspace = $1 AND merged <= $2 AND file = $3 RETURNING 1`,
    [workspace, version, file],
  );
  return rows.length > 0;
}
