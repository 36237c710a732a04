/** Resolved cases of the same kind, for precedents: what was given, whether it was accepted; nobody's name. */
import type { CaseId, WorkspaceId } from '../../core/base/ids.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { caseOf } from './rows.ts';
import type { Queryable } from '../engine/serialisable.ts';

export interface PrecedentQuestion {
  readonly failure: string;
  readonly since: Date;
  /** Not given: until now. */
  readonly before?: Date;
  /** The case that is asked about. */
  readonly not: CaseId | null;
}

/** How far back a case is one to go by. */
export const PRECEDENT_MS = 180 * 86_400_000;

/** The latest 100 of the failure that were resolved since then, restricted ones left out. */
export async function precedentCases(
  q: Queryable,
  workspace: WorkspaceId,
  { failure, since, before, not }: PrecedentQuestion,
): Promise<RecoveryCase[]> {
  const rows = await q.query<{ doc: unknown }>(
    `SELECT doc FROM recovery_case WHERE workspace = $1 AND failure = $2 AND resolved_at >= $3 AND ($4::text IS NULL OR id <> $4)
       AND ($5::timestamptz IS NULL OR resolved_at < $5) ORDER BY resolved_at DESC LIMIT 100`,
    [workspace, failure, since, not, before ?? null],
  );
  return rows.map(({ doc }) => caseOf(doc)).filter((c) => c.sensitivity === null);
}
