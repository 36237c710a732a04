/** A database from before requests took nothing: what undecided ones had set aside is free again, and nothing else. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, inject, it } from 'vitest';
import { openEmbedded } from '../../src/db/engine/embedded.ts';
import { MIGRATIONS } from '../../src/db/engine/migrate.ts';

it('frees what requests had set aside that nobody has decided', async () => {
  const embedded = await openEmbedded(undefined, new Blob([readFileSync(inject('template'))]));
  const { pool } = embedded;
  try {
    const statuses = ['pending_approval', 'countered', 'authorised', 'done'] as const;
    const actions = statuses.map((status) => ({ id: `act_${status}`, status }));
    await pool.query(
      `INSERT INTO recovery_case (workspace, id, number, version, status, team, owner, failure, linked, asked, words,
         received_at, last_at, events, head_hash, doc)
       VALUES ('w', 'R-1', 1, 1, 'waiting', 't', 'ana', 'x', '{}', '{}', '', now(), now(), 1, 'h', $1)`,
      [JSON.stringify({ actions })],
    );
    for (const status of statuses)
      await pool.query(
        `INSERT INTO ledger_entry (workspace, id, "case", action, kind, state, basis, failure, member, team, at, cost_minor, cost_currency)
         VALUES ('w', $1, 'R-1', $2, 'refund', $3, 'goodwill', 'x', 'ana', 't', now(), 100, 'EUR')`,
        [`led_${status}`, `act_${status}`, status === 'done' ? 'committed' : 'reserved'],
      );
    const folder = path.join(MIGRATIONS, '20261130100000_requests_set_nothing_aside');
    await pool.query(readFileSync(path.join(folder, 'migration.sql'), 'utf8'));
    const { rows } = await pool.query('SELECT action, state FROM ledger_entry ORDER BY seq');
    expect(rows).toEqual([
      { action: 'act_pending_approval', state: 'released' },
      { action: 'act_countered', state: 'released' },
      { action: 'act_authorised', state: 'reserved' },
      { action: 'act_done', state: 'committed' },
    ]);
  } finally {
    await embedded.close();
  }
});
