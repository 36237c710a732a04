/**
 * The authority policy as the rules use it: parsed, checked, every amount in minor units, every name resolved.
 * The language is docs/policy.md; `read-policy.ts` turns its text into this. Pure data.
 */
import type { Currency, Money } from '../base/money.ts';
import type { Expression } from './expression.ts';
import type { Decimal } from '../base/decimals.ts';
import type { FactType } from './facts.ts';

/** Sensitivities a case may carry; any of them makes the case restricted. */
export const SENSITIVITIES = [
  'injury',
  'discrimination',
  'safeguarding',
  'staff_misconduct',
  'legal',
  'press',
] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

/** A moment in the policy: already an instant, because bare dates are midnight in the policy's zone. */
export type Instant = Date;
/** A length of time in milliseconds. */
export type DurationMs = number;

/** `other`: by somebody else than the one who gives or asks. */
export const SEEN_BY = ['anybody', 'other'] as const;
type SeenBy = (typeof SEEN_BY)[number];

/** Strictly more than the amount needs one of these kinds of evidence. */
export interface EvidenceRule {
  readonly actions: readonly string[];
  readonly amount: Money;
  readonly kinds: readonly string[];
  /** Not given: as `separation` says. */
  readonly seenBy?: SeenBy;
}

export interface AuthorityPolicy {
  readonly id: string;
  /** SHA-256 of the file, hex. */
  readonly version: string;
  readonly effective: { readonly from: Instant; readonly until: Instant | null };
  readonly zone: string;
  readonly pack: { readonly source: string; readonly asOf: Instant; readonly reviewBy: Instant } | null;
  readonly base: Currency;
  readonly rates: Rates | null;
  readonly actions: ReadonlyMap<string, ActionRule>;
  readonly roles: ReadonlyMap<string, RoleRule>;
  readonly approval: ApprovalRule;
  readonly separation: {
    readonly personComplainedAboutMayApprove: boolean;
    readonly maxDelegationDepth: number;
    /** Whoever a complaint is said to be about is told so. Not given: they are not. */
    readonly tellPersonComplainedAbout?: boolean;
    /** Roles a deputy may hold; not given: every role. */
    readonly deputies?: readonly string[];
    /** How long somebody may be stood in for, in milliseconds; not given: a year. */
    readonly longestAbsence?: DurationMs;
    /** By whom evidence must have been seen, where its rule does not say; not given: by anybody, the asker too. */
    readonly evidenceSeenBy?: SeenBy;
  };
  readonly splitting: {
    readonly linkWindow: DurationMs;
    readonly linkBy: readonly ('linked_case' | 'same_customer_same_failure')[];
  };
  readonly unidentified: {
    readonly max: Money;
    readonly actions: readonly string[];
    readonly teamDay: Money | null;
  } | null;
  readonly workingHours: WorkingHours | null;
  readonly storm: StormRule | null;
  readonly evidenceOver: readonly EvidenceRule[];
  readonly reasonOver: readonly {
    readonly actions: readonly string[];
    readonly amount: Money | null;
    readonly percentOfLoss: number | null;
  }[];
  readonly budgets: readonly BudgetRule[];
  readonly budgetBases: readonly ('goodwill' | 'actual_loss')[];
  readonly entitlements: readonly EntitlementRule[];
  /** Facts a case may carry, for conditions on grants and limits; name → type. */
  readonly facts: ReadonlyMap<string, FactType>;
  readonly outages: { readonly openedBy: readonly string[]; readonly maxPerCase: Money; readonly budget: Money } | null;
  /** Null or not given: a team's leads see to restricted cases. */
  readonly contacts?: Contacts | null;
  readonly winback: {
    readonly effort: 'none' | 'light' | 'standard' | 'all';
    readonly quietPeriod: DurationMs;
    readonly budgetsFrom: string;
  } | null;
  /** How long a note on a customer is kept; null or not given: two years. */
  readonly notes?: { readonly keepFor: DurationMs } | null;
  /** How customers are asked how it was put right; null or not given: they are not. */
  readonly survey?: SurveyRule | null;
}

export interface SurveyRule {
  /** Whoever was asked is not asked again for so long. */
  readonly quietPeriod: DurationMs;
  /** An item of five answered with this or less is an unhappy answer. */
  readonly unhappyAt: number;
  /** Whether customers of restricted cases are asked. */
  readonly restricted: 'never' | 'ask';
  /** So long after the case was resolved a link takes an answer. */
  readonly openFor: DurationMs;
}

export interface Rates {
  readonly asOf: Instant;
  readonly maxAgeDays: number;
  /** 1 unit of the currency = N base units. */
  readonly table: ReadonlyMap<Currency, Decimal>;
}

export type ActionRule =
  | { readonly name: string; readonly class: 'free'; readonly createsPromise: boolean }
  | { readonly name: string; readonly class: 'in_kind'; readonly defaultCost: Money }
  | { readonly name: string; readonly class: 'points'; readonly unitCost: Decimal }
  | { readonly name: string; readonly class: 'money'; readonly cap: ValueCap | null };

export interface ValueCap {
  readonly percent: number;
  readonly of: 'order_value' | 'loss_value';
}

export interface RoleRule {
  readonly name: string;
  /** Own and inherited grants, the inherited ones replaced where the id is the same. */
  readonly grants: readonly Grant[];
  readonly approve: ApproveRule | null;
}

