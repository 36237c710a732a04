/** Other cases of a customer as the database gives them, from cases in memory. */
import { customerFrom } from '../../../src/core/base/customers.ts';
import type { OtherCase } from '../../../src/core/case/again.ts';
import type { RecoveryCase } from '../../../src/core/case/case.ts';
import type { Command } from '../../../src/core/case/commands.ts';
import { isOngoing } from '../../../src/core/case/status.ts';

export function otherCase(c: RecoveryCase, whose: Partial<Pick<OtherCase, 'isOwn' | 'isNamed'>> = {}): OtherCase {
  const isPrivate = c.sensitivity !== null;
  const given = c.actions.filter(({ status }) => status === 'done' || status === 'authorised');
  return {
    id: c.id,
    team: c.team,
    owner: c.owner,
    status: c.status,
    failure: c.triage.failure.value,
    severity: c.triage.severity,
    receivedAt: c.receivedAt,
    resolvedAt: isOngoing(c) ? null : c.resolvedAt,
    linked: c.linked,
    ...(c.apart && { apart: c.apart }),
    isPrivate,
    isNoticed: c.repeat != null,
    isOwn: true,
    isNamed: false,
    given: isPrivate ? [] : given,
    accepted: isPrivate ? null : (c.resolution?.customerAccepted ?? null),
    ...whose,
  };
}

/** What a command sees of them, where nobody goes by two names. */
export function othersFor(
  command: Command,
  c: RecoveryCase | null,
  cases: Iterable<RecoveryCase>,
): readonly OtherCase[] {
  const typed =
    command.kind === 'edit' ? (command.changes.customer ?? null) : 'customer' in command ? command.customer : null;
  const named = customerFrom(typed, (normal) => normal)?.key ?? null;
  return [...cases].flatMap((one) => {
    const { key } = one.customer;
    const whose = { isOwn: key === (c?.customer.key ?? null), isNamed: key === named };
    return one.id === c?.id || key === null || !(whose.isOwn || whose.isNamed) ? [] : [otherCase(one, whose)];
  });
}
