/** How far each mailbox was taken in; one process at a time takes one in. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import { ALIVE } from '../engine/holder.ts';
import type { Queryable } from '../engine/serialisable.ts';

export interface MailboxPlace {
  /** Of the folder as the mail server numbers it; 0: it was never read. */
  readonly uidValidity: bigint;
  readonly lastUid: number;
}

interface Whose {
  readonly mailbox: string;
  readonly holder: number;
  readonly at: Date;
}

/** Undefined while another living process takes it in. */
export async function claimMailbox(
  q: Queryable,
  workspace: WorkspaceId,
  { mailbox, holder, at }: Whose,
): Promise<MailboxPlace | undefined> {
  const [row] = await q.query<{ uid_validity: string; last_uid: string }>(
    `INSERT INTO mailbox_place AS p (workspace, mailbox, uid_validity, last_uid, held_by, at) VALUES ($1, $2, 0, 0, $3, $4)
     ON CONFLICT (workspace, mailbox) DO UPDATE SET held_by = $3, at = $4
     WHERE p.held_by IN (0, $3) OR p.held_by NOT IN (${ALIVE})
     RETURNING uid_validity::text, last_uid::text`,
    [workspace, mailbox, holder, at],
  );
  return row === undefined ? undefined : { uidValidity: BigInt(row.uid_validity), lastUid: Number(row.last_uid) };
}

/** False when another process holds it by now: then this one is to stop. */
export async function keepMailboxPlace(
  q: Queryable,
  workspace: WorkspaceId,
  { mailbox, holder, at }: Whose,
  { uidValidity, lastUid }: MailboxPlace,
): Promise<boolean> {
  const rows = await q.query(
    `UPDATE mailbox_place SET uid_validity = $4, last_uid = $5, at = $6
     WHERE workspace = $1 AND mailbox = $2 AND held_by = $3 RETURNING 1`,
    [workspace, mailbox, holder, String(uidValidity), lastUid, at],
  );
  return rows.length > 0;
}

export async function releaseMailbox(
  q: Queryable,
  workspace: WorkspaceId,
  { mailbox, holder }: Omit<Whose, 'at'>,
): Promise<void> {
  await q.query('UPDATE mailbox_place SET held_by = 0 WHERE workspace = $1 AND mailbox = $2 AND held_by = $3', [
    workspace,
    mailbox,
    holder,
  ]);
}
