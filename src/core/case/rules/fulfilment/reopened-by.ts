/** What did not arrive is owed still: a case that was over goes on, however long ago it ended. Pure. */
import type { RecoveryCase } from '../../case.ts';
import type { CaseEvent } from '../../events.ts';

export const reopenedBy = ({ status }: Pick<RecoveryCase, 'status'>, at: Date): readonly CaseEvent[] =>
  status === 'resolved' || status === 'closed'
    ? [{ kind: 'reopened', at, by: null, reason: null, cause: 'fulfilment_failed' }]
    : [];
