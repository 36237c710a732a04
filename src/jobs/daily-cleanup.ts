/** Once a day: forgets answers nobody asks for again, and seals anew what an older key sealed. */
import type { Shell } from '../app/shell.ts';
import { forgetAnswers } from '../db/case/save-command.ts';
import { resealAll } from '../db/engine/sealed-texts.ts';

/** Answers to deliveries are remembered this long: senders retry for three days. */
const REMEMBER_MS = 8 * 86_400_000;

export async function dailyCleanup(shell: Shell): Promise<void> {
  const before = new Date(shell.now().getTime() - REMEMBER_MS);
  const forgotten = await forgetAnswers(shell.db.read, shell.workspace, before);
  const resealed = await resealAll(shell.db, shell.sealer);
  shell.log.info('daily cleanup done', { workspace: shell.workspace, forgotten, resealed });
}
