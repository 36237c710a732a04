/** Looking at a case: who may, and that a look is kept in its history where it is at a restricted one, at what was hidden, or by a colleague who does not work on it. */
import { isRestricted, keptPrivate, mayRead, worksOn } from '../../core/case/rules/who-may.ts';
import type { Caller } from '../caller.ts';
import { handle } from '../handle.ts';
import type { Shell } from '../shell.ts';
import type { Look } from '../views/questions.ts';

/** Nothing is written where somebody sees to their own work. */
export const lookAs =
  (shell: Shell, caller: Caller): Look =>
  async (c, member, what) => {
    if (!mayRead(member, c)) return keptPrivate(member, c);
    const isOwnWork = what === 'form' || worksOn(member, c);
    if (what !== 'hidden' && !isRestricted(c) && isOwnWork) return null;
    const command = { kind: 'look', case: c.id, ...(what === 'hidden' && { what }) } as const;
    const key = `look:${shell.newId('loo')}`;
    const looked = await handle(shell, { key, by: member.id, account: caller, command, at: caller.at });
    return looked.ok ? null : looked.no;
  };
