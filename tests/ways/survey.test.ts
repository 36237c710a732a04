/** The customer's last word, on both platforms: asked once, answered on a page, shown to few, and heard again where it was not put right. */
import { beforeAll, describe, expect, it } from 'vitest';
import { caseId } from '../../src/core/base/ids.ts';
import type { RecoveryCase } from '../../src/core/case/case.ts';
import { readCase } from '../../src/db/case/reading.ts';
import { surveyOfCase, type SurveyKept } from '../../src/db/care/surveys.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn, type Journey } from './journey.ts';
import { surfaceOf, type Somebody, type Surface } from './surfaces.ts';
import { soon } from '../patience.ts';

const DAY = 86_400_000;
/** Below a path, which a proxy takes off. */
const PUBLIC_URL = 'https://aurora.example/amends';

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('the last word of a customer', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let journey: Journey;
    beforeAll(async () => {
      hotel = await openHotel(await open(), { env: { PUBLIC_URL } });
      chat = surfaceOf(hotel, platform);
      journey = journeyIn(hotel, chat);
    });

    const stored = async (id: string): Promise<RecoveryCase> => {
      const c = await readCase(hotel.db.read, hotel.app.shell.workspace, caseId.parse(id));
      if (c === null) throw new Error(`no ${id}`);
      return c;
    };
    const kept = async (id: string): Promise<SurveyKept> => {
      const survey = await surveyOfCase(hotel.db.read, hotel.app.shell.workspace, caseId.parse(id));
      if (survey === null) throw new Error(`no survey on ${id}`);
      return survey;
    };
    /** Cases that follow from answers have numbers, too. */
    const opened = async (who: Somebody, customer: string): Promise<string> => {
      const [last] = await hotel.db.read.query<{ number: number }>('SELECT max(number) AS number FROM recovery_case');
      const id = `R-${(last?.number ?? 1000) + 1}`;
      await chat.log(who, 'Room noise all night', { customer });
      await chat.until(() => chat.caseCard(id), `the card of ${id}`);
      return id;
    };
    const resolved = async (who: Somebody, customer: string): Promise<string> => {
      const id = await opened(who, customer);
      await resolve(who, id);
      return id;
    };
    const resolve = async (who: Somebody, id: string): Promise<void> => {
      await hotel.drawn();
      await chat.pressMenu(who, id, 'Resolve…');
      await chat.fillIn(who, { accepted: 'yes' });
      await soon(async () => expect((await stored(id)).status).toBe('resolved'));
      await hotel.drawn();
    };
    /** The link as somebody was given it, on the server as it is reached behind the proxy. */
    const linkTo = (who: Somebody, id: string): string => {
      const told = chat.privately(who).findLast((m) => m.text.includes(id) && m.text.includes(PUBLIC_URL));
      const path = /aurora\.example\/amends(\/survey\/[A-Za-z0-9_.-]+)/.exec(told?.text ?? '')?.[1];
      if (path === undefined) throw new Error(`${who} has no link for ${id}: ${chat.heard(who).slice(-2_000)}`);
      return `${hotel.app.url}${path}`;
    };
    const send = async (link: string, fields: Readonly<Record<string, string>>): Promise<[number, string]> => {
      const page = await fetch(link, { method: 'POST', body: new URLSearchParams(fields) });
      return [page.status, await page.text()];
    };

    describe('who is content', () => {
      let id: string;
      let link: string;
      it('is asked once the case is resolved: the owner has the words with the link, in private', async () => {
        id = await resolved('ana', 'K-1');
        await chat.until(() => chat.draft('ana', 'I sent it'), 'the words to copy');
        link = linkTo('ana', id);
        expect(chat.caseCard(id)?.text).not.toContain('survey/');
        expect(await chat.answerTo('mia', `survey ${id}`, /How was it put right/)).toContain('survey/');
        // whoever holds the link speaks for the customer
        expect(await chat.answerTo('bob', `survey ${id}`, /is asked how it was put right/)).not.toContain('survey/');
      });

      it('is noted as asked, or as not reachable; the last word holds', async () => {
        const card = await chat.until(() => chat.draft('ana', 'Not reachable'), 'the card');
        await chat.press('ana', card, 'Not reachable');
        await journey.told('ana', /could not be reached/);
        await hotel.drawn();
        const again = await chat.until(() => chat.draft('ana', 'I sent it'), 'the card');
        await chat.press('ana', again, 'I sent it');
        await journey.told('ana', /is with the customer/);
        expect((await kept(id)).told).toBe('sent');
      });

      it('opens the page as often as they like, and so does a scanner of links: nothing is used up', async () => {
        for (const method of ['HEAD', 'GET', 'GET']) expect((await fetch(link, { method })).status).toBe(200);
        const page = await fetch(link, { headers: { 'accept-language': 'fr-CH, fr;q=0.9, en;q=0.8' } });
        expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
        expect(page.headers.get('x-robots-tag')).toContain('noindex');
        const html = await page.text();
        expect(html).toContain('<html lang="fr">');
        expect(html).not.toContain(id);
        expect(html).not.toContain('noise');
        expect((await kept(id)).answered).toBeNull();
      });

      it('answers once, also where two come at once; the others are told so politely', async () => {
        expect(await send(link, { words: '  ' })).toMatchObject([422, expect.stringContaining('at least one')]);
        const marks = { overall: '5', outcome: '4', procedure: '5', interaction: '5', effort: '7' };
        const words = 'Ana was kind. My card is 4111 1111 1111 1111.';
        const both = await Promise.all([send(link, { ...marks, words }), send(link, { ...marks, overall: '1' })]);
        expect(both.map(([status]) => status)).toEqual([200, 200]);
        expect(both.filter(([, page]) => page.includes('has reached the people'))).toHaveLength(1);
        expect(both.filter(([, page]) => page.includes('takes one answer'))).toHaveLength(1);
        expect(await send(link, marks)).toMatchObject([200, expect.stringContaining('takes one answer')]);
        expect((await fetch(link)).status).toBe(200);
      });
    });

    describe('an answer', () => {
      it('comes to whoever had the case when it was resolved, and to the lead; masked, and to nobody else', async () => {
        const id = await resolved('ana', 'K-2');
        const [, page] = await send(linkTo('ana', id), { overall: '4', words: 'Fine. Call me: 0171 2345678' });
        expect(page).toContain('has reached the people');
        await journey.told('ana', new RegExp(`${id}: the customer said how it was put right`));
        await journey.told('mia', new RegExp(`${id}: the customer said how it was put right`));
        expect(chat.heard('mia')).not.toContain('2345678');
        expect(chat.heard('bob')).not.toContain('Fine.');
        expect((await kept(id)).owner).toBe('ana');
        expect((await stored(id)).status).toBe('resolved');
      });

      it('of somebody who is not content opens the case again, with their words', async () => {
        const id = await resolved('ana', 'K-3');
        await send(linkTo('ana', id), { outcome: '2', words: 'Nobody called back' });
        await soon(async () => expect((await stored(id)).status).toBe('owned'));
        expect((await stored(id)).complaints.at(-1)).toMatchObject({
          source: 'survey',
          text: expect.stringContaining('Nobody called back'),
        });
        await journey.told('ana', new RegExp(`${id} goes on`));
        expect(await kept(id)).toMatchObject({ answered: { follow: 'done', followCase: id } });
      });

      it('after thirty days is taken, marked late, and goes on in a case of its own', async () => {
        const id = await resolved('ana', 'K-4');
        const link = linkTo('ana', id);
        await journey.later(31 * DAY);
        await send(link, { overall: '1', words: 'It is as loud as before' });
        const { answered } = await kept(id);
        expect(answered).toMatchObject({ late: true, follow: 'done' });
        const followed = await stored(answered?.followCase ?? '');
        expect(followed).toMatchObject({ customer: { reference: 'K-4' }, linked: [id], owner: 'ana' });
        expect(['resolved', 'closed']).toContain((await stored(id)).status);
      });

      it('is taken neither after the end of the link, nor with a link nobody made', async () => {
        const id = await resolved('ana', 'K-5');
        const link = linkTo('ana', id);
        const forged = link.replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'A'));
        expect(await send(forged, { overall: '5' })).toMatchObject([404, expect.stringContaining('does not work')]);
        await journey.later(90 * DAY);
        expect(await send(link, { overall: '5' })).toMatchObject([410, expect.stringContaining('too old')]);
        expect((await kept(id)).answered).toBeNull();
      });
    });

    describe('who is not asked', () => {
      it('was asked not long ago, by whatever they go by', async () => {
        const first = await resolved('ana', 'K-6');
        await chat.answerTo('ana', `link ${first} QX7PLM because it is their booking`, /also goes by/);
        await journey.later(10 * DAY);
        const second = await resolved('ana', 'QX7PLM');
        expect(await kept(second)).toMatchObject({ excluded: 'quiet' });
        expect(await chat.answerTo('ana', `survey ${second}`, /was not asked/)).toContain('not long ago');
        await journey.later(31 * DAY);
        expect(await kept(await resolved('ana', 'K-6'))).toMatchObject({ excluded: null });
      });

      it('said so: by form, taken back by a button, and by a line; what was asked is asked no more', async () => {
        const id = await resolved('ana', 'K-7');
        const link = linkTo('ana', id);
        const card = await chat.until(() => chat.draft('ana', 'Do not ask them…'), 'the card');
        await chat.press('ana', card, 'Do not ask them…');
        await chat.until(() => chat.form('ana').includes('Do not ask'), 'the form');
        await chat.fillIn('ana', { because: 'no more mails' });
        await journey.told('ana', /is not asked any more/);
        expect(await kept(id)).toMatchObject({ excluded: 'opted_out' });
        expect(await send(link, { overall: '5' })).toMatchObject([200, expect.stringContaining('no answer')]);
        expect((await kept(await resolved('ana', 'K-7'))).excluded).toBe('opted_out');
        await hotel.drawn();
        const back = await chat.until(() => chat.draft('ana', 'Ask them after all'), 'the way back');
        await chat.press('ana', back, 'Ask them after all');
        await journey.told('ana', /is asked again/);
        expect((await kept(id)).excluded).toBeNull();
        await chat.answerTo('bob', `opt out ${id} because they rang`, /is not asked any more/);
        expect(await chat.answerTo('bob', `opt in ${id}`, /owns this case/)).toContain('owns');
        expect(await chat.answerTo('ana', `history ${id}`, /The history of/)).toContain('is not asked any more');
      });

      it('has a case that goes on: the survey is taken back, and asked anew', async () => {
        const id = await resolved('ana', 'K-8');
        const link = linkTo('ana', id);
        await chat.answerTo('ana', `undo ${id}`, /is open again/);
        expect((await kept(id)).withdrawnAt).not.toBeNull();
        expect(await send(link, { overall: '5' })).toMatchObject([200, expect.stringContaining('looked at again')]);
        await resolve('ana', id);
        expect(linkTo('ana', id)).not.toBe(link);
      });

      it('has a restricted case, and is not asked about it', async () => {
        const id = await opened('ana', 'K-9');
        await chat.answerTo('ana', `restrict ${id} because a child is named`, /kept private/i);
        await hotel.drawn();
        await chat.answerTo('ana', `show ${id}`, /Resolve…/);
        const card = await chat.until(() => chat.draft('ana', 'Resolve…'), 'the case in private');
        await chat.press('ana', card, 'Resolve…');
        await chat.fillIn('ana', { accepted: 'yes' });
        await soon(async () => expect(await kept(id)).toMatchObject({ excluded: 'restricted' }));
      });
    });
  });
}
