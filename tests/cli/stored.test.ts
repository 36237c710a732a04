import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { chainHash } from '../../src/core/base/chain.ts';
import type { CaseId } from '../../src/core/base/ids.ts';
import { fromWire } from '../../src/core/base/wire.ts';
import { openEmbedded } from '../../src/db/engine/embedded.ts';
import {
  ANA,
  amends,
  amendsProcess,
  BOB,
  emptyHotel,
  fileOf,
  folder,
  HOTEL,
  MIA,
  storedHotel,
  type StoredHotel,
  type Where,
} from './amends.ts';
import { describeOnServer } from '../database.ts';

const LONG = ['--last', '3660d'];
const RAISED = HOTEL.replace("scope: action, max: '150 EUR'", "scope: action, max: '350 EUR'").replace(
  "scope: incident, max: '250 EUR'",
  "scope: incident, max: '400 EUR'",
);
const LOWERED = HOTEL.replace("scope: action, max: '150 EUR'", "scope: action, max: '30 EUR'");

const onServer = inject('server') !== null;
/** A verb opens a server in a moment and a directory in half a second; what it does there is the same. */
describe.skipIf(onServer && process.env['AMENDS_EVERY'] !== '1')('amends on what was stored (embedded)', () => {
  verbs(() => Promise.resolve({ dir: folder() }));
});
describeOnServer('amends on what was stored', (server) => {
  verbs(async () => ({ url: await server.url() }));
});

