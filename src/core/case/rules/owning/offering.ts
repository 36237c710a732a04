/** Offering a case to a colleague or to another team. Whoever has it keeps it until somebody says yes. Pure. */
import { absencesFrom, isAway } from '../../../approval/absences.ts';
import type { MemberId, TeamId } from '../../../base/ids.ts';
import type { Member } from '../../../base/members.ts';
import { leadsOf } from '../../../base/people.ts';
import type { RecoveryCase } from '../../case.ts';
import { memberOf, type Circumstances } from '../../circumstances.ts';
import type { Command } from '../../commands.ts';
import type { CaseEvent } from '../../events.ts';
import { offerOf, type Handover, type WhyOffered } from '../../handover.ts';
import { done, refuse, type Answered, type Refusal } from '../../said.ts';
import type { NotOffered } from '../../refusal-values.ts';
import { isOngoing } from '../../status.ts';
import { reasonIn } from '../own-words.ts';
import { mayRead, mayResolve } from '../who-may.ts';
import { noHandover } from './answering-offer.ts';
import { UNATTENDED_MS } from './unattended.ts';

type Ask<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** Whoever goes home waits no longer than that for an answer. Assumed, as the hour after an absence begins. */
export const SHIFT_ANSWERED_MS = 3_600_000;
/** What nobody answered in a day is asked anew, or somebody else is. */
export const ANSWERED_MS = 86_400_000;
/** More leads are no help to anybody: one of them sees to it. */
const MOST_ASKED = 5;

/** The owner offers it, or a lead of the team; somebody else than before: the first offer is taken back. */
export function handOver(c: RecoveryCase, command: Ask<'hand_over'>, by: Member, ctx: Circumstances): Answered {
  const { to, why = 'case' } = command;
  const no = mayNotOffer(c, by);
  if (no !== null) return refuse(no);
  const because = reasonIn(command.because);
  if (because === null && why === 'case') return refuse({ kind: 'handover_needs_words', case: c.id, verb: 'handover' });
  const whom = to.kind === 'person' ? person(c, to.member, by, ctx) : people(c, to.team, ctx);
  if (!whom.ok) return refuse(whom.no);
  const { asked } = whom;
  const team = to.kind === 'team' ? to.team : null;
  const before = offerOf(c);
  if (before !== null && before.team === team && before.asked.join() === asked.join())
    return done({ kind: 'already_so' });
  const base = { at: ctx.at, by: by.id };
  const until = answeredBy(c, why, ctx);
  const ids = { id: ctx.newId('han'), by: by.id, from: c.owner };
  const handover: Handover = { ...ids, status: 'offered', why, asked, team, because, at: ctx.at, until };
  return done({ kind: 'handover_offered' }, ...takenBack(c, base), { kind: 'handover_offered', ...base, handover });
}

function answeredBy(c: RecoveryCase, why: WhyOffered, { at, absences }: Circumstances): Date {
  const after = (from: Date, ms: number): Date => new Date(from.getTime() + ms);
  if (why === 'case') return after(at, ANSWERED_MS);
  const [ahead] = why === 'absence' ? absencesFrom(absences, c.owner, at).filter(({ from }) => from > at) : [];
  return ahead === undefined ? after(at, SHIFT_ANSWERED_MS) : after(ahead.from, UNATTENDED_MS);
}

/** Said before a form opens, too. Null: they may. */
export function mayNotOffer(c: RecoveryCase, by: Member): Refusal | null {
  if (!isOngoing(c)) return { kind: 'case_is_over', status: c.status };
  return mayResolve(by, c) ? null : { kind: 'not_yours', owner: c.owner };
}

/** Whoever offered it, who has it, or a lead. */
export function withdrawHandover(
  c: RecoveryCase,
  { handover }: Ask<'withdraw_handover'>,
  by: Member,
  ctx: Circumstances,
): Answered {
  const offer = offerOf(c);
  if (offer === null || (handover !== null && handover !== offer.id)) return refuse(noHandover(c, handover));
  if (by.id !== offer.by && !mayResolve(by, c)) return refuse({ kind: 'not_yours', owner: c.owner });
  return done({ kind: 'handover_withdrawn' }, ...takenBack(c, { at: ctx.at, by: by.id }));
}

function takenBack(c: RecoveryCase, base: { readonly at: Date; readonly by: MemberId }): readonly CaseEvent[] {
  const offer = offerOf(c);
  return offer === null
    ? []
    : [{ kind: 'handover_settled', ...base, handover: offer.id, how: 'withdrawn', reason: null }];
}

type Whom = { readonly ok: true; readonly asked: readonly MemberId[] } | { readonly ok: false; readonly no: Refusal };

/** Of somebody it is about, and of somebody who may not see it, the same is said. */
function person(c: RecoveryCase, id: MemberId, by: Member, ctx: Circumstances): Whom {
  const who = memberOf(ctx, id);
  const no = (why: NotOffered, until?: Date): Whom => ({
    ok: false,
    no: { kind: 'not_offered', case: c.id, why, who: id, ...(until !== undefined && { until }) },
  });
  if (who === undefined || !who.active) return no('gone');
  if (id === c.owner) return no('owner');
  if (id === by.id) return no('self');
  if (!mayRead(who, c)) return no('not_for_them');
  const [away] = isAway(ctx.absences, id, ctx.at) ? absencesFrom(ctx.absences, id, ctx.at) : [];
  return away === undefined ? { ok: true, asked: [id] } : no('away', away.until);
}

/** Its leads are asked; anybody of it who may see the case may take it. */
function people(c: RecoveryCase, team: TeamId, ctx: Circumstances): Whom {
  const leads = leadsOf(ctx.workspace.members).filter((m) => m.team === team && m.id !== c.owner);
  const asked = leads
    .filter((m) => mayRead(m, c) && !isAway(ctx.absences, m.id, ctx.at))
    .slice(0, MOST_ASKED)
    .map(({ id }) => id);
  return asked.length > 0
    ? { ok: true, asked }
    : { ok: false, no: { kind: 'not_offered', case: c.id, why: 'no_lead', who: null } };
}
