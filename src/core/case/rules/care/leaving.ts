/** That a customer is about to leave or has left, and what became of winning them back: for the owner or a lead to say. Pure. */
import type { Member } from '../../../base/members.ts';
import type { Care } from '../../care/care.ts';
import type { RecoveryCase } from '../../case.ts';
import type { Circumstances } from '../../circumstances.ts';
import { done, refuse, type Answered } from '../../said.ts';
import { reasonIn } from '../own-words.ts';
import { mayResolve } from '../who-may.ts';
import { cared } from './cared.ts';

type Said = Extract<Care, { kind: 'leaving' | 'staying' | 'winback' }>;

export function standingOf(c: RecoveryCase, asked: Said, by: Member, ctx: Circumstances): Answered {
  const { key } = c.customer;
  if (key === null) return refuse({ kind: 'customer_unknown', case: c.id });
  if (!mayResolve(by, c)) return refuse({ kind: 'not_yours', owner: c.owner });
  const known = ctx.care?.leaving ?? null;
  if (asked.kind === 'leaving') {
    const words = reasonIn(asked.because);
    if (words === null && asked.reason === 'other') return refuse({ kind: 'leaving_needs_reason', case: c.id });
    const { standing, reason, value, consent } = asked;
    const kept = { what: 'leaving', id: ctx.newId('sta'), key, standing, reason, words, value, consent } as const;
    return cared(standing, { ...kept, team: c.team }, { by, ctx });
  }
  if (known === null) return asked.kind === 'staying' ? done({ kind: 'already_so' }) : refuse(notLeaving(c));
  if (asked.kind === 'staying') return cared('staying', { what: 'staying', id: known.id }, { by, ctx });
  return mayBeWritten(c, asked, by, ctx);
}

const notLeaving = (c: RecoveryCase) => ({ kind: 'not_leaving', case: c.id }) as const;

/** Nobody is taken up who did not agree, or said that they want to be left in peace. What came of it may always be said. */
function mayBeWritten(
  c: RecoveryCase,
  { outcome }: Extract<Care, { kind: 'winback' }>,
  by: Member,
  ctx: Circumstances,
): Answered {
  const known = ctx.care?.leaving ?? null;
  if (known === null) return refuse(notLeaving(c));
  if (known.winback === outcome) return done({ kind: 'already_so' });
  const isOff = (ctx.policy?.winback?.effort ?? 'none') === 'none';
  if (outcome === 'taken_up' && isOff) return refuse({ kind: 'no_winback', case: c.id, why: 'policy' });
  if (outcome === 'taken_up' && (!known.consent || ctx.care?.isOptedOut === true))
    return refuse({ kind: 'no_winback', case: c.id, why: 'consent' });
  return cared(`winback_${outcome}`, { what: 'winback', id: known.id, outcome }, { by, ctx });
}
