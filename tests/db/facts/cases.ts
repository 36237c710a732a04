/** Cases put into the database as they are, for tests of what is summed of them. */
import { toWire } from '../../../src/core/base/wire.ts';
import type { RecoveryCase } from '../../../src/core/case/case.ts';
import type { Database } from '../../../src/db/engine/client.ts';
import type { FactsKept } from '../../../src/db/facts/keep-facts.ts';
import { AURORA } from '../../core/case/build.ts';

/** The rows alone, without journal or messages; one that is there is written over. */
export async function putCases(database: Database, cases: readonly RecoveryCase[]): Promise<void> {
  await database.read.query(
    `INSERT INTO recovery_case SELECT * FROM jsonb_populate_recordset(NULL::recovery_case, $1::jsonb)
     ON CONFLICT (workspace, id) DO UPDATE SET version = excluded.version, status = excluded.status, team = excluded.team,
       doc = excluded.doc, received_at = excluded.received_at, resolved_at = excluded.resolved_at`,
    [JSON.stringify(cases.map(rowOf))],
  );
}

const rowOf = (c: RecoveryCase): object => ({
  workspace: c.workspace,
  id: c.id,
  number: Number(c.id.slice('R-'.length)),
  version: c.version,
  status: c.status,
  team: c.team,
  owner: c.owner,
  customer_key: c.customer.key,
  customer_shown: c.customer.reference,
  failure: c.triage.failure.value,
  linked: [],
  asked: [],
  words: '',
  received_at: c.receivedAt,
  resolved_at: c.resolvedAt,
  next_look_at: null,
  last_at: c.resolvedAt ?? c.receivedAt,
  outage: null,
  events: 1,
  head_hash: c.id,
  doc: toWire(c),
});

/** Working time is the wall's. */
export const keptOn = (db: Database): FactsKept => ({
  db,
  workspace: AURORA.id,
  worked: () => Promise.resolve((_, from, until) => until.getTime() - from.getTime()),
});
