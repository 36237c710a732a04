/** What kind of cause a failure most often has, proposed where somebody says how a case ended. About how things are done, never about a person. Pure. */
import type { FailureType } from '../base/failures.ts';
import type { RecoveryCase } from '../case/case.ts';
import type { RootCause } from '../case/status.ts';

/** Null: nothing is likely enough; of how people were treated nothing is proposed. Assumed, to be measured against what people choose. */
const LIKELY: Readonly<Record<FailureType, RootCause | null>> = {
  'outcome.product': 'mistake',
  'outcome.facility': 'breakdown',
  'outcome.availability': 'variation',
  'outcome.delay': 'inefficiency',
  'outcome.cancellation': 'variation',
  'outcome.lost_damaged': 'mistake',
  'outcome.technical': 'breakdown',
  'outcome.safety': 'breakdown',
  'process.staff': null,
  'process.communication': 'inefficiency',
  'process.billing': 'mistake',
  'process.data': 'mistake',
  'process.access': 'breakdown',
  other: null,
};

/** What was put right once and failed the same way again is done twice. */
export const proposedCause = (c: Pick<RecoveryCase, 'triage' | 'repeat' | 'reopened'>): RootCause | null =>
  c.reopened > 0 || c.repeat?.isAlike === true ? 'rework' : LIKELY[c.triage.failure.value];
