/** Promises on both platforms: typed and filled in, brought to mind by the clock, kept by their maker or a colleague, and in nights when the clocks change. */
import { beforeAll, describe, expect, it } from 'vitest';
import { sweep } from '../../src/jobs/workers.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { surfaceOf, type Shown, type Somebody, type Surface } from './surfaces.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Words where the platform would take them for markup; as a plain run of text they are words. */
const PINGS = {
  Slack: /^[^[]*<!channel>|"mrkdwn","text":"[^"]*<!channel>|"type":"broadcast"/,
  Teams: /"TextBlock","text":"[^"]*\*\*now/,
};

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
      await sweep(hotel.app.shell);
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
        await sweep(hotel.app.shell);
        await hotel.drawn();
        expect(reminders('ana', id)).toHaveLength(3);
        expect(card(id).text).toContain('"Kept"');
      });

      it('is kept by its button, late but said so, and no reminder keeps a button', async () => {
        const old = card(id);
        await chat.press('ana', old, 'Kept');
        await shows(id, /Promise kept after its time/);
        expect(card(id).text).not.toContain('"Kept"');
        await hotel.drawn();
        expect(reminders('ana', id).filter((piece) => piece.includes('"Kept"'))).toEqual([]);
        expect(reminders('ana', id).filter((piece) => !piece.includes('Since then: '))).toEqual([]);
        const before = chat.heard('ana').length;
        await chat.pressOld('bob', old, 'Kept');
        // Teams answers a press with the card as it is
        await told('bob', new RegExp(`done already on ${id}|Promise kept after its time`));
        expect(chat.heard('ana').slice(before), 'nothing happened twice').not.toContain('your promise was kept');
        expect(await chat.answerTo('ana', `kept ${id}`, /no open promise/)).toContain('no open promise');
      });
    });

    it('is kept from the reminder itself', async () => {
      const id = await logged();
      await chat.answerTo('ana', `promise ${id} in 30m bring a fan heater`, /Promised on/);
      await later(15 * MINUTE);
      const reminder = await chat.until(() => chat.draft('ana', 'Kept'), 'the reminder');
      expect(reminder.text).toContain(`${id}: a promise comes due`);
      await chat.press('ana', reminder, 'Kept');
      await shows(id, /Promise kept/);
      await later(HOUR);
      expect(reminders('ana', id)).toHaveLength(1);
    });

    it('of somebody else’s is kept by a colleague, and who promised hears of it', async () => {
      const id = await logged();
      await chat.answerTo('ana', `promise ${id} tomorrow 10:00 ring before breakfast`, /Promised on/);
      await shows(id, /ring before breakfast/);
      await chat.answerTo('bob', `kept ${id}`, /Marked on/);
      await told('ana', new RegExp(`${id}: your promise was kept`));
      expect(await shows(id, /Promise kept[^]*(?:U0BOB|Bob Lindqvist)/)).toBe(true);
    });

    it('of several has to be named: they are listed, each with its button', async () => {
      const id = await logged();
      await chat.answerTo('ana', `promise ${id} in 3h bring a fan heater`, /Promised on/);
      await chat.answerTo('bob', `promise ${id} in 2h ring the plumber`, /Promised on/);
      const listed = await chat.answerTo('ana', `kept ${id}`, /More than one promise is open/);
      expect(listed.indexOf('ring the plumber')).toBeLessThan(listed.indexOf('bring a fan heater'));
      expect(listed).toContain('"Kept: ring the plumber"');
      await shows(id, /"Kept: bring a fan heater"/);
      await chat.press('ana', card(id), 'Kept: bring a fan heater');
      await shows(id, /"Kept"/);
      await chat.answerTo('ana', `kept ${id}`, /Marked on .*: kept\./);
      await shows(id, /Promise kept[^]*Promise kept/);
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

    it('keeps a case from being resolved, and says which', async () => {
      const id = await logged();
      await chat.answerTo('ana', `promise ${id} in 2h ring back`, /Promised on/);
      await shows(id, /ring back/);
      await chat.press('ana', card(id), 'Resolve…');
      await chat.fillIn('ana', { accepted: 'yes' });
      expect(await told('ana', /Not resolved yet: a promise is still open[^]*ring back/)).toBe(true);
      await chat.closeForm('ana');
    });

    it('that cannot be read or cannot be kept is refused with the words typed', async () => {
      const id = await logged();
      const asked = async (line: string, words: RegExp): Promise<string> =>
        chat.answerTo('ana', `promise ${id} ${line}`, words);
      expect(await asked('call back at five', /Say by when first/)).toContain('call back at five');
      expect(await asked('23:59', /Say what you promise/)).toContain('23:59');
      expect(await asked('2026-12-01 10:00 call them', /has passed: it is/)).toContain('2026-12-01 10:00 call them');
      expect(await asked('2027-02-30 10:00 call them', /not a day of the calendar/)).toContain('2027-02-30');
      expect(await asked('2062-12-09 10:00 call them', /more than a year away/)).toContain('2062-12-09');
      const long = 'x'.repeat(501);
      expect(await asked(`in 2h ${long}`, /longer than 500 characters/)).toContain(long);
      expect(card(id).text).not.toContain('Promised');
    });

    it('is masked and pings nobody', async () => {
      const id = await logged();
      await chat.answerTo('ana', `promise ${id} in 2h write to jo@example.com <!channel> **now**`, /Promised on/);
      await shows(id, /e-mail hidden/);
      for (const text of [card(id).text, ...chat.pieces('ana')]) {
        expect(text).not.toContain('jo@example.com');
        expect(text).not.toMatch(PINGS[platform]);
      }
    });

    it('without words opens the form', async () => {
      const id = await logged();
      await chat.type('ana', `promise ${id}`);
      const shown = (): string => `${chat.form('ana')} ${chat.heard('ana')}`;
      expect(await chat.until(() => shown().includes(`Promise on ${id}`), 'the promise form')).toBe(true);
      await chat.closeForm('ana');
    });

    it('logs no error on all of it', () => {
      expect(hotel.logged.filter((line) => /"level":"(error|warn)"/.test(line))).toEqual([]);
      expect(chat.failures()).toEqual([]);
    });
  });

  describeJourney('promises when the clocks change', platform, (open) => {
    it('come once, at the moment shown; a time that does not come is refused', async () => {
      // Saturday noon in Paris: the clocks go back in the night
      const hotel = await openHotel(await open(), { at: new Date('2027-10-30T10:00:00Z') });
      const chat = surfaceOf(hotel, platform);
      await chat.log('ana', 'No hot water', { customer: 'K-1' });
      await chat.until(() => chat.caseCard('R-1001'), 'the card');
      const refused = await chat.answerTo('ana', 'promise R-1001 2028-03-26 02:30 ring them', /The clocks go forward/);
      expect(refused).toContain('03:30');
      expect(refused).toContain('2028-03-26 02:30 ring them');
      const said = await chat.answerTo('ana', 'promise R-1001 tomorrow 02:30 ring them', /comes twice/);
      expect(said).toMatch(/02:30 (?:CEST|GMT\+2) is meant/);
      await chat.until(() => chat.caseCard('R-1001')?.text.includes('ring them'), 'the promise on the card');
      const due = Date.parse('2027-10-31T00:30:00Z');
      const reminded = (): number => chat.pieces('ana').filter((p) => p.includes('a promise is due now')).length;
      for (const at of [due - 1, due, due + 1, due + HOUR]) {
        await hotel.drawn();
        hotel.forward(at - hotel.now().getTime());
        await sweep(hotel.app.shell);
        await hotel.drawn();
        await chat.until(() => reminded() === (at < due ? 0 : 1), `what is said at ${new Date(at).toISOString()}`);
      }
      expect(chat.heard('ana')).toContain('a promise is past its time');
    });
  });
}
