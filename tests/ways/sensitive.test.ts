/** A complaint that is for few: from its first moment nothing of it stands where others read, whatever is done with it; a person restricts and lifts. */
import { beforeAll, expect, it } from 'vitest';
import { postDigest } from '../../src/app/team/digesting.ts';
import { caseId, teamId } from '../../src/core/base/ids.ts';
import type { RecoveryCase } from '../../src/core/case/case.ts';
import { readCase, readJournal } from '../../src/db/case/reading.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn, type Journey } from './journey.ts';
import { onlookers, type Onlookers } from './onlookers.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

/** Words that stand nowhere else: in the complaint, the customer, the remedy and all that is said of it. */
const CANARIES = /zanzibar|quillfeather|€137|137[.,]00|xylophone|marmalade|porcupine|tambourine|nightingale/i;

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('sensitive cases', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let journey: Journey;
    let outside: Onlookers;
    beforeAll(async () => {
      hotel = await openHotel(await open());
      chat = surfaceOf(hotel, platform);
      journey = journeyIn(hotel, chat);
      outside = onlookers(hotel, ['bob', 'gil'], CANARIES);
    });
    const stored = async (id: string): Promise<RecoveryCase> => {
      const c = await readCase(hotel.db.read, hotel.app.shell.workspace, caseId.parse(id));
      if (c === null) throw new Error(`no ${id}`);
      return c;
    };
    const events = async (id: string): Promise<string[]> =>
      (await readJournal(hotel.db.read, hotel.app.shell.workspace, caseId.parse(id))).map(
        ({ event }) => `${event.kind} ${event.by ?? ''}`,
      );
    const refused = (who: 'ana' | 'bob' | 'gil', line: string): Promise<string> =>
      chat.answerTo(who, line, /kept private/);

    it('is confirmed without a word of it, and whoever sees to it is told', async () => {
      const toMia = journey.since('mia');
      await chat.log('ana', 'Zanzibar guest was injured by the door, ambulance called', { customer: 'Quillfeather' });
      const card = await chat.until(() => chat.caseCard('R-1001'), 'the card');
      expect(card.text).toContain('kept private');
      await hotel.drawn();
      expect(chat.heard('ana')).toMatch(/Logged as R-1001\..{0,40}kept private, so nothing of it is posted/);
      expect(toMia()).toMatch(/R-1001 is kept private, and you see to it/);
      expect(toMia()).not.toMatch(CANARIES);
      expect(await stored('R-1001')).toMatchObject({
        sensitivity: 'injury',
        owner: 'ana',
        contacts: ['mia'],
        triage: { severity: { value: 'S1' } },
      });
    });

    it('what the agent may give elsewhere is asked there, privately', async () => {
      await chat.type('ana', 'give R-1001 refund 137 EUR because xylophone');
      const request = await chat.until(() => chat.draft('mia', 'Approve'), 'the request to Mia');
      expect(request.text).toContain('xylophone');
      await chat.press('mia', request, 'Ask…');
      await chat.fillIn('mia', { text: 'which marmalade?' });
      await journey.told('ana', /which marmalade/);
      await chat.type('ana', 'answer R-1001 the porcupine one');
      await journey.told('mia', /porcupine/);
      await chat.press('mia', await chat.until(() => chat.draft('mia', 'Approve'), 'it still'), 'Approve');
      await journey.told('ana', /approved/);
      await hotel.drawn();
      expect(chat.requests('R-1001')).toEqual([]);
      // what shows on a locked screen, and beside a card
      const notified = [
        ...['U0ANA', 'U0MIA']
          .flatMap((user) => [...hotel.slack.dms(user), ...hotel.slack.ephemerals(user)])
          .map((m) => m.text),
        ...(['ana', 'mia'] as const)
          .flatMap((who) => hotel.teams.personal(who))
          .map((m) => (m.author === 'bot' ? m.summary : '')),
      ];
      expect(notified.filter((text) => CANARIES.test(text))).toEqual([]);
    });

    it('nobody else finds it, opens it or does anything with it', async () => {
      expect(await chat.answerTo('bob', 'find zanzi', /No case|Found/)).toContain('No case');
      expect(await chat.answerTo('bob', 'find Quillf', /No case|Found/)).toContain('No case');
      for (const line of [
        'show R-1001',
        'give R-1001 voucher 20 EUR because of a wish',
        'promise R-1001 18:00 of a wish',
        'restrict R-1001 because of a wish',
        'lift R-1001 because of a wish',
      ])
        await refused('bob', line);
      await refused('gil', 'approve R-1001');
      const card = await chat.until(() => chat.caseCard('R-1001'), 'the card');
      const heard = journey.since('bob');
      await chat.press('bob', card, 'Show R-1001');
      await chat.until(() => /kept private, so nothing was shown/.test(heard()), 'no to Bob');
      await chat.openHome('bob');
    });

    it('those who see to it look at it by themselves, and that they looked is kept', async () => {
      const shown = await chat.answerTo('mia', 'show R-1001', /injured by the door/);
      expect(shown).toContain('Quillfeather');
      expect(await chat.answerTo('mia', 'find zanzi', /Found|No case/)).toMatch(/R-1001.*kept private/);
      expect(await events('R-1001')).toContain('viewed mia');
      expect(await events('R-1001')).not.toContain('viewed bob');
      // also what a share comes to is told to those alone
      expect(await chat.answerTo('ana', 'give R-1001 refund 10%', /10 % of the order value/)).toMatch(/Kept private/);
      await chat.openHome('ana');
      expect(chat.home('ana')?.text).toMatch(/R-1001.*kept private/);
      expect(chat.home('ana')?.text).not.toMatch(CANARIES);
    });

    it('is promised on and resolved without a thank-you, and no digest tells of it', async () => {
      await chat.type('ana', 'promise R-1001 18:00 call the nightingale back');
      await journey.told('ana', /nightingale/);
      await chat.answerTo('ana', 'kept R-1001', /kept/);
      if (platform === 'Slack') await chat.type('ana', 'resolve R-1001');
      else {
        await chat.answerTo('ana', 'show R-1001', /injured by the door/);
        await chat.press('ana', await chat.until(() => chat.draft('ana', 'Resolve…'), 'it, shown'), 'Resolve…');
      }
      await chat.fillIn('ana', { accepted: 'yes', whatHelped: 'a tambourine' });
      await journey.told('ana', /R-1001 is resolved/);
      await hotel.drawn();
      expect(chat.draft('ana', 'Post it')).toBeUndefined();
      await chat.answerTo('bob', 'digest', /of them private|Nothing happened/);
      expect((await stored('R-1001')).shoutOuts).toEqual([]);
    });

    it('a person restricts a case: what stood of it is taken away everywhere; those who see to it lift that', async () => {
      await chat.log('ana', 'The ballroom was cold, says the porter', { customer: 'K-7' });
      const card = await chat.until(() => chat.caseCard('R-1002'), 'the card');
      await chat.type('ana', 'give R-1002 goodwill 400 EUR because it was the wedding');
      const asked = await chat.until(() => chat.requests('R-1002')[0], 'the request in the thread');
      expect(card.text + asked.text).toMatch(/ballroom.*400/s);
      await chat.pressMenu('bob', 'R-1002', 'Keep private…');
      await chat.fillIn('bob', { sensitivity: 'press', reason: 'a reporter is among them' });
      await chat.until(
        () => !/ballroom|K-7/.test(chat.caseCard('R-1002')?.text ?? 'ballroom'),
        'the card without words',
      );
      await hotel.drawn();
      expect(
        chat
          .requests('R-1002')
          .map(({ text }) => text)
          .join(),
      ).not.toMatch(/400|wedding|"Approve"/);
      await refused('bob', 'show R-1002');
      expect(await chat.answerTo('bob', 'find ballroom', /No case|Found/)).toContain('No case');
      expect(await chat.answerTo('ana', 'lift R-1002 because it was a mistake', /Nothing was changed/)).toMatch(/Ask/);
      await chat.answerTo('mia', 'lift R-1002', /say why|Why/i);
      await chat.closeForm('mia');
      await chat.answerTo('mia', 'lift R-1002 because the reporter was a guest', /seen by everybody again/);
      await chat.until(() => /ballroom/.test(chat.caseCard('R-1002')?.text ?? ''), 'the words again');
      expect(await events('R-1002')).toEqual(expect.arrayContaining(['restricted bob', 'lifted mia']));
    });

    it('what a digest told of a case goes with the case, and comes back with it', async () => {
      await chat.log('ana', 'The terrace was closed', { customer: 'Room 30' });
      const card = await chat.until(() => chat.caseCard('R-1003'), 'the card');
      await chat.press('ana', card, 'Resolve…');
      await chat.until(() => chat.form('ana').includes('Resolve R-1003'), 'the form');
      await chat.fillIn('ana', { accepted: 'yes', whatHelped: 'A blanket from the linen room' });
      await hotel.drawn();
      hotel.forward(7 * 86_400_000);
      await postDigest(hotel.app.shell, teamId.parse('front-desk'));
      const digest = (): string => JSON.stringify([hotel.slack.messages('C0DESK'), hotel.teams.messages('front-desk')]);
      await chat.until(() => digest().includes('blanket'), 'the lesson in the digest');
      await chat.answerTo('bob', 'restrict R-1003 press because a reporter asked', /kept private/);
      await hotel.drawn();
      expect(digest()).not.toContain('blanket');
      await chat.answerTo('mia', 'lift R-1003 because it was somebody else', /seen by everybody again/);
      await hotel.drawn();
      expect(digest()).toContain('blanket');
    });

    it('all that the words say holds, not only the first of it', async () => {
      await chat.log('ana', 'She calls the waiter racist, and she was injured', { customer: 'Room 2' });
      await chat.until(() => chat.caseCard('R-1004'), 'the card');
      expect(await stored('R-1004')).toMatchObject({ sensitivity: 'discrimination', alsoSensitive: ['injury'] });
    });

    it('a name alone makes nothing sensitive', async () => {
      await chat.log('ana', 'A guest named Ambulance Smith has no towels', { customer: 'Room 3' });
      const card = await chat.until(() => chat.caseCard('R-1005'), 'the card');
      expect(card.text).toContain('towels');
    });

    it.skipIf(platform === 'Slack')(
      'a form with such words opens for the one who types them, not in the channel',
      async () => {
        await hotel.teams.say('ana', 'front-desk', 'log a zanzibar guest was injured by the lift');
        const form = await chat.until(() => chat.draft('ana', 'Log case'), 'the form, privately');
        expect(form.text).toContain('zanzibar guest');
      },
    );

    it('whom it is about by name never owns it, reads it or decides on it, not even who logged it', async () => {
      await chat.log('bob', 'Guest in 12 complains: lindqvist was rude and ignored her for an hour', {
        customer: 'Room 12',
      });
      await chat.until(() => chat.caseCard('R-1006'), 'the card');
      expect(await stored('R-1006')).toMatchObject({ sensitivity: 'staff_misconduct', concerns: 'bob', owner: 'mia' });
      await refused('bob', 'show R-1006');
      await refused('bob', 'give R-1006 apology');
      expect(chat.caseCard('R-1006')?.text).not.toMatch(/ignored|lindqvist/i);
    });

    it('no card of the same customer, and no answer about it, names one that is restricted', async () => {
      const next = async (n: number, text: string): Promise<string> => {
        await chat.log('bob', text, { customer: 'Room 77' });
        await chat.until(() => chat.caseCard(`R-${n}`), `the card of R-${n}`);
        return `R-${n}`;
      };
      const cardOf = (id: string): string => chat.caseCard(id)?.text ?? '';
      await next(1007, 'The shower was cold');
      await chat.answerTo('bob', 'give R-1007 refund 100 EUR because it was cold', /Given on/);
      await next(1008, 'The shower was cold once more');
      expect(await chat.inFull('bob', 'R-1008')).toMatch(/Counted together with.*R-1007/s);
      const asked = await chat.answerTo('ana', 'give R-1008 refund 160 EUR because it was cold', /decide/);
      expect(asked).toContain('this case and R-1007');
      await chat.until(() => /this case and R-1007/.test(chat.requests('R-1008')[0]?.text ?? ''), 'the request');
      await chat.answerTo('ana', 'restrict R-1007 press because a reporter asked', /kept private now/);
      await hotel.drawn();
      expect(cardOf('R-1008') + (chat.requests('R-1008')[0]?.text ?? '')).not.toContain('R-1007');
      const heard = journey.since('bob');
      await chat.answerTo('bob', 'give R-1008 refund 170 EUR because it was cold', /decide/);
      await chat.answerTo('bob', 'show R-1008', /Room 77/);
      await next(1009, 'The shower was cold, the third time');
      await hotel.drawn();
      // his own page lists what he owns
      const answers = heard()
        .split('\n')
        .filter((said) => !said.includes('Your recoveries'));
      expect([...answers, cardOf('R-1009')].join('\n')).not.toContain('R-1007');
      await chat.answerTo('mia', 'lift R-1007 because it was somebody else', /seen by everybody again/);
      await hotel.drawn();
      expect(cardOf('R-1008')).toContain('R-1007');
      // said again at once it is done again, not answered as it was
      await chat.answerTo('ana', 'restrict R-1007 press because a reporter asked', /kept private now/);
      await hotel.drawn();
      expect(cardOf('R-1007')).toContain('kept private');
      expect(cardOf('R-1008')).not.toContain('R-1007');
      // told before typing
      expect(await chat.answerTo('bob', 'lift R-1007', /private/)).not.toContain('"Why"');
    });

    it('nothing of it was ever readable to others, nor in the log', async () => {
      await hotel.drawn();
      expect(outside.saw).toEqual([]);
      outside.stop();
      expect(hotel.logged.filter((line) => CANARIES.test(line.replaceAll(/"(?:ms|at|time)":[^,}]*/g, '')))).toEqual([]);
    });
  });
}
