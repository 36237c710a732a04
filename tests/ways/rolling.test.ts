/** Two real processes behind a balancer, ended and started one after the other while people work: nothing is lost, nothing is done or shown twice. */
import { beforeAll, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../src/db/engine/client.ts';
import { startFakeSlack, type FakeSlack } from '../../src/playground/slack/fake-slack.ts';
import { HOTEL_AURORA } from '../../src/playground/world.ts';
import { closeLater } from '../closing.ts';
import { describeOnServer, quietLog } from '../database.ts';
import { inFront } from './in-front.ts';
import { sends, START_MS, twoProcesses, type Process } from './processes.ts';

const PEOPLE = ['ANA', 'BOB', 'MIA', 'GIL'].map((name) => `U0${name}`);

describeOnServer('a rolling restart', (server) => {
  let slack: FakeSlack;
  let db: Database;
  let both: readonly [Process, Process];
  const answered: number[] = [];

  beforeAll(async () => {
    const url = await server.url();
    db = await openDatabase({ url, log: quietLog, migrations: false });
    closeLater(() => db.close());
    slack = await startFakeSlack({ world: HOTEL_AURORA, now: () => new Date(), deadlineMs: 20_000 });
    closeLater(() => slack.close());
    both = await twoProcesses(url, slack.apiUrl);
    slack.connect(await balancer(both, answered));
  }, 2 * START_MS);

  it(
    'under load loses nothing, repeats nothing, and turns nobody away',
    async () => {
      const work = { isOver: false, begun: 0 };
      const told: string[] = [];
      const works = PEOPLE.map(async (user) => {
        while (!work.isOver) {
          const text = `Story ${(work.begun += 1)}: the tap of this room drips all night long`;
          await slack.command(user, 'C0DESK', 'log');
          if (await sends(slack, user, { text, customer: text.split(':')[0] ?? '' })) told.push(text);
        }
      });
      for (const one of both) {
        expect(await one.end('SIGTERM')).toBe(0);
        await one.start();
      }
      work.isOver = true;
      await Promise.all(works);
      const waiting = async (): Promise<number> => (await db.read.query('SELECT 1 FROM wish')).length;
      await expect.poll(waiting, { interval: 100 }).toBe(0);
      const undrawn = `SELECT 1 FROM message WHERE shown < wanted AND subject LIKE 'case:%'`;
      await expect.poll(() => db.read.query(undrawn), { interval: 200 }).toEqual([]);
      expect(told.length).toBeGreaterThan(20);
      const cards = slack.messages('C0RECOVERIES').map((message) => JSON.stringify(message.blocks));
      const times = (text: string): number => cards.filter((card) => card.includes(text)).length;
      expect(told.filter((text) => times(text) !== 1)).toEqual([]);
      // what was not said to be saved may be there, once
      const cases = await db.read.query<{ id: string }>('SELECT id FROM recovery_case');
      expect(cards).toHaveLength(cases.length);
      expect(cases.length).toBeGreaterThanOrEqual(told.length);
      expect([...new Set(answered)].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    },
    4 * START_MS,
  );
});

const LOOK_MS = 100;
/** As often as is asked of a balancer, at least; on a loaded machine this one may itself come late. */
const LATE_LOOK_MS = 500;

/**
 * Passes each request to the next process that says it is ready; what goes wrong then is a 502, as with any balancer.
 * How a request ended that was passed on by a late look says nothing of the processes.
 */
async function balancer(to: readonly Process[], answered: number[]): Promise<string> {
  let next = 0;
  let ready: readonly Process[] = to;
  let lookedAt = performance.now();
  let isLooking = false;
  const look = setInterval(() => {
    // one look at a time: an older one that comes back later would call ready what is leaving
    if (isLooking) return;
    isLooking = true;
    const at = performance.now();
    const looks = to.map(async (one) =>
      (await fetch(`${one.url}/readyz`).catch(() => null))?.ok === true ? [one] : [],
    );
    Promise.all(looks).then(
      (found) => {
        ready = found.flat();
        lookedAt = at;
        isLooking = false;
      },
      () => undefined,
    );
  }, LOOK_MS);
  closeLater(() => Promise.resolve(clearInterval(look)));
  return await inFront(() => {
    const isLate = performance.now() - lookedAt > LATE_LOOK_MS;
    return {
      to: ready[(next += 1) % ready.length]?.url ?? 'http://127.0.0.1:1',
      answered: (status) => {
        if (!isLate) answered.push(status);
        return true;
      },
    };
  });
}
