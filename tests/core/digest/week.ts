/** Builders of weeks for the digest: they state only what matters. */
import type { AuthorityDecision } from '../../../src/core/authority/decision.ts';
import type { Money } from '../../../src/core/base/money.ts';
import type { ApprovalRequest, CustomerPromise, RecoveryAction, RecoveryCase } from '../../../src/core/case/case.ts';
import type { Resolution, ShoutOut } from '../../../src/core/case/ends.ts';
import type { WeekFacts } from './by-hand.ts';
import { ANA, AURORA, eur, openCase, R, thing } from '../case/build.ts';

export const WEEK = '2026-W50';
/** Thursday of that week, 11:00 in Paris. */
export const THURSDAY = new Date('2026-12-10T10:00:00Z');
export const MINUTE = 60_000;
export const DAY = 86_400_000;
export const later = (ms: number, from = THURSDAY): Date => new Date(from.getTime() + ms);

const [desk] = AURORA.teams;
if (desk === undefined) throw new Error('Hotel Aurora has a front desk');
export const TEAM = desk;

export const resolution: Resolution = {
  outcome: 'accepted',
  customerAccepted: 'yes',
  rootCause: null,
  processArea: null,
  whatHelped: null,
  by: ANA.id,
  at: THURSDAY,
};

let made = 0;
export function aCase(change: Partial<RecoveryCase> = {}): RecoveryCase {
  made += 1;
  return openCase({
    id: R(2000 + made),
    receivedAt: THURSDAY,
    complaints: [],
    customer: { reference: `guest-${made}`, key: `guest-${made}` },
    ...change,
  });
}
export const resolved = (change: Partial<RecoveryCase> = {}): RecoveryCase =>
  aCase({ status: 'resolved', resolution, resolvedAt: later(DAY), firstCustomerContactAt: later(DAY), ...change });

export function promise(status: CustomerPromise['status'], change: Partial<CustomerPromise> = {}): CustomerPromise {
  made += 1;
  return {
    id: thing(`pro_${String(made).padStart(4, '0')}`),
    text: 'call back',
    due: THURSDAY,
    zone: TEAM.zone,
    by: ANA.id,
    status,
    at: later(-DAY),
    settledAt: null,
    follows: null,
    reason: null,
    ...change,
  };
}

export const dueOn = (...promises: readonly CustomerPromise[]): WeekFacts['promisesDue'] => {
  const of = aCase({ promises });
  return promises.map((one) => ({ of, promise: one }));
};

const DECISION: AuthorityDecision = {
  outcome: 'allow',
  cost: null,
  settles: null,
  grant: 'agent.base',
  reasons: [],
  bindingLimit: null,
  largestAllowed: null,
  requires: [],
};

export function action(cost: Money, change: Partial<RecoveryAction> = {}): RecoveryAction {
  made += 1;
  const settles = change.settles ?? null;
  return {
    id: thing(`act_${String(made).padStart(4, '0')}`),
    kind: 'refund',
    status: 'done',
    amount: cost,
    units: null,
    typedCost: null,
    passenger: null,
    cost,
    settles,
    because: null,
    by: ANA.id,
    at: THURSDAY,
    decision: {
      policy: null,
      at: THURSDAY,
      role: 'agent',
      ledgerSeq: 0n,
      decision: { ...DECISION, cost, settles },
    },
    entries: [thing(`led_${String(made).padStart(4, '0')}`)],
    confirmedBy: ANA.id,
    suggested: false,
    lapsesAt: null,
    ...change,
  };
}
export const decided = (one: RecoveryAction, outcome: AuthorityDecision['outcome']): RecoveryAction => ({
  ...one,
  decision: { ...one.decision, decision: { ...one.decision.decision, outcome } },
});

export function request(actions: readonly RecoveryAction[], change: Partial<ApprovalRequest> = {}): ApprovalRequest {
  made += 1;
  return {
    id: thing(`req_${String(made).padStart(4, '0')}`),
    actions: actions.map((a) => a.id),
    status: 'approved',
    digest: '',
    by: ANA.id,
    team: TEAM.id,
    because: null,
    requestedAt: THURSDAY,
    expiresAt: later(DAY),
    remindAt: null,
    escalateAt: null,
    extended: false,
    questions: [],
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
    ...change,
  };
}

/** A resolved case on which something was given, without asking or after it. */
export function given(how: 'alone' | 'asked' | 'words'): RecoveryCase {
  if (how === 'words') return resolved();
  const one = decided(action(eur(40)), how === 'asked' ? 'needs_approval' : 'allow');
  return resolved({ actions: [one], requests: how === 'asked' ? [request([one])] : [] });
}

export function shoutOut(text: string, change: Partial<ShoutOut> = {}): ShoutOut {
  made += 1;
  return {
    id: thing(`sho_${String(made).padStart(4, '0')}`),
    to: ANA.id,
    kind: 'ownership',
    text,
    value: null,
    status: 'posted',
    audience: 'public',
    at: THURSDAY,
    confirmedBy: ANA.id,
    ...change,
  };
}
export const many = <T>(n: number, make: (n: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
