/** May this person decide this request, now? Judged at the click, from roles and limits as they are then. Pure and synchronous. */
import type { MemberId, TeamId } from '../base/ids.ts';
import type { Member } from '../base/members.ts';
import { peopleOf } from '../base/people.ts';
import { money, type Money } from '../base/money.ts';
import { withinGrants, type MatterToApprove, type WithinGrants } from './approver-grants.ts';
import { chainsTo, type Absence, type DeputyChain } from './absences.ts';
import { costInBase, type Exchange, exchangeAt, isWithin } from '../authority/exchange.ts';
import type { ApproveRule, AuthorityPolicy } from '../policy/policy.ts';
import { spanOf, type Period } from '../authority/spans.ts';

export interface ApprovalQuestion {
  /** The version the request was judged by; null: nobody can. */
  readonly policy: AuthorityPolicy | null;
  readonly at: Date;
  readonly members: readonly Pick<Member, 'id' | 'role' | 'team' | 'active'>[];
  readonly absences: readonly Absence[];
  readonly request: RequestToApprove;
  /** Whose the agent is now that asked; not given: a person asked. */
  readonly askedFor?: MemberId;
  /** Discretionary cost of what is asked; null when no current rate says it. */
  readonly cost: Money | null;
  /** What the approver says the cost is, in base currency, where none is known. */
  readonly baseAmount: Money | null;
  /** The cost is what an approver said, not what a rate says. Not given: no. */
  readonly isSaid?: boolean;
  /** Given on the case beside this request: `givenOnCase` without the reservations of undecided requests. */
  readonly givenBefore: Money;
  /** The person complained about. */
  readonly concerns: MemberId | null;
  /** Others its words may mean; not given: nobody. */
  readonly alsoConcerns?: readonly MemberId[];
  /** What people approved before, for caps per day and month; entries of other days may be present. */
  readonly approvedBefore: readonly { readonly by: MemberId; readonly at: Date; readonly cost: Money }[];
  /** What is asked for one by one, for approvers with grants; not given: only amounts are compared. */
  readonly matter?: MatterToApprove | undefined;
}

/** The part of an `ApprovalRequest` that says whether it may be decided. */
export interface RequestToApprove {
  readonly by: MemberId;
  /** The person whose agent asked: they asked as well. Not given: a person asked. */
  readonly agentOf?: MemberId;
  readonly team: TeamId;
  readonly status: 'pending' | 'countered' | 'approved' | 'declined' | 'withdrawn' | 'expired';
  readonly digest: string;
  readonly expiresAt: Date;
  readonly approvals: readonly { readonly by: MemberId; readonly onBehalfOf: MemberId | null }[];
}

export type ApprovalCode =
  | 'not_a_member'
  | 'already_decided'
  | 'expired'
  | 'request_changed'
  | 'requester_may_not_approve'
  | 'person_complained_about'
  | 'already_approved_by_you'
  | 'no_approval_authority'
  | 'not_in_your_grants'
  | 'other_team'
  | 'above_your_limit'
  | 'above_your_daily_cap'
  | 'base_amount_needed'
  | 'conflict_in_chain';

export type MayApprove =
  /** `completes`: with this the request is approved; otherwise a second person is still needed. */
  | { readonly ok: true; readonly onBehalfOf: MemberId | null; readonly completes: boolean }
  /** `limit` and `total` say what was compared, in base currency, where something was. */
  | { readonly ok: false; readonly code: ApprovalCode; readonly limit: Money | null; readonly total: Money | null };

/**
 * In the documented order; own authority before acting for somebody. `shown` is the digest on the card that was pressed,
 * null for a typed command, which speaks of the request as it is now.
 */
export function mayApprove(question: ApprovalQuestion, clicker: MemberId, shown: string | null): MayApprove {
  const { request, at } = question;
  if (!memberOf(question, clicker)) return no('not_a_member');
  if (request.status !== 'pending' && request.status !== 'countered' && request.status !== 'expired') {
    return no('already_decided');
  }
  if (request.status === 'expired' || request.expiresAt.getTime() <= at.getTime()) return no('expired');
  // A counter-offer waits for the one who asked; what was on the approver's card is no longer what is asked.
  if (request.status === 'countered' || (shown !== null && shown !== request.digest)) return no('request_changed');
  if (hasAsked(question, clicker)) return no('requester_may_not_approve');
  if (isComplainedAbout(question, clicker)) return no('person_complained_about');
  if (request.approvals.some((approval) => approval.by === clicker)) return no('already_approved_by_you');
  return bestWay(waysOf(question, clicker));
}

