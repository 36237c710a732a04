/** What is kept longer than the house says goes by itself within a day; what somebody holds stays, and the doctor knows of both. */
import { beforeAll, expect, it } from 'vitest';
import { eraseCustomer, keyTyped, newErasure, tryErasing } from '../../src/app/privacy/erase-customer.ts';
import { retain } from '../../src/app/privacy/retain.ts';
import { casesKeptMs, retentionOf, retentionSchema } from '../../src/app/keep/retention-setting.ts';
import { packShelf } from '../../src/app/keep/pack-shelf.ts';
import { caseId } from '../../src/core/base/ids.ts';
import { serialisable } from '../../src/db/engine/serialisable.ts';
import { eraseCases } from '../../src/db/privacy/erase-cases.ts';
import { insertErasure } from '../../src/db/privacy/erasures.ts';
import { whatIsDue } from '../../src/db/work/due.ts';
import { countOverdue } from '../../src/db/privacy/overdue.ts';
import { dailyCleanup } from '../../src/jobs/daily-cleanup.ts';
import { gives, HOTEL, logs, refund, resolves } from '../core/case/build.ts';
import { describeOnOne, quietLog } from '../database.ts';
import { commandsIn } from './commands.ts';
import { openHotel, type Hotel } from './hotel.ts';

const DAY = 86_400_000;
const KEEPS = { retention: retentionOf(retentionSchema.parse({ cases: 400 })), packs: [] };

it('is three years, five for a bank, or what the house says', () => {
  const packs = packShelf(quietLog);
  const bank = { ...HOTEL, pack: { source: 'bank-uk', asOf: new Date(0), reviewBy: new Date(0) } };
  const usual = retentionOf(retentionSchema.parse({}));
  expect(casesKeptMs(usual, packs([HOTEL])) / DAY).toBe(1_096);
  expect(casesKeptMs(usual, packs([bank])) / DAY).toBe(1_827);
  expect(casesKeptMs(retentionOf(retentionSchema.parse({ cases: 400 })), packs([bank])) / DAY).toBe(400);
  for (const wrong of [{ cases: 0 }, { cases: 29 }, { cases: 1.5 }, { cases: 9_999 }, { deliveries: 1 }, { words: 30 }])
    expect(retentionSchema.safeParse(wrong).success).toBe(false);
});

describeOnOne('what was kept long enough', (open) => {
  let hotel: Hotel;
  const ask = commandsIn(() => hotel, 'mia');
  const does = async (command: object): Promise<string> => (await ask(command)).case.id;
  const left = async (): Promise<unknown[]> =>
    (
      await hotel.db.read.query<{ id: string; words: string; key: string | null }>(
        'SELECT id, words, customer_key AS key FROM recovery_case ORDER BY number',
      )
    ).map(({ id: of, words, key }) => [of, words, key === keyOf('Room 9')]);
  const optedOut = (): Promise<unknown[]> => hotel.db.read.query('SELECT key, "case" FROM customer_opt_out');
  const keyOf = (typed: string): string => keyTyped(hotel.app.shell, typed) ?? '';

  beforeAll(async () => {
    hotel = await openHotel(await open());
    Object.assign(hotel.app.shell, { retention: retentionOf(retentionSchema.parse({ cases: 400 })) });
    for (const text of ['An old complaint', 'One that is held']) {
      const of = await does({ ...logs(text), customer: 'Room 9' });
      await does({ ...resolves(), case: of });
    }
    await does({ ...logs('One that goes on'), customer: 'Room 9' });
    await does({ kind: 'hold', case: 'R-1002', because: 'A court asks for it' });
    await does({ kind: 'opt_out', case: 'R-1001', because: 'Does not want to be asked' });
    await hotel.drawn();
  });

  it('stays until then', async () => {
    await dailyCleanup(hotel.app.shell);
    expect(await left()).toEqual([
      ['R-1001', 'An old complaint', true],
      ['R-1002', 'One that is held', true],
      ['R-1003', 'One that goes on', true],
    ]);
  });

  it('goes within a day after; what goes on and what is held stays', async () => {
    hotel.forward(402 * DAY);
    const before = new Date(hotel.now().getTime() - 400 * DAY);
    const { workspace } = hotel.app.shell;
    expect(await countOverdue(hotel.db.read, workspace, before, 10)).toEqual({ overdue: 1, held: 1 });
    await dailyCleanup(hotel.app.shell);
    expect(await left()).toEqual([
      ['R-1001', '—', false],
      ['R-1002', 'One that is held', true],
      ['R-1003', 'One that goes on', true],
    ]);
    expect(await countOverdue(hotel.db.read, workspace, before, 10)).toEqual({ overdue: 0, held: 1 });
    const [noted] = await hotel.db.read.query(`SELECT details FROM house_entry WHERE kind = 'erased'`);
    expect(noted?.['details']).toMatchObject({ asked_by: 'retention', cases: 1 });
    expect(await hotel.db.read.query('SELECT 1 FROM erasure')).toEqual([]);
  });

  it('takes no word of a customer who is asked nothing any more: it is theirs, and not the case’s it was said on', async () => {
    expect(await optedOut()).toEqual([{ key: keyOf('Room 9'), case: '—' }]);
  });

  it('stays through an erasure where it is held, and is named', async () => {
    const { shell } = hotel.app;
    const erased = await eraseCustomer(shell, 'Room 9', keyOf('Room 9'), { kind: 'operator' });
    expect(erased).toMatchObject({ cases: ['R-1002', 'R-1003'], held: ['R-1002'] });
    expect((await left()).slice(1)).toEqual([
      ['R-1002', 'One that is held', true],
      ['R-1003', '—', false],
    ]);
  });

  it('goes when the hold is over', async () => {
    await does({ kind: 'end_hold', case: 'R-1002' });
    hotel.forward(402 * DAY);
    await dailyCleanup(hotel.app.shell);
    expect((await left()).slice(0, 2)).toEqual([
      ['R-1001', '—', false],
      ['R-1002', '—', false],
    ]);
  });

  it('is asked nothing until they are erased', async () => {
    expect(await optedOut()).toHaveLength(1);
    const tried = await tryErasing(hotel.app.shell, 'Room 9', keyOf('Room 9'));
    expect(tried).toMatchObject({ cases: [], gone: { opt_outs: 1 } });
    await eraseCustomer(hotel.app.shell, 'Room 9', keyOf('Room 9'), { kind: 'operator' });
    expect(await optedOut()).toEqual([]);
  });
});

