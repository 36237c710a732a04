/** What is said of customers beside cases and is kept longer than the house says: all of it goes, a page at a time, and nothing of a case that is held. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/engine/client.ts';
import { saveCommand } from '../../../src/db/case/save-command.ts';
import { serialisable, type Queryable } from '../../../src/db/engine/serialisable.ts';
import { forgetBeside } from '../../../src/db/privacy/overdue.ts';
import { openAnyDatabase } from '../../database.ts';
import { AURORA, MIA, NOON, openCase, opening } from '../build.ts';

const LONG_KEPT = new Date(NOON.getTime() - 1_000 * 86_400_000);
const BEFORE = new Date(NOON.getTime() - 400 * 86_400_000);
const FREE = openCase(1);
const HELD = openCase(2, { hold: { because: 'A court asks for it', by: MIA, at: NOON } });
const PAGE = 3;

interface Kind {
  /** A row: `$1` the workspace, `$2` its id, `$3` when, `$4` the case it hangs on. */
  readonly insert: string;
  /** Rows that still tell of a customer, by their ids. */
  readonly left: string;
  /** False: it hangs on no case that anybody could hold. */
  readonly ofCase: boolean;
}

const KINDS: Readonly<Record<string, Kind>> = {
  surveys: {
    insert: `INSERT INTO survey (workspace, id, "case", customer_key, team, owner, resolved_at, expires_at, withdrawn_at, answered_at, overall, words)
      VALUES ($1, $2, $4, 'cus_1', 'front-desk', 'ana', $3, $3, $3, $3, 2, 'kind')`,
    left: 'SELECT id FROM survey WHERE customer_key IS NOT NULL AND words IS NOT NULL',
    ofCase: true,
  },
  heard: {
    insert: `INSERT INTO heard_elsewhere (workspace, id, at, customer_key, mark, most, unhappy, "case", raw)
      VALUES ($1, $2, $3, 'cus_1', 100, 500, true, $4, 'rude')`,
    left: `SELECT id FROM heard_elsewhere WHERE customer_key IS NOT NULL AND raw <> ''`,
    ofCase: true,
  },
  purchases: {
    insert: `INSERT INTO purchase (workspace, id, customer_key, at) SELECT $1, $2, 'cus_1', $3 WHERE $4::text IS NULL`,
    left: 'SELECT id FROM purchase',
    ofCase: false,
  },
  standings: {
    insert: `INSERT INTO customer_standing (workspace, id, customer_key, standing, reason, words, consent, team, "case", by, at, ended_at)
      VALUES ($1, $2, 'cus_1', 'at_risk', 'price', 'dear', true, 'front-desk', $4, 'ana', $3, $3)`,
    left: 'SELECT id FROM customer_standing',
    ofCase: true,
  },
  imported: {
    insert: `INSERT INTO case_fact (workspace, "case", source, version, form, team, status, counted, restricted, received_at, stands,
        customer_key, reopened, handovers, touches, discretionary, alone, labels)
      SELECT $1, $2, 'import', 1, 2, 'front-desk', 'closed', true, false, $3, true, 'cus_1', 0, 0, 0, false, false, '{"city":"Ulm"}'
      WHERE $4::text IS NULL`,
    left: `SELECT "case" AS id FROM case_fact WHERE customer_key IS NOT NULL AND labels <> '{}'`,
    ofCase: false,
  },
};

describe('what is kept too long beside cases', () => {
  let database: Database;
  let gone: Readonly<Record<string, number>>;
  const pages: number[] = [];

  beforeAll(async () => {
    database = await openAnyDatabase();
    for (const of of [FREE, HELD]) await serialisable(database, (tx) => saveCommand(tx, opening(of)));
    for (const { insert, ofCase } of Object.values(KINDS)) {
      const put = (id: string, at: Date, of: string): Promise<unknown> =>
        database.read.query(insert, [AURORA, id, at, ofCase ? of : null]);
      for (let n = 1; n <= 7; n += 1) await put(`old-${n}`, LONG_KEPT, FREE.id);
      await put('new', NOON, FREE.id);
      if (ofCase) await put('old-0-held', LONG_KEPT, HELD.id);
      if (ofCase) await put('old-9-held', LONG_KEPT, HELD.id);
    }
    const listening: Queryable = {
      async query(...asked) {
        const rows = await database.read.query<Record<string, unknown>>(...asked);
        pages.push(rows.reduce((most, { gone: n }) => Math.max(most, typeof n === 'number' ? n : rows.length), 0));
        return rows as never;
      },
    };
    gone = await forgetBeside(listening, AURORA, BEFORE, PAGE);
  });

  it('is tried here, each kind of it', () => {
    expect(Object.keys(gone).toSorted()).toEqual(Object.keys(KINDS).toSorted());
  });

  it.each(Object.entries(KINDS))(
    '%s: goes, but for what is new and what hangs on a case that is held',
    async (what, kind) => {
      const left = await database.read.query<{ id: string }>(`${kind.left} ORDER BY 1`);
      expect(left.map(({ id }) => id)).toEqual(kind.ofCase ? ['new', 'old-0-held', 'old-9-held'] : ['new']);
      expect(gone[what]).toBe(7);
    },
  );

  it('goes in statements that each take no more than a page', () => {
    expect(Math.max(...pages)).toBe(PAGE);
  });

  it('is told as nothing when it is gone', async () => {
    const again = await forgetBeside(database.read, AURORA, BEFORE);
    expect(new Set(Object.values(again))).toEqual(new Set([0]));
  });
});
