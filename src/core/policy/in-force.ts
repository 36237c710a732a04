/** Which version of the policy holds at a moment. Pure. */
import type { AuthorityPolicy } from './policy.ts';

export function isInForce(policy: Pick<AuthorityPolicy, 'effective'>, at: Date): boolean {
  const { from, until } = policy.effective;
  return from.getTime() <= at.getTime() && (until === null || at.getTime() < until.getTime());
}

/** The version with the latest `effective.from` among those in force; the later in the list when two begin together. Null when none is. */
export function policyInForce(policies: readonly AuthorityPolicy[], at: Date): AuthorityPolicy | null {
  let best: AuthorityPolicy | null = null;
  for (const policy of policies) {
    if (!isInForce(policy, at)) continue;
    if (best === null || policy.effective.from.getTime() >= best.effective.from.getTime()) best = policy;
  }
  return best;
}
