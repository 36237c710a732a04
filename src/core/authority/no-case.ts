/** The facts of a case nobody has yet: nothing lies on it. Pure. */
import { caseId, type TeamId } from '../base/ids.ts';
import type { CaseFacts } from './decision.ts';

/** For asking what could be given before there is a case; its customer counts as known. */
export const caseToCome = (team: TeamId): CaseFacts => ({
  case: caseId.parse('R-9999999999'),
  linked: [],
  customer: 'nobody yet',
  failure: '',
  sensitivity: null,
  orderValue: null,
  lossValue: null,
  facts: new Map(),
  team,
});