/** One way a person could decide: in the own name, or for an absent person. */
export interface Way {
  readonly actingAs: MemberId;
  readonly answer: MayApprove;
}

/** The own authority first, then that of each absent person the clicker stands in for, nearest first. */
export function waysOf(question: ApprovalQuestion, clicker: MemberId): readonly Way[] {
  const { policy } = question;
  if (policy === null) return [{ actingAs: clicker, answer: no('no_approval_authority') }];
  const own: Way = { actingAs: clicker, answer: judgeAs(policy, question, clicker, clicker) };
  const { maxDelegationDepth } = policy.separation;
  const chains = chainsTo(clicker, question.absences, question.at, maxDelegationDepth).filter((chain) =>
    chain.every((member, n) => memberOf(question, member) && (n === 0 || mayStandIn(policy, question, member))),
  );
  return [
    own,
    ...chains.map((chain) => ({ actingAs: chain[0], answer: judgeChain(policy, question, chain, clicker) })),
  ];
}

/** Where the policy names the roles of deputies, nobody else stands in, whoever asked them to. */
function mayStandIn({ separation }: AuthorityPolicy, question: ApprovalQuestion, member: MemberId): boolean {
  return separation.deputies === undefined || separation.deputies.includes(memberOf(question, member)?.role ?? '');
}

/** A conflict is what stops a deputy only where the absent person could have decided. */
function judgeChain(
  policy: AuthorityPolicy,
  question: ApprovalQuestion,
  chain: DeputyChain,
  clicker: MemberId,
): MayApprove {
  const answer = judgeAs(policy, question, chain[0], clicker);
  if (!answer.ok && answer.code !== 'base_amount_needed') return answer;
  if (isComplainedAbout(question, chain[0])) return no('person_complained_about');
  return chain.some((member) => isInvolved(question, member)) ? no('conflict_in_chain') : answer;
}

function isInvolved(question: ApprovalQuestion, member: MemberId): boolean {
  return hasAsked(question, member) || isComplainedAbout(question, member);
}

/** Whoever asked, whose agent it was when it asked, and whose it is now. */
const hasAsked = ({ request, askedFor }: ApprovalQuestion, member: MemberId): boolean =>
  member === request.by || member === request.agentOf || member === askedFor;

/** With the limit and team of `actingAs`; what was approved before counts for the person who clicks. */
function judgeAs(
  policy: AuthorityPolicy,
  question: ApprovalQuestion,
  actingAs: MemberId,
  clicker: MemberId,
): MayApprove {
  const { request } = question;
  const acting = memberOf(question, actingAs);
  const rule = acting && policy.roles.get(acting.role)?.approve;
  if (!acting || !rule) return no('no_approval_authority');
  if (rule.teams === 'own' && acting.team !== request.team) return no('other_team');
  const exchange = exchangeAt(policy, question.at);
  const cost = inBase(question.cost ?? question.baseAmount, exchange);
  const before = inBase(question.givenBefore, exchange);
  if (cost === undefined || before === undefined) return no('base_amount_needed');
  const total = before + cost;
  const needsTwo = policy.approval.twoPeopleOver !== null && !isWithin(total, policy.approval.twoPeopleOver, exchange);
  const reach: Reach = { policy, question, total, cost, exchange };
  const granted = grantedTo(rule, { member: clicker, role: acting.role }, reach);
  if (granted === 'not_granted') return no('not_in_your_grants');
  const reaches = granted === 'within' && isUpTo(rule, total, exchange);
  // what something is worth that no rate says is never one person's word: a second one has to find it right
  const isOneWord = (question.cost === null || question.isSaid === true) && request.approvals.length === 0;
  const together = needsTwo ? countedWith(reach, reaches, clicker) : { isEnough: reaches, completes: !isOneWord };
  if (!together.isEnough) {
    return no('above_your_limit', granted === 'above' ? null : rule.upTo, money(total, policy.base));
  }
  const cap = capPassed(rule, clicker, cost, reach);
  if (cap) return cap;
  return { ok: true, onBehalfOf: actingAs === clicker ? null : actingAs, completes: together.completes };
}

interface Reach {
  readonly policy: AuthorityPolicy;
  readonly question: ApprovalQuestion;
  /** Case total after approval, in minor units of the base. */
  readonly total: bigint;
  /** Of the request alone. */
  readonly cost: bigint;
  readonly exchange: Exchange;
}

