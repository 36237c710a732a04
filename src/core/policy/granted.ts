/** Which actions a role's grants list, whatever their limits. Pure. */
import type { ActionRule, AuthorityPolicy } from './policy.ts';

/** In the policy's order; none while no policy is in force, and for a role it does not name. */
export function actionsGranted(policy: AuthorityPolicy | null, role: string): readonly ActionRule[] {
  const granted = new Set(policy?.roles.get(role)?.grants.flatMap((grant) => grant.actions) ?? []);
  return [...(policy?.actions.values() ?? [])].filter((action) => granted.has(action.name));
}

/** Those of them that cost nothing: names in the policy's order. */
export function freeActions(policy: AuthorityPolicy | null, role: string): readonly string[] {
  return actionsGranted(policy, role).flatMap((action) => (action.class === 'free' ? [action.name] : []));
}
