/** Wishes between acknowledged and carried out: none is left behind by a stop, and none is kept that was refused. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { NotSaved, PerhapsSaved, type AcceptedWish } from '../../../src/app/door/door.ts';
import { makeInbox } from '../../../src/app/door/inbox.ts';
import type { Outbox } from '../../../src/app/messages/drawing.ts';
import type { Shell } from '../../../src/app/shell.ts';
import { caseId } from '../../../src/core/base/ids.ts';
import { countWishes } from '../../../src/db/work/wishes.ts';
import { syncWorkspace } from '../../../src/db/team/members.ts';
import { makeLog } from '../../../src/log.ts';
import { UNTRACED, type Tracing } from '../../../src/tracing.ts';
import { AURORA, NOON } from '../../core/case/build.ts';
import { openAnyDatabase } from '../../database.ts';
import { raceShell, type RaceShell } from '../../ways/race-shell.ts';

let shell: RaceShell;
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
  await shell.stop();
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

it('what is drawn gives way from when somebody waits until all are carried out, and not for a few', async () => {
  const said: boolean[] = [];
  const outbox = { giveWay: (is: boolean) => void said.push(is), waiting: 0 } as unknown as Outbox;
  const inbox = makeInbox({ ...shell, outbox });
  const several = async (count: number, mark: string): Promise<void> => {
    const wishes = Array.from({ length: count }, (_, n): AcceptedWish => {
      const { caller, key } = give(`${mark}:${n}`);
      return { key, caller: { ...caller, user: `U0${mark}${n}` }, wish: { kind: 'back' } };
    });
    for (const wish of wishes) await inbox.accept(wish);
    await Promise.all(wishes.map((wish) => inbox.carryOut(wish)));
  };
  await several(shell.db.embedded ? 1 : 3, 'few');
  expect(said).toEqual([]);
  await several(7, 'many');
  expect(said).toEqual([true, false]);
});

describe('before anything is carried out', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  /** `count` wait to be carried out while one is being acknowledged. */
  async function waiting(count: number, mark: string) {
    let begun = 0;
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    const tracing: Tracing = {
      ...UNTRACED,
      span: (name, of, work) => {
        if (name === 'carry out') begun += 1;
        return UNTRACED.span(name, of, work);
      },
    };
    const keepWish: Shell['keepWish'] = async (wish) => {
      if (wish.key.endsWith('last')) await arrived;
      await shell.keepWish(wish);
    };
    const inbox = makeInbox({ ...shell, tracing, keepWish });
    const of = (n: number | 'last'): AcceptedWish => {
      const { caller } = give('');
      return { key: `${mark}:${n}`, caller: { ...caller, user: `U0${mark}${n}` }, wish: { kind: 'back' } };
    };
    const last = inbox.accept(of('last'));
    const all = Array.from({ length: count }, (_, n) => inbox.carryOut(of(n)));
    return {
      async begunAfter(ms: number): Promise<number> {
        vi.advanceTimersByTime(ms);
        // what is held back, or no longer, is looked at in the next turn of the event loop
        for (let turns = 0; turns < 3; turns += 1) await new Promise(setImmediate);
        return begun;
      },
      arrives: async () => {
        arrive();
        await last;
      },
      ends: async () => {
        vi.useRealTimers();
        arrive();
        await Promise.all([last.then((wish) => inbox.carryOut(wish)), ...all]);
      },
    };
  }

  it('acknowledging goes first for half a second', async () => {
    const few = await waiting(3, 'few');
    expect(await few.begunAfter(0)).toBe(0);
    expect(await few.begunAfter(499)).toBe(0);
    expect(await few.begunAfter(1)).toBeGreaterThan(0);
    await few.ends();
  });

  it('one that is acknowledged holds up the few that wait no longer', async () => {
    const few = await waiting(3, 'one');
    expect(await few.begunAfter(0)).toBe(0);
    await few.arrives();
    expect(await few.begunAfter(0)).toBeGreaterThan(0);
    await few.ends();
  });

  it('acknowledging goes first for longer while many wait and all are in time, and the next may come in a moment', async () => {
    const many = await waiting(100, 'many');
    expect(await many.begunAfter(1_490)).toBe(0);
    await many.arrives();
    expect(await many.begunAfter(4)).toBe(0);
    expect(await many.begunAfter(1)).toBeGreaterThan(0);
    await many.ends();
  });

  it('acknowledging goes first no longer than half a second where so many wait that the last would be late', async () => {
    const many = await waiting(800, 'late');
    expect(await many.begunAfter(499)).toBe(0);
    expect(await many.begunAfter(1)).toBeGreaterThan(0);
    await many.ends();
  });
});

/** An inbox in which nothing is carried out before `go`, and one more wish of whoever is named. */
function heldUp(mark: string, keepWish = shell.keepWish) {
  const { promise: open, resolve: go } = Promise.withResolvers<void>();
  const tracing: Tracing = {
    ...UNTRACED,
    span: async (name, of, work) => {
      if (name === 'carry out') await open;
      return await UNTRACED.span(name, of, work);
    },
  };
  let nth = 0;
  const of = (user: string): AcceptedWish => {
    const { caller } = give('');
    return { key: `${mark}:${(nth += 1)}`, caller: { ...caller, user }, wish: { kind: 'back' } };
  };
  return { inbox: makeInbox({ ...shell, tracing, keepWish, saveWithinMs: 1_000 }), of, go };
}

