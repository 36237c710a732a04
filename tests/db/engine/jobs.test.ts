import { TestClock } from 'pg-boss';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/db/engine/client.ts';
import { jobId, openJobs, type Jobs } from '../../../src/db/engine/jobs.ts';
import { serialisable } from '../../../src/db/engine/serialisable.ts';
import { describeEachDatabase, describeOnServer, quietLog } from '../../database.ts';

const QUEUES = { dead: {}, outbox: { deadLetter: 'dead', retryLimit: 5 } };

describeEachDatabase('jobs', (open) => {
  let database: Database;
  let jobs: Jobs;
  beforeAll(async () => {
    database = await open();
    jobs = await openJobs(database, quietLog, QUEUES, { supervise: false, schedule: false });
  });
  afterAll(() => jobs.stop());
  const waiting = async (): Promise<unknown[]> =>
    (await jobs.boss.findJobs<{ n: number }>('outbox')).map(({ data }) => data).toSorted((a, b) => a.n - b.n);
  const names = (): Promise<unknown[]> => database.read.query('SELECT name FROM workspace');

  it('a rolled back transaction leaves neither row nor job', async () => {
    const undone = serialisable(database, async (tx) => {
      await tx.query("INSERT INTO workspace (workspace, name) VALUES ('w', 'never')");
      expect(await jobs.enqueue('outbox', { n: 0 }, { tx })).toBe(true);
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    expect([await names(), await waiting()]).toEqual([[], []]);
  });

  it('a committed one leaves both', async () => {
    await serialisable(database, async (tx) => {
      await tx.query("INSERT INTO workspace (workspace, name) VALUES ('w', 'kept')");
      await jobs.enqueue('outbox', { n: 1 }, { tx });
    });
    expect([await names(), await waiting()]).toEqual([[{ name: 'kept' }], [{ n: 1 }]]);
  });

  it('are enqueued several at once, with their transaction', async () => {
    const several = [
      { data: { n: 7 }, startAfter: 60 },
      { data: { n: 8 }, id: jobId('eight') },
    ];
    await serialisable(database, (tx) => jobs.enqueueAll('outbox', several, tx));
    expect(await waiting()).toEqual([{ n: 1 }, { n: 7 }, { n: 8 }]);
    for (const { id } of await jobs.boss.findJobs<{ n: number }>('outbox')) {
      const [job] = await jobs.boss.findJobs<{ n: number }>('outbox', { id });
      if (job!.data.n > 1) await jobs.drop('outbox', id);
    }
    await serialisable(database, (tx) => jobs.enqueueAll('outbox', [], tx));
  });

  it('that are not stored in time are undone, and the connection goes on', async () => {
    const every = Array.from({ length: database.pool.options.max }, () => database.pool.connect());
    const held = await Promise.all(every);
    const late = jobs.enqueueWithin(20, 'outbox', { data: { n: 9 }, id: jobId('nine') });
    await expect(late).rejects.toThrow('not stored within 20 ms');
    for (const client of held) client.release();
    expect(await waiting()).toEqual([{ n: 1 }]);
  });

  it('under the same id are there once, in a transaction and out of it', async () => {
    const id = jobId('wish', 'slack:view:V1');
    expect(await jobs.enqueueWithin(1_500, 'outbox', { data: { n: 2 }, id })).toBe(true);
    expect(await jobs.enqueueWithin(1_500, 'outbox', { data: { n: 3 }, id })).toBe(false);
    const again = await serialisable(database, (tx) => jobs.enqueue('outbox', { n: 4 }, { tx, id }));
    expect(again).toBe(false);
    expect(await waiting()).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('can be dropped with the transaction that makes them needless', async () => {
    const id = jobId('wish', 'slack:view:V1');
    await serialisable(database, (tx) => jobs.drop('outbox', id, tx));
    await jobs.drop('outbox', id);
    expect(await waiting()).toEqual([{ n: 1 }]);
  });

  it('are worked on as soon as they are committed', async () => {
    const done = new Promise<unknown>((resolve) => {
      jobs.boss
        .work('outbox', { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 }, async ([job]) =>
          resolve(job?.data),
        )
        .catch(resolve);
    });
    expect(await done).toEqual({ n: 1 });
  });

  it('come again by their schedule, which is written as the engine writes it, and only when it changed', async () => {
    const of = (key: string, cron: string) => ({ key, cron, zone: 'Europe/Paris', data: { team: key } });
    const written = async () =>
      await database.read.query('SELECT key, xmin::text AS at FROM pgboss.schedule ORDER BY key');
    await jobs.scheduleAll('outbox', [of('a', '0 9 * * mon'), of('b', '30 8 * * fri')]);
    const [a, b] = await jobs.boss.getSchedules('outbox');
    await jobs.boss.schedule('outbox', '0 9 * * mon', { team: 'a' }, { tz: 'Europe/Paris', key: 'a', missed: 'once' });
    const [engines] = await jobs.boss.getSchedules('outbox', 'a');
    expect({ ...engines, updatedOn: a?.updatedOn }).toEqual(a);
    expect(b).toMatchObject({ cron: '30 8 * * fri', timezone: 'Europe/Paris', data: { team: 'b' } });

    const before = await written();
    await jobs.scheduleAll('outbox', [of('a', '0 9 * * mon'), of('b', '30 8 * * fri')]);
    expect(await written()).toEqual(before);
    await jobs.scheduleAll('outbox', [of('a', '0 9 * * mon'), of('b', '0 7 * * fri')]);
    const after = await written();
    expect(after[0]).toEqual(before[0]);
    expect(after[1]).not.toEqual(before[1]);
  });

  it('wait for their hour by the clock they are given', async () => {
    const clock = new TestClock('2026-03-20T09:00:00Z');
    const options = { clock, schedule: false, supervise: false, schema: 'pgboss_clock', __test__enableSpies: true };
    const timed = await openJobs(database, quietLog, { timers: {} }, options);
    const spy = timed.boss.getSpy<{ case: string }>('timers');
    const worked: string[] = [];
    await timed.boss.work<{ case: string }>('timers', { pollingIntervalSeconds: 2 }, async ([job]) => {
      worked.push(job?.data.case ?? '');
    });
    await serialisable(database, (tx) =>
      timed.enqueue('timers', { case: 'R-1' }, { tx, startAfter: new Date('2026-03-23T09:00:00Z') }),
    );
    await clock.tick(4_000);
    expect(worked).toEqual([]);
    await clock.setTime('2026-03-23T09:00:01Z');
    await clock.tick(4_000);
    await spy.waitForJob(() => true, 'completed');
    expect(worked).toEqual(['R-1']);
    await timed.stop();
  });
});

describeOnServer('a job that must be stored in time', (server) => {
  it('is given up after the time allowed, and then is not there', async () => {
    const database = await server.open(2);
    const jobs = await openJobs(database, quietLog, QUEUES, {
      supervise: false,
      schedule: false,
      useListenNotify: false,
    });
    const other = await database.pool.connect();
    await other.query('BEGIN; LOCK TABLE pgboss.job IN ACCESS EXCLUSIVE MODE');
    const id = jobId('late');
    await expect(jobs.enqueueWithin(200, 'outbox', { data: { n: 1 }, id })).rejects.toThrow(
      /not stored within 200 ms|statement timeout/,
    );
    await other.query('ROLLBACK');
    other.release();
    expect(await jobs.boss.findJobs('outbox', { id })).toEqual([]);

    const held = [await database.pool.connect(), await database.pool.connect()];
    await expect(jobs.enqueueWithin(50, 'outbox', { data: { n: 1 }, id })).rejects.toThrow('not stored within 50 ms');
    for (const client of held) client.release();
    expect(await jobs.enqueueWithin(1_500, 'outbox', { data: { n: 1 }, id })).toBe(true);
    await jobs.stop();
  });
});

describe('the id of a job', () => {
  it('is a UUID that depends on every word and on where one ends', () => {
    expect(jobId('a', 'bc')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(jobId('a', 'bc')).toBe(jobId('a', 'bc'));
    expect(new Set([jobId('a', 'bc'), jobId('ab', 'c'), jobId('abc')]).size).toBe(3);
  });
});
