/** The secret that keys of customers are made with, and keys for what was stored before there were any. */
import { CUSTOMER_KEY, customerFrom, type CustomerKeyOf } from '../../core/base/customers.ts';
import { normalBefore } from '../../core/base/customer-form.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Database } from '../engine/client.ts';
import type { Sealer } from '../engine/sealed.ts';
import { workspaceSecret } from '../engine/workspace-secret.ts';
import { cleanText, oneLine } from '../../core/base/text.ts';
import { joinIdentities } from './identities.ts';

/** Makes keys of customers: exchanged, they would become others. */
export const customerSecret = (database: Database, sealer: Sealer, workspace: WorkspaceId): Promise<Uint8Array> =>
  workspaceSecret(database, sealer, workspace, { kind: 'customer_secret', does: 'tells customers apart' });

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

/** The form of references whose keys a workspace has: raised when `normalCustomer` makes one of what were two. */
const FORM = 2;

/** What keys were made of before, the oldest first: letter case and blanks folded, nothing else; then what is now, with "PNR" and the like before a code. */
const FORMS_BEFORE: readonly ((typed: string) => string)[] = [
  (typed) => oneLine(cleanText(cleanText(typed).normalize('NFKC').toLowerCase().normalize('NFKC'))),
  normalBefore,
];

/**
 * Brings stored customers to the form that references have now: the key of old and the new one go by one customer, so that
 * neither cases nor ledger change. Open cases of "unknown" and the like are nobody's. References that are masked keep their key,
 * which an e-mail address has still. In batches; begun anew where it was broken off; done once. Returns how many it found.
 */
export async function bringCustomers(
  database: Database,
  workspace: WorkspaceId,
  keyOf: CustomerKeyOf,
  batch = BATCH,
): Promise<number> {
  const { read } = database;
  const [done] = await read.query<{ form: number }>(
    'SELECT customer_form AS form FROM workspace WHERE workspace = $1',
    [workspace],
  );
  if (done === undefined || done.form >= FORM) return 0;
  let found = 0;
  for (let after = 0; ;) {
    const rows = await read.query<StoredCustomer>(
      `SELECT number, customer_key AS key, customer_shown AS shown FROM recovery_case
       WHERE workspace = $1 AND number > $2 ORDER BY number LIMIT $3`,
      [workspace, after, batch],
    );
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.number;
    const moved = rows.flatMap((row) => movedTo(row, keyOf));
    found += moved.length;
    const unnamed = moved.flatMap(({ before, key }) => (key === null ? [before] : []));
    if (unnamed.length > 0) await read.query(UNNAME, [workspace, unnamed]);
    const known = moved.filter(({ key }) => key !== null);
    if (known.length === 0) continue;
    const before = known.map((m) => m.before);
    await read.query(BRING, [workspace, before, known.map((m) => m.key)]);
    for (const { key, now } of await read.query<{ key: string; now: string }>(APART, [workspace, before]))
      await joinIdentities(read, workspace, [key, now], now);
  }
  await read.query('UPDATE workspace SET customer_form = $2 WHERE workspace = $1', [workspace, FORM]);
  return found;
}

interface StoredCustomer {
  readonly number: number;
  readonly key: string | null;
  readonly shown: string | null;
}

/** Nothing where the key is of other words than are shown, because they were masked, or says the same now. */
function movedTo({ key, shown }: StoredCustomer, keyOf: CustomerKeyOf): { before: string; key: string | null }[] {
  if (key === null || shown === null) return [];
  const now = customerFrom(shown, keyOf)?.key ?? null;
  if (now === key || !FORMS_BEFORE.some((form) => keyOf(form(shown)) === key)) return [];
  return [{ before: key, key: now }];
}

/** Open cases of those whose words name nobody. */
const UNNAME = `
UPDATE recovery_case c SET customer_key = NULL, customer_shown = NULL,
  doc = jsonb_set(c.doc, '{customer}', '{"reference": null, "key": null}')
WHERE c.workspace = $1 AND c.customer_key = ANY ($2::text[]) AND c.status IN ('owned', 'waiting')`;

const BRING = `
WITH moved AS (SELECT DISTINCT * FROM unnest($2::text[], $3::text[]) AS moved(before, key))
INSERT INTO customer_identity (workspace, key, customer, form_of)
SELECT DISTINCT ON (key) $1, key, coalesce((SELECT i.customer FROM customer_identity i WHERE i.workspace = $1 AND i.key = now), now),
  nullif(now, key) FROM (
  SELECT before AS key, key AS now FROM moved UNION SELECT key, key FROM moved) AS both_of
ON CONFLICT (workspace, key) DO UPDATE SET form_of = coalesce(customer_identity.form_of, excluded.form_of)`;

/** Forms of one reference that go by two customers, because a person linked one of them before it was brought over. */
const APART = `
SELECT i.key, i.form_of AS now FROM customer_identity i
JOIN customer_identity o ON o.workspace = $1 AND o.key = i.form_of AND o.customer <> i.customer
WHERE i.workspace = $1 AND i.key = ANY ($2::text[])`;
