/** Facts follow their cases, whatever happens to these and whoever derives them; thrown away and derived anew they are the same. */
import { beforeAll, expect, it } from 'vitest';
import { teamId } from '../../../src/core/base/ids.ts';
import type { RecoveryCase } from '../../../src/core/case/case.ts';
import { FACT_FORM } from '../../../src/core/digest/facts.ts';
import type { Database } from '../../../src/db/engine/client.ts';
import { bringFacts, rebuildFacts } from '../../../src/db/facts/keep-facts.ts';
import { syncWorkspace } from '../../../src/db/team/members.ts';
import { AURORA, eur, R } from '../../core/case/build.ts';
import { aCase, action, later, promise, request, resolved } from '../../core/digest/week.ts';
import { describeEachDatabase, describeOnServer } from '../../database.ts';
import { keptOn, putCases } from './cases.ts';

/** Everything there is, in an order of its own. */
async function allFacts({ read }: Database): Promise<unknown> {
  const tables = ['case_fact', 'promise_fact', 'request_fact', 'remedy_fact', 'thanks_fact'];
  const rows = await Promise.all(
    tables.map((table) => read.query(`SELECT * FROM ${table} ORDER BY ${table === 'case_fact' ? '1, 2' : '1, 2, 3'}`)),
  );
  return Object.fromEntries(tables.map((table, n) => [table, rows[n]]));
}

const changed = (c: RecoveryCase, change: Partial<RecoveryCase>): RecoveryCase => ({
  ...c,
  version: c.version + 1,
  ...change,
});

describeEachDatabase('facts', (open) => {
  let database: Database;
  const paid = action(eur(40));
  const asked = { ...request([paid]), decidedAt: later(60_000) };
  const first = resolved({ actions: [paid], requests: [asked], promises: [promise('kept'), promise('open')] });
  const second = aCase();
  const factOf = async (c: RecoveryCase) =>
    (await database.read.query('SELECT * FROM case_fact WHERE "case" = $1 AND workspace = $2', [c.id, AURORA.id]))[0];
  beforeAll(async () => {
    database = await open();
    await syncWorkspace(database, AURORA);
    await putCases(database, [first, second]);
  });

  it('are filled by whoever first asks, also where cases were there before', async () => {
    await database.read.query('DELETE FROM fact_due');
    expect(await bringFacts(keptOn(database))).toBe(2);
    expect(await factOf(first)).toMatchObject({ team: first.team, stands: true, alone: false, discretionary: true });
    expect(await allFacts(database)).toMatchObject({
      promise_fact: [{ settled: 'kept' }, { settled: null }],
      request_fact: [{ within_own: true, level: 0 }],
      remedy_fact: [{ goodwill_minor: '4000', loss_minor: '0', currency: 'EUR', alone: false }],
    });
    expect(await bringFacts(keptOn(database))).toBe(0);
  });

  it('follow a case that is changed, moved to another team, dismissed, or gone', async () => {
    const night = teamId.parse('night');
    await putCases(database, [changed(first, { team: night, promises: [] }), changed(second, { status: 'dismissed' })]);
    expect(await bringFacts(keptOn(database))).toBe(2);
    expect(await factOf(first)).toMatchObject({ team: 'night', version: 2 });
    expect(await factOf(second)).toMatchObject({ counted: false });
    expect(await allFacts(database)).toMatchObject({ promise_fact: [], remedy_fact: [{ team: 'night' }] });
    await database.read.query('DELETE FROM recovery_case WHERE id = $1', [first.id]);
    await bringFacts(keptOn(database));
    expect(await allFacts(database)).toMatchObject({ case_fact: [{}], request_fact: [], remedy_fact: [] });
    await putCases(database, [first]);
    await bringFacts(keptOn(database));
  });

  it('are the same when they are thrown away and derived anew; what was imported stays', async () => {
    await database.read.query(
      `INSERT INTO case_fact SELECT (jsonb_populate_record(NULL::case_fact, to_jsonb(f) || '{"case": "I-1", "source": "import"}')).*
       FROM case_fact f WHERE f."case" = $1`,
      [first.id],
    );
    const before = await allFacts(database);
    await database.read.query(`DELETE FROM case_fact WHERE source = 'lived'`);
    await database.read.query('DELETE FROM remedy_fact');
    // one whose case is gone
    await database.read.query(
      `INSERT INTO case_fact SELECT (jsonb_populate_record(NULL::case_fact, to_jsonb(f) || '{"case": "R-9", "source": "lived"}')).*
       FROM case_fact f`,
    );
    expect(await rebuildFacts(keptOn(database))).toBe(2);
    expect(await allFacts(database)).toEqual(before);
    await database.read.query('UPDATE workspace SET fact_form = 0');
    await database.read.query('UPDATE case_fact SET form = 0, touches = 99 WHERE source = $1', ['lived']);
    await bringFacts(keptOn(database));
    expect(await allFacts(database)).toEqual(before);
    expect(await factOf(first)).toMatchObject({ form: FACT_FORM });
  });

  it('hold no member, in no column', async () => {
    const columns = await database.read.query<{ name: string }>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_name LIKE '%\\_fact'`,
    );
    expect(columns.length).toBeGreaterThan(60);
    expect(columns.filter(({ name }) => /member|owner|person|people|_by$|\.by$|asked_of|who/.test(name))).toEqual([]);
    const all = JSON.stringify(await allFacts(database));
    for (const { id } of AURORA.members) expect(all).not.toContain(`"${id}"`);
  });
});

describeOnServer('facts derived by two processes', (server) => {
  it('in the middle of commands, are those of the last change of each case, each once', async () => {
    const one = await server.open();
    const other = await server.openAgain();
    await syncWorkspace(one, AURORA);
    const cases = Array.from({ length: 220 }, (_, n) =>
      aCase({ id: R(5000 + n), promises: [promise('open'), promise('kept')], actions: [action(eur(1 + (n % 9)))] }),
    );
    await putCases(one, cases);
    let now = cases;
    const busy = (async () => {
      for (let round = 0; round < 3; round += 1) {
        now = now.map((c, n) =>
          n % 3 === round % 3 ? changed(c, { handovers: round, promises: [promise('kept')] }) : c,
        );
        await putCases(one, now);
      }
    })();
    await Promise.all([
      busy,
      ...[one, other, one, other].map(async (db) => {
        for (let n = 0; n < 3; n += 1) await bringFacts(keptOn(db));
      }),
    ]);
    await bringFacts(keptOn(other));
    const rows = await one.read.query<{ case: string; version: number; handovers: number; promises: number }>(
      `SELECT f."case", f.version, f.handovers, (SELECT count(*)::int FROM promise_fact p WHERE p."case" = f."case") AS promises
       FROM case_fact f ORDER BY f."case"`,
    );
    expect(rows).toEqual(
      now.map((c) => ({ case: c.id, version: c.version, handovers: c.handovers, promises: c.promises.length })),
    );
    expect(await one.read.query('SELECT FROM fact_due')).toEqual([]);
  });
});
