/** Complaints of the past as facts: a batch of lines in one statement, with how far the file is settled. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import { jsonParam } from '../engine/json-param.ts';
import type { Queryable } from '../engine/serialisable.ts';
import type { ImportKept, Settled } from './imports.ts';

/** A line as it is kept. Moments are ISO 8601. */
export interface HistoricRow {
  /** Hash of its reference, as a UUID. */
  readonly reference: string;
  /** Kept of a line that came before. */
  readonly case: string;
  readonly line: number;
  readonly hash: string;
  readonly team: string;
  readonly status: string;
  readonly receivedAt: string;
  readonly ownedAt: string | null;
  readonly contactedAt: string | null;
  readonly resolvedAt: string | null;
  readonly failure: string;
  readonly channel: string | null;
  readonly rootCause: string | null;
  readonly accepted: string | null;
  readonly reopened: number;
  readonly handovers: number;
  readonly customerKey: string | null;
  readonly mark: number | null;
  readonly markOf: number | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly costs: readonly CostRow[];
}

export interface CostRow {
  readonly kind: 'goodwill' | 'owed' | 'loss';
  readonly minor: string;
  readonly currency: string;
}

export interface KnownLine {
  readonly reference: string;
  readonly case: string;
  readonly run: number;
  readonly line: number;
  readonly hash: string;
}

/** What came before under these references. */
export function knownLines(
  q: Queryable,
  workspace: WorkspaceId,
  name: string,
  references: readonly string[],
): Promise<KnownLine[]> {
  return q.query<KnownLine>(
    `SELECT reference, "case", run, line, hash FROM history_case
     WHERE reference = ANY ($3::uuid[]) AND import = $2 AND workspace = $1`,
    [workspace, name, references],
  );
}

export interface BatchOfLines {
  readonly workspace: WorkspaceId;
  readonly of: Pick<ImportKept, 'name' | 'run'>;
  /** What was settled before this batch. */
  readonly before: Settled;
  readonly after: Settled;
  /** New, or other than they were. */
  readonly written: readonly HistoricRow[];
  /** As they were: noted as seen by this run. */
  readonly same: readonly { readonly case: string; readonly line: number }[];
}

/** False when somebody else has gone on with the import meanwhile: then nothing was written. */
export async function saveLines(q: Queryable, batch: BatchOfLines): Promise<boolean> {
  const { workspace, of, before, after, written, same } = batch;
  const costs = written.flatMap((row) =>
    row.costs.map((cost, at) => ({ ...cost, case: row.case, id: `cost${at + 1}`, row })),
  );
  const column = <T>(pick: (row: HistoricRow) => T): T[] => written.map(pick);
  const rows = await q.query(SAVE, [
    workspace,
    of.name,
    of.run,
    before.lines,
    [after.lines, after.added, after.changed, after.same],
    same.map((s) => s.case),
    same.map((s) => s.line),
    column((r) => r.reference),
    column((r) => r.case),
    column((r) => r.line),
    column((r) => r.hash),
    column((r) => r.mark),
    column((r) => r.markOf),
    column((r) => r.team),
    column((r) => r.status),
    column((r) => r.receivedAt),
    column((r) => r.ownedAt),
    column((r) => r.contactedAt),
    column((r) => r.resolvedAt),
    column((r) => r.failure),
    column((r) => r.channel),
    column((r) => r.rootCause),
    column((r) => r.accepted),
    column((r) => r.reopened),
    column((r) => r.handovers),
    column((r) => r.customerKey),
    column((r) => jsonParam(r.labels)),
    costs.map((c) => c.case),
    costs.map((c) => c.id),
    costs.map((c) => c.kind),
    costs.map((c) => c.minor),
    costs.map((c) => c.currency),
  ]);
  return rows.length > 0;
}

