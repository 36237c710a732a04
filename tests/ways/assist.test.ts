/** Help on a case, on both platforms: asked by words and by the form, answered by card, form and words, brought to mind, taken back. */
import { beforeAll, describe, expect, it } from 'vitest';
import { caseId } from '../../src/core/base/ids.ts';
import type { RecoveryCase } from '../../src/core/case/case.ts';
import { readCase } from '../../src/db/case/reading.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { casesChannel } from './channel.ts';
import { HOUR, journeyIn, type Journey } from './journey.ts';
import { surfaceOf, type Surface } from './surfaces.ts';
import { wideEnv, WIDE_AURORA } from './wide-world.ts';
import { soon } from '../patience.ts';

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('help on a case', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let journey: Journey;
    let id: string;
    beforeAll(async () => {
      hotel = await openHotel(await open(), { world: WIDE_AURORA, env: wideEnv() });
      chat = surfaceOf(hotel, platform);
      journey = journeyIn(hotel, chat);
      id = await journey.opened('ana', 'The room is far too hot, and there are no towels');
    });
    const stored = async (): Promise<RecoveryCase> => {
      const c = await readCase(hotel.db.read, hotel.app.shell.workspace, caseId.parse(id));
      if (c === null) throw new Error(`no ${id}`);
      return c;
    };
    const stands = async (n: number, status: string): Promise<void> => {
      await soon(async () => expect((await stored()).assists?.[n]?.status).toBe(status));
    };

    describe('of a person', () => {
      it('is asked for by words: whom, by when, what; what is not read is given back', async () => {
        await chat.answerTo('ana', `assist ${id} the plumber by 17:00 two towels`, /Nobody was asked yet/);
        await chat.answerTo('ana', `assist ${id} nils two towels`, /Say by when/);
        await chat.answerTo('ana', `assist ${id} nils tomorrow two towels`, /Nobody was asked yet/);
        expect((await stored()).assists).toBeUndefined();
        await chat.answerTo('ana', `assist ${id} Nils Berg by 14:00 two towels to the room`, /Nils Berg has it/);
        expect((await stored()).owner).toBe('ana');
      });

      it('comes to them in private, with what and by when, and stands on the case', async () => {
        const card = await chat.until(() => chat.draft('nils', 'Done…'), 'the card with Nils');
        expect(card.text).toContain('two towels to the room');
        expect(card.text).toContain('Ana Ortiz asks for your help');
        await hotel.drawn();
        expect(chat.caseCard(id)?.text).toContain('Help: Nils Berg');
        expect(await chat.inFull('ana', id)).toContain('two towels to the room');
        expect(await chat.answerTo('mia', 'board', /How Front desk stands/)).toMatch(/waits for help from Nils Berg/);
      });

      it('is not answered by somebody else', async () => {
        await chat.answerTo('bob', `assist ${id} done: brought them`, /asked of Nils Berg/);
        expect((await stored()).assists?.[0]?.status).toBe('open');
      });

      it('is done by the form, with a sentence, and the owner hears it', async () => {
        const card = await chat.until(() => chat.draft('nils', 'Done…'), 'the card with Nils');
        await chat.press('nils', card, 'Done…');
        await chat.until(() => chat.form('nils').includes('What did you do?'), 'the form');
        await chat.fillIn('nils', { text: 'Four towels and a fan are there' });
        expect(await journey.told('ana', /Nils Berg<?.{0,40} did it.{0,60}Four towels/s)).toBeTruthy();
        await stands(0, 'done');
        await hotel.drawn();
        expect(chat.draft('nils', 'Done…')).toBeUndefined();
      });
    });

    describe('of a team', () => {
      it('is asked for by the form, and stands in its channel', async () => {
        await hotel.drawn();
        await chat.pressMenu('ana', id, 'Ask for help…');
        await chat.until(() => chat.form('ana').includes('Whom do you ask?'), 'the form');
        await chat.fillIn('ana', {
          whom: 'team:night',
          text: 'Turn the heating down',
          day: '2026-12-10',
          time: '15:00',
        });
        await journey.told('ana', /Night engineering has it in its channel/);
        await stands(1, 'open');
        await hotel.drawn();
        expect(casesChannel(hotel, platform).join()).toMatch(
          /asks Night engineering for help.{0,900}Turn the heating down/s,
        );
      });

      it('is brought to mind when it is due, and its owner told', async () => {
        await journey.at('2026-12-10T14:00:00Z');
        await journey.told('ana', /the help you asked for is due/);
        expect(await chat.answerTo('mia', 'board', /How Front desk stands/)).toMatch(
          /help from Night engineering, due/,
        );
      });

      it('is said not to be possible by words of anybody of the team, with a sentence', async () => {
        await chat.answerTo('nils', `assist ${id} can’t`, /write|sentence|Nothing/i);
        await chat.answerTo('nils', `assist ${id} can’t: the valve is stuck, ask the day shift`, /hears of it now/);
        await journey.told('ana', /cannot help with.{0,120}valve is stuck/s);
        await stands(1, 'declined');
        expect((await stored()).assists?.[1]?.answer?.by).toBe('nils');
      });
    });

    it('is taken back by its owner, who is asked nothing more; whoever had it sees it', async () => {
      await chat.answerTo('ana', `assist ${id} max by 23:00 a quiet room`, /Max Weber has it/);
      await chat.until(() => chat.draft('max', 'Can’t…'), 'the card with Max');
      await chat.answerTo('ana', `assist ${id} withdraw`, /Taken back/);
      await journey.told('max', /Not needed any more/);
      await chat.answerTo('max', `assist ${id} done: it is ready`, /not needed any more/);
      expect((await stored()).assists?.[2]?.status).toBe('withdrawn');
    });

    it('is not asked of whoever may not see a restricted case', async () => {
      await journey.later(HOUR);
      await chat.answerTo('ana', `restrict ${id} because the guest asked for it`, new RegExp(id));
      await chat.answerTo('ana', `assist ${id} max tomorrow 10:00 a quiet room`, /for few to see.{0,80}not asked/s);
      expect((await stored()).assists).toHaveLength(3);
    });
  });
}
