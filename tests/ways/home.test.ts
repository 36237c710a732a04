/** Everybody's own page on both platforms: made, different by role, drawn anew by what happens, with buttons that judge again. */
import { beforeAll, describe, expect, it } from 'vitest';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { surfaceOf, type Shown, type Surface, type Who } from './surfaces.ts';
import { troubleIn } from '../patience.ts';

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('the home', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    beforeAll(async () => {
      hotel = await openHotel(await open(), { homes: true });
      chat = surfaceOf(hotel, platform);
      const people = ['ana', 'bob', 'mia'] as const;
      // the first one comes with the app
      if (platform === 'Teams') for (const who of people) await chat.until(() => chat.home(who), `a home for ${who}`);
      await hotel.drawn();
      for (const who of people) await chat.openHome(who);
    });

    const home = (who: Who): Shown => {
      const shown = chat.home(who);
      if (shown === undefined) throw new Error(`${who} has no home`);
      return shown;
    };
    const shows = (who: Who, words: RegExp): Promise<boolean> =>
      chat.until(() => words.test(home(who).text), `${String(words)} on the home of ${who}`);

    describe('while nothing has happened', () => {
      it('teaches an agent how it goes, with what they may give', () => {
        const { text } = home('ana');
        expect(text).toMatch(/Nothing is open\. This is how it goes/);
        expect(text).toMatch(/up to €150\.00/);
        expect(text).toMatch(/€600\.00.*of €600\.00 left/);
        expect(text).toContain('"Log a complaint"');
        expect(text).toContain('"What may I give?"');
        expect(text).not.toMatch(/Waiting for your decision|You may approve/);
      });

      it('tells an approver that nothing waits, and how much they may approve', () => {
        expect(home('mia').text).toMatch(/Waiting for your decision/);
        expect(home('mia').text).toMatch(/Nothing waits for you/);
        expect(home('mia').text).toMatch(/You may approve requests of your own team, up to 1.000,00/);
      });

      it('speaks the language that its owner chooses, at once', async () => {
        await chat.answerTo('ana', 'language german', /Deutsch/);
        await shows('ana', /Deine Fälle/);
        await chat.answerTo('ana', 'language english', /English/);
        await shows('ana', /Your recoveries/);
      });

      it('opens the log form and says what may be given', async () => {
        await chat.press('ana', home('ana'), 'Log a complaint');
        await chat.until(() => chat.form('ana').includes('Log case'), 'the log form');
        await chat.closeForm('ana');
        await chat.press('ana', home('ana'), 'What may I give?');
        expect(
          await chat.until(() => chat.heard('ana').includes('What you may decide now'), 'what may be given'),
        ).toBeTruthy();
      });
    });

    describe('while a request is under way', () => {
      it('shows a case to its owner as soon as it is logged, and to nobody else', async () => {
        await chat.log('ana', 'Room 412: no hot water since yesterday', { customer: 'Room 412' });
        await shows('ana', /Your open cases/);
        expect(home('ana').text).toContain('"Show R-1001"');
        expect(home('bob').text).not.toContain('R-1001');
      });

      it('takes what is given off what is left today', async () => {
        await chat.type('ana', 'give R-1001 refund 100 EUR');
        await shows('ana', /€500\.00.*of €600\.00 left/);
        expect(home('bob').text).toMatch(/€600\.00.*of €600\.00 left/);
      });

      it('shows a request to who asked and to who can decide, first', async () => {
        await chat.type('ana', 'give R-1001 refund 300 EUR because they bathed in cold water twice');
        await shows('mia', /"Approve refund 300,00.€"/);
        const { text } = home('mia');
        expect(text).toContain('they bathed in cold water twice');
        expect(text).toContain('no hot water since yesterday');
        expect(text.indexOf('Waiting for your decision')).toBeLessThan(text.indexOf('Your limits left'));
        await shows('ana', /waiting for Mia Laurent since/);
        expect(home('bob').text).not.toContain('R-1001');
      });

      it('shows the case on a press', async () => {
        await chat.press('mia', home('mia'), 'Show R-1001');
        expect(await chat.until(() => chat.heard('mia').includes('R-1001 in full'), 'the case')).toBeTruthy();
      });

      it('judges a press of somebody who may not decide, kindly', async () => {
        await chat.pressAs('bob', home('mia'), approveOn(home('mia')));
        await chat.until(() => /Your role does not decide requests/.test(chat.heard('bob')), 'a kind no to Bob');
        expect(chat.requests('R-1001')[0]?.text).toContain('"Approve"');
        expect(home('mia').text).toMatch(/"Approve refund 300,00.€"/);
      });

      it('decides on a press, and clears it away', async () => {
        await chat.press('mia', home('mia'), approveOn(home('mia')));
        await shows('mia', /Nothing waits for you/);
        await shows('ana', /approved by Mia Laurent/);
        await chat.until(() => /Approved/.test(chat.requests('R-1001')[0]?.text ?? ''), 'the request card');
        expect(home('mia').text).toContain('Your recoveries');
      });
    });

    it('shows a thank-you and no closed case', async () => {
      await hotel.drawn();
      await resolved(chat);
      await shows('ana', /Thanks you received/);
      expect(home('ana').text).not.toContain('R-1001');
    });

    it('is drawn once per change and person', async () => {
      await hotel.drawn();
      const drawings = await wantedOf(hotel, 'ana', platform);
      await chat.log('ana', 'Room 7: the window does not shut', { customer: 'Room 7' });
      await shows('ana', /R-1002/);
      await hotel.drawn();
      expect(await wantedOf(hotel, 'ana', platform)).toBe(drawings + 1);
    });

    it('tells a stranger kindly that they are not known', async () => {
      const said = platform === 'Teams' ? await chat.stranger('mine') : await strangersHome(hotel);
      expect(said).toMatch(/Amends does not know you yet/);
      expect(said).not.toMatch(/R-100/);
    });

    it('logs no error on all of it', () => {
      expect(troubleIn(hotel.logged)).toEqual([]);
      expect(chat.failures()).toEqual([]);
    });
  });
}