/** The facts of a line that came before under the same reference are put right, and costs it has no more go. */
const SAVE = `
WITH
  here AS (
    UPDATE history_import SET lines = ($5::int[])[1], added = ($5::int[])[2], changed = ($5::int[])[3], same = ($5::int[])[4]
    WHERE workspace = $1 AND name = $2 AND run = $3 AND lines = $4 AND finished_at IS NULL RETURNING 1),
  seen AS (
    UPDATE history_case h SET run = $3, line = s.line FROM unnest($6::text[], $7::int[]) AS s("case", line), here
    WHERE h."case" = s."case" AND h.workspace = $1),
  given AS (
    SELECT g.* FROM here, unnest($8::uuid[], $9::text[], $10::int[], $11::uuid[], $12::smallint[], $13::smallint[], $14::text[], $15::text[],
      $16::timestamptz[], $17::timestamptz[], $18::timestamptz[], $19::timestamptz[], $20::text[], $21::text[], $22::text[],
      $23::text[], $24::int[], $25::int[], $26::text[], $27::text[])
    AS g(reference, "case", line, hash, mark, mark_of, team, status, received_at, owned_at, first_contact_at, resolved_at, failure, channel,
      root_cause, accepted, reopened, handovers, customer_key, labels)),
  lines AS (
    INSERT INTO history_case (workspace, reference, import, "case", run, line, hash, mark, mark_of)
    SELECT $1, reference, $2, "case", $3, line, hash, mark, mark_of FROM given
    ON CONFLICT (reference, import, workspace) DO UPDATE SET run = excluded.run, line = excluded.line, hash = excluded.hash,
      mark = excluded.mark, mark_of = excluded.mark_of),
  facts AS (
    INSERT INTO case_fact (workspace, "case", source, version, form, team, status, counted, restricted, received_at, owned_at,
      first_contact_at, resolved_at, stands, failure, channel, root_cause, accepted, reopened, handovers, touches, customer_key,
      discretionary, alone, labels)
    SELECT $1, "case", 'import', 1, 0, team, status, status NOT IN ('dismissed', 'merged'), false, received_at, owned_at,
      first_contact_at, resolved_at, resolved_at IS NOT NULL AND status IN ('resolved', 'closed'), failure, channel, root_cause,
      accepted, reopened, handovers, 0, customer_key, false, false, labels::jsonb FROM given
    ON CONFLICT ("case", workspace) DO UPDATE SET team = excluded.team, status = excluded.status, counted = excluded.counted,
      received_at = excluded.received_at, owned_at = excluded.owned_at, first_contact_at = excluded.first_contact_at,
      resolved_at = excluded.resolved_at, stands = excluded.stands, failure = excluded.failure, channel = excluded.channel,
      root_cause = excluded.root_cause, accepted = excluded.accepted, reopened = excluded.reopened,
      handovers = excluded.handovers, customer_key = excluded.customer_key, labels = excluded.labels),
  costs AS (
    SELECT c.*, g.team, g.failure, g.status, coalesce(g.resolved_at, g.received_at) AS at
    FROM unnest($28::text[], $29::text[], $30::text[], $31::bigint[], $32::text[]) AS c("case", id, kind, minor, currency)
    JOIN given g USING ("case")),
  spent AS (
    INSERT INTO remedy_fact (workspace, "case", id, team, counted, restricted, failure, severity, kind, status, at, authorised_at,
      done_at, given, alone, goodwill_minor, loss_minor, currency, owed_minor, owed_currency, owed_basis)
    SELECT $1, "case", id, team, status NOT IN ('dismissed', 'merged'), false, failure, '', kind, 'done', at, NULL, at, true, false,
      CASE kind WHEN 'goodwill' THEN minor WHEN 'loss' THEN 0 END, CASE kind WHEN 'loss' THEN minor WHEN 'goodwill' THEN 0 END,
      CASE WHEN kind <> 'owed' THEN currency END, CASE kind WHEN 'owed' THEN minor END, CASE kind WHEN 'owed' THEN currency END,
      CASE kind WHEN 'owed' THEN 'statutory' END FROM costs
    ON CONFLICT ("case", id, workspace) DO UPDATE SET team = excluded.team, counted = excluded.counted, failure = excluded.failure,
      kind = excluded.kind, at = excluded.at, done_at = excluded.done_at,
      goodwill_minor = excluded.goodwill_minor, loss_minor = excluded.loss_minor, currency = excluded.currency,
      owed_minor = excluded.owed_minor, owed_currency = excluded.owed_currency, owed_basis = excluded.owed_basis),
  unspent AS (
    DELETE FROM remedy_fact r USING given g WHERE r."case" = g."case" AND r.workspace = $1
      AND NOT EXISTS (SELECT FROM costs c WHERE c."case" = r."case" AND c.id = r.id))
SELECT 1 FROM here`;
