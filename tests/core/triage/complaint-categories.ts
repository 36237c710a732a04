/** Our failure types as the eight categories of the labelled complaints outside this repository. Frozen before the words were chosen. */
import type { FailureType } from '../../../src/core/base/failures.ts';

export const CATEGORY_OF: Readonly<Record<FailureType, string | null>> = {
  'outcome.product': 'product_quality',
  'outcome.facility': 'facility',
  'outcome.availability': 'timeliness',
  'outcome.delay': 'timeliness',
  'outcome.cancellation': 'timeliness',
  'outcome.lost_damaged': 'lost_damaged',
  'outcome.technical': 'access_technical',
  'outcome.safety': 'product_quality',
  'process.staff': 'service_staff',
  'process.communication': 'service_staff',
  'process.billing': 'billing_price',
  'process.data': 'data_security',
  'process.access': 'access_technical',
  // "other" says that no word told what failed: it is no guess
  other: null,
};
