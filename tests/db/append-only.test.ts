import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/db/engine/client.ts';
import { saveCommand } from '../../src/db/case/save-command.ts';
import { serialisable } from '../../src/db/engine/serialisable.ts';
import { describeEachDatabase } from '../database.ts';
import { entry, openCase, opening } from './build.ts';

describeEachDatabase('what was written stays', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    const of = openCase(1);
    const entries = [entry('one', of), entry('two', of, { state: 'committed' }), entry('three', of)];
    await serialisable(database, (tx) => saveCommand(tx, opening(of, { entries })));
  });
  const code = (sql: string): Promise<unknown> =>
    database.read.query(sql).then(
      () => 'done',
      (error: { code?: string }) => error.code,
    );

  it.each([
    "UPDATE journal_entry SET kind = 'x'",
    'UPDATE journal_entry SET seq = seq',
    'DELETE FROM journal_entry',
    'TRUNCATE journal_entry',
    'TRUNCATE journal_entry, ledger_entry CASCADE',
    `INSERT INTO journal_word VALUES ('aurora', 'R-1', 1, '{"told:a": ["s", "t"], "told:b": ["s", "u"]}') ON CONFLICT DO NOTHING;
     UPDATE journal_word SET apart = '{"told:a": ["s", "x"]}'`,
    'DELETE FROM ledger_entry',
    'TRUNCATE ledger_entry',
    "UPDATE ledger_entry SET cost_minor = 1 WHERE id = 'led_of_one'",
    "UPDATE ledger_entry SET state = 'committed', member = 'bob' WHERE id = 'led_of_one'",
    "UPDATE ledger_entry SET state = 'reserved' WHERE id = 'led_of_one'",
    "UPDATE ledger_entry SET state = 'released' WHERE id = 'led_of_two'",
    "UPDATE ledger_entry SET state = 'committed' WHERE id = 'led_of_two'",
  ])('%s is refused', async (sql) => {
    expect(await code(sql)).toBe('23001');
  });

  it('but words may leave an entry, where they are erased', async () => {
    const put = `INSERT INTO journal_word VALUES ('aurora', 'R-9', 1, '{"told:a": ["s", "t"], "told:b": ["s", "u"]}')`;
    expect(await code(`${put}; UPDATE journal_word SET apart = apart - 'told:a' WHERE "case" = 'R-9'`)).toBe('done');
    expect(await code(`UPDATE journal_word SET apart = '{}', seq = 2 WHERE "case" = 'R-9'`)).toBe('23001');
  });

  it('but a reservation may be committed or released', async () => {
    expect(await code("UPDATE ledger_entry SET state = 'committed' WHERE id = 'led_of_one'")).toBe('done');
    expect(await code("UPDATE ledger_entry SET state = 'released' WHERE id = 'led_of_three'")).toBe('done');
    expect(await code("UPDATE ledger_entry SET state = 'spent' WHERE id = 'led_of_three'")).toBe('23001');
  });

  it('and no event has the place of another in its case', async () => {
    const twice = 'INSERT INTO journal_entry SELECT * FROM journal_entry';
    expect(await code(twice)).toBe('23505');
  });
});
