/** What came first under a sender's own id: kept beside the remembered answers, and forgotten with them. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Queryable } from '../engine/serialisable.ts';

export interface DeliveryKey {
  readonly workspace: WorkspaceId;
  /** The key the delivery is answered under. */
  readonly key: string;
  /** Of what was delivered now. */
  readonly fingerprint: string;
  readonly at: Date;
}

/** The fingerprint that came first under this key, which is the one given when nothing came before. One statement, so that of two at once one is first. */
export async function firstFingerprint(q: Queryable, delivery: DeliveryKey): Promise<string> {
  const [row] = await q.query<{ first: string }>(
    `INSERT INTO answer AS a (workspace, key, at, reply) VALUES ($1, $2, $4, to_jsonb($3::text))
     ON CONFLICT (workspace, key) DO UPDATE SET reply = a.reply RETURNING a.reply #>> '{}' AS first`,
    [delivery.workspace, `${delivery.key}:first`, delivery.fingerprint, delivery.at],
  );
  if (row === undefined) throw new Error('a delivery was neither first nor repeated');
  return row.first;
}
