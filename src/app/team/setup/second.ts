/** What one administrator asks and another has to say yes to, whatever it is: one way to ask, one to answer. */
import type { Member } from '../../../core/base/members.ts';
import { maySecond } from '../../../core/setup/may-give.ts';
import type { AskedOf, Change } from '../../../core/setup/settings.ts';
import { serialisable, type Tx } from '../../../db/engine/serialisable.ts';
import { askSetup, sameAsked, settleAsked } from '../../../db/setup/settings.ts';
import type { Shell } from '../../shell.ts';
import { tellPrivately, type Acting } from '../learning/acting.ts';

/** What is kept with it, in the same transaction. */
type Alongside = (tx: Tx) => Promise<void>;

/**
 * Resolves to the number under which it waits; null: nobody else could say yes. Asked for again while it waits, as after the
 * death of a process that had asked, it is the same: nobody is asked twice.
 */
export async function putToSecond(
  shell: Shell,
  { member, members, caller }: Acting,
  { of, changes }: { readonly of: AskedOf; readonly changes: readonly Change[] },
  alongside?: Alongside,
): Promise<number | null> {
  const seconds = administrators(shell, members).filter((one) => maySecond(one.id, { by: member.id, of }));
  if (seconds.length === 0) return null;
  return await serialisable(shell.db, async (tx) => {
    const waits = await sameAsked(tx, shell.workspace, { of, changes, by: member.id });
    if (waits !== null) return waits;
    await alongside?.(tx);
    const number = await askSetup(tx, shell.workspace, { of, changes, by: member.id, at: caller.at });
    for (const to of seconds)
      await tellPrivately(shell, tx, { note: 'setup_asked', of: String(number), to, version: 1, on: 'every' });
    return number;
  });
}

/** False where somebody was quicker; then nothing is done alongside either. */
export async function answerAsked(
  shell: Shell,
  { member, members, caller }: Acting,
  { n, outcome }: { readonly n: number; readonly outcome: 'confirmed' | 'declined' },
  alongside: Alongside,
): Promise<boolean> {
  return await serialisable(shell.db, async (tx) => {
    if (!(await settleAsked(tx, shell.workspace, { n, outcome, by: member.id, at: caller.at }))) return false;
    await alongside(tx);
    for (const to of administrators(shell, members))
      await tellPrivately(shell, tx, { note: 'setup_asked', of: String(n), to, version: 2, on: 'every' });
    return true;
  });
}

/** Who may set up, and is here. */
export const administrators = (shell: Shell, members: readonly Member[]): readonly Member[] => {
  const admins = shell.setUp?.now().admins ?? [];
  return members.filter((one) => one.active && admins.includes(one.id));
};
