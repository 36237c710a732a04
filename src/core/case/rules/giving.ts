/** Giving a remedy: allowed now, stored as a request for somebody with the authority, or kindly refused. Pure. */
import { limitContext } from '../../authority/decide.ts';
import type { DecideInput, Requirement } from '../../authority/decision.ts';
import { decidePlan, type PlanDecision } from '../../authority/plan.ts';
import { evidenceMissing } from '../../authority/requires.ts';
import { countedTogether } from '../../authority/together.ts';
import type { Member } from '../../base/members.ts';
import { compare, subtract } from '../../base/money.ts';
import type { ApprovalRequest, RecoveryCase } from '../case.ts';
import { questionFor, type Circumstances } from '../circumstances.ts';
import type { ItemAsked } from '../commands.ts';
import { isOngoing } from '../status.ts';
import { makeAction, makeActions, type Made, type Making } from './making.ts';
import { ownWords } from './own-words.ts';
import { digestOf } from './rebooking.ts';
import { requestTimes } from './request-clock.ts';
import { done, refuse, type Answered, type Refusal } from '../said.ts';
import { nearestFrom, passedOverFor, whoCanDecide } from './who-decides.ts';

export interface Giving {
  readonly items: readonly ItemAsked[];
  readonly because: string | null;
  readonly suggested: boolean;
}

export function give(c: RecoveryCase, asked: Giving, by: Member, ctx: Circumstances): Answered {
  if (!isOngoing(c)) return refuse({ kind: 'case_is_over', status: c.status });
  if (asked.items.length === 0) return refuse({ kind: 'nothing_written' });
  const giving = { ...asked, because: ownWords(asked.because) };
  const question = questionFor(c, by, ctx);
  const plan = decidePlan(question, giving.items);
  if (plan.outcome === 'refuse') return refused(giving, plan);
  const unknown = factsFirst(giving.items, plan);
  if (unknown !== undefined) return refuse(unknown);
  // somebody who is asked may decide without a written reason; somebody who decides alone may not, where the policy wants one
  const missing = plan.requires.filter((r) => r !== 'reason' || (plan.outcome === 'now' && giving.because === null));
  if (missing.length > 0) return needs(giving, question, plan, missing);
  if (plan.outcome === 'now') {
    const made = makeActions(giving.items, plan.decisions, { ...giving, status: 'authorised', question, by }, ctx);
    return given(made, null, by, ctx);
  }
  return onAccount(c, giving, by, ctx) ?? ask(c, { asked: giving, question, plan }, by, ctx);
}

/** Nobody may decide on what a missing fact may forbid to everybody. */
export function factsFirst(items: readonly ItemAsked[], { decisions }: PlanDecision): Refusal | undefined {
  const n = decisions.findIndex(({ firstKnow }) => firstKnow !== undefined);
  const facts = decisions[n]?.firstKnow;
  return facts && { kind: 'facts_first', remedy: items[n]?.kind ?? '', facts };
}

function refused(asked: Giving, plan: PlanDecision): Answered {
  const n = plan.decisions.findIndex((d) => d.outcome === 'refuse');
  const decision = plan.decisions[n];
  if (decision === undefined) throw new Error('a refused plan has a refused action');
  return refuse({ kind: 'may_not_give', remedy: asked.items[n]?.kind ?? '', decision });
}

/** Names the first remedy that needs something, and exactly which evidence would do. */
function needs(asked: Giving, question: DecideInput, plan: PlanDecision, requires: readonly Requirement[]): Answered {
  const needing = asked.items.filter((_, i) => requires.some((r) => plan.decisions[i]?.requires.includes(r)));
  const kind = (needing[0] ?? asked.items[0])?.kind ?? '';
  const { policy } = question;
  if (!requires.includes('evidence') || policy === null) return refuse({ kind: 'needs', remedy: kind, requires });
  const limits = limitContext(policy, question);
  const missing = asked.items.flatMap((item, i) =>
    evidenceMissing(item.kind, plan.decisions[i]?.cost?.minor ?? 0n, limits),
  );
  const evidence = [...new Set(missing)].map(({ amount, kinds }) => ({ amount, kinds }));
  return refuse({ kind: 'needs', remedy: kind, requires, evidence });
}

