import { beforeAll, describe, expect, it } from 'vitest';
import { makeClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { isAway, untilReachable, type Database } from '../../src/db/engine/client.ts';
import { ALIVE } from '../../src/db/engine/holder.ts';
import { makeLog } from '../../src/log.ts';
import { startAmends, type Running } from '../../src/start.ts';
import { UNTRACED, type Tracing } from '../../src/tracing.ts';
import { openAnyDatabase } from '../database.ts';
import { auroraEnv } from '../ways/aurora.ts';

const config = readConfig(auroraEnv('http://127.0.0.1:9/api/'));
const now = (): Date => new Date('2026-12-10T10:00:00Z');

describe('a start whose database is lost on the way', () => {
  let db: Database;
  let reads = 0;
  beforeAll(async () => {
    db = await openAnyDatabase();
  });
  const logged: string[] = [];
  const log = makeLog('warn', (line) => void logged.push(line), now);
  const traces: { isOver: boolean }[] = [];
  const tracing = (): Tracing => {
    const made = { isOver: false };
    traces.push(made);
    return { ...UNTRACED, stop: () => Promise.resolve(void (made.isOver = true)) };
  };
  /** A start in which the n-th question is not answered. */
  const start = (lostAt: number): Promise<Running> => {
    reads = 0;
    const query: Database['read']['query'] = (sql, params, name) => {
      reads += 1;
      return reads === lostAt
        ? Promise.reject(new Error('Connection terminated unexpectedly'))
        : db.read.query(sql, params, name);
    };
    return startAmends({ config, log, now, database: { ...db, read: { query } }, rings: false, tracing });
  };
  const alive = async (): Promise<number> => (await db.read.query(ALIVE)).length;

  it('leaves nothing of itself behind, wherever it was lost, and can be tried again', async () => {
    // the first start in a database asks more than the next
    await (await start(Infinity)).stop();
    const next = await start(Infinity);
    const all = reads;
    await next.stop();
    expect(all).toBeGreaterThan(6);
    for (const lostAt of [1, Math.ceil(all / 2), all]) {
      const failed: unknown = await start(lostAt).catch((error: unknown) => error);
      expect([lostAt, isAway(failed), await alive()]).toEqual([lostAt, true, 0]);
    }
    const again = await start(Infinity);
    expect(await alive()).toBe(1);
    // whoever is told traces is told of the start that went well
    expect(traces.map(({ isOver }) => isOver)).toEqual([...traces.slice(1).map(() => true), false]);
    await again.stop();
    expect(traces.at(-1)?.isOver).toBe(true);
  });

  it('goes by the clock of the database, whatever this machine says', async () => {
    const clock = makeClock({ machine: () => Date.now() - 86_400_000, steady: () => performance.now() });
    const off = (): number => Math.abs(clock.now().getTime() - Date.now());
    expect(off()).toBeGreaterThan(86_000_000);
    const started = await startAmends({ config, log, now: clock.now, clock, database: db, rings: false });
    expect(Math.abs(started.shell.now().getTime() - Date.now())).toBeLessThan(60_000);
    await started.stop();
  });

  it('is tried until the database is there, and says so each time', async () => {
    let tries = 0;
    const started = await untilReachable(
      () => {
        tries += 1;
        return start(tries === 1 ? 2 : Infinity);
      },
      { log },
    );
    await started.stop();
    expect(tries).toBe(2);
    expect(logged.filter((line) => line.includes('database is away, trying again'))).toHaveLength(1);
  });
});
