/** One event of a case's journal. */
import type { Apart } from '../../core/base/committed.ts';
import type { CaseId, WorkspaceId } from '../../core/base/ids.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { APART, eventOf } from './rows.ts';
import type { Queryable } from '../engine/serialisable.ts';

/** The event at a place of the journal, from 1; undefined when there is none. */
export async function eventAt(
  q: Queryable,
  workspace: WorkspaceId,
  id: CaseId,
  seq: number,
): Promise<CaseEvent | undefined> {
  const [row] = await q.query<{ body: unknown; apart: Apart | null }>(
    `SELECT j.body, ${APART} FROM journal_entry j WHERE j.workspace = $1 AND j."case" = $2 AND j.seq = $3`,
    [workspace, id, seq],
  );
  return row === undefined ? undefined : eventOf(row.body, row.apart);
}
