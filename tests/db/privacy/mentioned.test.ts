/** Cases of others in whose words a reference stands are looked for in pages: the words of all cases are more than one statement has time for. */
import { expect, it } from 'vitest';
import { saveCommand } from '../../../src/db/case/save-command.ts';
import { serialisable, type Queryable } from '../../../src/db/engine/serialisable.ts';
import { casesThatMention } from '../../../src/db/privacy/erase-by-key.ts';
import { openAnyDatabase } from '../../database.ts';
import { AURORA, complaint, openCase, opening } from '../build.ts';

it('finds them on every page, in their order, as many as anybody looks at', async () => {
  const database = await openAnyDatabase();
  for (const n of [9, 1, 4, 3, 2, 5, 7, 10])
    await serialisable(database, (tx) => {
      const text = [1, 4, 10].includes(n) ? 'as 50%_off 77 said' : 'as 50 of 77 said';
      return saveCommand(tx, opening(openCase(n, { complaints: [complaint(text)] })));
    });
  let asked = 0;
  const counting: Queryable = {
    query(...statement) {
      asked += 1;
      return database.read.query(...statement);
    },
  };
  expect(await casesThatMention(counting, AURORA, '50%_OFF 77', { atOnce: 3 })).toEqual(['R-1', 'R-4', 'R-10']);
  expect(asked).toBe(4);
  expect(await casesThatMention(counting, AURORA, '50%_OFF 77', { atOnce: 3, most: 2 })).toEqual(['R-1', 'R-4']);
  expect(asked).toBe(6);
  expect(await casesThatMention(database.read, AURORA, 'nobody 1')).toEqual([]);
});
