/** The journal of the house: one chain a workspace of what happened and is of no case. Written by one statement; never changed. */
import { houseText, writeActor, type HouseDetails, type HouseEntry, type HouseEvent } from '../../core/base/house.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import { jsonParam } from './json-param.ts';
import type { Queryable } from './serialisable.ts';

/**
 * Appends an entry, inside whatever transaction `q` is: undone with it, and never a link lost. Two at once in one workspace
 * wait for each other; in serialisable transactions the later one loses the race and is done again.
 */
export async function noteHouse(q: Queryable, workspace: WorkspaceId, event: HouseEvent): Promise<void> {
  await q.query(APPEND, [
    workspace,
    event.at,
    writeActor(event.by),
    event.kind,
    jsonParam(event.details),
    houseText(workspace, event),
  ]);
}

const HASHED = (previous: string, seq: string): string =>
  `encode(sha256(convert_to(${previous} || E'\\n' || ${seq} || E'\\n' || $6::text, 'UTF8')), 'hex')`;

// the head's row is what two who append at once meet at: whoever comes second reads what the first one left
const APPEND = `
WITH head AS (
  INSERT INTO house_head AS h (workspace, seq, hash, prev_hash) VALUES ($1, 1, ${HASHED("''", "'1'")}, '')
  ON CONFLICT (workspace) DO UPDATE SET seq = h.seq + 1, prev_hash = h.hash, hash = ${HASHED('h.hash', '(h.seq + 1)')}
  RETURNING seq, hash, prev_hash)
INSERT INTO house_entry (workspace, seq, at, by, kind, details, hash, prev_hash)
SELECT $1, head.seq, $2::timestamptz, $3, $4, $5::jsonb, head.hash, head.prev_hash FROM head`;

export interface HouseEntryStored extends HouseEntry {
  readonly hash: string;
  readonly prevHash: string;
}

/** Entries in their order, from the one after `after`; 0 from the first. */
export async function houseEntries(
  q: Queryable,
  workspace: WorkspaceId,
  after: number,
  limit: number,
): Promise<HouseEntryStored[]> {
  return await q.query<HouseEntryRow>(
    `SELECT workspace, seq, at, by, kind, details, hash, prev_hash AS "prevHash" FROM house_entry
     WHERE workspace = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
    [workspace, after, limit],
  );
}
interface HouseEntryRow extends HouseEntryStored {
  readonly details: HouseDetails;
}

/** Where the journal of the house ends; seq 0 and an empty hash before the first entry. */
export async function houseHead(
  q: Queryable,
  workspace: WorkspaceId,
): Promise<{ readonly seq: number; readonly hash: string }> {
  const [row] = await q.query<{ seq: number; hash: string }>('SELECT seq, hash FROM house_head WHERE workspace = $1', [
    workspace,
  ]);
  return row ?? { seq: 0, hash: '' };
}
