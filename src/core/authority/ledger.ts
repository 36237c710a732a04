/** What was set aside and spent: the entries that count against limits. Pure. */
import type { CaseId, MemberId, TeamId, ThingId } from '../base/ids.ts';
import { money, type Currency, type Money } from '../base/money.ts';
import type { AuthorityPolicy } from '../policy/policy.ts';
import type { StormUse } from './storm.ts';

export type Basis = 'statutory' | 'contractual' | 'actual_loss' | 'goodwill';
export type EntryState = 'reserved' | 'committed' | 'released';

/** One amount set aside for one action. Never updated except `reserved → committed | released`. */
export interface BudgetLedgerEntry {
  readonly id: ThingId;
  readonly case: CaseId;
  readonly action: ThingId;
  /** Name of the action in the policy. */
  readonly kind: string;
  readonly state: EntryState;
  readonly basis: Basis;
  /** Cost in the policy's base currency, rounded up. Zero for an owed part without a current rate: `original` says what was paid. */
  readonly cost: Money;
  /** As asked, before conversion; null for in-kind and points. */
  readonly original: Money | null;
  /** The rate used, "1.19", with the date of the table; null when none was needed. */
  readonly rate: { readonly value: string; readonly asOf: Date } | null;
  /** Key of the customer, never what is shown of them; null while unidentified. */
  readonly customer: string | null;
  /** What failed, as the case says now: relabelling a case relabels what was given on it. */
  readonly failure: string;
  /** On whose authority: who gave it alone, or who approved it. Never somebody who only asked. */
  readonly member: MemberId;
  /** The team of the member who gave or asked, whose budget it is. */
  readonly team: TeamId;
  readonly at: Date;
  /** The entitlement rule and passenger it settles, for statutory and contractual entries. */
  readonly settles: { readonly rule: string; readonly passenger: string | null } | null;
  /** The passenger it was given for, where one was named. */
  readonly passenger?: string | null;
  /** What entries of one order share (`orderOf`), where its number was known. */
  readonly order?: string | null;
  /** Given because of a storm: what of the cost counts against the storm's budget. */
  readonly storm?: StormUse;
  /** The outage that pays it: then it counts against no grant's limits. Only while the case belongs to that outage. */
  readonly outage?: ThingId;
}

/** What limits ask of an entry, and of entries added up. */
export interface Counted extends Pick<BudgetLedgerEntry, 'kind' | 'state' | 'basis' | 'customer' | 'passenger'> {
  /** Empty where it is everybody's of the team. */
  readonly member: string;
  readonly team: string;
  readonly outage?: string;
}

/** Neither released nor owed: what somebody chose to give, by goodwill or for a proved loss. */
export function isDiscretionary(entry: Pick<BudgetLedgerEntry, 'state' | 'basis'>): boolean {
  return entry.state !== 'released' && (entry.basis === 'goodwill' || entry.basis === 'actual_loss');
}

/** The entries limits count: reserved and committed, on one of the policy's `budget_bases`. What is owed never counts. */
export function entriesThatCount(
  entries: readonly BudgetLedgerEntry[],
  bases: AuthorityPolicy['budgetBases'],
): readonly BudgetLedgerEntry[] {
  return entries.filter((entry) => countsFor(entry, bases));
}

export function countsFor(
  entry: Pick<BudgetLedgerEntry, 'state' | 'basis'>,
  bases: AuthorityPolicy['budgetBases'],
): boolean {
  return isDiscretionary(entry) && bases.some((basis) => basis === entry.basis);
}

/** The costs of entries added up. Throws when one is in another currency: convert first. */
export function sumOfCosts(entries: readonly BudgetLedgerEntry[], currency: Currency): Money {
  let minor = 0n;
  for (const entry of entries) {
    if (entry.cost.currency !== currency)
      throw new Error(`entry ${entry.id} is in ${entry.cost.currency}, not ${currency}`);
    minor += entry.cost.minor;
  }
  return money(minor, currency);
}
