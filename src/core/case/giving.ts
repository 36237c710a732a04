/** Giving a remedy: allowed now, stored as a request for somebody with the authority, or kindly refused. Pure. */
import { decidePlan, type PlanDecision } from '../authority/plan.ts';
import { requestDigest } from '../authority/request-digest.ts';
import { whoMayApprove } from '../authority/may-approve.ts';
import type { AuthorityDecision } from '../authority/decide.ts';
import { compare, subtract } from '../base/money.ts';
import type { Member } from '../base/members.ts';
import { redact } from '../base/redact.ts';
import { cleanText } from '../base/text.ts';
import type { ApprovalRequest, RecoveryAction, RecoveryCase, Shrunk } from './case.ts';
import { questionFor, type Circumstances } from './circumstances.ts';
import type { ItemAsked } from './commands.ts';
import { entriesNeeded } from './entries.ts';
import { done, refuse, type Answered } from './said.ts';

const LONGEST_REASON = 1000;

export interface Giving {
  readonly items: readonly ItemAsked[];
  readonly because: string | null;
  readonly suggested: boolean;
}

export function give(c: RecoveryCase, asked: Giving, by: Member, at: Circumstances): Answered {
  if (c.status !== 'owned' && c.status !== 'waiting' && c.status !== 'new')
    return refuse({ no: 'case_is_over', status: c.status });
  const because = reasonOf(asked.because);
  const plan = decidePlan(questionFor(c, by, at), asked.items);
  const refused = plan.decisions.findIndex((d) => d.outcome === 'refuse');
  const no = plan.decisions[refused];
  if (no !== undefined) return refuse({ no: 'may_not_give', kind: asked.items[refused]?.kind ?? '', decision: no });
  const missing = plan.decisions.flatMap((d) => d.requires).filter((r) => r !== 'reason' || because === null);
  if (missing.length > 0)
    return refuse({ no: 'needs', kind: asked.items[0]?.kind ?? '', requires: [...new Set(missing)] });
  if (plan.outcome === 'allow') {
    return given(c, actionsFor({ ...asked, because }, plan, 'authorised', by, at), null, by, at);
  }
  return onAccount(c, { ...asked, because }, by, at) ?? ask(c, { ...asked, because }, plan, by, at);
}

function given(
  c: RecoveryCase,
  actions: readonly RecoveryAction[],
  onAccountOf: Shrunk | null,
  by: Member,
  at: Circumstances,
): Answered {
  return done(
    { said: 'given', actions: actions.map((a) => a.id) },
    { kind: 'given', at: at.at, by: by.id, actions, onAccountOf },
  );
}

/**
 * Payment on account: a part of one's own pending request, given within one's own authority. The reservation of that
 * request is left out of the judgement and shrinks by the part, so that the sum never exceeds what was asked.
 */
function onAccount(c: RecoveryCase, asked: Giving, by: Member, at: Circumstances): Answered | null {
  const [item] = asked.items;
  if (item === undefined || asked.items.length !== 1 || item.amount === null) return null;
  const part = item.amount;
  for (const request of c.requests.filter((r) => r.status === 'pending' && r.by === by.id)) {
    const larger = c.actions.find(
      (a) =>
        request.actions.includes(a.id) &&
        a.kind === item.kind &&
        a.amount?.currency === part.currency &&
        compare(a.amount, part) > 0,
    );
    if (larger === undefined || larger.amount === null) continue;
    const plan = decidePlan(questionFor(c, by, at, larger.entries), asked.items);
    if (plan.outcome !== 'allow') continue;
    const rest: ItemAsked = { ...item, amount: subtract(larger.amount, part) };
    const [now] = actionsFor(asked, plan, 'authorised', by, at);
    if (now === undefined) return null;
    const judged = decidePlan(questionFor(c, by, at, larger.entries), [rest]).decisions[0];
    if (judged === undefined) return null;
    const action = actionOf(rest, judged, { ...asked, because: larger.because }, 'pending_approval', by, at, larger.id);
    const actions = c.actions
      .map((a) => (a.id === larger.id ? action : a))
      .filter((a) => request.actions.includes(a.id));
    return given(c, [now], { request: request.id, action, digest: digestOf(c, actions, at) }, by, at);
  }
  return null;
}

