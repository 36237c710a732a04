/** The journal of the house: no link is lost however many write at once, and nothing written there is changed. */
import { beforeAll, describe, expect, it } from 'vitest';
import { houseHash, houseText, type HouseDetails, type HouseEvent } from '../../../src/core/base/house.ts';
import { memberId, workspaceId } from '../../../src/core/base/ids.ts';
import type { Database } from '../../../src/db/engine/client.ts';
import { houseEntries, houseHead, noteHouse } from '../../../src/db/engine/house-journal.ts';
import { serialisable } from '../../../src/db/engine/serialisable.ts';
import { describeEachDatabase } from '../../database.ts';

const AURORA = workspaceId.parse('aurora');
const BOREAL = workspaceId.parse('boreal');
const AT = new Date('2026-11-29T10:00:00.123Z');
const event = (details: HouseDetails, kind: HouseEvent['kind'] = 'settings_changed'): HouseEvent => ({
  kind,
  by: { kind: 'member', member: memberId.parse('ana') },
  at: AT,
  details,
});

describeEachDatabase('the journal of the house', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });

  it('is one chain a workspace, whoever writes at once and by whatever transaction', async () => {
    const wide = Array.from({ length: 24 }, (_, n) =>
      n % 2 === 0
        ? serialisable(database, (tx) => noteHouse(tx, AURORA, event({ n, also: ['R-1', 'R-2'], none: null })), {
            tries: 40,
          })
        : noteHouse(database.read, AURORA, event({ n, so: true })),
    );
    await Promise.all([...wide, noteHouse(database.read, BOREAL, event({ team: 'front-desk' }))]);
    const entries = await houseEntries(database.read, AURORA, 0, 100);
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, n) => n + 1));
    expect(entries.map(({ details }) => details['n']).toSorted((a, b) => Number(a) - Number(b))).toEqual(
      wide.map((_, n) => n),
    );
    let previous = '';
    for (const entry of entries) {
      expect(entry.prevHash).toBe(previous);
      expect(entry.hash).toBe(houseHash(previous, entry));
      previous = entry.hash;
    }
    expect(await houseHead(database.read, AURORA)).toEqual({ seq: 24, hash: previous });
    expect((await houseHead(database.read, BOREAL)).seq).toBe(1);
  });

  it('has no link of what was undone', async () => {
    const before = await houseHead(database.read, AURORA);
    await expect(
      serialisable(database, async (tx) => {
        await noteHouse(tx, AURORA, event({ lost: true }));
        throw new Error('something else failed');
      }),
    ).rejects.toThrow('something else failed');
    expect(await houseHead(database.read, AURORA)).toEqual(before);
  });

  it.each(["UPDATE house_entry SET kind = 'x'", 'DELETE FROM house_entry', 'TRUNCATE house_entry'])(
    'refuses %s',
    async (sql) => {
      await expect(database.read.query(sql)).rejects.toMatchObject({ code: '23001' });
    },
  );
});

describe('what an entry says', () => {
  it.each([['Ana Ruiz was rude'], ['ana@aurora.example'], ['x'.repeat(201)], [['R-1', 'no hot water']]])(
    'is never %j',
    (value) => {
      expect(() => houseText(AURORA, event({ value }))).toThrow('the value of settings_changed is no id');
    },
  );
});
