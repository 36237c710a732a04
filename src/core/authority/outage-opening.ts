/** Who may open an event, and what everybody may be given in one. Pure. */
import type { ActionAsked } from './asked.ts';
import { decide } from './decide.ts';
import type { DecideInput } from './decision.ts';
import { exchangeAt, isWithin } from './exchange.ts';
import { caseToCome } from './no-case.ts';
import type { AuthorityPolicy } from '../policy/policy.ts';

type OutageRule = NonNullable<AuthorityPolicy['outages']>;

/** The roles that may open and close an event. */
export const mayOpenOutage = (rule: OutageRule, role: string): boolean => rule.openedBy.includes(role);

/**
 * Is what everybody would be given within what the policy lets an event give on one case? Nothing on a case is looked at.
 * No remedy at all is; one whose cost nobody knows is not.
 */
export function isWithinOutage(
  remedy: ActionAsked | null,
  policy: AuthorityPolicy,
  { by, at }: Pick<DecideInput, 'by' | 'at'>,
): boolean {
  if (remedy === null || policy.outages === null) return true;
  const about = caseToCome(by.team);
  const { cost } = decide({ policy, at, by, about, ledger: [] }, remedy);
  return cost !== null && isWithin(cost.minor, policy.outages.maxPerCase, exchangeAt(policy, at));
}
