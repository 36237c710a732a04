import { beforeAll, describe, expect, it } from 'vitest';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { toldWhose } from './journey.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('what bad input gets', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    beforeAll(async () => {
      hotel = await openHotel(await open());
      chat = surfaceOf(hotel, platform);
      await chat.log('ana', 'Room 412: no hot water for two nights', { customer: 'Room 412' });
      await chat.until(() => chat.caseCard('R-1001'), 'the first card');
    });

    /** A new case of Ana's; its number. */
    const logged = async (
      text: string,
      log = (): Promise<void> => chat.log('ana', text, { customer: `K-${text}` }),
    ) => {
      const before = new Set(chat.caseTitles());
      await log();
      return chat.until(
        () => chat.caseTitles().find((title) => !before.has(title)),
        `a card for "${text.slice(0, 40)}"`,
      );
    };
    const cases = async (): Promise<number> => {
      const [row] = await hotel.db.read.query<{ n: number }>('SELECT count(*)::int AS n FROM recovery_case');
      return row?.n ?? -1;
    };
    let twice = '';
    /** What the card says was given: once something was, it names each. */
    const given = (id: string): number =>
      (/Given:(?:(?!Next:|First:).){0,400}/s.exec(chat.caseCard(id)?.text ?? '')?.[0].match(GIVEN) ?? []).length;
    const GIVEN = /apology|explanation|call back|put it right|upgrade|refund|voucher/g;

    it('keeps a form with nothing in it open, saying what is missing', async () => {
      const before = await cases();
      await chat.log('bob', ' \u200B\u3164 ').catch(() => undefined);
      expect(await cases()).toBe(before);
      await chat.closeForm('bob');
    });

    it('helps with an unknown word, an unknown case, and no case at all', async () => {
      expect(await chat.answerTo('ana', 'frobnicate R-1001', /does not know “frobnicate”/)).toBeTruthy();
      // no blank parts the words of Japanese
      const complaint = '四一二号室のお客様が二晩続けてお湯が出ないと言っていて支配人と話したいとのこと'.repeat(2);
      expect(await chat.answerTo('ana', complaint, new RegExp(complaint))).toBeTruthy();
      expect(await chat.answerTo('ana', 'give R-9999 refund 40 EUR', /R-9999/)).toBeTruthy();
      expect(await chat.answerTo('ana', 'show R-9999', /R-9999/)).toBeTruthy();
      expect(await chat.answerTo('ana', 'resolve R-9999', /R-9999/)).toBeTruthy();
      expect(await chat.answerTo('ana', 'resolve room 4', /is not a case number/)).toBeTruthy();
      expect(await chat.answerTo('ana', 'give', /Name the case/)).toBeTruthy();
      expect(await chat.answerTo('ana', 'give R-1001', /Say what to give/)).toBeTruthy();
      expect(await chat.answerTo('ana', 'give R-1001 champagne', /has no “champagne”/)).toBeTruthy();
    });

    it('asks about an ambiguous amount instead of guessing', async () => {
      expect(await chat.answerTo('ana', 'give R-1001 refund 1,234', /Nothing was given\. .*1,234/)).toBeTruthy();
      for (const amount of [
        '1e9',
        '0x7f',
        '-40 EUR',
        '40 EUR EUR',
        '４０ ＥＵＲ ４',
        '99999999999999999999.99 EUR',
        '1.5 JPY',
      ])
        expect(await chat.answerTo('ana', `give R-1001 refund ${amount}`, /Nothing was given|Not given/)).toBeTruthy();
      expect(given('R-1001')).toBe(0);
    });

    it('never decides alone in a currency without a rate', async () => {
      expect(await chat.answerTo('ana', 'give R-1001 refund 10 KWD', /[Nn]o current rate/)).toBeTruthy();
      expect(given('R-1001')).toBe(0);
    });

    it('gives once when "Give this" is pressed twice on the same card', async () => {
      twice = await logged('Room 5: the shower is cold');
      const card = await chat.until(() => chat.caseCard(twice), 'the card');
      await Promise.all([chat.press('ana', card, 'Give this'), chat.press('ana', card, 'Give this')]);
      const once = await chat.until(() => given(twice) > 0 && given(twice), 'what was given');
      await hotel.drawn();
      await chat.until(() => chat.caseCard(twice), 'the card');
      await chat.pressOld('ana', card, 'Give this');
      await hotel.drawn();
      expect(given(twice)).toBe(once);
      expect(await actions(twice)).toBe(once);
    });

    it('gives the bundle whose button was pressed, not the first one', async () => {
      const kinds = async (id: string): Promise<string> => {
        await chat.until(() => given(id) > 0, 'what was given');
        const [row] = await hotel.db.read.query<{ doc: { actions: { kind: string }[] } }>(
          'SELECT doc FROM recovery_case WHERE id = $1',
          [id],
        );
        return row?.doc.actions.map((a) => a.kind).join(' ') ?? '';
      };
      const gives: string[] = [];
      for (const nth of [0, 1]) {
        const id = await logged(`Room ${6 + nth}: the shower is cold`);
        await chat.press('ana', await chat.options('ana', id), 'Give this', nth);
        gives.push(await kinds(id));
      }
      expect(gives[0]).not.toBe(gives[1]);
    });

    it('suggests the loss and not the limit, for whoever presses, and gives it once', async () => {
      const id = await logged('Room 12: the minibar was charged twice');
      const card = () => chat.until(() => chat.caseCard(id), 'the card');
      const shows = (words: string) => chat.until(() => chat.caseCard(id)?.text.includes(words), `"${words}"`);
      await shows('find out what the customer lost');
      expect((await card()).text).not.toMatch(/refund €|voucher €/);
      await chat.press('ana', await card(), 'Add facts…');
      await chat.fillIn('ana', { lossValue: '300 EUR' });
      await hotel.drawn();
      // each sees what they may do themselves: Ana has to ask, Mia may give it, and does
      const [hers, mias] = [await chat.options('ana', id), await chat.options('mia', id)];
      expect(hers.text).toMatch(/explain and refund €300\.00.{0,200}needs Mia Laurent/is);
      expect(mias.text).toMatch(/explain and refund 300,00.€.{0,200}you can do this now/is);
      await chat.press('ana', hers, 'Ask for this…');
      await chat.until(() => chat.form('ana').includes(`Ask on ${id}`), 'her form');
      await chat.press('mia', mias, 'Give this');
      await chat.until(() => given(id) > 0, 'what was given');
      await hotel.drawn();
      const once = given(id);
      expect((await chat.options('mia', id)).text).not.toMatch(/explain and refund/i);
      // her form is as old as the card it was opened from
      await chat.fillIn('ana', { because: 'the guest asked again' });
      await hotel.drawn();
      await chat.until(() => (chat.heard('ana') + chat.form('ana')).includes('has changed since'), 'what she is told');
      await chat.closeForm('ana');
      expect([given(id), await actions(id)]).toEqual([once, once]);
    });

    it('gives nothing to somebody else who presses the same button of an older card', async () => {
      const other = await logged('Room 14: the shower is cold');
      const { version } = await caseRow(other);
      const card = await chat.until(() => chat.caseCard(other), 'the card');
      await chat.press('ana', card, 'Give this');
      await hotel.drawn();
      const after = await actions(other);
      await chat.pressOld('bob', card, 'Give this');
      expect(await chat.until(() => /has changed since/.exec(chat.heard('bob')), 'why not')).toBeTruthy();
      expect(await actions(other)).toBe(after);
      expect((await caseRow(other)).version).toBe(version + 1);
    });

    it('keeps a thank-you for the one thanked: Bob cannot post it', async () => {
      await chat.type('ana', 'thanked public');
      const id = await logged('Room 6: breakfast was cold');
      await chat.type('ana', `give ${id} apology`);
      await chat.until(() => given(id) > 0, 'the apology');
      await hotel.drawn();
      const card = await chat.until(() => chat.caseCard(id), 'the card');
      await chat.press('bob', card, 'Resolve…');
      await toldWhose(chat, 'bob', () => chat.heard('bob'));
      await chat.closeForm('bob');
      await chat.press('ana', card, 'Resolve…');
      await chat.fillIn('ana', { accepted: 'yes', whatHelped: 'A fresh plate within five minutes' });
      const draft = await chat.until(() => chat.draft('ana', 'Post it'), 'the draft');
      await chat.pressAs('bob', draft, 'Post it');
      await hotel.drawn();
      expect(chat.thanks()).toHaveLength(0);
      await chat.press('ana', draft, 'Post it');
      expect(await chat.until(() => chat.thanks()[0], 'the thank-you')).toBeTruthy();
      await chat.pressAs('ana', draft, 'Post it').catch(() => undefined);
      await hotel.drawn();
      expect(chat.thanks()).toHaveLength(1);
    });

    it('says on an old card of a case that is over that it is over', async () => {
      const id = await logged('Room 8: no towels');
      const old = await chat.until(() => chat.caseCard(id), 'the card');
      await chat.press('ana', old, 'Resolve…');
      await chat.fillIn('ana', { accepted: 'unknown' });
      await chat.until(() => chat.caseCard(id)?.text.includes('Resolved ·'), 'the closed card');
      expect(
        await chat.answerTo('ana', `give ${id} apology`, /This case is resolved; nothing was changed on it/),
      ).toBeTruthy();
      expect(await chat.answerTo('ana', `resolve ${id}`, /This case is resolved/)).toBeTruthy();
      expect(await actions(id)).toBe(0);
    });

    describe('a complaint of 50,000 characters', () => {
      const long = `Room 9: ${'The soup was cold and nobody came. '.repeat(1_400)}end of it`;

      it('is stored whole when typed, and its card is cut with a sign', async () => {
        const id = await logged(long, () => chat.type('ana', `log ${long}`));
        expect(chat.caseCard(id)?.text).toContain('Whole text');
        expect((await caseRow(id)).text).toBe(long);
        expect(await chat.until(() => chat.heard('ana').includes(`Logged as ${id}`), 'the answer')).toBeTruthy();
      });

      it('is stored whole from a message', async () => {
        const id = await logged(long, () => chat.logFromMessage('ana', long));
        expect((await caseRow(id)).text).toBe(long);
      });

      it('is refused in words when it is longer than that', async () => {
        const before = await cases();
        expect(await chat.answerTo('ana', `log ${'x'.repeat(50_001)}`, /longer than 50,000 characters/)).toBeTruthy();
        expect(await cases()).toBe(before);
      });
    });

    it('does the same delivery once', async () => {
      const before = await cases();
      chat.twice();
      const id = await logged('Room 10: noise');
      await hotel.drawn();
      chat.twice();
      await chat.type('ana', `give ${id} refund 10 EUR`);
      await chat.until(() => given(id) > 0, 'the refund');
      await hotel.drawn();
      expect(await cases()).toBe(before + 1);
      expect(await actions(id)).toBe(1);
    });

    it('tells strangers that they are not members, and does nothing for them', async () => {
      const before = await cases();
      const said = await chat.stranger('limits');
      expect(said).toMatch(/does not know you yet, so nothing was changed/);
      await chat.stranger('give R-1001 refund 10 EUR');
      // before anything is typed into a form
      expect(await chat.stranger('log the lift is stuck')).toMatch(/does not know you yet/);
      expect(await cases()).toBe(before);
      expect(await actions('R-1001')).toBe(0);
    });

    it('lets in nothing forged, old or from the future', async () => {
      const before = await actions('R-1001');
      expect(await chat.forged('give R-1001 refund 10 EUR')).toEqual([401, 401, 401]);
      expect(await actions('R-1001')).toBe(before);
    });

    it('and what is authorised again and again and not given, for a second person to look at', async () => {
      for (let n = 1; n <= 3; n += 1) {
        const id = await logged(`Room 9: no towels, day ${n}`, () =>
          chat.log('bob', `Room 9: no towels, day ${n}`, { customer: `K-9${n}` }),
        );
        expect(await chat.answerTo('bob', `give ${id} refund 150 EUR because of the towels`, /Given on/)).toBeTruthy();
        await hotel.drawn();
        const card = await chat.until(() => chat.caseCard(id), 'the card');
        await chat.press('bob', card, 'Resolve…');
        await chat.fillIn('bob', { accepted: 'no', done: [] });
        await chat.until(() => /Resolved ·/.test(chat.caseCard(id)?.text ?? ''), 'the closed card');
        await chat.until(
          () => /Not given, and back in the limits: [^.]*€150\.00/.test(chat.heard('bob')),
          'what bob is told',
        );
        await chat.until(() => /not given/.test(chat.caseCard(id)?.text ?? ''), 'what was not given');
        await hotel.drawn();
      }
      const id = await logged('Room 9: no soap', () => chat.log('bob', 'Room 9: no soap', { customer: 'K-99' }));
      const asked = await chat.answerTo(
        'bob',
        `give ${id} refund 20 EUR because of the soap`,
        /approved and then not given/,
      );
      expect(asked).toContain('Nobody is judged by that');
      expect(await chat.until(() => chat.requests(id)[0], 'the request')).toBeTruthy();
    });

    it('never answered with an error, nor too late, nor twice', async () => {
      await hotel.drawn();
      await hotel.app.sweep();
      await hotel.drawn();
      expect(chat.failures()).toEqual([]);
      const titles = chat.caseTitles();
      expect(new Set(titles).size).toBe(titles.length);
      expect(hotel.logged.filter((line) => /"level":"error"/.test(line) && !line.includes('pack left out'))).toEqual(
        [],
      );
    });

    const caseRow = async (id: string): Promise<{ version: number; text: string }> => {
      const [row] = await hotel.db.read.query<{ version: number; doc: { complaints: { text: string }[] } }>(
        'SELECT version, doc FROM recovery_case WHERE id = $1',
        [id],
      );
      return { version: row?.version ?? -1, text: row?.doc.complaints[0]?.text ?? '' };
    };
    const actions = async (id: string): Promise<number> => {
      const [row] = await hotel.db.read.query<{ doc: { actions: { status: string }[] } }>(
        'SELECT doc FROM recovery_case WHERE id = $1',
        [id],
      );
      return row?.doc.actions.filter((a) => a.status === 'authorised').length ?? -1;
    };
  });
}
