/** A second opinion, on both platforms: the team is asked without a word of the customer, answers by form and in the thread, and decides nothing. */
import { beforeAll, describe, expect, it } from 'vitest';
import { caseId } from '../../src/core/base/ids.ts';
import type { RecoveryCase } from '../../src/core/case/case.ts';
import { readCase } from '../../src/db/case/reading.ts';
import { HOTEL_AURORA } from '../../src/playground/world.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn, type Journey } from './journey.ts';
import { surfaceOf, type Shown, type Surface } from './surfaces.ts';
import { soon } from '../patience.ts';

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('a second opinion', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let journey: Journey;
    let id: string;
    beforeAll(async () => {
      hotel = await openHotel(await open());
      chat = surfaceOf(hotel, platform);
      journey = journeyIn(hotel, chat);
      id = await journey.opened('ana', 'Mrs Quennell cannot sleep, the lift hums all night', { customer: 'QX7PLM' });
      await chat.answerTo('ana', `give ${id} refund 140 EUR because of the noise`, /Given on/);
    });
    const stored = async (): Promise<RecoveryCase> => {
      const c = await readCase(hotel.db.read, hotel.app.shell.workspace, caseId.parse(id));
      if (c === null) throw new Error(`no ${id}`);
      return c;
    };
    const answers = async (n: number): Promise<void> => {
      const count = async (): Promise<number | undefined> => (await stored()).advice?.[0]?.answers.length;
      await soon(async () => expect(await count()).toBe(n));
    };
    const room = HOTEL_AURORA.channels.find((c) => c.name === 'guest-recoveries');
    /** What the team is asked, as it stands in its channel. */
    const question = (): Shown | undefined => {
      if (room === undefined) throw new Error('no channel');
      const all =
        platform === 'Slack'
          ? hotel.slack
              .messages(room.slackChannel)
              .map((m) => ({ id: m.ts, text: `${m.text} ${JSON.stringify(m.blocks)}` }))
          : hotel.teams.messages(room.name).map((m) => ({ id: m.id, text: JSON.stringify(m.cards) }));
      return all.findLast(({ text }) => text.includes('asks for a second opinion'));
    };
    const asked = (): Promise<Shown> => chat.until(question, 'the question in the channel');

    it('is not asked with words that lead to the customer, nor by others than the owner', async () => {
      await chat.answerTo('ana', `advice ${id} a move for QX7PLM?`, /QX7PLM.{0,20}leads to the customer/s);
      await chat.answerTo('bob', `second opinion ${id} what would you do?`, /owns this case/);
      expect((await stored()).advice).toBeUndefined();
    });

    it('is asked in the words people have for it, and says nothing of the customer in the channel', async () => {
      await chat.answerTo('ana', `ask the team ${id} would you offer a move as well?`, /Your team is asked/);
      await hotel.drawn();
      const { text } = await asked();
      expect(text).toContain('would you offer a move as well?');
      expect(text).toContain('Advice, not approval');
      expect(text).toContain('refund');
      expect(text).not.toMatch(/QX7PLM|Quennell|lift|140/);
    });

    it('is given by the button and the form, and read by the asker in private', async () => {
      await chat.press('bob', await asked(), 'Advise…');
      await chat.until(() => chat.form('bob').includes('What would you do?'), 'the form');
      await chat.fillIn('bob', { text: 'Yes, to the quiet side' });
      await journey.told('ana', /Bob Lindqvist<?.{0,30} advises.{0,60}Yes, to the quiet side/s);
      await answers(1);
      await hotel.drawn();
      const { text } = await asked();
      expect(text).toContain('One colleague has answered.');
      expect(text).not.toContain('quiet side');
    });

    it('is given in its thread without the number of the case, and approves nothing, whoever says yes', async () => {
      await chat.answerTo('ana', `give ${id} refund 400 EUR because it was two nights`, /has to decide this/);
      const root = await asked();
      if (platform === 'Slack') hotel.slack.say('U0MIA', 'C0RECOVERIES', '@Amends advise yes, do', root.id);
      else await hotel.teams.say('mia', 'guest-recoveries', 'advise yes, do', { thread: root.id });
      await answers(2);
      expect(await journey.told('ana', /Mia Laurent<?.{0,30} advises.{0,40}yes, do/s)).toBeTruthy();
      expect((await stored()).requests[0]?.status).toBe('pending');
    });

    it('that helped is said with one press, and thanked as its giver likes', async () => {
      const told = await chat.until(() => chat.draft('ana', 'This helped'), 'what the team says');
      await chat.press('ana', told, 'This helped');
      await journey.told('ana', /what .{0,60} said helped/s);
      await soon(async () => expect((await stored()).shoutOuts[0]?.kind).toBe('help_given'));
      expect(await chat.inFull('ana', id)).toContain('quiet side');
    });

    describe('of a case that became restricted', () => {
      it('is asked of nobody, and what stood in the channel says nothing any more', async () => {
        await chat.answerTo('ana', `restrict ${id} because the guest asked for it`, new RegExp(id));
        await chat.answerTo('ana', `advice ${id} and now?`, /team is not asked/);
        await hotel.drawn();
        expect(question()).toBeUndefined();
      });
    });
  });
}
