/** Whether an administrator may give somebody a place in chat alone. Limits are the policy's; a role gives what the policy says of it. Pure. */
import type { MemberId } from '../base/ids.ts';
import { roleOrder } from '../people/role-order.ts';
import type { AuthorityPolicy } from '../policy/policy.ts';
import type { Change } from './settings.ts';

export interface Placed {
  readonly id: MemberId;
  readonly role: string;
}

export type MayPlace = 'alone' | 'with_second' | 'above_own' | 'no_role';

/**
 * Nobody gives themselves a role above their own. Whoever may approve money by it, or comes to lead by their own word, does so
 * only once a second administrator has said yes.
 */
export function mayPlace(
  by: Placed,
  to: Placed,
  changes: readonly Change[],
  policy: Pick<AuthorityPolicy, 'roles' | 'approval'>,
): MayPlace {
  const role = changes.find(({ key }) => key === 'role')?.value ?? null;
  const isSelf = by.id === to.id;
  if (role !== null && !policy.roles.has(role)) return 'no_role';
  if (role !== null && isSelf && roleOrder(policy)(role, by.role) > 0) return 'above_own';
  const approves = policy.roles.get(role ?? to.role)?.approve != null;
  const moves = changes.some(({ key }) => key === 'role' || key === 'team');
  // back to the file's may be anything the file says
  const isBack = changes.some(({ key, value }) => key === 'role' && value === null);
  const leads = changes.some(({ key, value }) => key === 'lead' && value !== 'no');
  return (approves && moves) || isBack || (leads && isSelf) ? 'with_second' : 'alone';
}

/** Somebody else than whoever asked, and than whom it is about. */
export const maySecond = (second: MemberId, asked: { readonly by: MemberId; readonly of: string }): boolean =>
  second !== asked.by && `person:${second}` !== asked.of;