function verbs(make: () => Promise<Where>): void {
  let where: Where;
  let env: Readonly<Record<string, string>>;
  let first: CaseId;
  let second: CaseId;
  let third: CaseId;

  const inDatabase = async (sql: string): Promise<void> => {
    const hotel = await storedHotelAgain(where);
    await hotel.query(sql);
    await hotel.close();
  };

  beforeAll(async () => {
    where = await make();
    env = 'dir' in where ? { AMENDS_DATA_DIR: where.dir } : { DATABASE_URL: where.url };
    const hotel = await storedHotel(where);
    first = await hotel.logs(ANA, 'room 412');
    await hotel.gives(ANA, first, 40n);
    await hotel.gives(ANA, first, 200n);
    await hotel.does(MIA, { kind: 'approve', case: first, request: null, digest: null });
    second = await hotel.logs(ANA, '=cmd|"/c calc"!A1');
    await hotel.gives(ANA, second, 300n);
    await decline(hotel, second);
    await hotel.gives(ANA, second, 160n);
    third = await hotel.logs(BOB, 'room 7');
    await hotel.gives(BOB, third, 300n);
    await hotel.gives(BOB, third, 160n);
    await decline(hotel, third, 0);
    await hotel.close();
  });

  it('tells what a wider file would have freed, with the ledger as it stood at each request', async () => {
    const { status, out, err } = await amends(['policy', 'simulate', fileOf(RAISED), ...LONG, '--json'], env);
    expect(err).toBe('');
    expect(status).toBe(0);
    const said = JSON.parse(out);
    // 40 was given alone; each of the others fits now, because one that waits takes nothing from the next
    expect(said).toMatchObject({
      requests: 6,
      same: 1,
      wouldNotNeedApproval: { requests: 5, cost: '1120.00 EUR' },
      wouldNeedApproval: { requests: 0 },
      wouldBeRefused: { requests: 0 },
      // the 200 was approved and given anyway
      extraAtMost: '920.00 EUR',
    });
    expect(said.largest[0]).toMatchObject({ role: 'agent', was: 'needs_approval', now: 'now', cost: '300.00 EUR' });
  });

  it('says it in a sentence, and what it cannot know', async () => {
    const { status, out } = await amends(['policy', 'simulate', fileOf(RAISED), ...LONG], env);
    expect(status).toBe(0);
    expect(out).toContain('With the new file 5 of 6 requests would not have needed approval, at most 920.00 EUR more.');
    expect(out).toContain('What this cannot know:');
    expect(out).not.toMatch(/ana|bob/i);
  });

  it('tells what a narrower file would have asked for, and finds nothing different under the same file', async () => {
    const lowered = await amends(['policy', 'simulate', fileOf(LOWERED), ...LONG, '--json'], env);
    expect(JSON.parse(lowered.out)).toMatchObject({ wouldNeedApproval: { requests: 1, cost: '40.00 EUR' }, same: 5 });
    const same = await amends(['policy', 'simulate', fileOf(HOTEL), ...LONG, '--json'], env);
    expect(JSON.parse(same.out)).toMatchObject({ requests: 6, same: 6, extraAtMost: '0.00 EUR', largest: [] });
  });

  it('says when nothing was stored in the time', async () => {
    const { status, out } = await amends(['policy', 'simulate', fileOf(HOTEL), '--last', '1d'], env);
    expect(status).toBe(0);
    expect(out).toContain('No requests were stored in the last 1 day');
  });

  it('exports cases as CSV that no spreadsheet runs, without the customer’s words', async () => {
    const { status, out } = await amends(['export', 'cases', '--from', '2024-03-01', '--to', '2024-04-01'], env);
    expect(status).toBe(0);
    const [head = '', ...rows] = out.trimEnd().split('\r\n');
    expect(head.split(',').slice(0, 4)).toEqual(['case', 'status', 'team', 'customer']);
    expect(head).not.toMatch(/owner|logged_by/);
    expect(rows).toHaveLength(3);
    expect(out).toContain(`"'=cmd|""/c calc""!A1"`);
    expect(out).not.toContain('hot water');
    expect(rows[0]).toContain('240.00,EUR');
  });

  it('exports what happened, one JSON object a line, inside half-open days', async () => {
    const span = ['--from', '2024-03-20', '--to', '2024-03-21', '--format', 'jsonl'];
    const { out } = await amends(['export', 'audit', ...span], env);
    const events = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events.find(({ event }) => event === 'given')).toMatchObject({
      case: first,
      by: 'ana',
      details: 'refund 40.00 EUR',
    });
    expect(events.find(({ event }) => event === 'approved')).toMatchObject({ case: first, by: 'mia' });
    expect(out).not.toContain('hot water');
    // of a restricted case who decided and when, not what
    const restrict = (about: string): Promise<unknown> =>
      inDatabase(`UPDATE recovery_case SET doc = jsonb_set(doc, '{sensitivity}', '${about}') WHERE id = '${first}'`);
    await restrict('"injury"');
    const hidden = (await amends(['export', 'audit', ...span], env)).out
      .split('\n')
      .filter((line) => line.includes(first));
    await restrict('null');
    expect(hidden).toHaveLength(events.filter((event) => event.case === first).length);
    expect(hidden.join('\n')).not.toMatch(/refund|EUR/);
    expect(hidden.join('\n')).toContain('"event":"given","details":""');
    const before = await amends(['export', 'audit', '--to', '2024-03-20', '--format', 'jsonl'], env);
    expect(before).toEqual({ status: 0, out: '', err: '' });
    expect((await amends(['export', 'cases', '--format', 'xlsx'], env)).status).toBe(2);
    expect((await amends(['export', 'cases', '--from', 'soon'], env)).status).toBe(2);
  });

  it('previews the digest of a week as plain text, and says when there is none', async () => {
    const told = await amends(['digest', 'preview', '--team', 'front-desk', '--week', '2024-W12'], env);
    expect(told.err).toBe('');
    expect(told.status).toBe(0);
    expect(told.out).toContain('Front desk');
    expect(told.out).not.toMatch(/[{}[\]]|room 412/);
    const silent = await amends(['digest', 'preview', '--team', 'front-desk', '--week', '2020-W10', '--json'], env);
    expect(JSON.parse(silent.out)).toEqual({ team: 'front-desk', week: '2020-W10', text: null });
    const typo = await amends(['digest', 'preview', '--team', 'fron-desk'], env);
    expect(typo).toMatchObject({ status: 1, out: '' });
    expect(typo.err).toContain('did you mean "front-desk"?');
    expect((await amends(['digest', 'preview', '--team', 'front-desk', '--week', '2024-13'], env)).status).toBe(2);
  });

  it('gives what is behind back to the workers, and lists what nobody knows', async () => {
    await inDatabase(`UPDATE message SET state = 'unknown' WHERE subject = 'case:${first}'`);
    await inDatabase(`UPDATE message SET state = 'dead' WHERE subject = 'case:${second}'`);
    await inDatabase(`UPDATE message SET state = 'stuck', due_at = '2999-01-01' WHERE subject = 'case:${third}'`);
    const { status, out } = await amends(['replay', 'outbox', '--json'], env);
    expect(status).toBe(0);
    const said = JSON.parse(out);
    expect(said.enqueued).toBeGreaterThan(2);
    expect(said.uncertain).toEqual([{ subject: `case:${first}`, platform: 'slack' }]);
    expect(said.stuck).toEqual([{ subject: `case:${third}`, platform: 'slack' }]);
    expect(said.undeliverable).toEqual([{ subject: `case:${second}`, platform: 'slack' }]);
  });

  it('tells the doctor’s visitor how many messages are behind', async () => {
    // the database alone is configured here, which the doctor finds, too
    const { out } = await amends(['doctor', '--json'], env);
    const { findings } = JSON.parse(out);
    expect(findings.find((f: { check: string }) => f.check === 'database')).toMatchObject({ state: 'ok' });
    expect(findings.find((f: { check: string }) => f.check === 'messages')).toMatchObject({
      state: 'warn',
      said: expect.stringMatching(/behind, 1 of them uncertain/),
    });
  });

  it('reckons every chain anew; the same journal gives the same digest of heads', async () => {
    const [once, again] = [await amends(['audit', 'verify', '--json'], env), await amends(['audit', 'verify'], env)];
    expect(once.status).toBe(0);
    const { digest, cases } = JSON.parse(once.out);
    expect(cases).toBe(3);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(again.out).toContain(digest);
  });

  it('reads what was stored under a name of old, and verifies it as it was stored', async () => {
    const hotel = await storedHotelAgain(where);
    const asked = await hotel.query(`SELECT events, head_hash FROM recovery_case WHERE id = '${third}'`);
    const body = {
      kind: 'linked_event',
      at: { $: 'date', v: '2024-03-20T12:00:00.000Z' },
      by: 'bob',
      event: { id: 'evt_1', name: 'No hot water', quiet: false },
    };
    const { events, head_hash: last } = asked.rows[0] ?? {};
    const hash = chainHash(last, fromWire(body));
    await hotel.query(
      `INSERT INTO journal_entry SELECT workspace, "case", ${events + 1}, '2024-03-20T12:00:00Z', 'bob', 'linked_event', '${JSON.stringify(body)}', '${hash}', hash
         FROM journal_entry WHERE "case" = '${third}' AND seq = ${events};
       UPDATE recovery_case SET events = ${events + 1}, head_hash = '${hash}' WHERE id = '${third}'`,
    );
    await hotel.close();
    const verified = await amends(['audit', 'verify'], env);
    expect(verified).toMatchObject({ status: 0, err: '' });
    const { out } = await amends(['export', 'audit', '--from', '2024-03-20', '--format', 'jsonl'], env);
    // exported under the name it always had
    expect(out).toMatch(/"event":"linked_event","details":"evt_1"/);
  });

  it('seals what there is, and finds out what was cut off since, by the file or by its digest', async () => {
    const file = path.join(folder(), 'head.json');
    expect(await amends(['audit', 'head'], env)).toMatchObject({
      status: 1,
      err: expect.stringContaining('AMENDS_SECRET_KEY'),
    });
    const keyed = { ...env, AMENDS_SECRET_KEY: Buffer.alloc(32, 7).toString('base64') };
    const sealed = await amends(['audit', 'head', '--to', file], keyed);
    expect(sealed).toMatchObject({ status: 0, err: '' });
    const { digest } = JSON.parse(readFileSync(file, 'utf8'));
    expect(sealed.out).toContain(digest);
    // the verbs of this very test are in the journal of the house by now
    for (const expected of [file, digest])
      expect(await amends(['audit', 'verify', '--expect', expected], keyed)).toMatchObject({ status: 0, err: '' });
    const other = await amends(['audit', 'verify', '--expect', '0'.repeat(64), '--json'], env);
    expect(JSON.parse(other.out)).toMatchObject({ ok: false, expected: false, broken: null });
    expect(other).toMatchObject({ status: 1, err: expect.stringContaining('Nothing here has the digest') });
    expect(await amends(['audit', 'verify', '--expect', 'nowhere.json'], env)).toMatchObject({ status: 2 });
    const foreign = await amends(['audit', 'verify', '--public-key', Buffer.alloc(32, 1).toString('base64url')], env);
    expect(foreign).toMatchObject({
      status: 1,
      err: expect.stringContaining('not signed with the key of this workspace'),
    });
    await inDatabase(
      `ALTER TABLE sealed_head DISABLE TRIGGER USER; ALTER TABLE audit_seal DISABLE TRIGGER USER;
       CREATE TABLE kept AS SELECT * FROM sealed_head; DELETE FROM sealed_head WHERE number = 1002`,
    );
    const cut = await amends(['audit', 'verify', '--expect', file], env);
    expect(cut).toMatchObject({ status: 1, err: expect.stringContaining('are not what seal 1 was made over') });
    await inDatabase('INSERT INTO sealed_head SELECT * FROM kept WHERE number = 1002; DROP TABLE kept');
    expect(await amends(['audit', 'verify', '--expect', file], env)).toMatchObject({ status: 0 });
  });

  it('finds the first event that was changed behind its back', async () => {
    await inDatabase(
      `ALTER TABLE journal_entry DISABLE TRIGGER USER; UPDATE journal_entry SET body = jsonb_set(body, '{by}', '"mia"') WHERE "case" = '${second}' AND seq = 2`,
    );
    const { status, out, err } = await amends(['audit', 'verify', '--json'], env);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: false, digest: null, broken: { case: second, seq: 2 } });
    expect(err).toContain(`broken at ${second}, event 2`);
  });

  it('says which workspaces there are when another is named', async () => {
    const { status, err } = await amends(['audit', 'verify', '--workspace', 'elsewhere'], env);
    expect(status).toBe(1);
    expect(err).toContain('it has hotel-aurora');
  });
}