export interface ApproveRule {
  /** Most the whole matter may come to with what is approved; null: only the grants say how much. */
  readonly upTo: Money | null;
  /** What may be approved: one whole grant must let each remedy through. Null: every remedy. */
  readonly grants: readonly Grant[] | null;
  readonly teams: 'own' | 'all';
  readonly perDay: Money | null;
  readonly perMonth: Money | null;
}

export interface Grant {
  readonly id: string;
  readonly actions: readonly string[];
  readonly limits: readonly Limit[];
  readonly notSensitivity: readonly Sensitivity[];
  readonly validFrom: Instant | null;
  readonly validUntil: Instant | null;
  /** Must be true of the case's facts, for free actions too; unknown → ask for the fact, never assume. */
  readonly when: Expression | null;
  /** What a false `when` means for this grant: somebody else decides, or this role can never. */
  readonly otherwise: 'ask' | 'refuse';
  /** Where this is true nobody gives it, whoever is asked; unknown → ask for the fact. Not given: nowhere. */
  readonly never?: Expression;
  /** Nothing of it is given alone: it is asked for, whatever the case. Not given: it is given. */
  readonly asks?: true;
}

/** What limits sum, in the order in which they are told. */
export const LIMIT_SCOPES = [
  'action',
  'passenger',
  'incident',
  'order',
  'customer',
  'actor_day',
  'actor_week',
  'actor_month',
  'actor_quarter',
  'actor_year',
  'team_week',
  'team_month',
  'team_quarter',
  'team_year',
] as const;
export type LimitScope = (typeof LIMIT_SCOPES)[number];

export interface Limit {
  readonly scope: LimitScope;
  readonly max: LimitMax;
  /** The actions the limit is for; all of the grant when null. */
  readonly only: readonly string[] | null;
  readonly window: DurationMs | null;
  readonly counts: 'everyone' | 'actor';
  /** The limit holds only where this is true of the case's facts; unknown → ask for the fact. Null: always. */
  readonly when: Expression | null;
  /** What being over it means: somebody else decides (the usual), or it can never be done. */
  readonly over: 'ask' | 'refuse';
  /** Where its maximum stands below `limits` of its grant, for those the reader took apart; not given: at its own place. */
  readonly written?: readonly (string | number)[];
}

/** The most there may be in a limit's scope: money always in the end, or a number of grants (`times`). */
export type LimitMax =
  | { readonly kind: 'money'; readonly amount: Money }
  /** Of `order_value`, `loss_value` or a money fact; rounded down. Only in scopes `action` and `incident`. Value unknown → ask. */
  | { readonly kind: 'percent'; readonly percent: number; readonly of: string }
  /** The amount times an int fact, e.g. per passenger. Only in scopes `action` and `incident`. Fact unknown → ask. */
  | { readonly kind: 'each'; readonly each: string; readonly amount: Money }
  /** How many grants with a cost (distinct actions, discretionary) the scope may hold, this one included. Never in scope `action`. */
  | { readonly kind: 'times'; readonly times: number };

/** The role that sees to restricted cases, by what they are about. */
export type Contacts = ReadonlyMap<Sensitivity | 'otherwise', string>;

export interface ApprovalRule {
  readonly ladder: readonly string[];
  readonly twoPeopleOver: Money | null;
  readonly remindAfter: DurationMs;
  readonly escalateAfter: DurationMs;
  readonly expireAfter: DurationMs;
  readonly approvedValidFor: DurationMs;
  readonly onExpiry: 'expire' | 'escalate';
}

/** Minutes from midnight, half-open; Monday is 0. `always` = round the clock. */
export interface WorkingHours {
  readonly default: Week | 'always';
  readonly teams: ReadonlyMap<string, Week | 'always'>;
  /** ISO dates in the team's zone. */
  readonly holidays: readonly string[];
  readonly wallClockFor: readonly ('S1' | 'S2' | 'S3' | 'S4')[];
}
export type Week = readonly (readonly { readonly from: number; readonly until: number }[])[];

export interface StormRule {
  readonly switchedBy: readonly string[];
  readonly roles: readonly string[];
  readonly actions: readonly string[];
  readonly scopes: readonly LimitScope[];
  readonly multiplyPercent: number;
  readonly maxDuration: DurationMs;
  readonly budget: Money;
}

export interface BudgetRule {
  readonly id: string;
  readonly teams: readonly string[];
  readonly costCentre: string | null;
  readonly period: 'week' | 'month' | 'quarter' | 'year';
  readonly max: Money;
  readonly warnPercent: number;
}

export interface EntitlementRule {
  readonly id: string;
  readonly basis: 'statutory' | 'contractual';
  readonly source: { readonly title: string; readonly asOf: Instant; readonly reviewBy: Instant };
  readonly facts: ReadonlyMap<string, FactType>;
  readonly per: 'case' | 'passenger';
  /** Money actions that settle it; all money actions when null. */
  readonly settledBy: readonly string[] | null;
  readonly table: readonly { readonly if: Expression; readonly owed: Owed; readonly note: string | null }[];
}

export type Owed =
  | { readonly kind: 'money'; readonly amount: Money }
  | { readonly kind: 'percent'; readonly percent: number; readonly of: string; readonly max?: Money | null }
  | { readonly kind: 'each'; readonly each: string; readonly amount: Money; readonly max: Money | null };
