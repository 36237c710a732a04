/** Two that wait for each other: PostgreSQL gives one of them up, and a statement by itself is done all the same. */
import pg from 'pg';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../src/db/engine/client.ts';
import { closeLater } from '../../closing.ts';
import { describeOnServer, quietLog } from '../../database.ts';

const ROW = 'UPDATE turn SET n = n + 1 WHERE id = ';

describeOnServer('a statement by itself', (server) => {
  it('is done again where it was given up for another one', async () => {
    const url = await server.url();
    const db = await openDatabase({ url, log: quietLog, migrations: false });
    closeLater(() => db.close());
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    closeLater(() => other.end());
    await db.read.query('CREATE TABLE turn (id int PRIMARY KEY, n int NOT NULL)');
    await db.read.query('INSERT INTO turn VALUES (1, 0), (2, 0)');
    // whoever looks first is given up, and that is not this one
    await other.query(`SET deadlock_timeout = '10min'`);
    await other.query('BEGIN');
    await other.query(`${ROW} 1`);
    const both = db.read.query(`WITH locked AS MATERIALIZED (SELECT id FROM turn ORDER BY id DESC FOR UPDATE)
      UPDATE turn t SET n = n + 10 FROM locked l WHERE t.id = l.id`);
    const waiting = async (): Promise<number> =>
      (
        await db.read.query(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        )
      ).length;
    await expect.poll(waiting).toBe(1);
    await other.query(`${ROW} 2`);
    await other.query('COMMIT');
    await both;
    expect(await db.read.query('SELECT n FROM turn ORDER BY id')).toEqual([{ n: 11 }, { n: 11 }]);
  });
});
