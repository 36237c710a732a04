/** Giving a remedy: allowed now, stored as a request for somebody with the authority, or kindly refused. Pure. */
import { sceneOf, type AuthorityDecision, type DecideInput, type Requirement } from '../authority/decide.ts';
import { entriesFor, type BudgetLedgerEntry } from '../authority/ledger.ts';
import { decidePlan, type PlanDecision } from '../authority/plan.ts';
import { evidenceMissing } from '../authority/requires.ts';
import { countedTogether } from '../authority/together.ts';
import type { ThingId } from '../base/ids.ts';
import type { Member } from '../base/members.ts';
import { compare, subtract } from '../base/money.ts';
import { redact } from '../base/redact.ts';
import { cleanText } from '../base/text.ts';
import type { ApprovalRequest, RecoveryAction, RecoveryCase } from './case.ts';
import { questionFor, type Circumstances } from './circumstances.ts';
import type { ItemAsked } from './commands.ts';
import { whoIsAsked } from './deciding.ts';
import { digestOf } from './rebooking.ts';
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
  if (asked.items.length === 0) return refuse({ no: 'nothing_written' });
  const giving = { ...asked, because: reasonOf(asked.because) };
  const question = questionFor(c, by, at);
  const plan = decidePlan(question, giving.items);
  if (plan.outcome === 'refuse') return refused(giving, plan);
  // somebody who is asked may decide without a written reason; somebody who decides alone may not, where the policy wants one
  const missing = plan.requires.filter((r) => r !== 'reason' || (plan.outcome === 'now' && giving.because === null));
  if (missing.length > 0) return needs(giving, question, plan, missing);
  if (plan.outcome === 'now') {
    const made = actionsFor(giving, question, plan, 'authorised', by, at);
    return given(made, null, by, at);
  }
  return onAccount(c, giving, by, at) ?? ask(c, giving, question, plan, by, at);
}

function refused(asked: Giving, plan: PlanDecision): Answered {
  const n = plan.decisions.findIndex((d) => d.outcome === 'refuse');
  const decision = plan.decisions[n];
  if (decision === undefined) throw new Error('a refused plan has a refused action');
  return refuse({ no: 'may_not_give', kind: asked.items[n]?.kind ?? '', decision });
}

/** Names the first remedy that needs something, and exactly which evidence would do. */
function needs(asked: Giving, question: DecideInput, plan: PlanDecision, requires: readonly Requirement[]): Answered {
  const needing = asked.items.filter((_, i) => requires.some((r) => plan.decisions[i]?.requires.includes(r)));
  const kind = (needing[0] ?? asked.items[0])?.kind ?? '';
  const { policy } = question;
  if (!requires.includes('evidence') || policy === null) return refuse({ no: 'needs', kind, requires });
  const scene = sceneOf(policy, question);
  const missing = asked.items.flatMap((item, i) =>
    evidenceMissing(item.kind, plan.decisions[i]?.cost?.minor ?? 0n, scene),
  );
  const evidence = [...new Set(missing)].map(({ amount, kinds }) => ({ amount, kinds }));
  return refuse({ no: 'needs', kind, requires, evidence });
}

function given(
  made: Made,
  onAccountOf: Extract<Parameters<typeof done>[1], { kind: 'given' }>['onAccountOf'],
  by: Member,
  at: Circumstances,
): Answered {
  return done(
    { said: 'given', actions: made.actions.map((a) => a.id) },
    { kind: 'given', at: at.at, by: by.id, ...made, onAccountOf },
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
    const question = questionFor(c, by, at, larger.entries);
    const rest: ItemAsked = { ...item, amount: subtract(larger.amount, part) };
    const [now, later] = decidePlan(question, [item, rest]).decisions;
    if (now?.outcome !== 'allow' || later === undefined || later.outcome === 'refuse') continue;
    // the part is decided alone, so it needs what deciding alone needs
    if (now.requires.includes('reason') && asked.because === null)
      return refuse({ no: 'needs', kind: item.kind, requires: ['reason'] });
    const gives = make(item, now, asked, 'authorised', question, by, at, at.newId('act'));
    const waits = make(
      rest,
      later,
      { ...asked, because: larger.because },
      'pending_approval',
      question,
      by,
      at,
      larger.id,
    );
    const actions = c.actions
      .filter((a) => request.actions.includes(a.id))
      .map((a) => (a.id === larger.id ? waits.action : a));
    const shrunk = {
      request: request.id,
      action: waits.action,
      entries: waits.entries,
      digest: digestOf(c, actions, at.policy),
    };
    return given({ actions: [gives.action], entries: gives.entries }, shrunk, by, at);
  }
  return null;
}

