/** A customer who is not content with how a case was put right is heard again: on the case itself, as long as it is fresh. Pure. */
import type { RecoveryCase } from '../../case.ts';
import type { Circumstances } from '../../circumstances.ts';
import type { Command } from '../../commands.ts';
import { done, refuse, type Answered } from '../../said.ts';
import { isOngoing } from '../../status.ts';
import { mayNotReopen, reopenedAs } from '../again/reopening.ts';
import { additionTo } from '../life/editing.ts';
import { withinSize } from '../size.ts';

/** Nobody of ours said it: what the survey brought. Refused where the case is not to be opened any more. */
export function heardAgain(
  c: RecoveryCase,
  { text }: Extract<Command, { kind: 'heard_again' }>,
  ctx: Circumstances,
): Answered {
  const no = isOngoing(c) ? null : mayNotReopen(c, ctx.at);
  if (no !== null) return refuse(no);
  const opened = isOngoing(c) ? [] : reopenedAs(c, { by: null, reason: null, cause: 'survey' }, ctx);
  const added = additionTo(c, { text, by: null, source: 'survey' }, ctx);
  return added.ok ? withinSize(c, done({ kind: 'heard_again' }, ...opened, ...added.events)) : added;
}
