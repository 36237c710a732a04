/** A process that only serves people, whose amends.yaml is the newest: while it lives no older file makes members. */
import { expect, it, onTestFinished, vi } from 'vitest';
import { workspaceId } from '../../src/core/base/ids.ts';
import { rosterState } from '../../src/db/people/sources.ts';
import { followPeople } from '../../src/house/foreground.ts';
import { makeLog } from '../../src/log.ts';
import { openAnyDatabase } from '../database.ts';

const W = workspaceId.parse('hotel-aurora');

it('says again and again that it lives, and asks little for that', async () => {
  const db = await openAnyDatabase();
  let at = new Date('2026-12-10T12:00:00Z').getTime();
  const now = (): Date => new Date(at);
  const log = makeLog('error', () => undefined, now);
  const state = (file: string, claims = false) => rosterState(db.read, W, { file, at: now(), claims });
  await state('new', true);
  let asked = 0;
  let last = Promise.resolve();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const ends = followPeople(
    {
      settle: () => Promise.resolve(void (asked += 1)),
      merge: async () => {
        asked += 1;
        await (last = state('new').then(() => undefined));
      },
    },
    log,
  );
  for (let s = 1; s <= 120; s++) {
    at += 1_000;
    await vi.advanceTimersByTimeAsync(1_000);
    await last;
    if (s % 5 === 0 && (await state('old')).isOurs) throw new Error(`the older file counts after ${s} seconds`);
  }
  expect(asked).toBeLessThan(60);
  for (const end of ends) await end(0);
});
