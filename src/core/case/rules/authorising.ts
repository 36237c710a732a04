/** What a request comes to at the moment it is decided: judged again, valued where no rate says it, and set aside in the name of whoever decides. Pure. */
import type { AuthorityDecision } from '../../authority/decision.ts';
import { costInBase, exchangeAt } from '../../authority/exchange.ts';
import { decidePlan } from '../../authority/plan.ts';
import { setAside } from '../../authority/set-aside.ts';
import type { MemberId } from '../../base/ids.ts';
import { money, type Money } from '../../base/money.ts';
import type { AuthorityPolicy } from '../../policy/policy.ts';
import type { ApprovalRequest, RecoveryAction, RecoveryCase } from '../case.ts';
import { askerIn, questionFor, type Circumstances } from '../circumstances.ts';
import type { Refusal } from '../said.ts';
import { itemOf, type Made } from './making.ts';
import { askedIn } from './request-meant.ts';
import { stillNeeded } from './still-needed.ts';

/** One action of a request, as it is judged now. */
interface Standing {
  readonly action: RecoveryAction;
  readonly decision: AuthorityDecision;
}

/** What a request stands for now. `no`: a part of it cannot be given any more, by anybody. */
export interface JudgedAgain {
  readonly standing: readonly Standing[];
  readonly no?: Refusal;
}

/** A pending request keeps the version it was judged by, whatever came into force since. */
export function judgedBy(c: RecoveryCase, request: ApprovalRequest, ctx: Circumstances): AuthorityPolicy | null {
  const version = askedIn(c, request)[0]?.decision.policy?.version;
  return (version === undefined ? undefined : ctx.policyOf(version)) ?? ctx.policy;
}

/**
 * Much may have happened since it was asked: more was given, what is owed was paid, the value of the order was corrected. So
 * the whole is judged as if it were asked now; what cannot be judged any more stands as it was asked.
 */
export function judgedAgain(c: RecoveryCase, request: ApprovalRequest, ctx: Circumstances): JudgedAgain {
  const asked = askedIn(c, request);
  const policy = judgedBy(c, request, ctx);
  const asker = askerIn(ctx, request);
  if (policy === null || asker === undefined) {
    return { standing: asked.map((action) => ({ action, decision: action.decision.decision })) };
  }
  // whoever decides needs no storm for it; with the role the asker had: a promotion since is no reason to refuse
  const role = asked[0]?.decision.role ?? asker.role;
  const question = { ...questionFor(c, { ...asker, role }, ctx), policy, storm: null };
  const { decisions } = decidePlan(question, asked.map(itemOf));
  const standing = asked.map((action, n): Standing => {
    const decision = decisions[n] ?? action.decision.decision;
    if (decision.outcome === 'refuse') return { action, decision };
    const settles = isOutOfForce(decision) ? action.settles : decision.settles;
    // without a rate by now, or valued by an approver before
    const cost = decision.cost ?? action.cost;
    return { action: { ...action, cost, settles }, decision: { ...decision, cost, settles } };
  });
  const refused = standing.find(({ decision }) => decision.outcome === 'refuse');
  // what was seen when it was asked may have been taken back, and more may have been given since
  const lacksEvidence = standing.some(({ decision }) => decision.requires.includes('evidence'));
  if (refused === undefined && !lacksEvidence) return { standing };
  if (refused === undefined) {
    const judged = { items: asked.map(itemOf), question, plan: { decisions } };
    const needed = stillNeeded(c, judged, ['evidence'], ctx);
    return { standing, no: needed.kind === 'needs' ? { ...needed, deciding: true } : needed };
  }
  return {
    standing,
    no: { kind: 'may_not_give', remedy: refused.action.kind, decision: refused.decision, of: request.by },
  };
}

const isOutOfForce = ({ reasons }: AuthorityDecision): boolean =>
  reasons.some(({ code }) => code === 'no_policy_in_force');

/** The value in base currency, rounded up; null when it has no current rate, or is not above zero. */
export function inBase(value: Money | null, policy: AuthorityPolicy, at: Date): Money | null {
  const minor = value === null || value.minor <= 0n ? undefined : costInBase(value, exchangeAt(policy, at));
  return minor === undefined ? null : money(minor, policy.base);
}

/**
 * The value an approver says stands for everything of the request whose cost nobody knows: the first such action carries it,
 * the others nothing beside it.
 */
export function valued(
  { standing, no }: JudgedAgain,
  value: Money | null,
  policy: AuthorityPolicy,
  at: Date,
): JudgedAgain {
  const base = inBase(value, policy, at);
  if (base === null) return { standing, ...(no && { no }) };
  const first = standing.findIndex(({ action }) => action.cost === null);
  const anew = standing.map(({ action, decision }, n): Standing => {
    if (action.cost !== null) return { action, decision };
    const cost = n === first ? base : money(0n, base.currency);
    return { action: { ...action, cost }, decision: { ...decision, cost } };
  });
  return { standing: anew, ...(no && { no }) };
}

/**
 * What is given on the authority of `by`: counted for the case, the customer and the team of who asked, and for whoever
 * decided; never for who asked.
 */
export function authorise(
  c: RecoveryCase,
  { request, judged, by }: { readonly request: ApprovalRequest; readonly judged: JudgedAgain; readonly by: MemberId },
  ctx: Circumstances,
): Made {
  const policy = judgedBy(c, request, ctx);
  const asker = askerIn(ctx, request);
  const question = {
    ...questionFor(c, asker ?? { id: request.by, role: '', team: request.team }, ctx),
    policy,
    by: { member: by, role: asker?.role ?? '', team: request.team },
  };
  const validFor = policy?.approval.approvedValidFor ?? null;
  const made = judged.standing.map(({ action, decision }) => {
    const entries = setAside({ question, asked: itemOf(action), decision, action: action.id }, () => ctx.newId('led'));
    const lapsesAt = validFor === null || entries.length === 0 ? null : new Date(ctx.at.getTime() + validFor);
    return { action: { ...action, entries: entries.map((e) => e.id), lapsesAt }, entries };
  });
  return { actions: made.map((m) => m.action), entries: made.flatMap((m) => m.entries) };
}