function ask(c: RecoveryCase, asked: Giving, plan: PlanDecision, by: Member, at: Circumstances): Answered {
  const reasons = plan.decisions.flatMap((d) => (d.outcome === 'allow' ? [] : d.reasons));
  const largestAllowed = plan.decisions.find((d) => d.outcome !== 'allow')?.largestAllowed ?? null;
  if (at.policy === null) return refuse({ no: 'nobody_can_approve', reasons, largestAllowed });
  const actions = actionsFor(asked, plan, 'pending_approval', by, at);
  const request: ApprovalRequest = {
    id: at.newId('req'),
    actions: actions.map((a) => a.id),
    status: 'pending',
    digest: digestOf(c, actions, at),
    by: by.id,
    team: by.team,
    because: asked.because,
    requestedAt: at.at,
    expiresAt: new Date(at.at.getTime() + at.policy.approval.expireAfter),
    remindedAt: null,
    rung: 0,
    asked: [],
    approvals: [],
    counter: null,
    decidedBy: null,
    onBehalfOf: null,
    decidedAt: null,
    reason: null,
    alternative: null,
  };
  const who = whoCould(c, request, actions, at);
  if (who.length === 0) return refuse({ no: 'nobody_can_approve', reasons, largestAllowed });
  return done(
    { said: 'asked', request: request.id, reasons, largestAllowed },
    { kind: 'asked', at: at.at, by: by.id, request: { ...request, asked: who }, actions },
  );
}

function whoCould(
  c: RecoveryCase,
  request: ApprovalRequest,
  actions: readonly RecoveryAction[],
  at: Circumstances,
): Member['id'][] {
  void c;
  void request;
  void actions;
  void at;
  void whoMayApprove;
  return [];
}

/** What an approver decides on: case, customer, actions, amounts, and the policy they were judged by. */
function digestOf(c: RecoveryCase, actions: readonly RecoveryAction[], at: Circumstances): string {
  return requestDigest({ c, actions, at });
}

function actionsFor(
  asked: Giving,
  plan: PlanDecision,
  status: 'authorised' | 'pending_approval',
  by: Member,
  at: Circumstances,
): RecoveryAction[] {
  return asked.items.flatMap((item, i) => {
    const decision = plan.decisions[i];
    return decision === undefined ? [] : [actionOf(item, decision, asked, status, by, at, at.newId('act'))];
  });
}

function actionOf(
  item: ItemAsked,
  decision: AuthorityDecision,
  asked: Giving,
  status: 'authorised' | 'pending_approval',
  by: Member,
  at: Circumstances,
  id: RecoveryAction['id'],
): RecoveryAction {
  const validFor = at.policy?.approval.approvedValidFor ?? null;
  const money = { cost: decision.cost, settles: decision.settles };
  return {
    id,
    kind: item.kind,
    status,
    amount: item.amount,
    units: item.units,
    typedCost: item.cost,
    passenger: item.passenger,
    ...money,
    because: asked.because,
    by: by.id,
    at: at.at,
    decision: {
      policy: at.policy === null ? null : { id: at.policy.id, version: at.policy.version },
      at: at.at,
      role: by.role,
      ledgerSeq: at.ledgerSeq,
      decision,
    },
    entries: Array.from({ length: entriesNeeded(money) }, () => at.newId('led')),
    fulfilment: 'none',
    confirmedBy: null,
    suggested: asked.suggested,
    lapsesAt: validFor === null || entriesNeeded(money) === 0 ? null : new Date(at.at.getTime() + validFor),
  };
}

function reasonOf(typed: string | null): string | null {
  const text = redact(cleanText(typed ?? '').trim()).text;
  return text === '' ? null : [...text].slice(0, LONGEST_REASON).join('');
}
