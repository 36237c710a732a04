/** The words of a message that is offered as a case: sealed while somebody is asked, for two weeks at most, and dropped as soon as it is settled. */
import { z } from 'zod';
import type { ThingId } from '../../core/base/ids.ts';
import { fromWire, toWire } from '../../core/base/wire.ts';
import { dropSealed, keepSealed, readSealed } from '../../db/engine/sealed-texts.ts';
import type { Shell } from '../shell.ts';

const KEPT_MS = 14 * 86_400_000;

type Kept = Pick<Shell, 'db' | 'sealer' | 'workspace' | 'now'>;

const written = z.object({
  text: z.string(),
  by: z.string().nullable(),
  at: z.date().nullable(),
  link: z.string().nullable(),
});
export type MurmurWords = z.infer<typeof written>;

const placeOf = (workspace: string, id: string) => ({ workspace, kind: 'murmur', ref: id });

export async function keepMurmurWords(shell: Kept, id: ThingId, words: MurmurWords): Promise<void> {
  const until = new Date(shell.now().getTime() + KEPT_MS);
  const held = JSON.stringify(toWire({ ...words }));
  await keepSealed(shell.db, shell.sealer, placeOf(shell.workspace, id), held, until);
}

export async function readMurmurWords(shell: Kept, id: ThingId): Promise<MurmurWords | null> {
  const held = await readSealed(shell.db, shell.sealer, placeOf(shell.workspace, id));
  return held === null ? null : written.parse(fromWire(JSON.parse(held)));
}

export const dropMurmurWords = async (shell: Kept, id: ThingId): Promise<void> =>
  void (await dropSealed(shell.db, placeOf(shell.workspace, id)));