function given(
  made: Made,
  onAccountOf: Extract<Parameters<typeof done>[1], { kind: 'given' }>['onAccountOf'],
  by: Member,
  ctx: Circumstances,
): Answered {
  return done(
    { kind: 'given', actions: made.actions.map((a) => a.id) },
    { kind: 'given', at: ctx.at, by: by.id, ...made, onAccountOf },
  );
}

/**
 * Payment on account: a part of one's own pending request, given within one's own authority. The reservation of that
 * request is left out of the judgement and shrinks by the part, so that the sum never exceeds what was asked.
 */
function onAccount(c: RecoveryCase, asked: Giving, by: Member, ctx: Circumstances): Answered | null {
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
    const question = questionFor(c, by, ctx, larger.entries);
    const rest: ItemAsked = { ...item, amount: subtract(larger.amount, part) };
    const [now, later] = decidePlan(question, [item, rest]).decisions;
    if (now?.outcome !== 'allow' || later === undefined || later.outcome === 'refuse') continue;
    // the part is decided alone, so it needs what deciding alone needs
    if (now.requires.includes('reason') && asked.because === null)
      return refuse({ kind: 'needs', remedy: item.kind, requires: ['reason'] });
    const gives = makeAction(
      { id: ctx.newId('act'), item, decision: now },
      { ...asked, status: 'authorised', question, by },
      ctx,
    );
    const waiting: Making = { ...asked, because: larger.because, status: 'pending_approval', question, by };
    const waits = makeAction({ id: larger.id, item: rest, decision: later }, waiting, ctx);
    const actions = c.actions
      .filter((a) => request.actions.includes(a.id))
      .map((a) => (a.id === larger.id ? waits.action : a));
    const shrunk = {
      request: request.id,
      action: waits.action,
      entries: waits.entries,
      digest: digestOf(c, actions, ctx.policy),
    };
    return given({ actions: [gives.action], entries: gives.entries }, shrunk, by, ctx);
  }
  return null;
}

/** What was asked for, and how it was judged. */
interface Judged {
  readonly asked: Giving;
  readonly question: DecideInput;
  readonly plan: PlanDecision;
}

function ask(c: RecoveryCase, { asked, question, plan }: Judged, by: Member, ctx: Circumstances): Answered {
  const needing = plan.decisions.filter((d) => d.outcome !== 'allow');
  const reasons = needing.flatMap((d) => d.reasons);
  const largestAllowed = needing[0]?.largestAllowed ?? null;
  const made = makeActions(asked.items, plan.decisions, { ...asked, status: 'pending_approval', question, by }, ctx);
  const request = requestFor(c, { ...made, because: asked.because }, by, ctx);
  const first = request === null ? undefined : nearestFrom(whoCanDecide(c, request, ctx, made), 0);
  if (request === null || first === undefined) return refuse({ kind: 'nobody_can_approve', reasons, largestAllowed });
  const together = countedTogether(question);
  const passedOver = passedOverFor(c, request, made, ctx);
  return done(
    {
      kind: 'asked',
      request: request.id,
      reasons,
      largestAllowed,
      ...(together.length > 0 && { together }),
    },
    {
      kind: 'asked',
      at: ctx.at,
      by: by.id,
      request: { ...request, ...first },
      ...made,
      ...(passedOver !== undefined && { passedOver }),
    },
  );
}

function requestFor(
  c: RecoveryCase,
  made: Made & { readonly because: string | null },
  by: Member,
  ctx: Circumstances,
): ApprovalRequest | null {
  if (ctx.policy === null) return null;
  return {
    id: ctx.newId('req'),
    actions: made.actions.map((a) => a.id),
    status: 'pending',
    digest: digestOf(c, made.actions, ctx.policy),
    by: by.id,
    team: by.team,
    because: made.because,
    requestedAt: ctx.at,
    ...requestTimes(c, ctx.policy, ctx.at, ctx),
    remindedAt: null,
    rung: 0,
    asked: [],
    extended: false,
    questions: [],
    approvals: [],
    counter: null,
    decidedBy: null,
    onBehalfOf: null,
    decidedAt: null,
    reason: null,
    alternative: null,
  };
}
