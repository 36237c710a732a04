/** Claims given back where the database may be away: until they are, a message is in the hands of a process that lives, and nobody else would draw it. */
import type { ClaimedInSave } from '../../db/case/command-rows.ts';
import { messageLater } from '../../db/messages/messages.ts';
import { causeOf } from '../../log.ts';
import type { Shell } from '../shell.ts';

const AGAIN_MS = 1_000;
/** Then a lease is over by itself. */
const MOST_TRIES = 45;

/** Never throws. Where giving back fails it is tried again each second, and nobody waits for that. */
export async function givenBack(
  shell: Pick<Shell, 'log'>,
  giveBack: () => Promise<void>,
  tries = MOST_TRIES,
): Promise<void> {
  try {
    await giveBack();
  } catch (error) {
    if (tries === 0) return shell.log.warn('a claim could not be given back', { cause: causeOf(error) });
    setTimeout(() => void givenBack(shell, giveBack, tries - 1), AGAIN_MS).unref();
  }
}

/** A claim of a command that nobody has begun on: whoever looks next may have it. */
export const unbegun = (
  shell: Pick<Shell, 'db' | 'log' | 'now' | 'workspace'>,
  { subject, platform, claim }: ClaimedInSave,
): Promise<void> =>
  givenBack(shell, () =>
    messageLater(shell.db.read, { workspace: shell.workspace, subject, platform }, claim, shell.now()),
  );
