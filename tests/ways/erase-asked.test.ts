/** A customer is erased because two administrators agree, by word and form, on both platforms; nothing said of it tells who it is. */
import { beforeAll, expect, it } from 'vitest';
import { eraseWanted, forgetUnsettled } from '../../src/app/privacy/erase-wanted.ts';
import { eraseCustomer, keyTyped } from '../../src/app/privacy/erase-customer.ts';
import { serialisable, type Queryable } from '../../src/db/engine/serialisable.ts';
import { declineErasure, erasuresIn } from '../../src/db/privacy/erasures.ts';
import { thing } from '../core/case/build.ts';
import { describeJourney } from '../database.ts';
import { administered } from './administered.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn, type Journey } from './journey.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

const WHO = 'Booking Q7K-4412';

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('erasing asked in chat', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let journey: Journey;
    beforeAll(async () => {
      hotel = await openHotel(await open(), { env: { AMENDS_CONFIG: administered() } });
      chat = surfaceOf(hotel, platform);
      journey = journeyIn(hotel, chat);
      await chat.log('ana', 'The lamp is broken', { customer: WHO });
      await hotel.drawn();
    });
    const rows = async (sql: string): Promise<readonly Record<string, unknown>[]> => await hotel.db.read.query(sql);
    const steps = async (): Promise<readonly unknown[]> =>
      (await rows(`SELECT kind FROM house_entry WHERE kind LIKE 'eras%' ORDER BY seq`)).map(({ kind }) => kind);

    it('is for administrators, and stopped by a hold', async () => {
      await chat.answerTo('ana', `erase ${WHO}`, /administrators ask for that, two of them. Ask Mia Laurent or Gil/);
      await chat.answerTo('mia', 'erase Room 99', /nothing that Amends keeps tells of this customer/);
      await chat.answerTo('mia', 'hold R-1001 because a court asks', /R-1001/);
      await chat.answerTo('mia', `erase ${WHO}`, /R-1001[^]*on hold|on hold[^]*R-1001/);
      await chat.answerTo('mia', 'hold R-1001 off', /R-1001/);
      expect(await steps()).toEqual([]);
    });

    it('is previewed, declined, and forgotten', async () => {
      await chat.answerTo('mia', 'erase', /Nobody was erased yet/);
      const offer = await chat.until(() => chat.draft('mia', 'Erase a customer…'), 'the button');
      await chat.press('mia', offer, 'Erase a customer…');
      await chat.until(() => chat.form('mia').includes('What the customer goes by'), 'the form');
      await chat.fillIn('mia', { customer: WHO });
      await journey.told('mia', /Number 1 waits[^]*1 case[^]*R-1001[^]*message/);
      await chat.answerTo('mia', 'erase confirm 1', /somebody else has to confirm/);
      await chat.answerTo('gil', 'erase decline 1', /Number 1 is declined/);
      expect(await rows('SELECT state, keys, sealed FROM erasure')).toEqual([
        { state: 'declined', keys: [], sealed: null },
      ]);
    });

    it('begins with the yes of a second one; both are told what went, and nobody who it was', async () => {
      await chat.answerTo('mia', `erase customer ${WHO}`, /Number 2 waits/);
      await hotel.drawn();
      const asked = await chat.until(() => chat.draft('gil', 'Confirm'), 'what waits');
      expect(asked.text).toMatch(/asks for a customer to be erased[^]*1 case[^]*R-1001/);
      expect(asked.text).not.toContain(WHO);
      await chat.press('gil', asked, 'Confirm');
      await journey.told('gil', /Number 2 is confirmed/);
      await Promise.all([eraseWanted(hotel.app.shell), eraseWanted(hotel.app.shell)]);
      await hotel.drawn();
      for (const who of ['mia', 'gil'] as const) {
        const shown = await chat.until(() => chat.privately(who).find(({ text }) => text.includes('era_')), who);
        expect(shown.text).toMatch(/A customer was erased[^]*era_[^]*Not reached from here/);
      }
      expect(await rows('SELECT words FROM recovery_case')).toEqual([{ words: '—' }]);
      expect(await rows(`SELECT keys, sealed, asked_by, confirmed_by FROM erasure WHERE state = 'done'`)).toEqual([
        { keys: [], sealed: null, asked_by: 'member:mia', confirmed_by: 'member:gil' },
      ]);
      expect(await steps()).toEqual(['erasure_asked', 'erasure_settled', 'erasure_asked', 'erasure_settled', 'erased']);
      expect(hotel.logged.filter((line) => line.includes('Q7K'))).toEqual([]);
      await chat.answerTo('mia', 'erase', /erased[^]*asked by[^]*confirmed by/);
    });

    it('lapses where nobody answers; whoever asked is told, and nobody has a button of it', async () => {
      await chat.log('ana', 'The tap drips', { customer: 'Booking Z9' });
      await hotel.drawn();
      await chat.answerTo('gil', 'erase Booking Z9', /Number 3 waits/);
      await hotel.drawn();
      expect(chat.draft('mia', 'Confirm')).toBeDefined();
      hotel.forward(15 * 86_400_000);
      await forgetUnsettled(hotel.app.shell);
      expect(await rows(`SELECT state, keys, sealed FROM erasure ORDER BY asked_at DESC LIMIT 1`)).toEqual([
        { state: 'declined', keys: [], sealed: null },
      ]);
      expect(await rows('SELECT FROM setup_asked WHERE outcome IS NULL')).toEqual([]);
      await hotel.drawnAtLast();
      expect(chat.draft('mia', 'Confirm')).toBeUndefined();
      for (const who of ['mia', 'gil'] as const)
        expect(chat.privately(who).some(({ text }) => text.includes('Number 3 has lapsed'))).toBe(true);
    });

    it('is taken over by whoever runs Amends, and waits for nobody any more', async () => {
      await chat.answerTo('gil', 'erase Booking Z9', /Number 4 waits/);
      await hotel.drawn();
      const { shell } = hotel.app;
      await eraseCustomer(shell, 'Booking Z9', keyTyped(shell, 'Booking Z9') ?? '', { kind: 'operator' });
      await hotel.drawnAtLast();
      expect(chat.draft('mia', 'Confirm')).toBeUndefined();
      expect(chat.privately('mia').some(({ text }) => text.includes('Number 4 is confirmed'))).toBe(true);
    });

    it('is taken over as well where it is declined at that moment: what is erased has a certificate', async () => {
      await chat.log('ana', 'The door jams', { customer: 'Booking Z10' });
      await hotel.drawn();
      await chat.answerTo('gil', 'erase Booking Z10', /Number 5 waits/);
      const { shell } = hotel.app;
      const key = keyTyped(shell, 'Booking Z10') ?? '';
      const [asked] = await erasuresIn(hotel.db.read, shell.workspace, 'asked');
      // declined once it was read, before it is taken over
      let declined = false;
      const read = hotel.db.read;
      const meanwhile: Queryable = {
        query: async (sql, params, name) => {
          const found = await read.query(sql, params, name);
          if (!declined && found.some((row) => row['id'] === asked?.id)) {
            declined = true;
            await serialisable(hotel.db, (tx) =>
              declineErasure(tx, shell.workspace, { id: asked?.id ?? thing('era_none'), at: hotel.now() }),
            );
          }
          return found as never;
        },
      };
      const done = await eraseCustomer({ ...shell, db: { ...hotel.db, read: meanwhile } }, 'Booking Z10', key, {
        kind: 'operator',
      });
      expect(declined).toBe(true);
      expect(done.id).not.toBe(asked?.id);
      expect(await rows(`SELECT state FROM erasure WHERE id = '${String(done.id)}'`)).toEqual([{ state: 'done' }]);
      expect(await rows(`SELECT 1 FROM house_entry WHERE details ->> 'erasure' = '${String(done.id)}'`)).toHaveLength(
        1,
      );
    });
  });
}
