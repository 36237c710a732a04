/** Holding a case and ending the hold: who leads its team, with a reason that stays in its history. Pure. */
import type { Member } from '../../base/members.ts';
import type { RecoveryCase } from '../case.ts';
import type { Circumstances } from '../circumstances.ts';
import type { HoldCommand } from '../hold.ts';
import { done, refuse, type Answered } from '../said.ts';
import { reasonIn } from './own-words.ts';
import { mayLift } from './who-may.ts';

export function hold(c: RecoveryCase, command: HoldCommand, by: Member, ctx: Circumstances): Answered {
  if (!mayLift(by, c)) {
    const who = ctx.workspace.members.filter((m) => m.active && m.lead && m.team === c.team).map(({ id }) => id);
    return refuse({ kind: 'leads_hold', who });
  }
  const isHeld = c.hold !== undefined;
  if (isHeld === (command.kind === 'hold')) return done({ kind: 'already_so' });
  if (command.kind === 'end_hold') return done({ kind: 'hold_ended' }, { kind: 'hold_ended', at: ctx.at, by: by.id });
  const because = reasonIn(command.because ?? '');
  if (because === null) return refuse({ kind: 'reason_needed_to_restrict', verb: 'hold', case: c.id });
  return done({ kind: 'held' }, { kind: 'held', at: ctx.at, by: by.id, because });
}
