/**
 * May this member give this, here and now? The one place where authority is judged. Pure and synchronous.
 * Evaluation order and reason codes: docs/policy.md, section "How a decision is made".
 */
import type { CaseId, MemberId, TeamId } from '../base/ids.ts';
import type { Money } from '../base/money.ts';
import type { BudgetLedgerEntry, Basis } from './ledger.ts';
import type { AuthorityPolicy, Facts, LimitScope, Sensitivity } from './policy.ts';

/** One remedy somebody wants to give. */
export interface ActionAsked {
  /** Name in the policy's `actions`. */
  readonly kind: string;
  readonly amount: Money | null;
  readonly units: bigint | null;
  /** For in-kind actions: a typed cost can only raise the default. */
  readonly cost: Money | null;
  /** For entitlements `per: passenger`. */
  readonly passenger: string | null;
}

/** The case as far as authority looks at it. */
export interface CaseFacts {
  readonly case: CaseId;
  /** Cases a person linked by hand, both ways; they count without window. */
  readonly linked: readonly CaseId[];
  readonly customer: string | null;
  readonly failure: string;
  readonly sensitivity: Sensitivity | null;
  readonly orderValue: Money | null;
  readonly lossValue: Money | null;
  readonly facts: Facts;
  readonly team: TeamId;
}

export interface DecideInput {
  /** The version in force at `at`; null when none is. */
  readonly policy: AuthorityPolicy | null;
  readonly at: Date;
  readonly by: { readonly member: MemberId; readonly role: string; readonly team: TeamId };
  readonly about: CaseFacts;
  /** Every entry that may count in any scope; the engine filters. Released entries may be present. */
  readonly ledger: readonly BudgetLedgerEntry[];
  /** Ids of ledger entries to leave out: the request's own earlier reservation is never counted against itself. */
  readonly leaveOut: ReadonlySet<string>;
}

export type ReasonCode =
  | 'statutory_entitlement'
  | 'contractual_entitlement'
  | 'over_limit'
  | 'over_value_cap'
  | 'value_unknown'
  | 'no_current_rate'
  | 'grant_not_in_force'
  | 'sensitive_case'
  | 'fact_unknown'
  | 'unidentified_customer'
  | 'budget_exhausted'
  | 'no_policy_in_force'
  | 'condition_not_met'
  | 'below_entitlement'
  | 'amount_required'
  | 'units_required'
  | 'unknown_action'
  | 'no_grant_for_action';

/** Why. Amounts are in the policy's base currency unless said. */
export interface Reason {
  readonly code: ReasonCode;
  readonly scope?: LimitScope | 'value_cap' | 'unidentified' | 'team_day' | 'budget';
  readonly used?: Money;
  readonly asked?: Money;
  readonly remaining?: Money;
  readonly max?: Money;
  /** Sentence material: the fact, source, rule, budget id or condition concerned. */
  readonly subject?: string;
  readonly asOf?: Date;
  readonly owed?: Money;
  readonly until?: Date;
}

export type Requirement = 'reason' | 'evidence';

export interface AuthorityDecision {
  readonly outcome: 'allow' | 'needs_approval' | 'refuse';
  /** Discretionary cost in base currency; null when it cannot be known (no rate). */
  readonly cost: Money | null;
  /** What part of the action is owed, and under which rule; cost excludes it. */
  readonly settles: {
    readonly rule: string;
    readonly passenger: string | null;
    readonly basis: Basis;
    readonly amount: Money;
  } | null;
  readonly grant: string | null;
  readonly reasons: readonly Reason[];
  /** The violated limit with the smallest remaining amount. */
  readonly bindingLimit: Reason | null;
  /** The largest amount that would be allowed, in the request's own currency, rounded down; null for free actions or when unknowable. */
  readonly largestAllowed: Money | null;
  readonly requires: readonly Requirement[];
}
