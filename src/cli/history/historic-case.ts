/** A complaint of the past as one line of a file tells it. Values only. */
import type { FailureType } from '../../core/base/failures.ts';
import type { Money } from '../../core/base/money.ts';
import type { CustomerAccepted, RootCause } from '../../core/case/status.ts';
import type { CostKind, HistoricStatus } from './mapping.ts';

export interface HistoricCase {
  /** What tells it from the others of its import; never stored as it is written. */
  readonly reference: string;
  readonly team: string;
  readonly status: HistoricStatus;
  readonly receivedAt: Date;
  readonly ownedAt: Date | null;
  readonly contactedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly failure: FailureType;
  readonly channel: string | null;
  readonly rootCause: RootCause | null;
  readonly accepted: CustomerAccepted | null;
  readonly reopened: number;
  readonly handovers: number;
  readonly customerKey: string | null;
  readonly satisfaction: number | null;
  readonly costs: readonly { readonly kind: CostKind; readonly amount: Money }[];
  readonly labels: Readonly<Record<string, string>>;
}

/** What is wrong with a line, and what to do about it. */
export interface Fault {
  /** The key of the mapping it concerns; `line` for the line as a whole. */
  readonly key: string;
  readonly wrong: string;
  readonly todo: string;
}

/** Taken, and worth knowing. Counted, not listed. */
export type Remark = 'twice_on_the_clock' | 'open_with_resolved' | 'masked' | 'cut' | 'customer_unknown';

export type LineRead =
  | { readonly kind: 'case'; readonly case: HistoricCase; readonly remarks: readonly Remark[] }
  | { readonly kind: 'bad'; readonly faults: readonly Fault[] };
