/** A process that is killed loses nothing it has acknowledged: whoever is there takes it up within seconds, once. */
import { availableParallelism, loadavg } from 'node:os';
import { beforeAll, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../src/db/engine/client.ts';
import { startFakeSlack, type FakeSlack } from '../../src/playground/slack/fake-slack.ts';
import { HOTEL_AURORA } from '../../src/playground/world.ts';
import { closeLater } from '../closing.ts';
import { describeOnServer, quietLog } from '../database.ts';
import { inFront } from './in-front.ts';
import { sends, START_MS, twoProcesses, type Process } from './processes.ts';

/** Seven seconds: four in which who claimed it may only seem to be gone, two until somebody looks, and the posting; a machine with more to do than it has processors is given twice that. A lease that nobody ends takes 45. */
const isLoaded = (loadavg()[0] ?? 0) > availableParallelism();
const WITHIN_MS = isLoaded ? 14_000 : 7_000;

describeOnServer('a process that is killed', (server) => {
  let slack: FakeSlack;
  let db: Database;
  let both: readonly [Process, Process];
  let way: Way;

  beforeAll(async () => {
    const url = await server.url();
    db = await openDatabase({ url, log: quietLog, migrations: false });
    closeLater(() => db.close());
    slack = await startFakeSlack({ world: HOTEL_AURORA, now: () => new Date(), deadlineMs: 20_000 });
    closeLater(() => slack.close());
    way = await wayTo(slack.apiUrl);
    both = await twoProcesses(url, way.url);
  }, 2 * START_MS);

  const rows = async (sql: string): Promise<number> => (await db.read.query(sql)).length;
  const logs = async (user: string, text: string, customer: string): Promise<boolean> => {
    await slack.command(user, 'C0DESK', 'log');
    await slack.waitFor(() => slack.openViews(user).length > 0, 'the form');
    return await sends(slack, user, { text, customer });
  };
  const times = (word: string): number =>
    slack.messages('C0RECOVERIES').filter(({ blocks }) => JSON.stringify(blocks).includes(word)).length;

  /** One complaint posted and not known to be, one saved and not posted, one stored and not carried out; then it is killed. */
  const killed = async (victim: Process, round: string): Promise<readonly string[]> => {
    slack.connect(victim.url);
    const [posted, saved, stored] = [`kettle${round}`, `curtain${round}`, `carpet${round}`];
    const before = await rows('SELECT FROM recovery_case');
    way.swallow(posted);
    expect(await logs('U0ANA', `The ${posted} leaks`, `Room 1${round}`)).toBe(true);
    await expect.poll(() => way.swallowed()).toBe(true);
    expect(await logs('U0BOB', `The ${saved} is torn`, `Room 2${round}`)).toBe(true);
    await expect.poll(() => rows('SELECT FROM recovery_case')).toBe(before + 2);
    const writer = await db.pool.connect();
    await writer.query('BEGIN');
    await writer.query('LOCK TABLE recovery_case IN SHARE MODE');
    expect(await logs('U0MIA', `The ${stored} is wet`, `Room 3${round}`)).toBe(true);
    expect([...[posted, saved, stored].map(times), await rows('SELECT FROM recovery_case')]).toEqual([
      1,
      0,
      0,
      before + 2,
    ]);
    await victim.end('SIGKILL');
    await writer.query('ROLLBACK');
    writer.release();
    way.swallow(null);
    return [posted, saved, stored];
  };
  const onceEach = async (words: readonly string[]): Promise<readonly number[]> => {
    const isDone = (): boolean => words.every((word) => times(word) === 1);
    await expect.poll(isDone, { timeout: WITHIN_MS, interval: 20 }).toBe(true);
    await expect.poll(() => rows('SELECT FROM message WHERE shown < wanted')).toBe(0);
    return words.map(times);
  };

  it(
    'beside another: that one has a card of each within seconds, once; alone: so has the next that starts',
    async () => {
      const [one, other] = both;
      expect(await onceEach(await killed(one, 'A'))).toEqual([1, 1, 1]);
      const left = await killed(other, 'B');
      await one.start();
      expect(await onceEach(left)).toEqual([1, 1, 1]);
    },
    3 * START_MS,
  );
});

interface Way {
  readonly url: string;
  /** The post that says this gets through, and its answer does not come back; null: every answer comes back. */
  swallow(word: string | null): void;
  swallowed(): boolean;
}

/** The way to Slack, which can lose an answer. */
async function wayTo(apiUrl: string): Promise<Way> {
  const lost = { word: null as string | null, times: 0 };
  const url = await inFront((path, body) => {
    const isLost = lost.word !== null && path.includes('chat.postMessage') && body.toString().includes(lost.word);
    const answered = (): boolean => {
      if (isLost) lost.times += 1;
      return !isLost;
    };
    return { to: apiUrl, answered };
  });
  return {
    url: new URL(new URL(apiUrl).pathname, url).href,
    swallow: (word) => Object.assign(lost, { word, times: 0 }),
    swallowed: () => lost.times > 0,
  };
}
