/** What an approver decides on, as one hash: when anything of it changes, cards drawn before are out of date. Pure. */
import { createHash } from 'node:crypto';
import type { CaseId } from '../base/ids.ts';
import { canonicalJson } from '../base/canonical.ts';
import type { Money } from '../base/money.ts';
import type { ActionAsked } from '../authority/asked.ts';

/** Case, customer, every action with amount and currency, and the policy version it is judged by. */
export interface WhatIsAsked {
  readonly case: CaseId;
  readonly customer: string | null;
  /** In the order of the plan, which is part of what is asked. */
  readonly actions: readonly ActionAsked[];
  readonly policy: { readonly id: string; readonly version: string } | null;
  /** What else it was judged by, as one text; not given: nothing. */
  readonly judged?: string;
}

/** SHA-256 in hex: 64 characters. */
export function requestDigest(what: WhatIsAsked): string {
  const text = canonicalJson({
    case: what.case,
    customer: what.customer,
    actions: what.actions.map((asked) => ({
      kind: asked.kind,
      amount: written(asked.amount),
      units: asked.units,
      cost: written(asked.cost),
      passenger: asked.passenger,
    })),
    policy: what.policy && { id: what.policy.id, version: what.policy.version },
    ...(what.judged !== undefined && { judged: what.judged }),
  });
  return createHash('sha256').update(text).digest('hex');
}

const written = (amount: Money | null) => amount && { minor: amount.minor, currency: amount.currency };
