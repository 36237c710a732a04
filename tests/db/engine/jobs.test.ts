import { TestClock } from 'pg-boss';
import { expect, it } from 'vitest';
import { openJobs } from '../../../src/db/engine/jobs.ts';
import { describeEachDatabase, quietLog } from '../../database.ts';

describeEachDatabase('jobs', (open) => {
  it('come again by their schedule, which is written as the engine writes it, and only when it changed', async () => {
    const database = await open();
    const jobs = await openJobs(database, quietLog, { digest: {} }, { supervise: false, schedule: false });
    const of = (key: string, cron: string) => ({ key, cron, zone: 'Europe/Paris', data: { team: key } });
    const written = async () =>
      await database.read.query('SELECT key, xmin::text AS at FROM pgboss.schedule ORDER BY key');
    await jobs.scheduleAll('digest', [of('a', '0 9 * * mon'), of('b', '30 8 * * fri')]);
    const [a, b] = await jobs.boss.getSchedules('digest');
    await jobs.boss.schedule('digest', '0 9 * * mon', { team: 'a' }, { tz: 'Europe/Paris', key: 'a', missed: 'once' });
    const [engines] = await jobs.boss.getSchedules('digest', 'a');
    expect({ ...engines, updatedOn: a?.updatedOn }).toEqual(a);
    expect(b).toMatchObject({ cron: '30 8 * * fri', timezone: 'Europe/Paris', data: { team: 'b' } });

    const before = await written();
    await jobs.scheduleAll('digest', [of('a', '0 9 * * mon'), of('b', '30 8 * * fri')]);
    expect(await written()).toEqual(before);
    await jobs.scheduleAll('digest', [of('a', '0 9 * * mon'), of('b', '0 7 * * fri')]);
    const after = await written();
    expect(after[0]).toEqual(before[0]);
    expect(after[1]).not.toEqual(before[1]);
    await jobs.stop();
  });

  it('wait for their hour by the clock they are given', async () => {
    const database = await open();
    const clock = new TestClock('2026-03-20T09:00:00Z');
    const options = { clock, schedule: false, supervise: false, schema: 'pgboss_clock', __test__enableSpies: true };
    const timed = await openJobs(database, quietLog, { digest: {} }, options);
    const spy = timed.boss.getSpy<{ team: string }>('digest');
    const worked: string[] = [];
    await timed.boss.work<{ team: string }>('digest', { pollingIntervalSeconds: 2 }, async ([job]) => {
      worked.push(job?.data.team ?? '');
    });
    await timed.boss.send('digest', { team: 'desk' }, { startAfter: new Date('2026-03-23T09:00:00Z') });
    await clock.tick(4_000);
    expect(worked).toEqual([]);
    await clock.setTime('2026-03-23T09:00:01Z');
    await clock.tick(4_000);
    await spy.waitForJob(() => true, 'completed');
    expect(worked).toEqual(['desk']);
    await timed.stop();
  });
});
