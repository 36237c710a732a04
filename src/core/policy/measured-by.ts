/** Which values of a case a policy measures a remedy by: what a share of something, typed in percent, may be a share of. Pure. */
import type { AuthorityPolicy } from './policy.ts';

/** The cap's first, then those of the role's limits, then those of who approves; the order's value where the policy names none. */
export function measuredBy(policy: AuthorityPolicy, role: string, remedy: string): readonly string[] {
  const action = policy.actions.get(remedy);
  const cap = action?.class === 'money' && action.cap !== null ? [action.cap.of] : [];
  const approving = [...policy.roles.values()].flatMap(({ approve }) => approve?.grants ?? []);
  const grants = [...(policy.roles.get(role)?.grants ?? []), ...approving];
  const limits = grants
    .filter(({ actions }) => actions.includes(remedy))
    .flatMap((grant) => grant.limits.filter(({ only }) => only === null || only.includes(remedy)))
    .flatMap(({ max }) => (max.kind === 'percent' ? [max.of] : []));
  const owed = policy.entitlements
    .filter(({ settledBy }) => settledBy === null || settledBy.includes(remedy))
    .flatMap(({ table }) => table.flatMap((row) => (row.owed.kind === 'percent' ? [row.owed.of] : [])));
  const named = [...new Set([...cap, ...limits, ...owed])];
  return named.length === 0 ? ['order_value'] : named;
}
