/** Imports of the past: what was read under which name, how far, and taking all of it back. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Queryable } from '../engine/serialisable.ts';

/** What became of the lines that are settled. */
export interface Settled {
  readonly lines: number;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
}

export interface ImportKept extends Settled {
  readonly name: string;
  /** Its cases are numbered by it. */
  readonly number: number;
  /** Raised by every other file, or mapping, under this name. */
  readonly run: number;
  readonly file: string;
  readonly zone: string;
  readonly beganAt: Date;
  /** Null: broken off, or under way. */
  readonly finishedAt: Date | null;
}

export interface ImportAsked {
  readonly workspace: WorkspaceId;
  readonly name: string;
  readonly file: string;
  readonly fileHash: string;
  readonly mappingHash: string;
  readonly zone: string;
}

const COLUMNS = `name, number, run, file, zone, began_at AS "beganAt", finished_at AS "finishedAt", lines, added, changed, same`;

/** The import that goes on, or begins anew where file or mapping is another one. `isDone`: the very same was finished. */
export async function beginImport(
  q: Queryable,
  asked: ImportAsked,
  now: Date,
): Promise<{ readonly of: ImportKept; readonly isDone: boolean }> {
  const { workspace, name, file, fileHash, mappingHash, zone } = asked;
  const params = [workspace, name, file, fileHash, mappingHash, zone];
  const [before] = await q.query<ImportKept>(
    `SELECT ${COLUMNS} FROM history_import WHERE workspace = $1 AND name = $2 AND file_hash = $3 AND mapping_hash = $4`,
    [workspace, name, fileHash, mappingHash],
  );
  if (before) return { of: before, isDone: before.finishedAt !== null };
  const [begun] = await q.query<ImportKept>(
    `INSERT INTO history_import (workspace, name, file, file_hash, mapping_hash, zone, began_at, run, lines, added, changed, same)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 1, 0, 0, 0, 0)
     ON CONFLICT (workspace, name) DO UPDATE SET file = $3, file_hash = $4, mapping_hash = $5, zone = $6, began_at = $7,
       finished_at = NULL, run = history_import.run + 1, lines = 0, added = 0, changed = 0, same = 0
     RETURNING ${COLUMNS}`,
    [...params, now],
  );
  if (!begun) throw new Error(`the import ${name} could not be begun`);
  return { of: begun, isDone: false };
}

export async function finishImport(q: Queryable, workspace: WorkspaceId, name: string, now: Date): Promise<void> {
  await q.query('UPDATE history_import SET finished_at = $3 WHERE workspace = $1 AND name = $2', [
    workspace,
    name,
    now,
  ]);
}

export function importsOf(q: Queryable, workspace: WorkspaceId): Promise<ImportKept[]> {
  return q.query<ImportKept>(`SELECT ${COLUMNS} FROM history_import WHERE workspace = $1 ORDER BY name`, [workspace]);
}

/** How many cases each import has. */
export async function casesOfImports(q: Queryable, workspace: WorkspaceId): Promise<ReadonlyMap<string, number>> {
  const rows = await q.query<{ import: string; cases: number }>(
    'SELECT import, count(*)::int AS cases FROM history_case WHERE workspace = $1 GROUP BY import',
    [workspace],
  );
  return new Map(rows.map((row) => [row.import, row.cases]));
}

const BATCH = 2_000;

/** Takes back all that came in under a name; broken off, it is gone on with by asking again. Resolves to how many cases went. */
export async function undoImport(
  q: Queryable,
  workspace: WorkspaceId,
  { name, number }: Pick<ImportKept, 'name' | 'number'>,
  told: (gone: number) => Promise<void>,
): Promise<number> {
  let gone = 0;
  for (;;) {
    const [some] = await q.query<{ n: number }>(UNDO, [workspace, `H${number}-`, `H${number}.`, BATCH]);
    if (some === undefined || some.n === 0) break;
    gone += some.n;
    await told(gone);
  }
  await q.query('DELETE FROM history_import WHERE workspace = $1 AND name = $2', [workspace, name]);
  return gone;
}

// "." comes after "-", whatever the collation of the database says of letters
const UNDO = `
WITH
  gone AS (DELETE FROM history_case WHERE workspace = $1 AND "case" IN (
    SELECT "case" FROM history_case WHERE workspace = $1 AND "case" > $2 AND "case" < $3 ORDER BY "case" LIMIT $4)
    RETURNING "case"),
  facts AS (DELETE FROM case_fact f USING gone WHERE f."case" = gone."case" AND f.workspace = $1),
  remedies AS (DELETE FROM remedy_fact r USING gone WHERE r."case" = gone."case" AND r.workspace = $1)
SELECT count(*)::int AS n FROM gone`;