describeJourney('the home, where there is none', 'Slack', (open) => {
  it('costs no row and no drawing in Slack for whoever never opened it', async () => {
    const hotel = await openHotel(await open(), { homes: true });
    const chat = surfaceOf(hotel, 'Slack');
    await chat.log('ana', 'Room 412: no hot water', { customer: 'Room 412' });
    await chat.until(() => chat.caseCard('R-1001'), 'the card');
    await hotel.drawn();
    expect(
      await hotel.db.read.query(`SELECT 1 FROM message WHERE subject LIKE 'home:%' AND platform = 'slack'`),
    ).toEqual([]);
    expect(chat.home('ana')).toBeUndefined();
  });
});

describeJourney('the home card', 'Teams', (open) => {
  let hotel: Hotel;
  let chat: Surface;
  beforeAll(async () => {
    hotel = await openHotel(await open(), { homes: true });
    chat = surfaceOf(hotel, 'Teams');
    await hotel.drawn();
  });
  const cards = () => hotel.teams.personal('ana').filter((m) => m.author === 'bot');

  it('is there once the app is installed, and once only', async () => {
    await chat.until(() => cards().length > 0, 'a home for Ana');
    await hotel.teams.installFor('ana');
    await hotel.drawn();
    expect(cards()).toHaveLength(1);
    expect(chat.home('ana')?.text).toContain('Your recoveries');
  });

  it('changes silently', async () => {
    await chat.log('ana', 'Room 412: no hot water', { customer: 'Room 412' });
    await chat.until(() => chat.home('ana')?.text.includes('R-1001'), 'the case on the home');
    expect(cards()[0]?.edited).toBe(true);
  });

  it.each(['mine', 'hello'])('goes to the end of the chat on "%s", and leaves nothing behind', async (line) => {
    const before = chat.home('ana');
    await chat.type('ana', line);
    await chat.until(() => chat.home('ana')?.id !== before?.id, 'a fresh home');
    await hotel.drawn();
    expect(JSON.stringify(hotel.teams.message(before?.id ?? '')?.cards)).toMatch(/has moved to the end of this chat/);
    expect(chat.home('ana')?.text).toContain('R-1001');
  });

  it('goes there also while it is being drawn', async () => {
    const before = chat.home('ana');
    await Promise.all([
      chat.type('ana', 'give R-1001 apology'),
      chat.type('ana', 'give R-1001 explanation'),
      chat.type('ana', 'mine'),
    ]);
    await chat.until(() => chat.home('ana')?.id !== before?.id, 'a fresh home');
    await hotel.drawn();
    expect(cards().filter((m) => JSON.stringify(m.cards).includes('"show_limits"'))).toHaveLength(1);
  });

  it('says that it is a twin when it went there and nobody heard, and as long as it moves on', async () => {
    const homes = () => cards().filter((m) => JSON.stringify(m.cards).includes('"show_limits"'));
    const alike = () => homes().filter((m) => !JSON.stringify(m.cards).includes('replaces an earlier card'));
    hotel.teams.fault({ route: 'post', conversation: 'a:1-ana', trouble: { kind: 'deliverThenDrop' } });
    await chat.type('ana', 'mine');
    await hotel.drawnAtLast();
    expect([homes().length, alike().length]).toEqual([2, 1]);
    await chat.type('ana', 'mine');
    await hotel.drawnAtLast();
    expect([homes().length, alike().length]).toEqual([2, 1]);
  });

  it('stands where it went, from then on', async () => {
    const { id } = chat.home('ana') ?? { id: '' };
    await chat.type('ana', 'give R-1001 refund 40 EUR');
    await chat.until(() => chat.home('ana')?.text.includes('€560.00'), 'what is left');
    expect(chat.home('ana')?.id).toBe(id);
  });
});

