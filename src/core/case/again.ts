/** Several complaints of one customer: what a case knows of the others. Pure data. */
import type { Because, Severity } from '../base/failures.ts';
import type { CaseId, MemberId, TeamId } from '../base/ids.ts';
import type { RecoveryAction } from './case.ts';
import type { CaseStatus, CustomerAccepted } from './status.ts';

/** That a complaint is not the first of its customer, as it was noticed. */
export interface Repeat {
  /** 2: the second. */
  readonly nth: number;
  /** Whole days since the first of them was resolved, or received. */
  readonly days: number;
  /** Those before it, the latest first, as many as are kept in sight. */
  readonly of: readonly CaseId[];
  /** One of them failed the same way. */
  readonly isAlike: boolean;
}

/** Another case of the same customer, as far as this one looks at it. */
export interface OtherCase {
  readonly id: CaseId;
  readonly team: TeamId;
  readonly owner: MemberId;
  readonly status: CaseStatus;
  readonly failure: string;
  readonly severity: Because<Severity>;
  readonly receivedAt: Date;
  /** Null while it goes on. */
  readonly resolvedAt: Date | null;
  readonly linked: readonly CaseId[];
  readonly apart?: readonly CaseId[];
  /** Restricted: it counts, and nothing of it is told. */
  readonly isPrivate: boolean;
  /** It was noticed that it is not the first. */
  readonly isNoticed: boolean;
  /** Of the customer of the case at hand; of the customer that the command names. */
  readonly isOwn: boolean;
  readonly isNamed: boolean;
  readonly given: readonly Pick<RecoveryAction, 'kind' | 'amount' | 'units'>[];
  /** Null: nobody said, because it goes on. */
  readonly accepted: CustomerAccepted | null;
}

/** All that may follow from a decision that was corrected for the customer; there is no field for whose it was. */
export const CORRECTION_LEADS_TO = ['policy_change', 'lesson'] as const;

/** The last correction for the customer. */
export interface Correction {
  readonly text: string;
  readonly leadsTo: (typeof CORRECTION_LEADS_TO)[number];
  readonly at: Date;
}

export interface PutRightCommand {
  readonly kind: 'put_right';
  readonly case: CaseId;
  readonly text: string;
  readonly leadsTo: Correction['leadsTo'];
}
