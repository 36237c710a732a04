/** What an approver decides on, as the case stands: all that was judged for the request, as one hash. Pure. */
import { requestDigest } from '../approval/digest-of-request.ts';
import { canonicalJson } from '../base/canonical.ts';
import { toWire } from '../base/wire.ts';
import type { ApprovalRequest, RecoveryCase } from './case.ts';

/**
 * Changes with everything the request was judged by: what is asked and why, the customer, values, facts, evidence, what
 * failed, what it is counted together with. A card drawn before such a change decides nothing.
 */
export function digestNow(c: RecoveryCase, request: Pick<ApprovalRequest, 'actions' | 'because'>): string {
  const asked = c.actions.filter((a) => request.actions.includes(a.id));
  return requestDigest({
    case: c.id,
    customer: c.customer.key,
    actions: asked.map((a) => ({
      kind: a.kind,
      amount: a.amount,
      units: a.units,
      cost: a.typedCost,
      passenger: a.passenger,
    })),
    policy: asked[0]?.decision.policy ?? null,
    judged: canonicalJson(
      toWire({
        because: request.because,
        orderValue: c.orderValue,
        lossValue: c.lossValue,
        facts: [...c.facts].toSorted(byName),
        evidence: [...(c.evidence ?? [])].toSorted(),
        ...(c.evidenceSeenBy && { seenBy: [...c.evidenceSeenBy].toSorted(byName) }),
        failure: c.triage.failure.value,
        ...(c.failuresBefore && { failures: c.failuresBefore }),
        sensitive: [c.sensitivity, ...(c.alsoSensitive ?? [])],
        linked: [...c.linked].toSorted(),
        ...(c.mergedFrom && { merged: c.mergedFrom.map((one) => one.case) }),
        customers: [...(c.customersBefore ?? []), ...(c.alsoKnownAs ?? []).map(({ key }) => key)],
        outage: c.outage?.id ?? null,
      }),
    ),
  });
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
