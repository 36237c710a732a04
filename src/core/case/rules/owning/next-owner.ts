/** Who sees to a case when nobody else does: somebody who leads, is here, and may see it. Pure. */
import { isAway, standInsOf } from '../../../approval/absences.ts';
import type { MemberId } from '../../../base/ids.ts';
import type { Member } from '../../../base/members.ts';
import { leadsOf, peopleOf } from '../../../base/people.ts';
import type { RecoveryCase } from '../../case.ts';
import { memberOf, type Circumstances } from '../../circumstances.ts';
import { concernedBy, isRestricted, mayRead } from '../who-may.ts';

/**
 * Of a restricted case whoever was told of it first; else a lead of its team, whoever stands in for one who is away, any
 * other lead, whoever decides requests. Those who are here before those who are not: a lead on holiday is better than somebody
 * who has left. Never the owner, nor anybody it is about. Undefined where there is nobody.
 */
export function nextOwner(c: RecoveryCase, ctx: Circumstances): MemberId | undefined {
  const could = seers(c, ctx).filter((m) => m.active && m.id !== c.owner && !concernedBy(c).includes(m.id));
  const isHere = (m: Member): boolean => !isAway(ctx.absences, m.id, ctx.at);
  const hasLeft = memberOf(ctx, c.owner)?.active === false;
  return (could.find(isHere) ?? (hasLeft ? could[0] : undefined))?.id;
}

/** In the order in which they are thought of. */
function seers(c: RecoveryCase, ctx: Circumstances): readonly Member[] {
  const of = (ids: Iterable<MemberId>): Member[] => [...ids].flatMap((id) => memberOf(ctx, id) ?? []);
  const leads = leadsOf(ctx.workspace.members);
  const own = leads.filter(({ team }) => team === c.team);
  const depth = ctx.policy?.separation.maxDelegationDepth ?? 1;
  const standIns = of(
    standInsOf(
      own.map(({ id }) => id),
      ctx.absences,
      ctx.at,
      depth,
    ),
  ).filter((m) => mayRead(m, c));
  return [...(isRestricted(c) ? of(c.contacts ?? []) : []), ...own, ...standIns, ...leads, ...whoDecide(c, ctx)];
}

/** Whoever decides requests, of its team first; of a restricted case, where nobody else is left, they are its contacts. */
function whoDecide(c: RecoveryCase, { policy, workspace }: Circumstances): readonly Member[] {
  const people = peopleOf(workspace.members);
  const roles = [...(policy?.roles ?? [])].flatMap(([name, role]) => (role.approve == null ? [] : [name]));
  return [
    ...roles.flatMap((role) => people.withRoleIn(role, c.team)),
    ...roles.flatMap((role) => people.withRole(role)),
  ];
}
