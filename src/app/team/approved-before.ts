/** What people approved lately, where the policy caps it. */
import { policyInForce } from '../../core/policy/in-force.ts';
import type { ApproveRule } from '../../core/policy/policy.ts';
import type { Member } from '../../core/base/members.ts';
import { startOfMonth } from '../../core/base/time.ts';
import type { Circumstances } from '../../core/case/circumstances.ts';
import type { Command } from '../../core/case/commands.ts';
import { costOf } from '../../core/case/rules/who-decides.ts';
import { casesApprovedBy } from '../../db/case/reading.ts';
import type { Queryable } from '../../db/engine/serialisable.ts';
import type { Shell } from '../shell.ts';

/** Commands that ask who may decide. */
const ASKING: ReadonlySet<Command['kind']> = new Set<Command['kind']>([
  'give',
  'give_suggested',
  'approve',
  'counter',
  'accept_counter',
  'discuss',
  'edit_request',
  'set_facts',
  'look_again',
]);

const hasOwnSums = ({ grants }: ApproveRule): boolean =>
  grants?.some(({ limits }) => limits.some(({ scope }) => scope.startsWith('actor_'))) ?? false;

/** Of everybody whose role has a cap, this month; nothing is read where no role has one. */
export async function approvedBefore(
  shell: Pick<Shell, 'workspace' | 'policies'>,
  q: Queryable,
  { command, at }: { readonly command: Command; readonly at: Date },
  members: readonly Member[],
): Promise<Circumstances['approvedBefore']> {
  if (!ASKING.has(command.kind)) return [];
  const policies = shell.policies();
  const isCapped = ({ role }: Member): boolean =>
    policies.some((p) => {
      const rule = p.roles.get(role)?.approve;
      return rule != null && (rule.perDay !== null || rule.perMonth !== null || hasOwnSums(rule));
    });
  const zone = (policyInForce(policies, at) ?? policies[0])?.zone;
  if (zone === undefined) return [];
  const found: Circumstances['approvedBefore'][number][] = [];
  for (const { id } of members.filter((m) => m.active && isCapped(m))) {
    for (const c of await casesApprovedBy(q, shell.workspace, id, startOfMonth(at, zone))) {
      for (const r of c.requests) {
        const cost = costOf(c.actions.filter((a) => r.actions.includes(a.id)));
        if (cost !== null)
          found.push(...r.approvals.filter((a) => a.by === id).map((a) => ({ by: id, at: a.at, cost })));
      }
    }
  }
  return found;
}
