/** Messages of watched channels that read like a complaint: which, and what became of them. Their words lie sealed elsewhere while somebody is asked. */
import {
  caseId,
  teamId,
  thingId,
  type CaseId,
  type MemberId,
  type ThingId,
  type WorkspaceId,
} from '../../core/base/ids.ts';
import type { Platform } from '../../core/base/members.ts';
import type { Murmur, MurmurState } from '../../core/listening/murmur.ts';
import type { Queryable, Tx } from '../engine/serialisable.ts';

interface MurmurRow {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly matter: string;
  readonly platform: Platform;
  readonly channel: string;
  readonly team: string | null;
  readonly state: MurmurState;
  readonly case: string | null;
  readonly version: number;
  readonly at: Date;
}

const COLUMNS = 'id, matter, platform, channel, team, state, "case", version, at';

const murmurOf = (row: MurmurRow): Murmur => ({
  ...row,
  id: thingId.parse(row.id),
  team: row.team === null ? null : teamId.parse(row.team),
  case: row.case === null ? null : caseId.parse(row.case),
});

export async function readMurmur(q: Queryable, workspace: WorkspaceId, id: ThingId): Promise<Murmur | null> {
  const [row] = await q.query<MurmurRow>(`SELECT ${COLUMNS} FROM murmur WHERE id = $2 AND workspace = $1`, [
    workspace,
    id,
  ]);
  return row === undefined ? null : murmurOf(row);
}

export async function murmurOfMatter(q: Queryable, workspace: WorkspaceId, matter: string): Promise<Murmur | null> {
  const [row] = await q.query<MurmurRow>(`SELECT ${COLUMNS} FROM murmur WHERE matter = $2 AND workspace = $1`, [
    workspace,
    matter,
  ]);
  return row === undefined ? null : murmurOf(row);
}

/** How many of a channel were offered, and held, since; and whether its words were said to be no complaint. */
export async function murmursLately(
  tx: Tx,
  workspace: WorkspaceId,
  of: { readonly channel: string; readonly since: Date; readonly mark: string },
): Promise<{ readonly offered: number; readonly held: number; readonly isDeclined: boolean }> {
  const [row] = await tx.query<{ offered: number; held: number; declined: boolean }>(
    `SELECT count(*) FILTER (WHERE state <> 'held')::int AS offered, count(*) FILTER (WHERE state = 'held')::int AS held,
       EXISTS (SELECT FROM murmur d WHERE d.mark = $4 AND d.workspace = $1 AND d.channel = $2 AND d.state = 'declined') AS declined
     FROM murmur WHERE channel = $2 AND at > $3 AND workspace = $1 AND team IS NOT NULL`,
    [workspace, of.channel, of.since, of.mark],
  );
  return { offered: row?.offered ?? 0, held: row?.held ?? 0, isDeclined: row?.declined ?? false };
}

export async function insertMurmur(
  q: Queryable,
  workspace: WorkspaceId,
  murmur: Murmur & { readonly mark: string | null },
): Promise<void> {
  await q.query(
    `INSERT INTO murmur (workspace, matter, id, channel, platform, team, state, "case", mark, version, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING`,
    [
      workspace,
      murmur.matter,
      murmur.id,
      murmur.channel,
      murmur.platform,
      murmur.team,
      murmur.state,
      murmur.case,
      murmur.mark,
      murmur.version,
      murmur.at,
    ],
  );
}

/** From one of these states to another, once: the murmur as it is then; null where it was settled before. */
export async function settleMurmur(
  q: Queryable,
  workspace: WorkspaceId,
  of: {
    readonly matter: string;
    readonly from: readonly MurmurState[];
    readonly to: MurmurState;
    readonly case: CaseId | null;
    readonly by: MemberId | null;
  },
): Promise<Murmur | null> {
  const [row] = await q.query<MurmurRow>(
    `UPDATE murmur SET state = $4, "case" = $5, settled_by = $6, version = version + 1
     WHERE matter = $2 AND workspace = $1 AND state = ANY($3) RETURNING ${COLUMNS}`,
    [workspace, of.matter, of.from, of.to, of.case, of.by],
  );
  return row === undefined ? null : murmurOf(row);
}

/** By then nobody edits a message any more; what was declined is remembered for longer. */
export async function forgetMurmurs(q: Queryable, workspace: WorkspaceId, before: Date, declined: Date): Promise<void> {
  await q.query(
    `DELETE FROM murmur WHERE workspace = $1 AND at < CASE state WHEN 'declined' THEN $3::timestamptz ELSE $2::timestamptz END`,
    [workspace, before, declined],
  );
}
