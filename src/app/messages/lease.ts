/** For how long a message is ours to draw, and whether it still is when it is about to be posted. */
import { isStillClaimed } from '../../db/messages/still-claimed.ts';
import type { MessageId } from '../../db/messages/messages.ts';
import { causeOf } from '../../log.ts';
import type { Shell } from '../shell.ts';
import type { IsOurs } from './chat-port.ts';

/** Long enough for one post and its answer; short enough that a crash is noticed soon. */
export const LEASE_MS = 45_000;

/** A claim no older than this is nobody else's, whatever the database thinks of this process; what is left of `isFree`'s time is for the call. */
const SURE_MS = 1_000;

export interface Lease {
  readonly claim: number;
  until: Date;
}

/**
 * The database takes a process that lost its connection for gone, for a moment also when it only failed over, and somebody else
 * may have what waited here in line. So a claim that has grown old is held on to before it is posted. Where the database cannot
 * be asked nothing is posted.
 */
export const stillOurs =
  (shell: Pick<Shell, 'db' | 'log' | 'now'>, id: MessageId, lease: Lease): IsOurs =>
  async () => {
    const at = shell.now().getTime();
    const leftMs = lease.until.getTime() - at;
    if (leftMs <= LEASE_MS && leftMs >= LEASE_MS - SURE_MS) return true;
    const until = new Date(at + LEASE_MS);
    try {
      if (!(await isStillClaimed(shell.db.read, id, lease.claim, until))) return false;
      lease.until = until;
      return true;
    } catch (error) {
      shell.log.debug('whether a message is still ours could not be asked', { cause: causeOf(error) });
      return false;
    }
  };
