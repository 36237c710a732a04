/** Yes or no to a case that is offered. Two who say yes at once: one has it, the other is told who. Pure. */
import type { ThingId } from '../../../base/ids.ts';
import type { Member } from '../../../base/members.ts';
import type { RecoveryCase } from '../../case.ts';
import { memberOf, type Circumstances } from '../../circumstances.ts';
import type { Command } from '../../commands.ts';
import type { CaseEvent } from '../../events.ts';
import { offerOf, type Handover } from '../../handover.ts';
import { done, refuse, type Answered, type Refusal } from '../../said.ts';
import { isOngoing } from '../../status.ts';
import { reasonIn } from '../own-words.ts';
import { leads } from '../who-may.ts';
import { nextOwner } from './next-owner.ts';

type Ask<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** Whoever is asked; of a team anybody of it. */
export const mayAnswer = (offer: Handover, by: Pick<Member, 'id' | 'team'>): boolean =>
  offer.asked.includes(by.id) || offer.team === by.team;

export function acceptHandover(
  c: RecoveryCase,
  { handover }: Ask<'accept_handover'>,
  by: Member,
  ctx: Circumstances,
): Answered {
  if (c.owner === by.id) return done({ kind: 'already_so' });
  if (!isOngoing(c)) return refuse({ kind: 'case_is_over', status: c.status });
  const offer = meant(c, handover);
  if (offer === null) return refuse(noHandover(c, handover));
  if (!mayAnswer(offer, by)) return refuse({ kind: 'not_offered_to_you', case: c.id, asked: offer.asked });
  return done(
    { kind: 'handover_accepted', from: c.owner },
    { kind: 'owned', at: ctx.at, by: by.id, owner: by.id, from: c.owner, how: 'accepted' },
  );
}

/** With a sentence, which whoever offered it reads. At the end of a shift the lead has it then. */
export function declineHandover(
  c: RecoveryCase,
  command: Ask<'decline_handover'>,
  by: Member,
  ctx: Circumstances,
): Answered {
  const offer = meant(c, command.handover);
  if (offer === null) return refuse(noHandover(c, command.handover));
  if (!offer.asked.includes(by.id)) return refuse({ kind: 'not_offered_to_you', case: c.id, asked: offer.asked });
  const reason = reasonIn(command.reason);
  if (reason === null) return refuse({ kind: 'handover_needs_words', case: c.id, verb: 'decline' });
  const base = { at: ctx.at, by: by.id };
  return done(
    { kind: 'handover_declined' },
    { kind: 'handover_settled', ...base, handover: offer.id, how: 'declined', reason },
    ...toLead(c, offer, ctx, { ...base, how: 'declined' }),
  );
}

/** Whoever goes home leaves nothing behind with nobody: what a shift hands on and nobody takes is the lead's. */
export function toLead(
  c: RecoveryCase,
  { why }: Handover,
  ctx: Circumstances,
  event: Pick<Extract<CaseEvent, { kind: 'owned' }>, 'at' | 'by' | 'how'>,
): readonly Extract<CaseEvent, { kind: 'owned' }>[] {
  const owner = memberOf(ctx, c.owner);
  if (why !== 'shift' || (owner?.active === true && leads(owner, c))) return [];
  const next = nextOwner(c, ctx);
  return next === undefined ? [] : [{ kind: 'owned', ...event, owner: next, from: c.owner }];
}

function meant(c: RecoveryCase, handover: ThingId | null): Handover | null {
  const offer = offerOf(c);
  return offer !== null && (handover === null || handover === offer.id) ? offer : null;
}

/** What became of the offer that was meant, and who has the case. */
export function noHandover(c: RecoveryCase, handover: ThingId | null): Refusal {
  const last = c.handover ?? null;
  const about = { kind: 'no_handover', case: c.id, owner: c.owner } as const;
  if (last === null || last.status === 'offered' || (handover !== null && last.id !== handover))
    return { ...about, how: null, at: null };
  return { ...about, how: last.status, at: last.settledAt ?? null };
}
