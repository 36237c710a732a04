/** Erases whoever two administrators agreed on, and tells both what went. */
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

export const forgetUnsettled = (shell: Shell): Promise<void> =>
  lapseErasing(shell, new Date(shell.now().getTime() - ASKED_MS));

async function tellBoth(shell: Shell, tx: Tx, { id, askedBy, confirmedBy }: Erasure): Promise<void> {
  const { members } = await shell.directory.now(tx);
  for (const to of members.filter((one) => [askedBy, confirmedBy].includes(`member:${one.id}`)))
    await tellPrivately(shell, tx, { note: 'erased', of: id, to, version: 1, on: 'every' });
}
