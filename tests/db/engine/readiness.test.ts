import { expect, it } from 'vitest';
import { makeReadiness } from '../../../src/db/engine/readiness.ts';
import { describeEachDatabase } from '../../database.ts';

describeEachDatabase('whether the database can be worked with', (open) => {
  it('is said with every reason why not, while it is so and no longer', async () => {
    const database = await open();
    const whyNot = makeReadiness(database);
    expect(await whyNot()).toEqual([]);

    const { pool } = database;
    const [applied] = (
      await pool.query<{ id: string }>(
        `UPDATE "_prisma_migrations" SET rolled_back_at = now() WHERE migration_name = (
           SELECT max(migration_name) FROM "_prisma_migrations") RETURNING id`,
      )
    ).rows;
    expect(await whyNot()).toEqual(['migrations_behind']);
    await pool.query('UPDATE "_prisma_migrations" SET rolled_back_at = NULL WHERE id = $1', [applied?.id]);
    expect(await whyNot()).toEqual([]);

    // every session there is, as after a fail-over
    const all = Array.from({ length: database.embedded ? 1 : 3 }, () => pool.connect());
    const clients = await Promise.all(all);
    for (const client of clients) await client.query('SET default_transaction_read_only = on');
    for (const client of clients) client.release();
    expect(await whyNot()).toEqual(['database_readonly']);
    for (const _ of clients) await pool.query('SET default_transaction_read_only = off');
  });

  it('is no while it gives no answer', async () => {
    const database = await open();
    const silent = { pool: { query: () => new Promise(() => undefined) } } as unknown as typeof database;
    expect(await makeReadiness(silent)()).toEqual(['database_away']);
  });
});
