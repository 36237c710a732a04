/** Seals over the journals: which there are, which cases each covers, and how far a case was sealed. Never changed. */
import type { SignedSeal } from '../../core/base/seal.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import { jsonParam } from '../engine/json-param.ts';
import type { Queryable } from '../engine/serialisable.ts';

const SEAL = `workspace, seal, at, json_build_object('seq', house_seq, 'hash', house_hash) AS house, digest, signature, signer`;

/** The seal made last; null: none was. */
export async function lastSeal(q: Queryable, workspace: WorkspaceId): Promise<SignedSeal | null> {
  const [row] = await q.query<SignedSeal>(
    `SELECT ${SEAL} FROM audit_seal WHERE workspace = $1 ORDER BY seal DESC LIMIT 1`,
    [workspace],
  );
  return row ?? null;
}

/** Seals in their order, from the one after `after`. */
export async function sealsAfter(
  q: Queryable,
  workspace: WorkspaceId,
  after: number,
  limit: number,
): Promise<SignedSeal[]> {
  return await q.query<SignedSeal>(
    `SELECT ${SEAL} FROM audit_seal WHERE workspace = $1 AND seal > $2 ORDER BY seal LIMIT $3`,
    [workspace, after, limit],
  );
}

/** Where the journal of a case ends. */
export interface HeadToSeal {
  readonly number: number;
  readonly seq: number;
  readonly hash: string;
}

/** Of the next cases by number those that were not sealed as they are now; `last`: the last number looked at, null: there was none. */
export async function headsToSeal(
  q: Queryable,
  workspace: WorkspaceId,
  after: number,
  limit: number,
): Promise<{ readonly heads: readonly HeadToSeal[]; readonly last: number | null }> {
  const rows = await q.query<HeadToSeal & { sealed: number | null }>(
    `SELECT c.number, c.events AS seq, c.head_hash AS hash, (
       SELECT s.seq FROM sealed_head s WHERE s.workspace = $1 AND s.number = c.number ORDER BY s.seal DESC LIMIT 1) AS sealed
     FROM recovery_case c WHERE c.workspace = $1 AND c.number > $2 ORDER BY c.number LIMIT $3`,
    [workspace, after, limit],
  );
  const heads = rows
    .filter(({ seq, sealed }) => seq !== sealed)
    .map(({ number, seq, hash }) => ({ number, seq, hash }));
  return { heads, last: rows.at(-1)?.number ?? null };
}

/** Keeps a seal with the cases it covers. Throws where there is a seal of that number: somebody else made it meanwhile. */
export async function keepSeal(q: Queryable, seal: SignedSeal, heads: readonly HeadToSeal[]): Promise<void> {
  const { workspace, house, digest, signature, signer } = seal;
  await q.query(
    `INSERT INTO audit_seal (workspace, seal, at, house_seq, house_hash, digest, signature, signer)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [workspace, seal.seal, seal.at, house.seq, house.hash, digest, signature, signer],
  );
  await q.query(
    `INSERT INTO sealed_head (workspace, number, seal, seq)
     SELECT $1, number, $2, seq FROM jsonb_to_recordset($3::jsonb) AS h (number int, seq int)`,
    [workspace, seal.seal, jsonParam(heads.map(({ number, seq }) => ({ number, seq })))],
  );
}

/** Which seals cover how much of cases with numbers above `after`, up to and with `until`; by number and seal. */
export async function sealedHeads(
  q: Queryable,
  workspace: WorkspaceId,
  after: number,
  until: number,
): Promise<{ readonly number: number; readonly seal: number; readonly seq: number }[]> {
  return await q.query(
    `SELECT number, seal, seq FROM sealed_head WHERE workspace = $1 AND number > $2 AND number <= $3
     ORDER BY number, seal`,
    [workspace, after, until],
  );
}
