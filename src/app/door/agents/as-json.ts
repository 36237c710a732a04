/** A case, its requests and what is left, as an agent reads them: masked words, no name of anybody, nothing it need not know. Pure. */
import { decimalOf } from '../../../core/base/show-money.ts';
import type { Money } from '../../../core/base/money.ts';
import type { Json } from '../../../core/base/wire.ts';
import type { ActionRemaining } from '../../../core/authority/remaining.ts';
import type { ApprovalRequest, RecoveryAction, RecoveryCase } from '../../../core/case/case.ts';
import { fulfilmentOf, isGiven } from '../../../core/case/fulfilment.ts';
import type { AgentBody } from './agent-door.ts';

export const moneyJson = (m: Money | null): Json =>
  m === null ? null : { minor: Number(m.minor), currency: m.currency, value: decimalOf(m) };

export const actionJson = (a: RecoveryAction): AgentBody => ({
  id: a.id,
  remedy: a.kind,
  amount: moneyJson(a.amount ?? a.typedCost ?? null),
  units: a.units === null ? null : Number(a.units),
  status: a.status,
  fulfilment: fulfilmentOf(a),
});

/** What is asked or, after a counter-offer, offered by now, under the hash that says so. */
export function requestJson(c: Pick<RecoveryCase, 'actions'>, r: ApprovalRequest): AgentBody {
  return {
    id: r.id,
    status: r.status,
    digest: r.digest,
    remedies: c.actions.filter(({ id }) => r.actions.includes(id)).map(actionJson),
    expires_at: r.expiresAt.toISOString(),
    decided_at: r.decidedAt?.toISOString() ?? null,
    // said for whoever asked
    reason: (r.status === 'countered' ? r.counter?.reason : r.reason) ?? null,
    alternative: r.alternative,
  };
}

export function caseJson(c: RecoveryCase, agent: string): AgentBody {
  return {
    case: c.id,
    status: c.status,
    team: c.team,
    received_at: c.receivedAt.toISOString(),
    customer: c.customer.reference,
    words: c.complaints.map(({ text }) => text),
    failure: c.triage.failure.value,
    severity: c.triage.severity.value,
    remedies: c.actions.filter((a) => isGiven(a) || a.by === agent).map(actionJson),
    requests: c.requests.filter((r) => r.by === agent).map((r) => requestJson(c, r)),
    outcome: c.resolution?.outcome ?? null,
  };
}

/** How much of one remedy may be given now, and why no more: codes that stay, amounts in the currency asked about. */
export const remainingJson = (one: ActionRemaining, most: readonly (Money | null)[]): AgentBody => ({
  remedy: one.kind,
  class: one.class,
  standing: one.standing,
  most: most.flatMap((m) => (m === null ? [] : [moneyJson(m)])),
  units: one.units === null ? null : Number(one.units),
  owed: moneyJson(one.owed),
  why: [...new Set(one.reasons.map(({ code }) => code))],
  left_in_window: one.binding === null ? null : moneyJson(one.binding.remaining),
  window: one.binding?.scope ?? null,
});
