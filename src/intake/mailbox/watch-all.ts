/** Every mailbox of amends.yaml, each taken in by itself: one that is away holds no other up. */
import { makeIntakeDoor } from '../../app/door/make-intake-door.ts';
import { mailboxPlaces } from '../../app/intake/mailbox-places.ts';
import type { Shell } from '../../app/shell.ts';
import type { MailboxSettings } from './settings.ts';
import { watchMailbox, type EndWatch } from './watch.ts';

export function watchMailboxes(shell: Shell, mailboxes: readonly MailboxSettings[]): readonly EndWatch[] {
  const { log, now } = shell;
  return mailboxes.map((settings) =>
    watchMailbox({
      settings,
      door: makeIntakeDoor(shell),
      places: mailboxPlaces(shell),
      log,
      now,
      chance: Math.random,
    }),
  );
}
