/** Wishes between acknowledged and carried out: none is left behind by a stop, and none is kept that was refused. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AcceptedWish } from '../../../src/app/door/door.ts';
import { makeInbox } from '../../../src/app/door/inbox.ts';
import type { Shell } from '../../../src/app/shell.ts';
import { caseId } from '../../../src/core/base/ids.ts';
import { countWishes } from '../../../src/db/work/wishes.ts';
import { syncWorkspace } from '../../../src/db/team/members.ts';
import { makeLog } from '../../../src/log.ts';
import { AURORA, NOON } from '../../core/case/build.ts';
import { openAnyDatabase } from '../../database.ts';
import { raceShell } from '../../ways/race-shell.ts';

let shell: Shell;
beforeAll(async () => {
  const db = await openAnyDatabase();
  await syncWorkspace(db, AURORA);
  const log = makeLog(
    'error',
    () => undefined,
    () => NOON,
  );
  shell = { ...(await raceShell(db)), log };
});
afterAll(async () => {
  await shell.jobs.stop();
});

const channel = { platform: 'slack', place: 'T0AURORA', channel: 'C0DESK' } as const;
const give = (key: string): AcceptedWish => ({
  key,
  caller: { platform: 'slack', place: 'T0AURORA', user: 'U0ANA', name: null, channel, locale: null, at: NOON },
  wish: { kind: 'command', command: { kind: 'give', case: caseId.parse('R-9001'), items: [], because: null } },
});
const kept = async (): Promise<number> => (await countWishes(shell.db.read, AURORA.id)).waiting;

it('a stop waits for all wishes in hand, those behind another one about the same case included', async () => {
  const inbox = makeInbox(shell);
  let carriedOut = 0;
  for (const n of [1, 2, 3, 4, 5]) {
    const wish = await inbox.accept(give(`stop:${n}`));
    inbox.carryOut(wish).then(
      () => (carriedOut += 1),
      () => undefined,
    );
  }
  await inbox.drain(10_000);
  expect(await kept()).toBe(0);
  expect(carriedOut).toBe(5);
});

it('a wish that was refused is refused again until its late row is gone, and is kept after that', async () => {
  const { promise: open, resolve: arrive } = Promise.withResolvers<void>();
  const late: Shell = { ...shell, saveWithinMs: 20, keepWish: (wish) => open.then(() => shell.keepWish(wish)) };
  const inbox = makeInbox(late);
  await expect(inbox.accept(give('late'))).rejects.toThrow('could not be stored in time');
  await expect(inbox.accept(give('late'))).rejects.toThrow('refused a moment ago');
  arrive();
  await expect.poll(() => inbox.accept(give('late')).then(({ key }) => key, String)).toBe('late');
  expect(await kept()).toBe(1);
});
