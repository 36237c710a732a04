/** Which of two roles may do less, so that whoever is in two groups gets no more than either gives. Pure. */
import type { AuthorityPolicy } from '../policy/policy.ts';
import type { CompareRoles } from './mapping.ts';

/** By the ladder; below it whoever approves nothing; then in the order of the policy. A role it does not have is the least. */
export function roleOrder({
  roles,
  approval,
}: Pick<AuthorityPolicy, 'roles'> & { readonly approval: { readonly ladder: readonly string[] } }): CompareRoles {
  const places = new Map([...roles.keys()].map((name, n) => [name, n]));
  const rank = (name: string): readonly number[] => {
    const role = roles.get(name);
    if (role === undefined) return [-2, 0, 0];
    return [approval.ladder.indexOf(name), role.approve === null ? 0 : 1, places.get(name) ?? 0];
  };
  return (a, b) => {
    const [of, other] = [rank(a), rank(b)];
    const differs = of.findIndex((n, i) => n !== other[i]);
    return differs === -1 ? 0 : (of[differs] ?? 0) - (other[differs] ?? 0);
  };
}
