import pg from 'pg';
import { beforeAll, expect, it } from 'vitest';
import { describeOnServer } from '../database.ts';
import { amends, PEOPLE, storedHotel } from './amends.ts';

describeOnServer('amends parked', (server) => {
  let env: Readonly<Record<string, string>>;
  beforeAll(async () => {
    const url = await server.url();
    env = { DATABASE_URL: url };
    const hotel = await storedHotel({ url });
    const query = (sql: string): Promise<unknown> => hotel.db.read.query(sql);
    await query(`INSERT INTO wish (workspace, key, sealed, at, holder, due_at, attempts, parked) VALUES
      ('hotel-aurora', 'slack:T0:U0ANA', '', '2026-12-10T10:00:00Z', 0, '2026-12-10T10:00:00Z', 8, 'Error: not sealed by us'),
      ('elsewhere', 'slack:T1:U1', '', '2026-12-10T10:00:00Z', 0, '2026-12-10T10:00:00Z', 8, 'Error: of another house')`);
    await query(`INSERT INTO message (workspace, subject, platform, dest, wanted, key, state, failures, trouble, due_at) VALUES
      ('hotel-aurora', 'digest:front-desk:2026-W49', 'slack', '{}', 1, 'k1', 'stuck', 3, 'is_archived', now() + interval '1 hour'),
      ('hotel-aurora', 'thanks:R-1:act_000001', 'teams', '{}', 1, 'k2', 'dead', 1, 'uncertain', NULL)`);
    // as the app notes it: what is wanted for the first time was not tried
    await query(`UPDATE message SET trouble = CASE WHEN state = 'dead' THEN 'uncertain' ELSE 'is_archived' END
      WHERE workspace = 'hotel-aurora' AND key IN ('k1', 'k2')`);
    await query(`INSERT INTO delivery (workspace, receiver, id, type, subject, at, due_at, sealed, state, tries, trouble) VALUES
      ('hotel-aurora', 'erp', 'evt_1', 'case.opened', 'R-1', '2026-12-10T10:00:00Z', now(), '', 'dead', 10, 'status_500')`);
    await hotel.close();
  });

  it('lists what was tried in vain with why, of this house alone and of nobody', async () => {
    const { status, out } = await amends(['parked'], env);
    expect(status).toBe(0);
    expect(out).toMatch(
      /Given up until somebody looks.*\n(?: {2}.*\n)*? {2}wish \d+: Error: not sealed by us, since 2026-12-10T10/,
    );
    expect(out).toContain('delivery erp: case.opened evt_1: status_500');
    expect(out).toMatch(/Tried in vain so far.*\n {2}message digest:front-desk:2026-W49 \(slack\): is_archived/);
    expect(out).toMatch(/Never tried again.*\n {2}message thanks:R-1:act_000001 \(teams\): uncertain/);
    expect(out).not.toMatch(/another house|U0ANA/);
    expect((await amends(['parked', 'list'], env)).out).toBe(out);
    const json: unknown = JSON.parse((await amends(['parked', 'list', '--json'], env)).out);
    expect(json).toHaveLength(4);
  });

  it('is said by the doctor with what the platform said, and that the database takes nothing while it does not', async () => {
    const doctor = async (): Promise<string> =>
      (await amends(['doctor', '--json'], { AMENDS_CONFIG: PEOPLE, ...env })).out;
    const before = await doctor();
    expect(before).toContain('digest:front-desk:2026-W49 (slack): is_archived');
    expect(before).toContain('amends parked retry');
    expect(before).not.toContain('read-only');
    const { pathname } = new URL(env['DATABASE_URL'] ?? '');
    const set = async (on: boolean): Promise<void> => {
      const client = new pg.Client({ connectionString: env['DATABASE_URL'] });
      await client.connect();
      const name = pg.escapeIdentifier(pathname.slice(1));
      await client.query('SET default_transaction_read_only = off');
      await client.query(
        `ALTER DATABASE ${name} ${on ? 'SET default_transaction_read_only = on' : 'RESET default_transaction_read_only'}`,
      );
      await client.end();
    };
    await set(true);
    try {
      expect(await doctor()).toContain('takes nothing: it is read-only');
    } finally {
      await set(false);
    }
  });

  it('has all of it tried again by one command, but what may be there already, and counts what it gave back', async () => {
    const client = new pg.Client({ connectionString: env['DATABASE_URL'] });
    await client.connect();
    // more than are listed; and what is tried again by itself, which nobody has to give back
    await client.query(`INSERT INTO wish (workspace, key, sealed, at, holder, due_at, attempts, parked)
      SELECT 'hotel-aurora', 'slack:T0:' || n, '', now(), 0, now(), 8, 'Error' FROM generate_series(1, 600) n`);
    await client.query(`INSERT INTO delivery (workspace, receiver, id, type, subject, at, due_at, sealed, state, tries, trouble) VALUES
      ('hotel-aurora', 'erp', 'evt_2', 'case.opened', 'R-1', now(), now() + interval '1 hour', '', 'waiting', 2, 'status_500')`);
    await client.query(`INSERT INTO hint (workspace, subject, bound, due_at, at, trouble) VALUES
      ('hotel-aurora', 'case:R-1', 'x', now(), now(), 'timeout')`);
    await client.end();
    const { out } = await amends(['parked', 'retry'], env);
    expect(out).toMatch(/^603 pieces of work will be tried again/);
    expect(out).toContain('\n2 more are tried again without being asked.\n');
    expect(out).toMatch(/Never tried again:\n {2}message thanks/);
    const left = (await amends(['parked'], env)).out;
    expect(left).not.toMatch(/Given up until/);
    expect(left).toContain('thanks:R-1');
    const again: unknown = JSON.parse((await amends(['parked', 'retry', '--json'], env)).out);
    expect(again).toMatchObject({ given: 1, byThemselves: 2, left: [{ state: 'dead' }] });
  });
});
