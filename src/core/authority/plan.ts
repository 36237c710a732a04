/** A bundle of actions, judged as a whole: what is allowed one by one may be over a limit together. Pure. */
import { thingId, type ThingId } from '../base/ids.ts';
import { money, type Money } from '../base/money.ts';
import type { EvidenceRule } from '../policy/policy.ts';
import { decide, limitContext } from './decide.ts';
import type { ActionAsked } from './asked.ts';
import type { AuthorityDecision, DecideInput, Requirement } from './decision.ts';
import { setAside } from './set-aside.ts';
import { asIndex, withLater } from './ledger-index.ts';
import { evidenceMissing } from './requires.ts';

export interface PlanDecision {
  /** `now` only when every action is allowed; `refuse` when one can never be given as asked. */
  readonly outcome: 'now' | 'needs_approval' | 'refuse';
  /** One for each item, in order; each earlier one counted as given. */
  readonly decisions: readonly AuthorityDecision[];
  /** Discretionary cost of the whole in base currency; null when that of one action is unknown. */
  readonly cost: Money | null;
  readonly requires: readonly Requirement[];
}

/** Action by action in order. */
export function decidePlan(input: DecideInput, items: readonly ActionAsked[]): PlanDecision {
  const decisions: AuthorityDecision[] = [];
  let soFar: DecideInput = { ...input, ledger: asIndex(input.ledger) };
  for (const [n, asked] of items.entries()) {
    const decision = decide(soFar, asked);
    decisions.push(decision);
    // after the last nothing is asked
    if (n + 1 < items.length) soFar = after(soFar, { asked, decision, n });
  }
  return {
    outcome: outcomeOf(decisions),
    decisions,
    cost: input.policy === null ? null : costOf(decisions, money(0n, input.policy.base)),
    requires: [...new Set(decisions.flatMap((decision) => decision.requires))],
  };
}

/** The rules of `evidence_over` for which a plan, as it was decided, `requires` evidence that was not seen; each once. */
export function evidenceFor(
  input: DecideInput,
  items: readonly ActionAsked[],
  decisions: readonly AuthorityDecision[],
): readonly EvidenceRule[] {
  const { policy } = input;
  const missing: EvidenceRule[] = [];
  let soFar: DecideInput = { ...input, ledger: asIndex(input.ledger) };
  for (const [n, asked] of items.entries()) {
    const decision = decisions[n];
    if (policy === null || decision === undefined) break;
    if (decision.requires.includes('evidence'))
      missing.push(...evidenceMissing(asked.kind, decision.cost?.minor ?? 0n, limitContext(policy, soFar)));
    soFar = after(soFar, { asked, decision, n });
  }
  return [...new Set(missing)];
}

/** What is asked next. What needs approval is counted too, because a bundle is given whole; what is refused is not. */
function after(
  question: DecideInput,
  { asked, decision, n }: { readonly asked: ActionAsked; readonly decision: AuthorityDecision; readonly n: number },
): DecideInput {
  let entries = 0;
  const newId = (): ThingId => thingId.parse(`led_planned-${n}-${(entries += 1)}`);
  const action = thingId.parse(`act_planned-${n}`);
  const taken = setAside({ question, asked, decision, action }, newId);
  return { ...question, ledger: withLater(asIndex(question.ledger), taken) };
}

function outcomeOf(decisions: readonly AuthorityDecision[]): PlanDecision['outcome'] {
  if (decisions.some((decision) => decision.outcome === 'refuse')) return 'refuse';
  return decisions.every((decision) => decision.outcome === 'allow') ? 'now' : 'needs_approval';
}

function costOf(decisions: readonly AuthorityDecision[], nothing: Money): Money | null {
  let { minor } = nothing;
  for (const { cost } of decisions) {
    if (cost === null) return null;
    minor += cost.minor;
  }
  return money(minor, nothing.currency);
}