/** The words on the first button that approves: they hold the amount, as the approver's own language writes it. */
function approveOn({ text }: Shown): string {
  const words = /"(Approve refund [^"]+)"/.exec(text)?.[1];
  if (words === undefined) throw new Error('nothing can be approved here');
  return words;
}

/** Resolves R-1001 by the form that is open, and posts the thank-you. */
async function resolved(chat: Surface): Promise<void> {
  await chat.until(() => chat.caseCard('R-1001'), 'the card');
  await chat.closeForm('ana');
  const card = chat.caseCard('R-1001');
  if (card === undefined) throw new Error('the case has no card');
  await chat.press('ana', card, 'Resolve…');
  await chat.fillIn('ana', {
    outcome: 'satisfied',
    accepted: 'yes',
    whatHelped: 'Saying at once how long it takes',
  });
  await chat.press(
    'ana',
    await chat.until(() => chat.draft('ana', 'Before everybody'), 'who may read it'),
    'Before everybody',
  );
  const draft = await chat.until(() => chat.draft('ana', 'Post it'), 'the draft of a thank-you');
  await chat.press('ana', draft, 'Post it');
}

/** How often a home was wanted: each drawing shows at least one more. */
async function wantedOf(hotel: Hotel, who: Who, platform: string): Promise<number> {
  const rows = await hotel.db.read.query<{ wanted: number }>(
    'SELECT wanted FROM message WHERE subject = $1 AND platform = $2',
    [`home:${who}`, platform.toLowerCase()],
  );
  return rows[0]?.wanted ?? 0;
}

async function strangersHome({ slack }: Hotel): Promise<string> {
  slack.addUser({ id: 'U0STRANGE', realName: 'Sam Stranger' });
  slack.openHome('U0STRANGE');
  const view = await slack.waitFor(() => slack.home('U0STRANGE'), 'the home of a stranger');
  return JSON.stringify(view.content);
}
