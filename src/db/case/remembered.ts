/** What a delivery was answered, so that the same one acts once. What saves a case keeps its answer itself. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Json } from '../../core/base/wire.ts';
import { jsonParam } from '../engine/json-param.ts';
import type { Queryable, Tx } from '../engine/serialisable.ts';

/** Undefined when the delivery is new. */
export async function rememberedReply(tx: Queryable, workspace: WorkspaceId, key: string): Promise<Json | undefined> {
  const [row] = await tx.query<{ reply: Json }>(
    'SELECT reply FROM answer WHERE workspace = $1 AND key = $2',
    [workspace, key],
    'remembered_answer',
  );
  return row?.reply;
}

export interface ReplyToKeep {
  readonly key: string;
  readonly at: Date;
  readonly reply: Json;
}

export async function rememberReply(tx: Tx, workspace: WorkspaceId, { key, at, reply }: ReplyToKeep): Promise<void> {
  await tx.query('INSERT INTO answer (workspace, key, at, reply) VALUES ($1, $2, $3, $4::jsonb)', [
    workspace,
    key,
    at,
    jsonParam(reply),
  ]);
}
