import { TestClock } from 'pg-boss';
import { expect, it } from 'vitest';
import { openJobs } from '../../../src/db/engine/jobs.ts';
import { describeEachDatabase, quietLog } from '../../database.ts';

describeEachDatabase('jobs', (open) => {
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
