/** What another system says became of what it was asked for: its answer, or its notice later. Never done twice, never against what stands. Pure. */
import type { RecoveryAction, RecoveryCase } from '../../case.ts';
import type { Circumstances } from '../../circumstances.ts';
import type { HeardBack } from '../../commands.ts';
import type { CaseEvent } from '../../events.ts';
import { done, refuse, type Answered } from '../../said.ts';
import { ownWords } from '../own-words.ts';
import { referenceIn } from './reference-in.ts';
import { reopenedBy } from './reopened-by.ts';

/** Another system's reason is cut here, in code points. */
const LONGEST_REASON = 300;

export function heardBack(c: RecoveryCase, said: HeardBack, ctx: Circumstances): Answered {
  const heard = { ...said, reference: referenceIn(said.reference), reason: ownWords(said.reason, LONGEST_REASON) };
  // only the product hears: a person says so by `settle_payment`
  if (ctx.by !== null) return refuse({ kind: 'not_a_member' });
  const action = c.actions.find(({ id }) => id === heard.action);
  if (action === undefined) return done({ kind: 'heard', how: 'no_use' });
  const { to, reference } = heard;
  switch (meaning(action, to)) {
    case 'news':
      return settled(c, action, heard, ctx);
    case 'known':
      return done({ kind: 'already_so' });
    case 'no_use':
      return done({ kind: 'heard', how: 'no_use' });
    case 'contradicts': {
      const said = to === 'failed' ? 'failed' : 'confirmed';
      const { doubt } = action.fulfilment ?? {};
      if (doubt?.said === said && doubt.reference === reference) return done({ kind: 'heard', how: 'contradicts' });
      return done(
        { kind: 'heard', how: 'contradicts' },
        { kind: 'fulfilment_doubted', at: ctx.at, by: null, action: action.id, said, reference },
      );
    }
  }
}

function settled(c: RecoveryCase, action: RecoveryAction, heard: HeardBack, ctx: Circumstances): Answered {
  const { to, reference, reason } = heard;
  const event: CaseEvent = {
    kind: 'fulfilment_settled',
    at: ctx.at,
    by: null,
    action: action.id,
    to,
    reference,
    reason,
  };
  const again = to === 'failed' ? reopenedBy(c, ctx.at) : [];
  return done({ kind: 'heard', how: 'taken' }, event, ...again);
}

/** `contradicts`: money was committed or released by what stands, and neither is ever taken back by a machine. */
function meaning({ status }: RecoveryAction, to: HeardBack['to']): 'news' | 'known' | 'contradicts' | 'no_use' {
  switch (status) {
    case 'authorised':
      return to === 'unknown' ? 'no_use' : 'news';
    case 'executing':
      return 'news';
    case 'unknown':
      return to === 'unknown' ? 'known' : 'news';
    case 'done':
      return to === 'confirmed' ? 'known' : to === 'failed' ? 'contradicts' : 'no_use';
    case 'failed':
      return to === 'failed' ? 'known' : to === 'confirmed' ? 'contradicts' : 'no_use';
    case 'lapsed':
    case 'refused_by_customer':
      return to === 'confirmed' ? 'contradicts' : 'no_use';
    case 'pending_approval':
    case 'countered':
    case 'declined':
    case 'withdrawn':
    case 'expired':
      return 'no_use';
  }
}
