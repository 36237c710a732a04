/** A post whose fate is unknown, noted so that nobody posts it again without looking. */
import { printSubject } from '../../core/base/message-subject.ts';
import type { Queryable } from '../engine/serialisable.ts';
import { isToBePosted, messageUnknown, type MessageId } from './messages.ts';

/**
 * Perhaps drawn, as `messageUnknown`. So it is where somebody else took over meanwhile and is through with it: what came of
 * their post says nothing of this one.
 */
export async function messageInDoubt(
  q: Queryable,
  id: MessageId,
  claim: number,
  dueAt: Date,
  why?: string,
): Promise<void> {
  await messageUnknown(q, id, claim, dueAt, why);
  await q.query(
    `UPDATE message SET state = 'unknown', due_at = $5 WHERE workspace = $1 AND subject = $2 AND platform = $3
       AND attempts > $4 AND ${isToBePosted('message')} AND state IN ('idle', 'stuck')`,
    [id.workspace, printSubject(id.subject), id.platform, claim, dueAt],
  );
}
