/** Looking at a case: who may, and that a look at a restricted one is kept in its history. */
import { isRestricted, keptPrivate, mayRead } from '../../core/case/rules/who-may.ts';
import type { Caller } from '../caller.ts';
import { handle } from '../handle.ts';
import type { Shell } from '../shell.ts';
import type { Look } from '../views/questions.ts';

/** Nothing is written for a case that everybody may see. */
export const lookAs =
  (shell: Shell, caller: Caller): Look =>
  async (c, member) => {
    if (!mayRead(member, c)) return keptPrivate(member, c);
    if (!isRestricted(c)) return null;
    const command = { kind: 'look', case: c.id } as const;
    const key = `look:${shell.newId('loo')}`;
    const looked = await handle(shell, { key, by: member.id, account: caller, command, at: caller.at });
    return looked.ok ? null : looked.no;
  };