describeOnOne('what goes by itself', (open) => {
  let hotel: Hotel;
  const ask = commandsIn(() => hotel, 'ana');
  const does = async (command: object): Promise<string> => (await ask(command)).case.id;
  const rows = (sql: string, params: readonly unknown[] = []) =>
    hotel.db.read.query<Record<string, unknown>>(sql, params);
  /** A case with something given on it and something masked, kept long enough by now. */
  async function ended(customer: string): Promise<string> {
    const of = await does({ ...logs('An old complaint'), customer });
    await does(gives([refund(20)], null, caseId.parse(of)));
    await does({ ...resolves(), case: of });
    await rows(`INSERT INTO sealed_text (workspace, kind, ref, sealed) VALUES ($1, 'original', $2, '\\x00')`, [
      hotel.app.shell.workspace,
      of,
    ]);
    hotel.forward(402 * DAY);
    return of;
  }
  const left = async (of: string): Promise<unknown> =>
    (
      await rows(
        `SELECT words, (SELECT count(*)::int FROM sealed_text WHERE kind = 'original' AND ref = c.id) AS originals,
           (SELECT count(*)::int FROM journal_entry j WHERE j."case" = c.id AND j.kind = 'erased') AS erased,
           (SELECT count(*)::int FROM erasure) AS erasures FROM recovery_case c WHERE id = $1`,
        [of],
      )
    )[0];
  const GONE_ONCE = { words: '—', originals: 0, erased: 1, erasures: 0 };

  beforeAll(async () => {
    hotel = await openHotel(await open());
    Object.assign(hotel.app.shell, { retention: retentionOf(retentionSchema.parse({ cases: 400 })) });
    await rows(
      `CREATE FUNCTION killed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'killed'; END $$`,
    );
  });

  for (const table of ['sealed_text', 'customer_note', 'recovery_case', 'ledger_entry'])
    it(`goes whole after it was broken off at ${table}`, async () => {
      const of = await ended(`Room 5 ${table.length}`);
      await rows(
        `CREATE TRIGGER killed BEFORE UPDATE OR DELETE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION killed()`,
      );
      await retain({ ...hotel.app.shell, ...KEEPS });
      await rows(`DROP TRIGGER killed ON ${table}`);
      await retain({ ...hotel.app.shell, ...KEEPS });
      expect(await left(of)).toEqual(GONE_ONCE);
    });

  it('goes once where two processes are at it', async () => {
    const of = await ended('Room 61');
    await Promise.all([1, 2, 3].map(() => retain({ ...hotel.app.shell, ...KEEPS })));
    expect(await left(of)).toEqual(GONE_ONCE);
    expect(hotel.logged.filter((line) => line.includes(of) && line.includes('"level":"error"'))).toEqual([]);
  });

  it('goes where an earlier version was broken off between a case and what hangs on it', async () => {
    const of = await ended('Room 62');
    const { shell } = hotel.app;
    const keys = [keyTyped(shell, 'Room 62') ?? ''];
    const begun = newErasure(shell, { typed: '', keys, askedBy: 'retention', state: 'running' });
    await insertErasure(hotel.db.read, shell.workspace, begun);
    const work = { ids: [caseId.parse(of)], at: hotel.now() };
    await serialisable(hotel.db, (tx) => eraseCases(tx, shell.workspace, begun, work));
    expect(await left(of)).toEqual({ ...GONE_ONCE, originals: 1, erasures: 1 });
    const { workspace, holder } = shell;
    const due = await whatIsDue(hotel.db.read, { workspace, holder, at: hotel.now(), platforms: [], limit: 1 });
    expect(due.erasures).toBe(false);
    // it may be at it still
    await retain({ ...shell, ...KEEPS });
    expect(await left(of)).toEqual({ ...GONE_ONCE, originals: 1, erasures: 1 });
    hotel.forward(DAY);
    await retain({ ...shell, ...KEEPS });
    expect(await left(of)).toEqual(GONE_ONCE);
  });

  it('stays where it is held since it was looked for', async () => {
    const of = await ended('Room 63');
    const { workspace, ...shell } = hotel.app.shell;
    const begun = newErasure({ ...shell, workspace }, { typed: '', keys: [], askedBy: 'retention', state: 'running' });
    await rows(`UPDATE recovery_case SET doc = doc || '{"hold": {}}' WHERE id = $1`, [of]);
    const work = { ids: [caseId.parse(of)], at: hotel.now() };
    expect(await serialisable(hotel.db, (tx) => eraseCases(tx, workspace, begun, work))).toEqual({
      cases: [],
      entries: 0,
    });
    expect(await left(of)).toEqual({ words: 'An old complaint', originals: 1, erased: 0, erasures: 0 });
  });
});