describe('amends beside a running Amends', () => {
  it('says kindly that a running Amends has the embedded database', async () => {
    const dir = await emptyHotel();
    const env = { AMENDS_DATA_DIR: dir };
    const db = await storedHotelAgain({ dir });
    const { status, err } = await amendsProcess(['audit', 'verify'], env);
    const doctor = await amends(['doctor', '--json'], env);
    await db.close();
    expect(status).toBe(1);
    expect(err).toMatch(/in use by process \d+.*stop Amends or use DATABASE_URL/);
    expect(doctor.status).toBe(0);
  });
});

async function decline(hotel: StoredHotel, of: CaseId, nth = 0): Promise<void> {
  const found = await hotel.does(MIA, { kind: 'look_again', case: of });
  const request = found.case?.requests.filter(({ status }) => status === 'pending')[nth];
  const what = {
    request: request?.id ?? null,
    digest: null,
    reason: 'A smaller refund is usual here.',
    alternative: null,
  };
  await hotel.does(MIA, { kind: 'decline', case: of, ...what });
}

async function storedHotelAgain(
  where: Where,
): Promise<{ query(sql: string): Promise<pg.QueryResult>; close(): Promise<void> }> {
  if ('dir' in where) {
    const opened = await openEmbedded(where.dir);
    return { query: (sql) => opened.pool.query(sql), close: () => opened.close() };
  }
  const client = new pg.Client({ connectionString: where.url });
  await client.connect();
  return { query: (sql) => client.query(sql), close: () => client.end() };
}
