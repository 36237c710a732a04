/** Erases whoever two administrators agreed on, and tells both what went. */
import type { Member } from '../../core/base/members.ts';
import type { Erasure } from '../../db/privacy/erasures.ts';
import type { Tx } from '../../db/engine/serialisable.ts';
import type { Shell } from '../shell.ts';
import { tellPrivately } from '../team/learning/acting.ts';
import { carryOnErasing, lapseErasing } from './erase-customer.ts';

/** Nobody means any more what they asked for so long ago. */
const ASKED_MS = 14 * 86_400_000;

/** What was broken off, too. */
export async function eraseWanted(shell: Shell): Promise<void> {
  await carryOnErasing({ ...shell, told: (tx, erasure) => tellBoth(shell, tx, erasure) });
}

/** Whoever asked hears of it; the others have a note of it, which says so now. */
export const forgetUnsettled = (shell: Shell): Promise<void> =>
  lapseErasing(shell, new Date(shell.now().getTime() - ASKED_MS), async (tx, { askedBy }, n) => {
    for (const to of await membersOf(shell, tx, [askedBy]))
      await tellPrivately(shell, tx, { note: 'setup_asked', of: String(n), to, version: 2, on: 'every' });
  });

async function tellBoth(shell: Shell, tx: Tx, { id, askedBy, confirmedBy }: Erasure): Promise<void> {
  for (const to of await membersOf(shell, tx, [askedBy, confirmedBy]))
    await tellPrivately(shell, tx, { note: 'erased', of: id, to, version: 1, on: 'every' });
}

async function membersOf(shell: Shell, tx: Tx, actors: readonly (string | null)[]): Promise<readonly Member[]> {
  const { members } = await shell.directory.now(tx);
  return members.filter((one) => actors.includes(`member:${one.id}`));
}
