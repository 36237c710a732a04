/** Which cases once named a customer is looked for in pages: however many there are, no statement reads them all. */
import { expect, it } from 'vitest';
import type { Database } from '../../../src/db/engine/client.ts';
import { saveCommand } from '../../../src/db/case/save-command.ts';
import { serialisable, type Queryable } from '../../../src/db/engine/serialisable.ts';
import { casesThatNamed } from '../../../src/db/privacy/erase-by-key.ts';
import { openAnyDatabase } from '../../database.ts';
import { AURORA, MIA, NOON, openCase, opening } from '../build.ts';

const THEIRS = 'cus_00000000000000000000000000000001';
const MANY = 2_500;

/** Cases `R-1001` and so on that were all changed twice, each with words of its own. */
async function changed({ read }: Database, named: readonly number[]): Promise<void> {
  const rows = `generate_series(1, ${MANY}) AS n`;
  await read.query(
    `INSERT INTO journal_entry (workspace, "case", seq, at, kind, body, hash, prev_hash)
     SELECT $1, 'R-' || 1000 + n, seq, now(), kind, '{}', '', ''
     FROM ${rows}, (VALUES (2, 'facts_set'), (3, 'customer_linked')) AS k(seq, kind)`,
    [AURORA],
  );
  await read.query(
    `INSERT INTO journal_word (workspace, "case", seq, apart)
     SELECT $1, 'R-' || 1000 + n, 4, jsonb_build_object('told', jsonb_build_array('salt',
       CASE WHEN n = ANY ($2::int[]) THEN $3 ELSE 'cus_another' END)) FROM ${rows}`,
    [AURORA, named, THEIRS],
  );
}

it('finds them on every page, each once, and no statement reads more than a page', async () => {
  const database = await openAnyDatabase();
  await changed(database, [1, 1_000, 1_001, MANY]);
  const sizes: number[] = [];
  const listening: Queryable = {
    async query(...asked) {
      const rows = await database.read.query(...asked);
      sizes.push(rows.length);
      return rows as never;
    },
  };
  for (const n of [1_001, 2_000, 2_001, 3_500]) {
    const hold = n === 2_000 && { hold: { because: 'A court asks for it', by: MIA, at: NOON } };
    await serialisable(database, (tx) => saveCommand(tx, opening(openCase(n, { ...hold }))));
  }
  expect(await casesThatNamed(listening, AURORA, [THEIRS, 'cus_nobody'])).toEqual([
    { id: 'R-1001', isHeld: false },
    { id: 'R-2000', isHeld: true },
    { id: 'R-2001', isHeld: false },
    { id: 'R-3500', isHeld: false },
  ]);
  expect(sizes).toEqual([1_000, 1_000, 500]);
  expect(await casesThatNamed(database.read, AURORA, ['cus_nobody'])).toEqual([]);
});
