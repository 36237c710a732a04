/** One event of a case's journal. */
import type { CaseId, WorkspaceId } from '../../core/base/ids.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { eventOf } from './rows.ts';
import type { Queryable } from '../engine/serialisable.ts';

/** The event at a place of the journal, from 1; undefined when there is none. */
export async function eventAt(
  q: Queryable,
  workspace: WorkspaceId,
  id: CaseId,
  seq: number,
): Promise<CaseEvent | undefined> {
  const [row] = await q.query<{ body: unknown }>(
    'SELECT body FROM journal_entry WHERE workspace = $1 AND "case" = $2 AND seq = $3',
    [workspace, id, seq],
  );
  return row === undefined ? undefined : eventOf(row.body);
}
