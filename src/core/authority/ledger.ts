/** What was set aside and spent: the entries that count against limits. Pure. */
import type { CaseId, MemberId, TeamId, ThingId } from '../base/ids.ts';
import type { Money } from '../base/money.ts';

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
  /** Cost in the policy's base currency, rounded up. */
  readonly cost: Money;
  /** As asked, before conversion; null for in-kind and points. */
  readonly original: Money | null;
  /** The rate used, "1.19", with the date of the table; null when none was needed. */
  readonly rate: { readonly value: string; readonly asOf: Date } | null;
  /** Opaque reference of the customer; null while unidentified. */
  readonly customer: string | null;
  readonly failure: string;
  readonly member: MemberId;
  readonly team: TeamId;
  readonly at: Date;
  /** The entitlement rule and passenger it settles, for statutory and contractual entries. */
  readonly settles: { readonly rule: string; readonly passenger: string | null } | null;
}
