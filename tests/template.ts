/** Set-up and end of the whole test run: a migrated database to copy from, embedded and (where PostgreSQL can be reached) on a server. */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../src/db/engine/client.ts';
import { MIGRATIONS, readMigrations } from '../src/db/engine/migrate.ts';
import { makeLog } from '../src/log.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const CACHE = path.resolve(ROOT, 'node_modules/.cache/amends');
/** Tried when TEST_DATABASE_URL is not given. */
const USUAL_SERVER = 'postgresql://postgres@127.0.0.1:5432/postgres';
/** Test databases older than this were left behind by a run that was killed. */
const LEFT_BEHIND_S = 24 * 60 * 60;
/**
 * What every embedded database of a test would carry along and none needs: opening one takes half the time without. A
 * change here makes a new template, as a migration does.
 */
const LEANER = [
  'UPDATE pg_database SET datistemplate = false',
  'DROP DATABASE template1',
  'DROP DATABASE template0',
  "ALTER SYSTEM SET shared_buffers = '16MB'",
] as const;
/** Lets only one test run at a time build or tidy on the server. */
const LOCK = 4_178_201;

export interface TestServer {
  /** Of the maintenance database. */
  readonly url: string;
  /** Name of the migrated database to copy. */
  readonly template: string;
  /** Names the copies of this run, which are dropped when it is over. */
  readonly run: string;
}

/** Answers with what tidies up: everything the tests put into temporary folders lies in one, which goes with the run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'amends-tests-'));
  process.env['TMPDIR'] = folder;
  const hash = createHash('sha256')
    .update([...readMigrations(MIGRATIONS).map(({ checksum }) => checksum), ...LEANER].join())
    .digest('hex')
    .slice(0, 16);
  project.provide('template', await embeddedTemplate(hash));
  const server = await serverTemplate(hash);
  project.provide('server', server ?? null);
  const onServer =
    server === undefined ? 'no PostgreSQL server: races are not tested' : `PostgreSQL at ${hostOf(server.url)}`;
  process.stdout.write(`Databases of this run: embedded (PGlite), ${onServer}\n`);
  const before = new Set(readdirSync(ROOT));
  return async () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    if (server !== undefined) await dropAllOf(server);
    const left = readdirSync(ROOT).filter((name) => !before.has(name));
    if (left.length > 0)
      throw new Error(`a test left ${left.join(', ')} in ${ROOT}: what it writes goes into a temporary folder`);
  };
}

/** Everything a fresh database needs. */
async function fill(where: { readonly url: string } | { readonly dir: string }): Promise<void> {
  const log = makeLog(
    'warn',
    (line) => void process.stderr.write(`${line}\n`),
    () => new Date(),
  );
  const database = await openDatabase({ ...where, log });
  await database.close();
}

/** An initialised, migrated data directory as a tar file, built once per set of migrations. */
async function embeddedTemplate(hash: string): Promise<string> {
  const file = path.join(CACHE, `${hash}.tar`);
  if (existsSync(file)) return file;
  mkdirSync(CACHE, { recursive: true });
  const seed = mkdtempSync(path.join(tmpdir(), 'amends-'));
  await fill({ dir: seed });
  // dumped from a reopened directory, so that everything was written
  const again = await PGlite.create(path.join(seed, 'pg'));
  for (const statement of LEANER) await again.exec(statement);
  const dump = await again.dumpDataDir('none');
  await again.close();
  const building = `${file}.${process.pid}`;
  writeFileSync(building, Buffer.from(await dump.arrayBuffer()));
  renameSync(building, file);
  rmSync(seed, { recursive: true });
  return file;
}

async function serverTemplate(hash: string): Promise<TestServer | undefined> {
  const asked = process.env['TEST_DATABASE_URL'];
  const url = asked ?? USUAL_SERVER;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
  } catch (error) {
    if (asked === undefined) return undefined;
    throw new Error('TEST_DATABASE_URL is given, but nothing answers there', { cause: error });
  }
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await tidy(client, hash);
    return { url, template: await migratedOn(client, url, hash), run: randomBytes(4).toString('hex') };
  } finally {
    await client.end();
  }
}

/** Drops the copies of this run, several at a time: each waits for a checkpoint, and one checkpoint does for all that wait. */
async function dropAllOf({ url, run }: TestServer): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  const { rows } = await pool.query<{ name: string }>('SELECT datname AS name FROM pg_database WHERE datname ~ $1', [
    `^amends_test_[0-9]+_${run}_`,
  ]);
  await Promise.all(
    rows.map(({ name }) => pool.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`)),
  );
  await pool.end();
}

/** Drops what killed runs and older migrations left, a day later. */
async function tidy(client: pg.Client, hash: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT datname AS name FROM pg_database
     WHERE datname ~ '^amends_(test|template)_[0-9]+_' AND right(datname, 16) <> $1
       AND split_part(datname, '_', 3)::bigint < extract(epoch FROM now()) - $2`,
    [hash, LEFT_BEHIND_S],
  );
  for (const { name } of rows) await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
}

async function migratedOn(client: pg.Client, url: string, hash: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT datname AS name FROM pg_database WHERE datname ~ '^amends_template_[0-9]+_' AND right(datname, 16) = $1",
    [hash],
  );
  if (rows[0] !== undefined) return rows[0].name;
  const since = Math.floor(Date.now() / 1000);
  const building = `amends_test_${since}_building_${process.pid}`;
  await client.query(`CREATE DATABASE ${pg.escapeIdentifier(building)}`);
  await fill({ url: databaseUrl(url, building) });
  const name = `amends_template_${since}_${hash}`;
  await client.query(`ALTER DATABASE ${pg.escapeIdentifier(building)} RENAME TO ${pg.escapeIdentifier(name)}`);
  return name;
}

/** The same server, another database. */
export function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}

function hostOf(url: string): string {
  return new URL(url).host;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** File of the embedded template. */
    template: string;
    server: TestServer | null;
  }
}
