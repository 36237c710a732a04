/** Databases for tests, each a fresh copy of the migrated template; nothing is shared between two of them. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, describe, inject } from 'vitest';
import { openDatabase, type Database } from '../src/db/engine/client.ts';
import { causeOf, makeLog, type Log } from '../src/log.ts';
import { closeAll, closeLater } from './closing.ts';
import { databaseUrl, type TestServer } from './template.ts';
import { PATIENCE_MS, soon } from './patience.ts';

/** A log that says nothing; an error in it fails the test that caused it, where the error is raised. */
export const quietLog: Log = makeLog(
  'error',
  (line) => {
    throw new Error(`logged an error: ${line}`);
  },
  () => new Date(0),
);

/** A fresh embedded database in memory; about a second. The caller closes it. */
export function openTestDatabase(log: Log = quietLog): Promise<Database> {
  const template = new Blob([readFileSync(inject('template'))]);
  return openDatabase({ template, log, migrations: false });
}

/** Opens a fresh database that is closed when the suite is over. */
export type Open = () => Promise<Database>;

/** Connections of a journey: the first commands on each take its plans, and a journey has few at once. */
const FEW = 4;
/** Made from the template; and a loaded machine may take its time to answer. */
const LOADED = { migrations: false, answersWithinMs: PATIENCE_MS } as const;

/**
 * Runs the suite once on the embedded database and, where a PostgreSQL server can be reached, once there.
 * Embedded proves logic; only the server proves what happens in races.
 */
export function describeEachDatabase(name: string, suite: (open: Open) => void): void {
  describeEmbedded(name, suite);
  describeOnServer(name, (server) => suite(() => server.open(FEW)));
}

/**
 * A journey that is told once for each platform, or for one only: on the server where there is one, as what it tries does not
 * depend on the database, and a journey takes half the work there. Both databases with `AMENDS_EVERY=1`; without a server the
 * embedded one alone.
 */
export function describeJourney(name: string, platform: 'Slack' | 'Teams', suite: (open: Open) => void): void {
  describeOnOne(`${name}, in ${platform}`, suite);
}

/** The same for what is told of no platform. */
export function describeOnOne(name: string, suite: (open: Open) => void): void {
  if (process.env['AMENDS_EVERY'] === '1') return describeEachDatabase(name, suite);
  if (inject('server') === null) return describeEmbedded(name, suite);
  describeOnServer(name, (server) => suite(() => server.open(FEW)));
}

/** The journeys that are told on the embedded database wherever they are told: each a whole one, so that it is tried under all of the app. */
export function describeEmbedded(name: string, suite: (open: Open) => void): void {
  describe(`${name} (embedded)`, () => {
    suite(closing(() => openTestDatabase()));
  });
}

/** A fresh database for a suite that does not mind which: on the server where there is one, it is lighter there. Closed after the suite. */
export async function openAnyDatabase(): Promise<Database> {
  const server = inject('server');
  if (server === null) {
    const database = await openTestDatabase();
    closeLater(() => database.close());
    return database;
  }
  const name = await copyOf(server, server.template);
  const database = await openDatabase({
    ...LOADED,
    url: databaseUrl(server.url, name),
    log: quietLog,
    connections: FEW,
  });
  closeLater(() => database.close());
  return database;
}

export interface ServerSuite {
  /** A fresh database with a pool of this many connections, 10 when not given. */
  open(connections?: number): Promise<Database>;
  /** One more pool on the database that was opened last, as a second process would have. */
  openAgain(connections?: number): Promise<Database>;
  /** A fresh, empty database: without any table of ours. */
  emptyUrl(): Promise<string>;
  /** A fresh database that is there and that nobody has opened. */
  url(): Promise<string>;
}

/** Runs the suite on a PostgreSQL server only; skips it, saying so, where there is none. */
export function describeOnServer(name: string, suite: (server: ServerSuite) => void): void {
  const server = inject('server');
  const where = server === null ? 'none on 127.0.0.1:5432, and TEST_DATABASE_URL is not set' : 'real races';
  describe.skipIf(server === null)(`${name} (PostgreSQL: ${where})`, () => {
    suite(server === null ? NO_SERVER : serverSuite(server));
  });
}

const NO_SERVER: ServerSuite = { open: never, openAgain: never, emptyUrl: never, url: never };

function serverSuite(server: TestServer): ServerSuite {
  let current = '';
  const connect = closing((connections: number | undefined) =>
    openDatabase({ ...LOADED, url: databaseUrl(server.url, current), log: quietLog, connections }),
  );
  return {
    async open(connections) {
      current = await copyOf(server, server.template);
      return connect(connections);
    },
    openAgain: (connections) => connect(connections),
    emptyUrl: async () => databaseUrl(server.url, await copyOf(server, 'template0')),
    url: async () => databaseUrl(server.url, await copyOf(server, server.template)),
  };
}

function never(): Promise<never> {
  return Promise.reject(new Error('there is no server'));
}

/** Remembers what it opens, and closes it after the suite. */
function closing<A extends readonly unknown[]>(
  open: (...args: A) => Promise<Database>,
): (...args: A) => Promise<Database> {
  const opened: Database[] = [];
  afterAll(async () => {
    // whatever runs on them ends first
    await closeAll();
    for (const database of opened.splice(0)) await database.close();
  });
  return async (...args) => {
    const database = await open(...args);
    opened.push(database);
    return database;
  };
}

/** Makes a copy of a database; it is dropped with all others when the run is over. */
async function copyOf({ url, run }: TestServer, template: string): Promise<string> {
  const name = `amends_test_${Math.floor(Date.now() / 1000)}_${run}_${randomBytes(6).toString('hex')}`;
  const copy = pg.escapeIdentifier(name);
  await onServer(url, async (client) => {
    await client.query(`CREATE DATABASE ${copy} TEMPLATE ${pg.escapeIdentifier(template)}`);
    // A commit does not wait for the disk. Only a server that dies would lose one: an app that is killed, as in the
    // tests of crashes and races, finds on the living server everything that was committed.
    await client.query(`ALTER DATABASE ${copy} SET synchronous_commit = off`);
  });
  return name;
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  // a server that others use too has every connection taken at times
  const client = await soon(() => connected(url), 100);
  try {
    await work(client);
  } catch (error) {
    throw new Error(`the test server said: ${causeOf(error)}`, { cause: error });
  } finally {
    await client.end();
  }
}

async function connected(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}
