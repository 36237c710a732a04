import { chmodSync, mkdtempSync, globSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBinaries, startCluster, type Cluster } from '../../../chaos/stage/cluster.ts';
import { makeScrape } from '../../../src/app/keep/scrape.ts';
import { makeMeters } from '../../../src/meters.ts';
import { sayReplica } from '../../../src/cli/doctor/doctor-replica.ts';
import { openDatabase, type Database } from '../../../src/db/engine/client.ts';
import { makeLog } from '../../../src/log.ts';
import pg from 'pg';
import { lacks } from '../../../tools/lacks.ts';
import { freePort } from '../../ways/free-port.ts';
import { openTestDatabase, quietLog } from '../../database.ts';
import { soon } from '../../patience.ts';

const bin = findBinaries();

describe.skipIf(lacks(bin !== undefined, 'PostgreSQL server under /usr/lib/postgresql'))(
  `a replica for sums (${bin ?? 'no PostgreSQL to make one with'})`,
  () => {
    let cluster: Cluster;
    let db: Database;
    let copy: pg.Client;
    const ends: (() => Promise<unknown>)[] = [];
    const logged: string[] = [];
    const open = (replicaUrl: string): Promise<Database> =>
      openDatabase({
        url: cluster.url(),
        replicaUrl,
        migrations: false,
        log: makeLog(
          'warn',
          (line) => void logged.push(line),
          () => new Date(),
        ),
      });
    let copyUrl = '';

    beforeAll(async () => {
      const first = Number(await freePort());
      const folder = mkdtempSync(path.join(tmpdir(), 'amends-replica-'));
      // PostgreSQL runs as somebody else where this runs as root
      for (const one of [tmpdir(), folder]) if (path.basename(one).startsWith('amends-')) chmodSync(one, 0o711);
      cluster = await startCluster(bin ?? '', folder, [first, first + 1]);
      ends.push(() => cluster.close());
      const hasCopy = async (): Promise<void> => {
        if (!(await cluster.canFailOver())) throw new Error('no copy yet');
      };
      await soon(hasCopy, 100);
      copyUrl = cluster.url().replace(String(first), String(first + 1));
      db = await open(copyUrl);
      ends.push(() => db.close());
      copy = new pg.Client({ connectionString: copyUrl });
      ends.push(() => copy.end());
      await copy.connect();
      await db.read.query('CREATE TABLE sums (n int)');
    });
    afterAll(async () => {
      for (const end of ends.toReversed()) await end();
    });

    const isCopy = async (): Promise<boolean> => {
      const [row] = await (await db.forSums()).query<{ copy: boolean }>('SELECT pg_is_in_recovery() AS copy');
      return row?.copy === true;
    };

    it('answers with everything that is committed by now', async () => {
      for (let n = 1; n <= 20; n += 1) {
        await db.read.query('INSERT INTO sums VALUES ($1)', [n]);
        const [row] = await (await db.forSums()).query<{ n: number }>('SELECT max(n) AS n FROM sums');
        expect(row).toEqual({ n });
      }
      expect(await isCopy()).toBe(true);
      expect(sayReplica(await db.replica())).toMatchObject([{ state: 'ok' }]);
      expect(logged).toEqual([]);
    });

    it('is not asked while it does not have what was just committed, and the log says so', async () => {
      await copy.query('SELECT pg_wal_replay_pause()');
      await db.read.query('INSERT INTO sums VALUES (21)');
      const read = await db.forSums();
      expect(read).toBe(db.read);
      expect(logged.join()).toContain('the database itself answers');
      await copy.query('SELECT pg_wal_replay_resume()');
      await expect.poll(isCopy).toBe(true);
    });

    it('and metrics tell how far it is behind, and since when', async () => {
      await expect.poll(async () => (await told(db)).get('amends_replica_up')).toBe(1);
      const of = await told(db);
      expect(of.get('amends_replica_lag_seconds')).toBeLessThan(60);
      expect(of.get('amends_replica_aligned_seconds')).toBeGreaterThanOrEqual(0);
    });

    it('one that follows nothing is never asked, nor one that does not answer', async () => {
      for (const [url, said] of [
        [cluster.url(), 'follows no other'],
        ['postgresql://chaos@127.0.0.1:1/nowhere', 'does not answer'],
      ] as const) {
        const other = await open(url);
        expect(await other.forSums()).toBe(other.read);
        expect(sayReplica(await other.replica())).toMatchObject([
          { state: 'warn', said: expect.stringContaining(said) },
        ]);
        const of = await told(other);
        expect([of.get('amends_replica_up'), of.has('amends_replica_lag_seconds')]).toEqual([0, false]);
        await other.close();
      }
    });
  },
);

async function told(db: Database): Promise<ReadonlyMap<string, number>> {
  const meters = makeMeters({ ofProcess: false });
  const text = await makeScrape({ meters, db, log: quietLog, sameMs: 0 }).text([]);
  return new Map([...text.matchAll(/^(amends_replica_\w+) (\S+)$/gm)].map(([, name = '', n]) => [name, Number(n)]));
}

it('without one, and embedded, the database itself answers', async () => {
  const db = await openTestDatabase(quietLog);
  expect(await db.forSums()).toBe(db.read);
  expect(sayReplica(await db.replica())).toEqual([]);
  await db.close();
});

it('no decision goes by it: only sums and exports ask for it', () => {
  const files = globSync('src/**/*.ts').filter((file) => /\b(?:forSums|factsToSum)\(/.test(readFileSync(file, 'utf8')));
  expect(files.filter((file) => !/^src\/(?:cli|db\/engine)\//.test(file)).toSorted()).toEqual([
    'src/app/keep/facts.ts',
    'src/app/views/leader.ts',
    'src/app/views/metrics.ts',
  ]);
});
