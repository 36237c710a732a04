/** A PostgreSQL of the run's own, with a standby where there is what makes one: restarted, failed over, and gone with the run. */
import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';

export interface Cluster {
  /** Where whoever writes has to go now. */
  port(): number;
  /** A connection of the run's own, past the proxy. */
  url(): string;
  /** Whether there is a standby that has everything. */
  canFailOver(): Promise<boolean>;
  /** `immediate` is a crash: nothing is written down before. */
  restart(how: 'fast' | 'immediate'): Promise<void>;
  /** Crashes the one and promotes the other; resolves when that takes writes. Another standby is made afterwards, in the background. */
  failOver(): Promise<void>;
  close(): Promise<void>;
}

const DATABASE = 'amends_chaos';
const USER = 'chaos';
const HERE = '/usr/lib/postgresql';
const run = promisify(execFile);

/** Where `initdb` and `pg_ctl` are, the newest version first; undefined where PostgreSQL is not installed. */
export function findBinaries(): string | undefined {
  const versions = existsSync(HERE) ? readdirSync(HERE).toSorted((a, b) => Number(b) - Number(a)) : [];
  return versions
    .map((version) => path.join(HERE, version, 'bin'))
    .find((bin) => ['initdb', 'pg_ctl'].every((name) => existsSync(path.join(bin, name))));
}

export async function startCluster(bin: string, dir: string, ports: readonly [number, number]): Promise<Cluster> {
  const as = await somebody();
  const tool = async (name: string, args: readonly string[]): Promise<void> => {
    const command = [path.join(bin, name), ...args];
    const [file = '', ...rest] = as === null ? command : ['runuser', '-u', as.name, '--', ...command];
    await run(file, rest, { cwd: dir, maxBuffer: 10_000_000 });
  };
  const own = path.join(dir, 'pg');
  mkdirSync(own, { recursive: true });
  if (as !== null) chownSync(own, as.uid, as.gid);
  const [first, second] = ports;
  const folderOf = (port: number): string => path.join(own, String(port));
  const control = (port: number, ...args: readonly string[]): Promise<void> =>
    tool('pg_ctl', ['-D', folderOf(port), '-w', '-t', '60', '-l', path.join(own, `${port}.log`), ...args]);
  let [primary, standby] = [first, second];
  let rebuilding: Promise<void> = Promise.resolve();
  let hasStandby = false;

  await tool('initdb', [
    '-D',
    folderOf(first),
    '-U',
    USER,
    '--auth=trust',
    '--no-sync',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
  ]);
  await appendFile(path.join(folderOf(first), 'postgresql.conf'), settingsOf(first, own));
  await control(first, 'start');
  await asked(first, 'postgres', `CREATE DATABASE ${DATABASE}`);

  const makeStandby = async (): Promise<void> => {
    if (!existsSync(path.join(bin, 'pg_basebackup'))) return;
    rmSync(folderOf(standby), { recursive: true, force: true });
    const from = ['-h', '127.0.0.1', '-p', String(primary), '-U', USER];
    await tool('pg_basebackup', [...from, '-D', folderOf(standby), '-R', '-X', 'stream', '-c', 'fast', '--no-sync']);
    await appendFile(path.join(folderOf(standby), 'postgresql.conf'), `port = ${standby}\n`);
    await control(standby, 'start');
    // from now on nothing is committed that the standby has not: a fail-over must lose nothing that was acknowledged
    await asked(primary, 'postgres', `ALTER SYSTEM SET synchronous_standby_names = '*'`);
    await asked(primary, 'postgres', 'SELECT pg_reload_conf()');
    hasStandby = true;
  };
  await makeStandby();

  return {
    port: () => primary,
    url: () => `postgresql://${USER}@127.0.0.1:${primary}/${DATABASE}`,
    canFailOver: async () => {
      if (!hasStandby) return false;
      const sql = `SELECT count(*)::int AS n FROM pg_stat_replication WHERE sync_state = 'sync' AND state = 'streaming'`;
      const rows = await asked(primary, 'postgres', sql).catch(() => []);
      return rows[0]?.['n'] === 1;
    },
    restart: (how) => control(primary, 'restart', '-m', how),
    failOver: async () => {
      hasStandby = false;
      await control(primary, 'stop', '-m', 'immediate');
      await control(standby, 'promote');
      [primary, standby] = [standby, primary];
      rebuilding = sleep(1_000).then(makeStandby);
      rebuilding.catch(() => undefined);
    },
    close: async () => {
      await rebuilding.catch(() => undefined);
      for (const port of ports) await control(port, 'stop', '-m', 'immediate').catch(() => undefined);
    },
  };
}

/** PostgreSQL runs as nobody's root. Null where whoever runs this may run it themselves. */
async function somebody(): Promise<{ readonly name: string; readonly uid: number; readonly gid: number } | null> {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    const found = await run('id', ['-u', name]).catch(() => undefined);
    if (found === undefined) continue;
    const group = await run('id', ['-g', name]);
    return { name, uid: Number(found.stdout), gid: Number(group.stdout) };
  }
  throw new Error('PostgreSQL cannot run as root, and there is neither a user postgres nor a user nobody');
}

/** A crash of the process loses nothing that the kernel has, so nothing is synced: the run is about the app. */
const settingsOf = (port: number, sockets: string): string =>
  [
    '',
    `port = ${port}`,
    "listen_addresses = '127.0.0.1'",
    `unix_socket_directories = '${sockets}'`,
    'fsync = off',
    'full_page_writes = off',
    'wal_level = replica',
    'max_wal_senders = 4',
    'hot_standby = on',
    'shared_buffers = 64MB',
    'max_connections = 100',
    '',
  ].join('\n');

async function asked(port: number, database: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: USER, database, connectionTimeoutMillis: 3_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
