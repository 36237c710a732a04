/** Amends runs with a role that cannot change what is on record, nor make tables; and nothing it does for people needs more. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { handle } from '../../src/app/handle.ts';
import type { Command } from '../../src/core/case/commands.ts';
import { dailyCleanup } from '../../src/jobs/daily-cleanup.ts';
import { openDatabase, type Database } from '../../src/db/engine/client.ts';
import { tooMuch, type RoleNames } from '../../src/db/engine/roles.ts';
import { amends } from '../cli/amends.ts';
import { closeAll } from '../closing.ts';
import { id, logs, resolves } from '../core/case/build.ts';
import { describeOnServer, quietLog } from '../database.ts';
import { openHotel, type Hotel } from '../ways/hotel.ts';
import { surfaceOf } from '../ways/surfaces.ts';
import { troubleIn } from '../patience.ts';

/** A new one before that of the hotel. */
const KEYS = [8, 7].map((byte) => Buffer.alloc(32, byte).toString('base64')).join(',');

describeOnServer('with roles of its own', (server) => {
  const mark = randomBytes(4).toString('hex');
  const names: RoleNames = { app: `amends_test_app_${mark}`, reader: `amends_test_reader_${mark}` };
  const flags = ['--app', names.app, '--reader', names.reader];
  let owner: pg.Client;
  let url: string;
  let ownersUrl: string;
  let db: Database;
  let hotel: Hotel;

  beforeAll(async () => {
    ownersUrl = await server.emptyUrl();
    // DATABASE_URL is left as whoever owns the tables, as on the day somebody begins to use roles
    const made = await amends(['database', 'roles', ...flags], { DATABASE_URL: ownersUrl });
    if (made.status !== 0) throw new Error(made.err);
    owner = new pg.Client({ connectionString: ownersUrl });
    await owner.connect();
    const as = new URL(ownersUrl);
    as.username = names.app;
    as.password = mark;
    url = as.href;
    for (const role of [names.app, names.reader]) await owner.query(`ALTER ROLE ${role} PASSWORD '${mark}'`);
    db = await openDatabase({ url, log: quietLog, connections: 5 });
  });
  afterAll(async () => {
    await closeAll();
    await db.close();
    for (const role of [names.app, names.reader]) await owner.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    await owner.end();
  });

  it('a whole day goes by on a database that another role made, its first workspace included', async () => {
    hotel = await openHotel(db);
    const slack = surfaceOf(hotel, 'Slack');
    await slack.log('ana', 'Room 412: no hot water', { customer: 'K-1' });
    await slack.until(() => slack.caseCard('R-1001'), 'the card');
    await slack.answerTo('ana', 'give R-1001 refund 10 EUR because of the cold', /Given on/);
    await slack.type('ana', 'give R-1001 refund 400 EUR because they stood in the corridor');
    const card = await slack.until(() => slack.requests('R-1001')[0], 'the request');
    await slack.press('mia', card, 'Approve');
    await slack.until(() => slack.requests('R-1001')[0]?.text.includes('Approved'), 'the approval');
    await slack.answerTo('mia', 'away until 2026-12-14', /away/i);
    await hotel.restart();
    await hotel.drawn();
    const trouble = troubleIn(hotel.logged);
    expect(trouble).toEqual([]);
  });

  it('what is kept too long goes, a customer is erased and keys are exchanged by it; the journal still verifies', async () => {
    const env = { DATABASE_URL: url, AMENDS_SECRET_KEY: KEYS };
    for (const command of [
      { ...logs('The lamp is broken'), customer: 'Room 413' },
      { ...resolves(), case: 'R-1002' },
    ])
      await handle(hotel.app.shell, { key: command.kind, by: id('mia'), command: command as Command, at: hotel.now() });
    await hotel.drawn();
    hotel.forward(1_200 * 86_400_000);
    await dailyCleanup(hotel.app.shell);
    await hotel.stop();
    expect(await amends(['erase', 'customer', 'K-1'], env)).toMatchObject({ status: 0, err: '' });
    const cases = await db.read.query('SELECT words, customer_key FROM recovery_case ORDER BY number');
    expect(cases).toEqual([
      { words: '—', customer_key: expect.stringMatching(/^cus_/) },
      { words: '—', customer_key: expect.stringMatching(/^cus_/) },
    ]);
    expect(await amends(['keys', 'rotate'], env)).toMatchObject({ status: 0, err: '' });
    expect(await amends(['audit', 'verify'], env)).toMatchObject({ status: 0 });
  });

  it.each([
    'UPDATE journal_entry SET by = by',
    'DELETE FROM journal_entry',
    'TRUNCATE journal_entry',
    'ALTER TABLE journal_entry DISABLE TRIGGER USER',
    'DROP TRIGGER journal_entry_append_only ON journal_entry',
    'UPDATE house_entry SET kind = kind',
    'DELETE FROM house_entry',
    'UPDATE ledger_entry SET cost_minor = 1',
    'DELETE FROM ledger_entry',
    'UPDATE absence_entry SET by = by',
    'UPDATE journal_word SET seq = seq',
    "UPDATE policy_version SET text = ''",
    'DELETE FROM policy_version',
    'CREATE TABLE mine (n int)',
    'CREATE SCHEMA mine',
    'UPDATE "_prisma_migrations" SET checksum = \'\'',
    'SET session_replication_role = replica',
  ])('refuses %s', async (sql) => {
    await expect(db.read.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it('a new table of a later release is the app’s, too, and the doctor says of a role whether it may too much', async () => {
    await owner.query('CREATE TABLE later (workspace text)');
    expect(await db.read.query('SELECT * FROM later')).toEqual([]);
    await owner.query('DROP TABLE later');
    expect(await tooMuch(db.read)).toEqual([]);
    await owner.query(`GRANT DELETE ON house_entry TO ${names.app}`);
    expect(await tooMuch(db.read)).toEqual(['delete from house_entry']);
    const { out } = await amends(['doctor', '--json'], { DATABASE_URL: url });
    expect(JSON.parse(out).findings).toContainEqual(
      expect.objectContaining({
        check: 'rights',
        state: 'warn',
        said: expect.stringContaining('delete from house_entry'),
      }),
    );
    expect(await amends(['migrate', ...flags], { DATABASE_MIGRATION_URL: ownersUrl })).toMatchObject({ status: 0 });
    expect(await tooMuch(db.read)).toEqual([]);
  });

  it('dashboards read figures, and nobody’s words', async () => {
    const as = new URL(url);
    as.username = names.reader;
    const reader = new pg.Client({ connectionString: as.href });
    await reader.connect();
    await expect(reader.query('SELECT * FROM amends_figures.complaint LIMIT 1')).resolves.toBeDefined();
    await expect(reader.query('SELECT * FROM recovery_case')).rejects.toMatchObject({ code: '42501' });
    await reader.end();
  });

  it('a start on tables that are behind says who has to do what', async () => {
    await owner.query(
      'CREATE TEMP TABLE kept AS SELECT * FROM "_prisma_migrations" ORDER BY migration_name DESC LIMIT 1',
    );
    await owner.query('DELETE FROM "_prisma_migrations" m USING kept WHERE m.id = kept.id');
    await expect(openDatabase({ url, log: quietLog })).rejects.toThrow(
      /run amends migrate with DATABASE_MIGRATION_URL/,
    );
    const migrate = ['migrate', ...flags];
    expect(await amends(migrate, { DATABASE_MIGRATION_URL: url })).not.toMatchObject({ status: 0 });
    await owner.query('INSERT INTO "_prisma_migrations" SELECT * FROM kept');
    expect(await amends(migrate, { DATABASE_MIGRATION_URL: ownersUrl })).toMatchObject({ status: 0 });
  });
});
