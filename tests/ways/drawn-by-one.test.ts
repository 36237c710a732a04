/** A message that everybody reads is drawn by one hand at a time: what was drawn late never takes the place of what came after it. */
import { beforeAll, expect, it } from 'vitest';
import { describeOnServer } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn, LIVE, type Journey } from './journey.ts';
import { surfaceOf } from './surfaces.ts';
import { besides } from './two-apps.ts';

const PUT = 'PUT activities (guest-recoveries)';

describeOnServer('two processes that draw the same message, in Teams', (server) => {
  let hotel: Hotel;
  let journey: Journey;
  let urls: readonly string[];
  beforeAll(async () => {
    hotel = await openHotel(await server.open());
    ({ urls } = await besides(hotel, await server.openAgain()));
    journey = journeyIn(hotel, surfaceOf(hotel, 'Teams'));
  });
  const speakTo = (n: number): Promise<unknown> => hotel.teams.connect(`${urls[n]}/api/messages`, { install: false });
  const rows = (sql: string, params: readonly unknown[]): Promise<unknown[]> => hotel.db.read.query(sql, params);

  it('a no to a press that is drawn while somebody decides elsewhere: the decision stands on the card', async () => {
    const { chat } = journey;
    const it1 = await journey.asked();
    await hotel.drawn();
    await speakTo(0);
    const late = Promise.withResolvers<void>();
    hotel.teams.fault({ route: 'edit', trouble: { kind: 'slow', until: late.promise } });
    await chat.press('bob', it1.card(), 'Approve');
    const isUnderWay = (): boolean =>
      hotel.teams.wire.entries().some(({ what, status }) => what === PUT && status === null);
    await expect.poll(isUnderWay).toBe(true);
    await speakTo(1);
    await chat.type('mia', `decline ${it1.id} because it was one night`);
    await expect
      .poll(() => rows(`SELECT FROM journal_entry WHERE "case" = $1 AND kind = 'declined'`, [it1.id]))
      .toHaveLength(1);
    const elsewhere = 'SELECT subject FROM message WHERE shown < wanted AND holder <> $1';
    await expect.poll(() => rows(elsewhere, [hotel.app.shell.holder])).toEqual([]);
    late.resolve();
    await hotel.drawn();
    expect(it1.card().text).toMatch(/Declined/);
    expect(it1.card().text).not.toMatch(LIVE);
  });
});
