/** Cheers of thank-yous: who cheered is a keyed mark that no other row has, kept until it is told how many there were. */
import { memberId, thingId, type MemberId, type ThingId, type WorkspaceId } from '../../core/base/ids.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { Platform } from '../../core/base/members.ts';
import type { Json } from '../../core/base/wire.ts';
import type { Queryable, Tx } from '../engine/serialisable.ts';
import { known } from '../messages/messages.ts';

/** Thank-yous that are this post of a platform, by its own id, which may stand for others in other channels. */
export async function thanksShownBy(
  q: Queryable,
  workspace: WorkspaceId,
  platform: Platform,
  message: string,
): Promise<readonly { readonly subject: Extract<MessageSubject, { kind: 'peer_thanks' }>; readonly place: Json }[]> {
  const rows = await q.query<{ subject: string; place: Json }>(
    `SELECT subject, place FROM message WHERE subject LIKE 'peer_thanks:%' AND coalesce(place->>'ts', place->>'id') = $3
       AND workspace = $1 AND platform = $2`,
    [workspace, platform, message],
  );
  return known(rows).flatMap(({ subject, place }) => (subject.kind === 'peer_thanks' ? [{ subject, place }] : []));
}

/** Once a sign and person. Whoever is told for the first time of it is told at the moment given for them. */
export async function addCheer(
  tx: Tx,
  workspace: WorkspaceId,
  cheer: { readonly thank: ThingId; readonly mark: string; readonly sign: string },
  toldAt: ReadonlyMap<MemberId, Date>,
): Promise<void> {
  await tx.query(
    'INSERT INTO thank_cheer (workspace, thank, mark, sign) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [workspace, cheer.thank, cheer.mark, cheer.sign],
  );
  for (const [member, at] of toldAt)
    await tx.query(
      `UPDATE thank_to SET cheers_at = $4 WHERE thank = $2 AND member = $3 AND workspace = $1
         AND cheers_at IS NULL AND cheers_told IS NULL`,
      [workspace, cheer.thank, member, at],
    );
}

export async function dropCheer(
  q: Queryable,
  workspace: WorkspaceId,
  cheer: { readonly thank: ThingId; readonly mark: string; readonly sign: string },
): Promise<void> {
  await q.query('DELETE FROM thank_cheer WHERE thank = $2 AND mark = $3 AND sign = $4 AND workspace = $1', [
    workspace,
    cheer.thank,
    cheer.mark,
    cheer.sign,
  ]);
}

/** Who is to be told by now, each with how many people cheered. */
export async function cheersToTell(
  q: Queryable,
  workspace: WorkspaceId,
  at: Date,
  limit: number,
): Promise<readonly { readonly thank: ThingId; readonly member: MemberId; readonly n: number }[]> {
  const rows = await q.query<{ thank: string; member: string; n: number }>(
    `SELECT r.thank, r.member, (SELECT count(DISTINCT c.mark)::int FROM thank_cheer c
       WHERE c.thank = r.thank AND c.workspace = r.workspace) AS n
     FROM thank_to r WHERE r.workspace = $1 AND r.cheers_at <= $2 AND r.member IS NOT NULL ORDER BY r.cheers_at LIMIT $3`,
    [workspace, at, limit],
  );
  return rows.map(({ thank, member, n }) => ({ thank: thingId.parse(thank), member: memberId.parse(member), n }));
}

/** Told of so many, once; of none it is told when somebody cheers again. Marks go once nobody waits for them. */
export async function noteCheersTold(
  tx: Tx,
  workspace: WorkspaceId,
  { thank, member, n }: { readonly thank: ThingId; readonly member: MemberId; readonly n: number },
): Promise<void> {
  await tx.query(
    `UPDATE thank_to SET cheers_at = NULL, cheers_told = nullif($4, 0) WHERE thank = $2 AND member = $3 AND workspace = $1`,
    [workspace, thank, member, n],
  );
  await tx.query(
    `DELETE FROM thank_cheer WHERE thank = $2 AND workspace = $1 AND NOT EXISTS (
       SELECT FROM thank_to r WHERE r.thank = $2 AND r.workspace = $1 AND r.cheers_at IS NOT NULL)`,
    [workspace, thank],
  );
}