it('whoever would wait too long is not taken in, and everybody else is, whoever asks for how much', async () => {
  const { inbox, of, go } = heldUp('crowd');
  const people = Array.from({ length: 200 }, (_, n) => `U0CROWD${n}`);
  const more = Array.from({ length: 101 }, () => 'U0CROWD0');
  const all = [...people, ...more].map((user) => inbox.carryOut(of(user)));
  const refused = inbox.accept(of('U0CROWD0'));
  await expect(refused).rejects.toThrow('more is asked for than can be carried out');
  await expect(refused).rejects.not.toBeInstanceOf(PerhapsSaved);
  for (const user of ['U0CROWD1', 'U0NEW']) all.push(inbox.carryOut(await inbox.accept(of(user))));
  // two wait for room: as soon as there is some they come in
  const waiting = ['U0CROWD0', 'U0CROWD1'].map((user) => inbox.accept(of(user)));
  go();
  for (const wish of await Promise.all(waiting)) all.push(inbox.carryOut(wish));
  await Promise.all(all);
});

describe('of many who come within a moment', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
  afterEach(() => void vi.useRealTimers());

  /** How many of 200 people's third wishes, after two of each, are taken in so long after the first. */
  async function thirdTaken(mark: string, afterMs: number): Promise<number> {
    const { inbox, of, go } = heldUp(mark, () => Promise.resolve());
    const people = Array.from({ length: 200 }, (_, n) => `U0${mark}${n}`);
    const all = [...people, ...people].map((user) => inbox.carryOut(of(user)));
    vi.advanceTimersByTime(afterMs);
    let taken = 0;
    for (const third of people.map((user) => inbox.accept(of(user)))) {
      // one more of these than there is room for is told so, when it has waited as long as it may
      const isIn = await third.then(
        (wish) => void all.push(inbox.carryOut(wish)),
        () => 'not saved',
      );
      if (isIn === undefined) taken += 1;
    }
    vi.useRealTimers();
    go();
    await Promise.all(all);
    return taken;
  }

  it('the third of each waits behind those who are there, not behind what they might ask for', async () => {
    // so many are carried out in three seconds, at the speed that is taken for granted before the first
    expect(await thirdTaken('BURST', 999)).toBe(100);
  });

  it('and behind that too when more has come for a second', async () => {
    expect(await thirdTaken('FLOOD', 1_000)).toBe(0);
  });
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

/** Nobody writes wishes until the returned function is called. */
async function hold(): Promise<() => Promise<void>> {
  const { pool, embedded } = shell.db;
  const client = await pool.connect();
  if (!embedded) await client.query('BEGIN; LOCK TABLE wish IN ACCESS EXCLUSIVE MODE');
  return async () => {
    if (!embedded) await client.query('ROLLBACK');
    client.release();
  };
}
const isThere = async (key: string): Promise<boolean> =>
  (await shell.db.read.query('SELECT 1 FROM wish WHERE key = $1', [key])).length > 0;

it('a wish that is stored was accepted, also when the answer of the database was lost or is late', async () => {
  const lost = {
    lost: () => Promise.reject(new Error('Connection terminated')),
    late: () => new Promise<void>(() => 0),
  };
  for (const [key, then] of Object.entries(lost)) {
    const inbox = makeInbox({ ...shell, saveWithinMs: 50, keepWish: (wish) => shell.keepWish(wish).then(then) });
    expect(await inbox.accept(give(`answer:${key}`))).toMatchObject({ key: `answer:${key}` });
    expect(await isThere(`answer:${key}`)).toBe(true);
  }
});

it('a wish whose connection is lost is stored by the next one', async () => {
  let tries = 0;
  const keepWish: Shell['keepWish'] = (wish) =>
    (tries += 1) === 1 ? Promise.reject(new Error('Connection terminated')) : shell.keepWish(wish);
  const inbox = makeInbox({ ...shell, keepWish });
  expect(await inbox.accept(give('second'))).toMatchObject({ key: 'second' });
  expect(await isThere('second')).toBe(true);
});

it('a wish of which nobody can tell is not called "not saved"; it is dropped, and then taken in under the same key', async () => {
  const inbox = makeInbox({ ...shell, saveWithinMs: 20 });
  const release = await hold();
  await expect(inbox.accept(give('held'))).rejects.toBeInstanceOf(PerhapsSaved);
  await expect(inbox.accept(give('held'))).rejects.toBeInstanceOf(PerhapsSaved);
  await release();
  await expect.poll(() => inbox.accept(give('held')).then(({ key }) => key, String)).toBe('held');
  expect(await isThere('held')).toBe(true);
});

it('a wish that the database refused is certainly not saved, and may come again at once', async () => {
  const inbox = makeInbox(shell);
  await makeInbox(shell).accept(give('stored before'));
  await shell.db.read.query('ALTER TABLE wish ADD CONSTRAINT full_disk CHECK (false) NOT VALID');
  const refused = await inbox.accept(give('refused')).catch((error: unknown) => error);
  // what a process left behind that told nobody is saved all the same: that is said, not the opposite
  const before = await inbox.accept(give('stored before')).catch((error: unknown) => error);
  await shell.db.read.query('ALTER TABLE wish DROP CONSTRAINT full_disk');
  expect(refused).toBeInstanceOf(NotSaved);
  expect(refused).not.toBeInstanceOf(PerhapsSaved);
  expect(before).toMatchObject({ key: 'stored before' });
  expect(await inbox.accept(give('refused'))).toMatchObject({ key: 'refused' });
});
