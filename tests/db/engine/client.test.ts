import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { workspaceId } from '../../../src/core/base/ids.ts';
import { keepPolicyVersion, readPolicyVersions } from '../../../src/db/case/records.ts';
import { isAway, openDatabase } from '../../../src/db/engine/client.ts';
import { DirectoryInUse } from '../../../src/db/engine/lock.ts';
import { ALIVE, openHolder } from '../../../src/db/engine/holder.ts';
import { migrate } from '../../../src/db/engine/migrate.ts';
import { makeLog, type Log } from '../../../src/log.ts';
import { describeEachDatabase, describeOnServer, openTestDatabase, quietLog } from '../../database.ts';
import { soon } from '../../patience.ts';

const made: string[] = [];
const directory = (): string => {
  const dir = mkdtempSync(path.join(tmpdir(), 'amends-'));
  made.push(dir);
  return dir;
};
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true });
});

/** A log whose lines are told to `heard`. */
const listening = (heard: (line: Record<string, unknown>) => void): Log =>
  makeLog(
    'debug',
    (line) => heard(JSON.parse(line) as Record<string, unknown>),
    () => new Date(0),
  );

describe('the embedded database in a directory', () => {
  it('keeps what was written, and lets one process in at a time', async () => {
    const dir = directory();
    const template = new Blob([readFileSync(inject('template'))]);
    const first = await openDatabase({ dir, template, log: quietLog });
    await first.read.query("INSERT INTO workspace (workspace, name) VALUES ('aurora', 'Hotel Aurora')");
    const second = openDatabase({ dir, log: quietLog });
    await expect(second).rejects.toThrow(DirectoryInUse);
    await expect(second).rejects.toThrow(`in use by process ${process.pid}`);
    await first.close();

    const again = await openDatabase({ dir, log: quietLog });
    expect(await again.read.query('SELECT name FROM workspace')).toEqual([{ name: 'Hotel Aurora' }]);
    expect(await again.read.query("SELECT current_setting('fsync') AS fsync")).toEqual([{ fsync: 'on' }]);
    await again.close();
  });

  it('says so when the path is too long for its lock', async () => {
    const dir = path.join(directory(), 'x'.repeat(100));
    await expect(openDatabase({ dir, log: quietLog })).rejects.toThrow('too long a path for the data directory');
  });
});

describeEachDatabase('an open database', (open) => {
  it('answers a ping, holds a lock as long as it is asked to, and has nothing left to migrate', async () => {
    const database = await open();
    await database.ping();
    expect(await migrate(database.pool)).toEqual([]);
    expect(await migrate(database.pool)).toEqual([]);

    const alive = async (): Promise<unknown[]> => (await database.read.query(ALIVE)).map((row) => row['objid']);
    const holder = await openHolder(database);
    expect(await alive()).toEqual([holder.id]);
    await holder.release();
    await soon(async () => expect(await alive()).toEqual([]));
  });

  it('gives what was written of a policy back as it went in', async () => {
    const database = await open();
    const at = new Date('2026-03-29T01:30:00.123Z');
    const workspace = workspaceId.parse('w');
    const version = {
      policy: 'p',
      version: 'v',
      effectiveFrom: at,
      effectiveUntil: null,
      text: 't',
      loadedAt: at,
    };
    await keepPolicyVersion(database.read, workspace, version);
    await keepPolicyVersion(database.read, workspace, { ...version, text: 'one that is known stays as it is' });
    expect(await readPolicyVersions(database, workspace)).toEqual([version]);
  });
});

describe('a migration', () => {
  it('that was edited after it was applied stops the start', async () => {
    const database = await openTestDatabase();
    await database.read.query('UPDATE _prisma_migrations SET checksum = $1', ['0'.repeat(64)]);
    await expect(migrate(database.pool)).rejects.toThrow('was edited after it was applied');
    await database.read.query('UPDATE _prisma_migrations SET finished_at = NULL');
    await expect(migrate(database.pool)).rejects.toThrow('unfinished migrations');
    await database.close();
  });
});

describeOnServer('a server', (server) => {
  it('is migrated once by five processes that start at the same moment', async () => {
    const url = await server.emptyUrl();
    const applied: unknown[] = [];
    const log = listening(({ message, count }) => {
      if (message === 'migrations applied') applied.push(count);
    });
    const databases = await Promise.all(Array.from({ length: 5 }, () => openDatabase({ url, log })));
    expect(applied).toHaveLength(1);
    const rows = await databases[0]!.read.query('SELECT 1 FROM _prisma_migrations');
    expect(rows.length).toBe(applied[0]);
    await Promise.all(databases.map((database) => database.close()));
  });

  it('that is away is waited for, saying so each time, until it is there', async () => {
    const url = new URL(await server.emptyUrl());
    const real = { port: Number(url.port), host: url.hostname };
    const door = net.createServer((from) => {
      const to = net.connect(real);
      from
        .on('error', () => to.destroy())
        .pipe(to.on('error', () => from.destroy()))
        .pipe(from);
    });
    const port = await new Promise<number>((resolve) => {
      const probe = net.createServer().listen(0, '127.0.0.1', () => {
        const { port } = probe.address() as net.AddressInfo;
        probe.close(() => resolve(port));
      });
    });
    url.port = String(port);
    url.hostname = '127.0.0.1';
    let away = 0;
    const log = listening(({ message }) => {
      if (message !== 'database is away, trying again') return;
      away += 1;
      if (away === 1) door.listen(port, '127.0.0.1');
    });
    const database = await openDatabase({ url: url.href, log });
    expect(away).toBeGreaterThan(0);
    await database.ping();
    await database.close();
    door.close();
  });

  it('that never answers is given up when asked to, and a ping of it ends in time', async () => {
    const silent = net.createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', () => resolve()));
    const { port } = silent.address() as net.AddressInfo;
    silent.close();
    const stop = new AbortController();
    const log = listening(() => stop.abort());
    const url = `postgresql://postgres@127.0.0.1:${port}/none`;
    await expect(openDatabase({ url, log, signal: stop.signal })).rejects.toThrow(/abort/i);

    const database = await server.open(1);
    const held = await database.pool.connect();
    await expect(database.ping(50)).rejects.toThrow('did not answer within 50 ms');
    held.release();
    await database.ping();
  });

  it('that refuses us is not waited for', async () => {
    const url = new URL(await server.emptyUrl());
    url.pathname = '/amends_there_is_no_such_database';
    await expect(openDatabase({ url: url.href, log: quietLog })).rejects.toMatchObject({ code: '3D000' });
  });
});

describe('whether the database is away', () => {
  it('is told from the code, from the cause, and from what pg says without a code', () => {
    expect(isAway(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))).toBe(true);
    expect(isAway(new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })]))).toBe(true);
    expect(isAway(new Error('x', { cause: Object.assign(new Error('y'), { code: '57P03' }) }))).toBe(true);
    expect(isAway(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isAway(Object.assign(new Error('timeout'), { code: '42P01' }))).toBe(false);
    expect(isAway(new Error('a bug'))).toBe(false);
    expect(isAway('a word')).toBe(false);
  });
});
