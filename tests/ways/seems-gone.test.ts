/** A database that fails over takes a process for gone that only has to connect again: nobody posts what that one may be posting, and it posts nothing that somebody else took meanwhile. */
import { beforeAll, expect, it } from 'vitest';
import type { Running } from '../../src/start.ts';
import { describeOnServer } from '../database.ts';
import { soon } from '../patience.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { inFront } from './in-front.ts';
import { surfaceOf, type Surface } from './surfaces.ts';
import { besides } from './two-apps.ts';

/** A number that no process has. */
const NOBODY = 7;

describeOnServer('a process that seems to be gone', (server) => {
  let hotel: Hotel;
  let chat: Surface;
  let other: Running;
  const held = Promise.withResolvers<void>();
  const underWay = async (): Promise<number> =>
    (await hotel.db.read.query(`SELECT FROM message WHERE subject LIKE 'case:%' AND state = 'sending'`)).length;
  const cards = (word: string): number =>
    hotel.slack.messages('C0RECOVERIES').filter(({ blocks }) => JSON.stringify(blocks).includes(word)).length;

  beforeAll(async () => {
    let isFirst = true;
    const isHeld = (path: string): boolean => {
      if (!path.endsWith('chat.postMessage') || !isFirst) return false;
      isFirst = false;
      return true;
    };
    // what the first process posts first is under way until the test says that it never came
    const envBeside = async ({ SLACK_API_URL: to = '' }: Readonly<Record<string, string>>) => ({
      SLACK_API_URL: `${await inFront((path) => (isHeld(path) ? { to, after: held.promise } : { to }))}/api/`,
    });
    hotel = await openHotel(await server.open(), { envBeside });
    const { urls, second } = await besides(hotel, await server.openAgain());
    other = second;
    hotel.slack.connect(urls[0] ?? '');
    chat = surfaceOf(hotel, 'Slack');
  });

  it('keeps what it has just taken in hand; what stood in line there is posted by one of both, once', async () => {
    await chat.log('ana', 'The kettle leaks', { customer: 'K-1' });
    await soon(async () => expect(await underWay()).toBe(1));
    await chat.log('bob', 'The curtain is torn', { customer: 'K-2' });
    await soon(async () => expect(await underWay()).toBe(2));
    await hotel.db.read.query(`UPDATE message SET holder = $1 WHERE state = 'sending'`, [NOBODY]);
    await other.sweep();
    await soon(() => expect(other.shell.outbox?.busy).toBe(0));
    expect([await underWay(), cards('kettle'), cards('curtain')]).toEqual([2, 0, 0]);
    hotel.forward(5_000);
    await other.sweep();
    await soon(() => expect([cards('kettle'), cards('curtain')]).toEqual([1, 1]));
    held.reject(new Error('it never came'));
    await hotel.drawn();
    // the other one is done with its own as well
    await hotel.slack.idle();
    expect([cards('kettle'), cards('curtain')]).toEqual([1, 1]);
  });
});
