/** A lead takes a case from whoever has it, and says why. Pure. */
import type { Member } from '../../../base/members.ts';
import type { RecoveryCase } from '../../case.ts';
import type { Circumstances } from '../../circumstances.ts';
import type { Command } from '../../commands.ts';
import { offerOf } from '../../handover.ts';
import { done, refuse, type Answered, type Refusal } from '../../said.ts';
import { isOngoing } from '../../status.ts';
import { reasonIn } from '../own-words.ts';
import { isRestricted, leads } from '../who-may.ts';
import { acceptHandover, mayAnswer } from './answering-offer.ts';

/** Taking what is offered to one is saying yes. */
export function take(
  c: RecoveryCase,
  command: Extract<Command, { kind: 'take' }>,
  by: Member,
  ctx: Circumstances,
): Answered {
  if (c.owner === by.id) return done({ kind: 'already_so' });
  const offer = offerOf(c);
  if (offer !== null && mayAnswer(offer, by))
    return acceptHandover(c, { kind: 'accept_handover', case: c.id, handover: offer.id }, by, ctx);
  const no = mayNotTake(c, by);
  if (no !== null) return refuse(no);
  const because = reasonIn(command.because);
  if (because === null) return refuse({ kind: 'handover_needs_words', case: c.id, verb: 'take' });
  return done(
    { kind: 'taken', from: c.owner },
    { kind: 'owned', at: ctx.at, by: by.id, owner: by.id, from: c.owner, how: 'taken', because },
  );
}

/** A lead of its team, and of a restricted case whoever sees to it. Said before a form opens, too. Null: they may. */
export function mayNotTake(c: RecoveryCase, by: Member): Refusal | null {
  if (!isOngoing(c)) return { kind: 'case_is_over', status: c.status };
  const seesToIt = isRestricted(c) && (c.contacts ?? []).includes(by.id);
  return leads(by, c) || seesToIt ? null : { kind: 'only_lead_takes', case: c.id, owner: c.owner };
}