function ask(
  c: RecoveryCase,
  asked: Giving,
  question: DecideInput,
  plan: PlanDecision,
  by: Member,
  at: Circumstances,
): Answered {
  const needing = plan.decisions.filter((d) => d.outcome !== 'allow');
  const reasons = needing.flatMap((d) => d.reasons);
  const largestAllowed = needing[0]?.largestAllowed ?? null;
  const made = actionsFor(asked, question, plan, 'pending_approval', by, at);
  const request = requestFor(c, made.actions, asked.because, by, at);
  const who =
    request === null ? [] : whoIsAsked({ ...c, actions: [...c.actions, ...made.actions] }, request, at, made.entries);
  if (request === null || who.length === 0) return refuse({ no: 'nobody_can_approve', reasons, largestAllowed });
  const together = countedTogether(question);
  return done(
    {
      said: 'asked',
      request: request.id,
      reasons,
      largestAllowed,
      ...(together.length > 0 && { together }),
    },
    { kind: 'asked', at: at.at, by: by.id, request: { ...request, asked: who }, ...made },
  );
}

function requestFor(
  c: RecoveryCase,
  actions: readonly RecoveryAction[],
  because: string | null,
  by: Member,
  at: Circumstances,
): ApprovalRequest | null {
  if (at.policy === null) return null;
  return {
    id: at.newId('req'),
    actions: actions.map((a) => a.id),
    status: 'pending',
    digest: digestOf(c, actions, at.policy),
    by: by.id,
    team: by.team,
    because,
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
}

interface Made {
  readonly actions: readonly RecoveryAction[];
  readonly entries: readonly BudgetLedgerEntry[];
}

function actionsFor(
  asked: Giving,
  question: DecideInput,
  plan: PlanDecision,
  status: 'authorised' | 'pending_approval',
  by: Member,
  at: Circumstances,
): Made {
  const made = asked.items.flatMap((item, i) => {
    const decision = plan.decisions[i];
    return decision === undefined ? [] : [make(item, decision, asked, status, question, by, at, at.newId('act'))];
  });
  return { actions: made.map((m) => m.action), entries: made.flatMap((m) => m.entries) };
}

function make(
  item: ItemAsked,
  decision: AuthorityDecision,
  asked: Giving,
  status: 'authorised' | 'pending_approval',
  question: DecideInput,
  by: Member,
  at: Circumstances,
  id: ThingId,
): { action: RecoveryAction; entries: readonly BudgetLedgerEntry[] } {
  const entries = entriesFor(question, item, decision, id, () => at.newId('led'));
  const validFor = at.policy?.approval.approvedValidFor ?? null;
  const action: RecoveryAction = {
    id,
    kind: item.kind,
    status,
    amount: item.amount,
    units: item.units,
    typedCost: item.cost,
    passenger: item.passenger,
    cost: decision.cost,
    settles: decision.settles,
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
    entries: entries.map((e) => e.id),
    fulfilment: 'none',
    confirmedBy: null,
    suggested: asked.suggested,
    lapsesAt: validFor === null || entries.length === 0 ? null : new Date(at.at.getTime() + validFor),
  };
  return { action, entries };
}

function reasonOf(typed: string | null): string | null {
  const text = redact(cleanText(typed ?? '').trim()).text;
  return text === '' ? null : [...text].slice(0, LONGEST_REASON).join('');
}
