/** A claim that is about to be used is held on to, where it is still whose it was. */
import { printSubject } from '../../core/base/message-subject.ts';
import type { Queryable } from '../engine/serialisable.ts';
import type { MessageId } from './messages.ts';

/** Until `leaseUntil` from now on; false where somebody else claimed the message since, or it was given back. */
export async function isStillClaimed(
  q: Queryable,
  { workspace, subject, platform }: MessageId,
  claim: number,
  leaseUntil: Date,
): Promise<boolean> {
  const held = await q.query(
    `UPDATE message SET lease_until = $5
     WHERE workspace = $1 AND subject = $2 AND platform = $3 AND attempts = $4 AND state = 'sending' RETURNING attempts`,
    [workspace, printSubject(subject), platform, claim, leaseUntil],
    'still_claimed',
  );
  return held.length > 0;
}
