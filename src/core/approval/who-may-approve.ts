/** Who could decide a request now, in the order in which they are asked. Pure. */
import type { MemberId } from '../base/ids.ts';
import { peopleOf } from '../base/people.ts';
import { isAway, standInsOf } from './absences.ts';
import { mayApprove, memberOf, waysOf, withAuthority, type ApprovalQuestion, type MayApprove } from './may-approve.ts';

export interface CouldDecide {
  readonly member: MemberId;
  /** The absent person they would decide for; null when in their own name. */
  readonly onBehalfOf: MemberId | null;
  /** Rung of the ladder from 0; its length for people with authority whose role is not on the ladder. */
  readonly rung: number;
  /** False when a second person would still be needed, or when that depends on the amount. */
  readonly completes: boolean;
  /** No rate tells the cost: they must say the amount in base currency first, and it is judged then. */
  readonly needsAmount: boolean;
}

/**
 * Everybody who is here and may decide, each once, at the lowest rung they reach: lowest rung first, then those in their
 * own name, then in the order of the members. Empty when nobody can, which has to be said at once and never waited for.
 */
export function whoMayApprove(question: ApprovalQuestion): readonly CouldDecide[] {
  const found: CouldDecide[] = [];
  for (const { id, active } of couldEver(question)) {
    if (!active || isAway(question.absences, id, question.at)) continue;
    const answer = mayApprove(question, id, null);
    if (!answer.ok && answer.code !== 'base_amount_needed') continue;
    const ways = waysOf(question, id).filter((way) => isLike(way.answer, answer));
    const [first] = ways;
    if (!first) continue;
    found.push({
      member: id,
      onBehalfOf: first.actingAs === id ? null : first.actingAs,
      rung: Math.min(...ways.map((way) => rungOf(question, way.actingAs))),
      completes: answer.ok && answer.completes,
      needsAmount: !answer.ok,
    });
  }
  // one person's word is not enough where no rate says the value
  if (found.every((one) => one.needsAmount) && humansWithAuthority(question) < 2) return [];
  return found.toSorted((a, b) => a.rung - b.rung || Number(a.onBehalfOf !== null) - Number(b.onBehalfOf !== null));
}

/** Everybody with authority for the team that asks, own or lent, in the order of the members: all others need not be asked. */
function couldEver(question: ApprovalQuestion): ApprovalQuestion['members'] {
  const people = peopleOf(question.members);
  const own = withAuthority(question).map(({ id }) => id);
  const depth = question.policy?.separation.maxDelegationDepth ?? 0;
  const lent = standInsOf(own, question.absences, question.at, depth);
  return [...new Set([...own, ...lent])]
    .toSorted((a, b) => people.place(a) - people.place(b))
    .flatMap((id) => people.byId(id) ?? []);
}

/** Everybody who could say what something is worth, or find it right: also who is not here now. */
function humansWithAuthority(question: ApprovalQuestion): number {
  if (question.request.approvals.length > 0) return 2;
  return couldEver(question).filter(({ id, active }) => {
    const answer = mayApprove(question, id, null);
    return active && (answer.ok || answer.code === 'base_amount_needed');
  }).length;
}

function isLike(one: MayApprove, answer: MayApprove): boolean {
  return answer.ok || one.ok ? one.ok === answer.ok : one.code === answer.code;
}

function rungOf(question: ApprovalQuestion, member: MemberId): number {
  const ladder = question.policy?.approval.ladder ?? [];
  const rung = ladder.indexOf(memberOf(question, member)?.role ?? '');
  return rung === -1 ? ladder.length : rung;
}
