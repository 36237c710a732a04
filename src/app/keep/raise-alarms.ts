/** What an operator must hear at once: a request that nobody can decide. Said in the log and counted; never silent, never with anybody's words. */
import type { CaseEvent } from '../../core/case/events.ts';
import type { AskedCommand, Handled } from '../handled.ts';
import type { Shell } from '../shell.ts';

/** The asker is told by the answer or by a private message; this tells whoever runs Amends. */
export function raiseAlarms(
  shell: Pick<Shell, 'workspace' | 'log' | 'alarms'>,
  asked: Pick<AskedCommand, 'by' | 'command'>,
  handled: Handled,
  events: readonly CaseEvent[],
): void {
  const refused = !handled.ok && handled.no.kind === 'nobody_can_approve';
  const left = events.some((e) => e.kind === 'reassigned' && e.asked.length === 0);
  if (!refused && !left) return;
  shell.alarms?.nobodyCanApprove();
  shell.log.error('nobody can approve', {
    workspace: shell.workspace,
    case: handled.case?.id ?? null,
    member: asked.by,
    pending: left,
  });
}
