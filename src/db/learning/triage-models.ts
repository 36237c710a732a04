/** What was learnt of a workspace's own cases about which failure is meant, in versions; and the cases it is learnt from. */
import { z } from 'zod';
import { FAILURE_TYPES } from '../../core/base/failures.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import { LEARNABLE } from '../../core/triage/learnt/guess.ts';
import type { Taught, TriageReport } from '../../core/triage/learnt/own.ts';
import { jsonParam } from '../engine/json-param.ts';
import type { Queryable, Tx } from '../engine/serialisable.ts';

/** `used`: it is, or was until a later one; `not_as_good`: it would have read fewer cases right than what stood. */
export type Standing = 'used' | 'not_as_good' | 'rolled_back';

export interface TriageVersion {
  readonly version: number;
  readonly at: Date;
  readonly cases: number;
  readonly corrected: number;
  readonly report: TriageReport;
  readonly standing: Standing;
  /** How many bytes it takes. */
  readonly bytes: number;
}

/** Fewer cases teach nothing. */
export const LEAST_TAUGHT = 50;
/** Of each failure at most so many, the latest: the newest speak for how it is now, and none crowds out the others. */
const OF_EACH = 160;
/** Corrections of cases that are still open are looked for among so many of the latest. */
const LATEST = 400;

/** Restricted cases teach nothing; what is gone from its case is gone at the next learning. */
const TAUGHT = `doc -> 'sensitivity' = 'null'::jsonb AND status NOT IN ('dismissed', 'merged') AND words <> ''`;
const READ = `SELECT f.failure, c.words, c.corrected, c.told_at
  FROM unnest($2::text[]) AS f (failure) CROSS JOIN LATERAL (
    SELECT words, resolved_at AS told_at, doc #>> '{triage,failure,by}' = 'person' AS corrected FROM recovery_case
    WHERE workspace = $1 AND failure = f.failure AND resolved_at IS NOT NULL AND ${TAUGHT}
    ORDER BY resolved_at DESC LIMIT ${OF_EACH}) c
  UNION ALL
  SELECT failure, words, true, received_at FROM (
    SELECT failure, words, received_at, resolved_at, doc, status FROM recovery_case
    WHERE workspace = $1 ORDER BY number DESC LIMIT ${LATEST}) latest
  WHERE resolved_at IS NULL AND failure = ANY ($2) AND doc #>> '{triage,failure,by}' = 'person' AND ${TAUGHT}`;

const taughtRow = z.object({
  failure: z.enum(FAILURE_TYPES),
  words: z.string(),
  corrected: z.boolean(),
  told_at: z.date(),
});

/** What cases teach, the same ones in the same order for the same cases; `since`: how many of them are newer. */
export async function taughtBy(
  q: Queryable,
  workspace: WorkspaceId,
  since: Date | null,
): Promise<{ readonly taught: readonly Taught[]; readonly newer: number }> {
  const rows = (await q.query(READ, [workspace, LEARNABLE])).map((row) => taughtRow.parse(row));
  const sorted = rows.toSorted((a, b) => a.told_at.getTime() - b.told_at.getTime() || (a.words < b.words ? -1 : 1));
  return {
    taught: sorted.map(({ failure, words, corrected }) => ({ failure, words, isCorrected: corrected })),
    newer: sorted.filter(({ told_at }) => since === null || told_at > since).length,
  };
}

const hits = { cases: z.number(), own: z.number(), shared: z.number(), rules: z.number() };
const report = z.object({
  all: z.object(hits),
  corrected: z.object(hits),
  byFailure: z.array(z.object({ failure: z.enum(FAILURE_TYPES), ...hits })),
});
const versionRow = z.object({
  version: z.number(),
  at: z.date(),
  cases: z.number(),
  corrected: z.number(),
  report,
  standing: z.enum(['used', 'not_as_good', 'rolled_back']),
  bytes: z.number(),
});

/** The newest first, at most `limit`; and which is in use, 0: none. */
export async function triageVersions(
  q: Queryable,
  workspace: WorkspaceId,
  limit: number,
): Promise<{ readonly inUse: number; readonly versions: readonly TriageVersion[] }> {
  const rows = await q.query(
    `SELECT version, at, cases, corrected, report, standing, octet_length(weights) AS bytes FROM triage_model
     WHERE workspace = $1 ORDER BY version DESC LIMIT $2`,
    [workspace, limit],
  );
  const [one] = await q.query<{ triage: number }>('SELECT triage FROM workspace WHERE workspace = $1', [workspace]);
  return { inUse: one?.triage ?? 0, versions: rows.map((row) => versionRow.parse(row)) };
}

/** Null where there is none of that number and form. */
export async function triageWeights(
  q: Queryable,
  workspace: WorkspaceId,
  { version, form }: { readonly version: number; readonly form: number },
): Promise<Uint8Array | null> {
  const [row] = await q.query<{ weights: Uint8Array }>(
    'SELECT weights FROM triage_model WHERE workspace = $1 AND version = $2 AND form = $3',
    [workspace, version, form],
  );
  return row?.weights ?? null;
}

export interface Learned {
  readonly at: Date;
  readonly form: number;
  readonly weights: Uint8Array;
  readonly report: TriageReport;
  readonly isUsed: boolean;
}

/** So many versions are kept, to go back to. */
const KEPT = 5;

/** Resolves to its number. Two processes that learnt at once give two versions of the same. */
export async function keepTriage(tx: Tx, workspace: WorkspaceId, learned: Learned): Promise<number> {
  const { at, form, weights, report: how, isUsed } = learned;
  const [row] = await tx.query<{ version: number }>(
    `INSERT INTO triage_model (workspace, version, at, cases, corrected, form, weights, report, standing)
     SELECT $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5, $6, $7, $8 FROM triage_model WHERE workspace = $1
     RETURNING version`,
    [
      workspace,
      at,
      how.all.cases,
      how.corrected.cases,
      form,
      Buffer.from(weights),
      jsonParam(how),
      isUsed ? 'used' : 'not_as_good',
    ],
  );
  const version = row?.version ?? 0;
  if (isUsed) await tx.query('UPDATE workspace SET triage = $2 WHERE workspace = $1', [workspace, version]);
  await tx.query(
    `DELETE FROM triage_model m WHERE workspace = $1 AND version <= $2
     AND version <> (SELECT triage FROM workspace WHERE workspace = $1)`,
    [workspace, version - KEPT],
  );
  return version;
}

/** Takes the version in use back to the one used before it, 0: none; null where none is in use. */
export async function rollTriageBack(
  tx: Tx,
  workspace: WorkspaceId,
): Promise<{ readonly from: number; readonly to: number } | null> {
  const [row] = await tx.query<{ from: number; to: number }>(
    `WITH was AS (SELECT triage FROM workspace WHERE workspace = $1 AND triage > 0),
       back AS (UPDATE triage_model SET standing = 'rolled_back' WHERE workspace = $1 AND version = (SELECT triage FROM was)),
       before AS (SELECT max(version) AS version FROM triage_model
         WHERE workspace = $1 AND standing = 'used' AND version < (SELECT triage FROM was))
     UPDATE workspace w SET triage = coalesce((SELECT version FROM before), 0) FROM was
     WHERE w.workspace = $1 RETURNING was.triage AS "from", w.triage AS "to"`,
    [workspace],
  );
  return row ?? null;
}
