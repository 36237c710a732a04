/** The secret that keys of customers are made with, and keys for what was stored before there were any. */
import { randomBytes } from 'node:crypto';
import { CUSTOMER_KEY } from '../../core/base/customers.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Database } from '../engine/client.ts';
import { CannotOpen, type SealedFor, type Sealer } from '../engine/sealed.ts';
import { readSealed } from '../engine/sealed-texts.ts';

const SECRET_BYTES = 32;

/**
 * The workspace's own secret, made the first time and sealed under the installation's key: that key can be exchanged
 * without customers becoming others. Throws, saying what to do, when the key it was sealed with is not given any more.
 */
export async function customerSecret(database: Database, sealer: Sealer, workspace: WorkspaceId): Promise<Uint8Array> {
  const of: SealedFor = { workspace, kind: 'customer_secret', ref: '' };
  const made = sealer.seal(randomBytes(SECRET_BYTES).toString('base64'), of);
  // two processes that start at once must not each have one of their own
  await database.read.query(
    `INSERT INTO sealed_text (workspace, kind, ref, sealed) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
    [of.workspace, of.kind, of.ref, made],
  );
  try {
    const secret = await readSealed(database, sealer, of);
    if (secret === null) throw new Error('the secret that tells customers apart is gone from sealed_text');
    return Buffer.from(secret, 'base64');
  } catch (error) {
    if (!(error instanceof CannotOpen)) throw error;
    throw new Error(
      'The secret that tells customers apart cannot be opened: put the key it was sealed with behind the new one in AMENDS_SECRET_KEY.',
      { cause: error },
    );
  }
}

const BATCH = 1_000;
/** Word for word as in the indexes `…_without_key`, which are empty afterwards: no later start reads the whole history for this. */
const IS_OLD = `customer_key !~ '${CUSTOMER_KEY.source}'`;

/**
 * Gives cases and entries of old, which have the shown reference where the key belongs, the key `keyOf` makes of it: null
 * where it was masked, because nobody can say any more who it was. Returns how many references it found.
 */
export async function fillCustomerKeys(
  database: Database,
  workspace: WorkspaceId,
  keyOf: (shown: string) => string | null,
): Promise<number> {
  const rows = await database.read.query<{ shown: string }>(
    `SELECT customer_key AS shown FROM recovery_case WHERE workspace = $1 AND ${IS_OLD}
     UNION SELECT customer_key FROM ledger_entry WHERE workspace = $1 AND ${IS_OLD}`,
    [workspace],
  );
  const shown = rows.map((row) => row.shown);
  for (let at = 0; at < shown.length; at += BATCH) {
    const batch = shown.slice(at, at + BATCH);
    await database.read.query(FILL, [workspace, batch, batch.map(keyOf)]);
  }
  return shown.length;
}

const FILL = `
WITH
  keys AS (SELECT * FROM unnest($2::text[], $3::text[]) AS keys(shown, key)),
  cases AS (
    UPDATE recovery_case c SET customer_key = keys.key,
      doc = jsonb_set(c.doc, '{customer,key}', coalesce(to_jsonb(keys.key), 'null'))
    FROM keys WHERE c.workspace = $1 AND c.customer_key = keys.shown)
UPDATE ledger_entry e SET customer_key = keys.key FROM keys WHERE e.workspace = $1 AND e.customer_key = keys.shown`;
