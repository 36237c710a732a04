/** A case that is none is set aside, with a reason; nothing that waits, was promised or was given goes with it. Pure. */
import type { Member } from '../../../base/members.ts';
import type { RecoveryAction, RecoveryCase } from '../../case.ts';
import type { Dismissal } from '../../ends.ts';
import type { Circumstances } from '../../circumstances.ts';
import type { Command } from '../../commands.ts';
import { isOpen } from '../../evolve.ts';
import { isUnfulfilled } from '../../fulfilment.ts';
import { done, refuse, type Answered, type Refusal } from '../../said.ts';
import type { Held } from '../../refusal-values.ts';
import { isOngoing } from '../../status.ts';
import { reasonIn } from '../own-words.ts';
import { mayResolve } from '../who-may.ts';

/** The owner, or a lead of the team. It can be undone for thirty days. */
export function dismiss(
  c: RecoveryCase,
  command: Extract<Command, { kind: 'dismiss' }>,
  by: Member,
  ctx: Circumstances,
): Answered {
  if (c.status === 'dismissed') return done({ kind: 'already_so' });
  const no = mayNotDismiss(c, by);
  if (no !== null) return refuse(no);
  const words = reasonIn(command.words);
  if (command.reason === 'other' && words === null) return refuse({ kind: 'dismissal_needs_words', case: c.id });
  const dismissal: Dismissal = { reason: command.reason, words, by: by.id, at: ctx.at };
  return done({ kind: 'dismissed' }, { kind: 'dismissed', at: ctx.at, by: by.id, dismissal });
}

/** Said before a form opens, too. Null: they may. */
export function mayNotDismiss(c: RecoveryCase, by: Member): Refusal | null {
  if (!isOngoing(c)) return { kind: 'case_is_over', status: c.status };
  if (!mayResolve(by, c)) return { kind: 'not_yours', owner: c.owner };
  const held = heldBy(c);
  return held === null ? null : { kind: 'not_dismissed', case: c.id, held };
}

function heldBy(c: RecoveryCase): Held | null {
  if (c.requests.some(isOpen)) return 'request';
  if (c.promises.some(({ status }) => status === 'open')) return 'promise';
  if (c.actions.some((a) => isUnfulfilled(a) && hasMoney(a))) return 'set_aside';
  return c.actions.some((a) => a.status === 'done' && hasMoney(a)) ? 'given' : null;
}

/** An apology alone keeps no case. */
const hasMoney = (a: RecoveryAction): boolean => a.entries.length > 0 || (a.cost !== null && a.cost.minor > 0n);
