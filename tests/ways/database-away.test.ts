import pg from 'pg';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { SAVE_WITHIN_MS } from '../../src/app/door/wishes.ts';
import type { Database } from '../../src/db/engine/client.ts';
import { describeEachDatabase, describeOnServer } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { surfaceOf, type Surface } from './surfaces.ts';
import { PATIENCE_MS } from '../patience.ts';

const PLATFORMS = ['Slack', 'Teams'] as const;
const TYPED = 'Room 412: no hot water, and they asked twice already';
/** What gives no answer gives none however short the wait is: the real limit is waited for once. */
const SOON_MS = 100;

/** What is the same however the database is away: nothing stored, the words given back, in time, and the next try works. */
function walk(
  platform: (typeof PLATFORMS)[number],
  hotelOf: () => Hotel,
  away: () => Promise<() => Promise<void>>,
  saveWithinMs: () => number,
): void {
  describe(`in ${platform}`, () => {
    let hotel: Hotel;
    let chat: Surface;
    let back: () => Promise<void>;
    const count = async (): Promise<number> => (await hotel.db.read.query('SELECT id FROM recovery_case')).length;
    let before = 0;
    beforeAll(async () => {
      hotel = hotelOf();
      chat = surfaceOf(hotel, platform);
      before = await count();
      await chat.openLog('ana');
      await chat.openLog('bob');
      await hotel.drawn();
      back = await away();
      hotel.saveWithin(saveWithinMs());
    });

    it('keeps the form open with every word in it, and says that it was not saved, or perhaps not', async () => {
      await chat.sendLog('ana', { text: TYPED, customer: 'Room 412' });
      const form = await chat.until(
        () => (chat.logForm('ana').includes('ot saved') ? chat.logForm('ana') : undefined),
        'why',
      );
      expect(form).toContain(TYPED);
      expect(form).toContain('Room 412');
    });

    it('gives typed words back', async () => {
      hotel.saveWithin(SOON_MS);
      const said = await chat.answerTo('bob', 'give R-1001 refund 10 EUR because of the noise', /[Nn]ot saved/);
      expect(said).toContain('give R-1001 refund 10 EUR because of the noise');
    });

    it('stored nothing, and does not do it later either; the same form works when the database is back', async () => {
      await back();
      hotel.saveWithin(PATIENCE_MS);
      // what was being drawn when the database went is taken up again when its lease has run out
      hotel.forward(60_000);
      await hotel.app.sweep();
      await hotel.drawn();
      expect(await count()).toBe(before);
      const titles = chat.caseTitles().length;
      await chat.sendLog('ana', { text: TYPED, customer: 'Room 412' });
      await chat.until(() => chat.caseTitles().length > titles, 'the card');
      await hotel.drawn();
      expect(await count()).toBe(before + 1);
    });

    it('answered everything with 200 within three seconds', () => {
      expect(chat.failures(3_000)).toEqual([]);
    });
  });
}

describeEachDatabase('a database that does not answer', (open) => {
  let hotel: Hotel;
  let db: Database;
  beforeAll(async () => {
    db = await open();
    hotel = await openHotel(db);
  });
  for (const platform of PLATFORMS) {
    walk(
      platform,
      () => hotel,
      () => stuck(db),
      () => (db.embedded && platform === 'Slack' ? SAVE_WITHIN_MS : SOON_MS),
    );
  }
});

describeOnServer('a database that is gone', (server) => {
  let hotel: Hotel;
  beforeAll(async () => {
    hotel = await openHotel(await server.open());
  });
  for (const platform of PLATFORMS) {
    walk(
      platform,
      () => hotel,
      () => gone(hotel.db),
      () => SOON_MS,
    );

    it(`answers a question in ${platform} with what to do`, async () => {
      const chat = surfaceOf(hotel, platform);
      const back = await gone(hotel.db);
      try {
        expect(await chat.answerTo('bob', 'mine', /tell your operator this reference/)).toBeTruthy();
        expect(await chat.answerTo('bob', 'help', /tell your operator this reference|log a complaint/)).toBeTruthy();
      } finally {
        await back();
      }
      expect(await chat.answerTo('bob', 'mine', /open cases/)).toBeTruthy();
    });
  }
});

/** Holds what every wish has to write to: the only connection of the embedded database, the table of wishes of a server. */
async function stuck({ pool, embedded }: Database): Promise<() => Promise<void>> {
  const client = await pool.connect();
  if (!embedded) await client.query('BEGIN; LOCK TABLE wish IN ACCESS EXCLUSIVE MODE');
  return async () => {
    if (!embedded) await client.query('ROLLBACK');
    client.release();
  };
}

/** Throws everybody out and lets nobody in. */
async function gone(db: Database): Promise<() => Promise<void>> {
  const [row] = await db.read.query<{ name: string }>('SELECT current_database() AS name');
  const name = pg.escapeIdentifier(row?.name ?? '');
  const client = new pg.Client({ connectionString: inject('server')?.url });
  await client.connect();
  await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [row?.name]);
  return async () => {
    await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    await client.end();
  };
}