/** Two humans, at least one of whose limits reaches; the first need not, as long as somebody else's does. */
function countedWith(
  reach: Reach,
  reaches: boolean,
  clicker: MemberId,
): { readonly isEnough: boolean; readonly completes: boolean } {
  const { question } = reach;
  const others = question.request.approvals.filter((approval) => approval.by !== clicker);
  const reachedBefore = others.some(({ by, onBehalfOf }) => limitReaches(reach, onBehalfOf ?? by));
  if (others.length > 0) return { isEnough: reaches || reachedBefore, completes: true };
  const isAnother = (id: MemberId): boolean => id !== clicker && !isInvolved(question, id) && limitReaches(reach, id);
  return { isEnough: reaches || withAuthority(question).some(({ id }) => isAnother(id)), completes: false };
}

function limitReaches(reach: Reach, member: MemberId): boolean {
  const { policy, question, total, exchange } = reach;
  const acting = memberOf(question, member);
  const rule = acting && policy.roles.get(acting.role)?.approve;
  if (!acting || !rule || (rule.teams === 'own' && acting.team !== question.request.team)) return false;
  return isUpTo(rule, total, exchange) && grantedTo(rule, { member, role: acting.role }, reach) === 'within';
}

/** By the grants for approving, where the role has some. */
function grantedTo(
  { grants }: ApproveRule,
  approver: { readonly member: MemberId; readonly role: string },
  { policy, question, total, cost, exchange }: Reach,
): WithinGrants {
  if (grants === null) return 'within';
  const { at, approvedBefore, matter, request } = question;
  return withinGrants({
    policy,
    grants,
    exchange,
    at,
    approver,
    team: request.team,
    approvedBefore,
    cost,
    total,
    matter,
  });
}

/** Where only grants say how much, the sum alone stops nobody. */
const isUpTo = ({ upTo }: ApproveRule, total: bigint, exchange: Exchange): boolean =>
  upTo === null || isWithin(total, upTo, exchange);

function capPassed(
  rule: ApproveRule,
  clicker: MemberId,
  cost: bigint,
  { policy, question, exchange }: Reach,
): MayApprove | undefined {
  const caps: readonly (readonly [Period, Money | null])[] = [
    ['day', rule.perDay],
    ['month', rule.perMonth],
  ];
  for (const [period, cap] of caps) {
    if (cap === null) continue;
    const { since, before } = spanOf(period, question.at.getTime(), policy.zone);
    let sum = cost;
    for (const approved of question.approvedBefore) {
      const when = approved.at.getTime();
      if (approved.by !== clicker || when < since || before <= when) continue;
      const minor = inBase(approved.cost, exchange);
      if (minor === undefined) return no('above_your_daily_cap', cap, null);
      sum += minor;
    }
    if (!isWithin(sum, cap, exchange)) return no('above_your_daily_cap', cap, money(sum, policy.base));
  }
  return undefined;
}

/**
 * Any way that is open; else the one that lacks only the amount; else a conflict, because it says more than the own
 * missing authority; else what the own authority answered.
 */
function bestWay(ways: readonly Way[]): MayApprove {
  const answers = ways.map((way) => way.answer);
  const byCode = (...codes: readonly ApprovalCode[]): MayApprove | undefined =>
    answers.find((answer) => !answer.ok && codes.includes(answer.code));
  return (
    answers.find((answer) => answer.ok) ??
    byCode('base_amount_needed') ??
    byCode('conflict_in_chain', 'person_complained_about') ??
    answers[0] ??
    no('no_approval_authority')
  );
}

/**
 * Everybody whose role may approve something for the team that asks: nobody else's authority, own or lent, reaches
 * anything. A company has many teams, so a role that decides for its own is looked up in that team alone.
 */
export function withAuthority({ policy, members, request }: ApprovalQuestion): ApprovalQuestion['members'] {
  const people = peopleOf(members);
  return [...(policy?.roles ?? [])].flatMap(([name, { approve }]) => {
    if (approve === null) return [];
    return approve.teams === 'own' ? people.withRoleIn(name, request.team) : people.withRole(name);
  });
}

/** Only people who still work here: a leaver has no authority from that moment, nor does anybody through them. */
export function memberOf(question: ApprovalQuestion, id: MemberId): ApprovalQuestion['members'][number] | undefined {
  const member = peopleOf(question.members).byId(id);
  return member?.active === true ? member : undefined;
}

function isComplainedAbout({ policy, concerns, alsoConcerns }: ApprovalQuestion, member: MemberId): boolean {
  return (
    (member === concerns || alsoConcerns?.includes(member) === true) &&
    policy?.separation.personComplainedAboutMayApprove !== true
  );
}

const inBase = (amount: Money | null, exchange: Exchange): bigint | undefined =>
  amount === null ? undefined : costInBase(amount, exchange);

function no(code: ApprovalCode, limit: Money | null = null, total: Money | null = null): MayApprove {
  return { ok: false, code, limit, total };
}
