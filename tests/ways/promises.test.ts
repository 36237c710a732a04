/** Promises on both platforms: typed and filled in, brought to mind by the clock, and kept. What cannot be promised, and nights when the clocks change, are rules: tests/core/case/rules/promises.test.ts, tests/core/base/when.test.ts. */
import { beforeAll, describe, expect, it } from 'vitest';
import { caseId } from '../../src/core/base/ids.ts';
import type { RecoveryCase } from '../../src/core/case/case.ts';
import { readCase } from '../../src/db/case/reading.ts';
import { describeJourney } from '../database.ts';
import { casesChannel } from './channel.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { surfaceOf, type Shown, type Somebody, type Surface } from './surfaces.ts';
import { soon, troubleIn } from '../patience.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('promises', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let number = 1000;
    beforeAll(async () => {
      hotel = await openHotel(await open());
      chat = surfaceOf(hotel, platform);
    });

    const logged = async (): Promise<string> => {
      number += 1;
      const id = `R-${number}`;
      await chat.log('ana', `No hot water, again, number ${number}`, { customer: `K-${number}` });
      await chat.until(() => chat.caseCard(id), `the card of ${id}`);
      return id;
    };
    const stored = async (id: string): Promise<RecoveryCase> => {
      const c = await readCase(hotel.db.read, hotel.app.shell.workspace, caseId.parse(id));
      if (c === null) throw new Error(`no ${id}`);
      return c;
    };
    const card = (id: string): Shown => {
      const shown = chat.caseCard(id);
      if (shown === undefined) throw new Error(`${id} has no card`);
      return shown;
    };
    const shows = (id: string, words: RegExp): Promise<boolean> =>
      chat.until(() => words.test(card(id).text), `${String(words)} on the card of ${id}`);
    const told = (who: Somebody, words: RegExp): Promise<boolean> =>
      chat.until(() => words.test(chat.heard(who)), `${String(words)} said to ${who}`);
    /** Lets the time pass and has the app look what is due. */
    const later = async (ms: number): Promise<void> => {
      await hotel.drawn();
      hotel.forward(ms);
      await hotel.app.sweep();
      await hotel.drawn();
    };
    /** The private messages that still carry a button for a promise of the case. */
    const reminders = (who: Somebody, id: string): readonly string[] =>
      chat.pieces(who).filter((piece) => piece.includes(`${id}: a promise`));

    describe('by words', () => {
      let id = '';

      it('is on the card, with who, by when, and a button', async () => {
        id = await logged();
        const said = await chat.answerTo('ana', `promise ${id} 17:00 call back with the new room`, /Promised on/);
        expect(said).toContain('call back with the new room');
        await shows(id, /call back with the new room/);
        expect(card(id).text).toContain('"Kept"');
        expect(card(id).text).toContain(chat.mention('ana'));
        // 17:00 in Paris
        expect(card(id).text).toMatch(/1796918400|2026-12-10T16:00:00Z/);
      });

      it('is brought to mind two hours ahead, when it is due, and when its time has passed, each once', async () => {
        await later(4 * HOUR - 1);
        expect(chat.heard('ana')).not.toContain(`${id}: a promise`);
        await later(1);
        await told('ana', new RegExp(`${id}: a promise comes due`));
        await later(HOUR);
        expect(reminders('ana', id)).toHaveLength(1);
        await later(HOUR);
        await told('ana', new RegExp(`${id}: a promise is due now`));
        expect(card(id).text).not.toContain('its time has passed');
        await later(15 * MINUTE);
        await told('ana', new RegExp(`${id}: a promise is past its time`));
        await shows(id, /its time has passed/);
        await hotel.app.sweep();
        await hotel.drawn();
        expect(reminders('ana', id)).toHaveLength(3);
        expect(card(id).text).toContain('"Kept"');
      });

      it('is kept by its button, late but said so, and no reminder keeps a button', async () => {
        const old = card(id);
        await chat.press('ana', old, 'Kept');
        await shows(id, /^(?!.*"Kept")/s);
        expect(await chat.inFull('ana', id)).toContain('Promise kept after its time');
        await hotel.drawn();
        expect(reminders('ana', id).filter((piece) => piece.includes('"Kept"'))).toEqual([]);
        expect(reminders('ana', id).filter((piece) => !piece.includes('Since then: '))).toEqual([]);
        const before = chat.heard('ana').length;
        await chat.pressOld('bob', old, 'Kept');
        // Teams answers a press with the card as it is
        await told('bob', new RegExp(`done already on ${id}|customer waiting since`));
        expect(chat.heard('ana').slice(before), 'nothing happened twice').not.toContain('your promise was kept');
        expect(await chat.answerTo('ana', `kept ${id}`, /No promise is open/)).toContain('No promise is open');
      });
    });

    it('is kept from the reminder itself', async () => {
      const id = await logged();
      await chat.answerTo('ana', `promise ${id} in 30m bring a fan heater`, /Promised on/);
      await later(15 * MINUTE);
      const reminder = await chat.until(() => chat.draft('ana', 'Kept'), 'the reminder');
      expect(reminder.text).toContain(`${id}: a promise comes due`);
      await chat.press('ana', reminder, 'Kept');
      expect(await chat.inFull('ana', id)).toContain('Promise kept');
      await later(HOUR);
      expect(reminders('ana', id)).toHaveLength(1);
    });

    it('is asked where its moment is not certain, and promised by the button of what was meant', async () => {
      const id = await logged();
      const asked = await chat.answerTo(
        'ana',
        `promise ${id} thursday morning – call back, 12.50 EUR`,
        /Nothing was promised yet/,
      );
      expect(asked).toContain('call back, 12.50 EUR');
      const meant = await chat.until(() => chat.draft('ana', 'Yes, do that'), 'the moment that may be meant');
      await chat.press('ana', meant, 'Yes, do that');
      await shows(id, /call back, 12\.50 EUR/);
    });

    it('is moved from the answer, in a form that shows the old time', async () => {
      const id = await logged();
      const said = await chat.answerTo('ana', `promise ${id} call back by tomorrow 17:00`, /Promised on/);
      expect(said).toMatch(/\w{3},? .*17:00.*\(Europe\/Paris\)/);
      const answer = await chat.until(() => chat.draft('ana', 'Move…'), 'the answer');
      await chat.press('ana', answer, 'Move…');
      await chat.until(() => chat.form('ana').includes(`Move on ${id}`), 'the form');
      const day = new Date(hotel.now().getTime() + 2 * 24 * HOUR).toISOString().slice(0, 10);
      await chat.fillIn('ana', { day, time: '10:00', told: 'agreed' });
      expect(await chat.inFull('ana', id)).toContain('Promise moved with the customer');
      await chat.closeForm('ana');
    });

    it('is made in a form, whose faults stand at their fields', async () => {
      const id = await logged();
      const today = new Date(hotel.now()).toISOString().slice(0, 10);
      await chat.press('ana', card(id), 'Promise…');
      await chat.until(() => chat.form('ana').includes(`Promise on ${id}`), 'the promise form');
      await chat.fillIn('ana', { text: 'send the new key up', day: today, time: '03:00' });
      await chat.until(() => /has passed: it is/.test(chat.form('ana')), 'a word on the time');
      expect(chat.form('ana')).toContain('send the new key up');
      await chat.fillIn('ana', { text: 'send the new key up', day: today, time: '11:59 pm' });
      await shows(id, /send the new key up/);
      await told('ana', new RegExp(`Promised on ${id}`));
      await chat.closeForm('ana');
    });

    it('is made with a call back that was suggested, whose time is asked for', async () => {
      const id = await logged();
      await chat.press('ana', await chat.options('ana', id), 'Give this…');
      await chat.until(() => chat.form('ana').includes('The call back becomes a promise'), 'the form');
      const day = new Date(hotel.now().getTime() + 24 * HOUR).toISOString().slice(0, 10);
      await chat.fillIn('ana', { day, time: 'soon' });
      expect(card(id).text).not.toContain('Promised');
      await chat.fillIn('ana', { day, time: '17:00' });
      const full = await chat.inFull('ana', id);
      expect(full).toContain('"Kept"');
      expect(full.match(/· authorised · by/g)).toHaveLength(3);
      expect(card(id).text).toContain('call back');
      expect(full).not.toContain('Give this…');
      await chat.closeForm('ana');
    });

    it('is made by giving a call back: by a line with its time, by the form that asks for it, and not without', async () => {
      const id = await logged();
      const said = await chat.answerTo('ana', `give ${id} callback in 3h with the new room`, /Promised on/);
      expect(said).toContain(`Given on ${id}`);
      expect(said).toContain('call back with the new room');
      expect((await stored(id)).promises).toMatchObject([{ text: 'call back with the new room', status: 'open' }]);
      await chat.answerTo('ana', `kept ${id}`, /Marked on/);
      const asked = await chat.answerTo('ana', `give ${id} callback tomorrow`, /Say at what time/);
      expect(asked).toContain('Nothing was promised yet');
      const byWhen = await chat.until(() => chat.draft('ana', 'By when…'), 'the way to the form');
      await chat.press('ana', byWhen, 'By when…');
      await chat.until(() => chat.form('ana').includes(`By when on ${id}`), 'the form');
      const day = new Date(hotel.now().getTime() + 24 * HOUR).toISOString().slice(0, 10);
      await chat.fillIn('ana', { day, time: 'late' });
      await chat.until(() => chat.form('ana').includes('17:00'), 'what is wrong with the time');
      await chat.fillIn('ana', { day, time: '16:30', more: 'about the bill' });
      await told('ana', /call back about the bill/);
      await chat.closeForm('ana');
      await hotel.drawn();
      await chat.pressMenu('ana', id, 'Give something else…');
      await chat.fillIn('ana', { kind: 'callback' });
      await chat.until(() => /Choose a day/.test(chat.form('ana')), 'what is missing');
      await chat.fillIn('ana', { kind: 'callback', day, time: '18:00' });
      await soon(async () => expect((await stored(id)).promises).toHaveLength(3));
      await chat.closeForm('ana');
      expect((await stored(id)).actions.map(({ kind }) => kind)).toEqual(['callback', 'callback', 'callback']);
    });

    it('is moved by a line: what the customer knows is asked, and while they do not the old time stays', async () => {
      const id = await logged();
      await chat.answerTo('ana', `promise ${id} in 5h bring a new key`, /Promised on/);
      await chat.answerTo('ana', `moved ${id} in 20h`, /Does the customer know/);
      const asked = await chat.until(() => chat.draft('ana', 'Not told yet'), 'what the customer knows');
      await chat.press('ana', asked, 'Not told yet');
      await told('ana', new RegExp(`Nothing was moved on ${id}.*the old time stays`));
      await chat.answerTo('ana', `moved ${id} in 20h, customer agreed`, /Promised on/);
      expect(await chat.inFull('ana', id)).toContain('Promise moved with the customer');
      await later(5 * HOUR);
      expect(reminders('ana', id)).toEqual([]);
    });

    it('is released from its reminder, with a reason; and by a line', async () => {
      const id = await logged();
      await chat.answerTo('ana', `promise ${id} in 30m look for the scarf`, /Promised on/);
      await later(15 * MINUTE);
      const reminder = await chat.until(
        () => chat.privately('ana').findLast(({ text }) => text.includes(`${id}: a promise comes due`)),
        'the reminder',
      );
      expect(reminder.text).toContain('Move…');
      await chat.press('ana', reminder, 'Released…');
      await chat.until(() => chat.form('ana').includes(`Released on ${id}`), 'the form');
      await chat.fillIn('ana', { reason: 'they found it themselves' });
      await told('ana', new RegExp(`Marked on ${id}: the customer let us off`));
      await chat.closeForm('ana');
      await chat.answerTo('ana', `promise ${id} in 30m send it on`, /Promised on/);
      await chat.answerTo('ana', `void ${id} because they take it along`, /the customer let us off/);
      await later(HOUR);
      expect(reminders('ana', id)).toHaveLength(1);
      expect(await chat.inFull('ana', id)).toContain('Promise the customer let us off');
    });

    it('holds the case open: the no lists it with its buttons, and each is settled in the form', async () => {
      const id = await logged();
      await chat.answerTo('ana', `promise ${id} in 5h change the lock`, /Promised on/);
      await chat.answerTo('ana', `promise ${id} in 6h ring the plumber`, /Promised on/);
      await hotel.drawn();
      await chat.pressMenu('ana', id, 'Resolve…');
      await chat.until(() => chat.form('ana').includes('change the lock'), 'the form');
      await chat.fillIn('ana', { accepted: 'yes' });
      await chat.until(() => /before a case is resolved|still open/.test(chat.form('ana')), 'why not yet');
      const offered = await chat.until(() => chat.draft('ana', 'Several at once…'), 'the list');
      expect(offered.text).toContain('ring the plumber');
      const ids = (await stored(id)).promises.map((p) => p.id);
      await chat.fillIn('ana', {
        accepted: 'yes',
        kept: ids.slice(0, 1),
        released: ids.slice(1),
        reason: 'it works again',
      });
      await told('ana', new RegExp(`${id} is resolved`));
      expect((await stored(id)).promises.map(({ status }) => status)).toEqual(['kept', 'void']);
      await chat.closeForm('ana');
    });

    it('is asked for where several are open: privately, with a button for each, and known by its words', async () => {
      const id = await logged();
      await chat.answerTo('ana', `promise ${id} 17:00 call back`, /Promised on/);
      await chat.answerTo('ana', `promise ${id} 18:00 bring a fan heater`, /Promised on/);
      await hotel.drawn();
      const before = casesChannel(hotel, platform).length;
      const asked = await chat.answerTo('ana', `kept ${id}`, /which promise on/);
      expect(asked).toMatch(/Kept: call back[^]*Kept: bring a fan heater/);
      const question = await chat.until(() => chat.draft('ana', 'Kept: call back'), 'the question');
      await chat.press('ana', question, 'Kept: call back');
      await shows(id, /^(?!.*call back)/s);
      await chat.answerTo('ana', `kept ${id} not yet`, /which promise on/);
      await chat.type('ana', `kept ${id} fan heater`);
      await shows(id, /^(?!.*"Kept)/s);
      await hotel.drawn();
      expect(casesChannel(hotel, platform)).toHaveLength(before);
    });

    it('logs no error on all of it', () => {
      expect(troubleIn(hotel.logged)).toEqual([]);
      expect(chat.failures()).toEqual([]);
    });
  });
}
