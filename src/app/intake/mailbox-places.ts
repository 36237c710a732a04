/** How far mailboxes were taken in, as far as this process has to do with it. */
import { claimMailbox, keepMailboxPlace, releaseMailbox, type MailboxPlace } from '../../db/intake/mailboxes.ts';
import type { Shell } from '../shell.ts';

export interface MailboxPlaces {
  /** Undefined while another process takes this mailbox in. */
  claim(mailbox: string): Promise<MailboxPlace | undefined>;
  /** False when it is another process's by now. */
  keep(mailbox: string, place: MailboxPlace): Promise<boolean>;
  release(mailbox: string): Promise<void>;
}

export function mailboxPlaces({ db, workspace, holder, now }: Shell): MailboxPlaces {
  return {
    claim: (mailbox) => claimMailbox(db.read, workspace, { mailbox, holder, at: now() }),
    keep: (mailbox, place) => keepMailboxPlace(db.read, workspace, { mailbox, holder, at: now() }, place),
    release: (mailbox) => releaseMailbox(db.read, workspace, { mailbox, holder }),
  };
}
