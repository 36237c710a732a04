/** A database from before outages, journal entries and messages had these names: what it holds is found under them. */
import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, inject, it } from 'vitest';
import { openEmbedded } from '../../src/db/engine/embedded.ts';
import { migrate, MIGRATIONS } from '../../src/db/engine/migrate.ts';

const HERE = '20261129010000_one_vocabulary';
const OLD = { id: 'evt_1', name: 'No hot water', quiet: false };
const decided = (event?: object): object => ({
  id: 'a',
  decision: { at: 1, decision: { outcome: 'allow', ...(event && { event }) } },
});

it('is brought over with its documents and answers, and `card` still answers for a release', async () => {
  const before = mkdtempSync(path.join(tmpdir(), 'amends-before-'));
  for (const name of readdirSync(MIGRATIONS).filter((one) => one < HERE))
    cpSync(path.join(MIGRATIONS, name), path.join(before, name), { recursive: true });
  const embedded = await openEmbedded(undefined, new Blob([readFileSync(inject('template'))]));
  const { pool } = embedded;
  try {
    // as empty as on the first day, and sooner
    await pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    await migrate(pool, before);
    const put = async (number: number, doc: object): Promise<void> => {
      await pool.query(
        `INSERT INTO recovery_case (workspace, id, number, version, status, team, owner, failure, linked, asked, words, received_at, event, events, head_hash, doc)
         VALUES ('w', $1, $2, 1, 'owned', 't', 'ana', 'x', '{}', '{}', '', now(), 'evt_1', 1, 'h', $3)`,
        [`R-${number}`, number, JSON.stringify(doc)],
      );
    };
    await put(1, { event: OLD, actions: [decided(), decided({ id: 'evt_1', covered: 1 })] });
    await put(2, { actions: [] });
    const replies = [
      { case: 'R-1', said: { said: 'linked_event', name: 'No hot water' } },
      { case: 'R-1', said: { said: 'given', actions: ['a'] } },
      'evt_1',
    ];
    for (const [n, reply] of replies.entries())
      await pool.query(`INSERT INTO answer (workspace, key, at, reply) VALUES ('w', $1, now(), $2::jsonb)`, [
        String(n),
        JSON.stringify(reply),
      ]);
    await pool.query(
      `INSERT INTO card (workspace, subject, platform, dest, wanted, key) VALUES ('w', 'case:R-1', 'slack', '{}', 1, 'k')`,
    );
    await migrate(pool, MIGRATIONS);
    const rows = async (sql: string): Promise<unknown[]> => (await pool.query(sql)).rows;
    expect(await rows('SELECT outage, doc FROM recovery_case ORDER BY number')).toEqual([
      {
        outage: 'evt_1',
        doc: {
          outage: OLD,
          actions: [
            decided(),
            { id: 'a', decision: { at: 1, decision: { outcome: 'allow', outage: { id: 'evt_1', covered: 1 } } } },
          ],
        },
      },
      { outage: 'evt_1', doc: { actions: [] } },
    ]);
    expect(await rows('SELECT reply FROM answer ORDER BY key')).toEqual([
      { reply: { case: 'R-1', said: { kind: 'linked_outage', name: 'No hot water' } } },
      { reply: { case: 'R-1', said: { kind: 'given', actions: ['a'] } } },
      { reply: 'evt_1' },
    ]);
    expect(await rows('SELECT count(*)::int AS behind FROM card WHERE shown < wanted')).toEqual([{ behind: 1 }]);
    expect(
      await rows(
        `SELECT relname FROM pg_class WHERE relname ~ '^(audit_event|failure_event|card)(_|$)' UNION ALL
         SELECT tgname FROM pg_trigger WHERE tgname ~ '^(audit_event|failure_event|card)(_|$)' UNION ALL
         SELECT conname FROM pg_constraint WHERE conname ~ '^(audit_event|failure_event|card)(_|$)'`,
      ),
    ).toEqual([{ relname: 'card' }]);
  } finally {
    await embedded.close();
  }
});
