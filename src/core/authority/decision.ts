/** What is judged, and what comes of it: the question and the answer of `decide`. Pure data. */
import type { CaseId, MemberId, TeamId } from '../base/ids.ts';
import type { Money } from '../base/money.ts';
import type { Facts } from '../policy/facts.ts';
import type { LimitScope, Sensitivity, AuthorityPolicy } from '../policy/policy.ts';
import type { Basis, BudgetLedgerEntry } from './ledger.ts';
import type { LedgerIndex } from './ledger-index.ts';
import type { NotGiven } from './not-given.ts';
import type { OutageUse, OpenOutage } from './outage.ts';
import type { StormInForce, StormUse } from './storm.ts';

/** The case as far as authority looks at it. */
export interface CaseFacts {
  readonly case: CaseId;
  /** Cases a person linked by hand, both ways; they count without window. */
  readonly linked: readonly CaseId[];
  readonly customer: string | null;
  readonly failure: string;
  /** What it was said to have failed by before; not given: nothing else. */
  readonly failuresBefore?: readonly string[];
  readonly sensitivity: Sensitivity | null;
  /** Not given: it is nothing besides. */
  readonly alsoSensitive?: readonly Sensitivity[];
  readonly orderValue: Money | null;
  readonly lossValue: Money | null;
  readonly facts: Facts;
  /** Other cases about the same order or booking; not given: none. */
  readonly sameOrder?: readonly CaseId[];
  readonly team: TeamId;
  /** Kinds of evidence somebody has seen, by the policy's names; not given: none. */
  readonly evidence?: readonly string[];
  /** Who has seen each kind, as far as that is known; not given: nobody is. */
  readonly evidenceSeenBy?: ReadonlyMap<string, readonly MemberId[]>;
  /** The open outage the case belongs to; not given: none. */
  readonly outage?: OpenOutage | null;
}

export interface DecideInput {
  /** The version in force at `at`; null when none is. */
  readonly policy: AuthorityPolicy | null;
  readonly at: Date;
  readonly by: { readonly member: MemberId; readonly role: string; readonly team: TeamId };
  readonly about: CaseFacts;
  /** Every entry that may count in any scope; the engine filters. Released entries may be present. Indexed where many decisions follow. */
  readonly ledger: readonly BudgetLedgerEntry[] | LedgerIndex;
  /** The storm that is on for the person's team; not given: none. */
  readonly storm?: StormInForce | null;
  /** What was lately authorised and not given; not given: nothing. */
  readonly notGiven?: readonly NotGiven[];
  /** What somebody says it is worth, in the base currency, where no rate does; not given: nobody says. */
  readonly worth?: Money | null;
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
  | 'not_given_lately'
  | 'budget_exhausted'
  | 'no_policy_in_force'
  | 'condition_not_met'
  | 'always_asked'
  | 'below_entitlement'
  | 'amount_required'
  | 'units_required'
  | 'unknown_action'
  | 'no_grant_for_action';

export type ReasonScope = LimitScope | 'value_cap' | 'unidentified' | 'team_day' | 'budget';

/**
 * Why. Amounts are in the policy's base currency, except those of `below_entitlement` and of what is owed: they are in
 * the request's own currency.
 */
export interface Reason {
  readonly code: ReasonCode;
  readonly scope?: ReasonScope;
  readonly used?: Money;
  readonly asked?: Money;
  readonly remaining?: Money;
  readonly max?: Money;
  /** For limits on how often: this time would be one too many. */
  readonly times?: { readonly used: number; readonly max: number };
  /**
   * Sentence material: the unknown fact, `order_value` or `loss_value` · the currency without rate · the title of the
   * source of what is owed · the budget's id · the sensitivity · the id of the grant that is not in force, whose
   * condition is not met, or that always asks · the action nobody of the role may give.
   */
  readonly subject?: string;
  /** Of a condition that is not met: what would have to be so, in words; each list for one grant, any of which would do. */
  readonly unmet?: readonly (readonly string[])[];
  /** Of a limit: nobody may be over it. */
  readonly never?: true;
  readonly asOf?: Date;
  readonly owed?: Money;
  /** When a grant ended. */
  readonly until?: Date;
  /** When a grant begins. */
  readonly from?: Date;
}

export type Requirement = 'reason' | 'evidence';

export interface AuthorityDecision {
  readonly outcome: 'allow' | 'needs_approval' | 'refuse';
  /**
   * Discretionary cost in base currency; null when it cannot be known (no rate, no policy) or the request is not a whole
   * one. While a fact decides what is owed, the whole amount.
   */
  readonly cost: Money | null;
  /** What part of the action is owed, and under which rule; cost excludes it. */
  readonly settles: {
    readonly rule: string;
    readonly passenger: string | null;
    readonly basis: Basis;
    readonly amount: Money;
  } | null;
  /** The grant that allows or that is quoted; null when none is concerned. */
  readonly grant: string | null;
  /** Every violated limit in file order; what is owed when that is why; empty when simply allowed. */
  readonly reasons: readonly Reason[];
  /** The violated limit with the smallest remaining amount. */
  readonly bindingLimit: Reason | null;
  /**
   * The largest amount that would be allowed, in the request's own currency, rounded down; what is owed is in it. Null
   * for free actions, when it cannot be known, when nothing bounds it, and when what was asked could not be judged at all.
   */
  readonly largestAllowed: Money | null;
  readonly requires: readonly Requirement[];
  /** What must be known before anybody may decide, because it may be that nobody can allow it; not given: nothing. */
  readonly firstKnow?: readonly string[];
  /** What of `cost` makes up for a loss that was proved, in base currency; not given: nothing. */
  readonly loss?: Money;
  /** Only when it is allowed because of a storm: what of the cost is above the normal limits. */
  readonly storm?: StormUse;
  /** Only when it is the remedy everybody of an outage is given: what of the cost the outage pays. */
  readonly outage?: OutageUse;
}
