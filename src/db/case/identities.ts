/** What one customer goes by: keys that belong together. Who said so, and why, stands in the journal of the case it was said on. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import { foundFor } from '../engine/found-for.ts';
import type { Queryable } from '../engine/serialisable.ts';

/** SQL: the keys of all that go by one customer with one of `ids` (a statement; `$1` is the workspace); none where nobody said anything. */
export const linkedKeys = (ids: string): string => {
  const customers = foundFor(ids, 'customer AS id', 'customer_identity WHERE workspace = $1 AND key = wanted.id');
  return foundFor(customers, 'key', 'customer_identity WHERE workspace = $1 AND customer = wanted.id');
};

/** SQL: `key` and all that goes by the same customer; itself alone where nobody said anything. */
export const identitiesOf = (key: string): string =>
  `(SELECT ${key} WHERE ${key} IS NOT NULL UNION ${linkedKeys(`SELECT ${key} AS id`)})`;

/** Everything that goes by either goes by the same customer from now on, under a name that is new. */
export async function joinIdentities(
  tx: Queryable,
  workspace: WorkspaceId,
  [one, other]: readonly [one: string, other: string],
  name: string,
): Promise<void> {
  await tx.query(
    `WITH both_of AS (SELECT unnest($2::text[]) AS key),
       known AS (SELECT customer FROM customer_identity WHERE workspace = $1 AND key = ANY ($2::text[])),
       keys AS (SELECT key FROM both_of UNION SELECT key FROM customer_identity
         WHERE workspace = $1 AND customer IN (SELECT customer FROM known))
     INSERT INTO customer_identity (workspace, key, customer) SELECT $1, key, $3 FROM keys
     ON CONFLICT (workspace, key) DO UPDATE SET customer = excluded.customer`,
    [workspace, [one, other], name],
  );
}

/**
 * What goes by this key is a customer of its own again, with the keys that the same reference had in older forms; the others
 * stay together.
 */
export async function partIdentity(tx: Queryable, workspace: WorkspaceId, key: string): Promise<void> {
  await tx.query(
    `WITH one AS (SELECT coalesce((SELECT form_of FROM customer_identity WHERE workspace = $1 AND key = $2), $2) AS key),
       older AS (SELECT i.key FROM customer_identity i, one WHERE i.workspace = $1 AND i.form_of = one.key),
       parted AS (UPDATE customer_identity i SET customer = one.key FROM one
         WHERE i.workspace = $1 AND (i.key = one.key OR i.form_of = one.key) AND EXISTS (SELECT FROM older))
     DELETE FROM customer_identity i USING one WHERE i.workspace = $1 AND i.key = one.key AND NOT EXISTS (SELECT FROM older)`,
    [workspace, key],
  );
}
