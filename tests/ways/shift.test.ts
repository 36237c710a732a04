/** The end of a shift and an absence, on both platforms: every open case is offered by itself; what nobody takes is the lead's. */
import { beforeAll, describe, expect, it } from 'vitest';
import { caseId } from '../../src/core/base/ids.ts';
import type { RecoveryCase } from '../../src/core/case/case.ts';
import { readCase } from '../../src/db/case/reading.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { HOUR, journeyIn, type Journey } from './journey.ts';
import { surfaceOf, type Shown, type Surface } from './surfaces.ts';

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('a shift ends', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let journey: Journey;
    beforeAll(async () => {
      hotel = await openHotel(await open());
      chat = surfaceOf(hotel, platform);
      journey = journeyIn(hotel, chat);
    });
    const stored = async (id: string): Promise<RecoveryCase> => {
      const c = await readCase(hotel.db.read, hotel.app.shell.workspace, caseId.parse(id));
      if (c === null) throw new Error(`no ${id}`);
      return c;
    };
    const saying = async (who: 'ana' | 'bob' | 'mia', button: string, words: string): Promise<Shown> =>
      await chat.until(() => {
        const card = chat.draft(who, button);
        return card?.text.includes(words) === true ? card : undefined;
      }, `${button} with ${words} for ${who}`);

    describe('handover @next', () => {
      let [one, two] = ['', ''];
      it('says that there is nothing, where there is nothing', async () => {
        expect(await chat.answerTo('bob', 'handover @next', /no open case/)).toContain('nothing to hand over');
      });

      it('lists open cases and what is promised, and offers all of them by one press', async () => {
        one = await journey.opened('ana', 'The window does not close', { customer: 'K-51' });
        two = await journey.opened('ana', 'The lamp is broken', { customer: 'K-52' });
        await chat.answerTo('ana', `promise ${one} in 3h send the carpenter`, /Promised on/);
        const told = await chat.answerTo('ana', 'handover @next', /Hand over your shift/);
        for (const words of [one, two, 'send the carpenter', 'All to Bob', 'All to Mia']) expect(told).toContain(words);
        await chat.press('ana', await saying('ana', 'All to Bob Lindqvist', one), 'All to Bob Lindqvist');
        await journey.told('ana', /2 cases are offered/);
        expect((await stored(one)).handover).toMatchObject({ status: 'offered', why: 'shift', asked: ['bob'] });
        expect((await stored(two)).owner).toBe('ana');
      });

      it('each is answered by itself: accepted it is theirs, declined it is the lead’s', async () => {
        await chat.answerTo('bob', `handover accept ${one}`, /is yours now/);
        await chat.answerTo('bob', `handover decline ${two} because I have three already`, /Declined/);
        expect([(await stored(one)).owner, (await stored(two)).owner]).toEqual(['bob', 'mia']);
        await journey.told('mia', new RegExp(`${two} is yours now`));
        await journey.told('ana', /I have three already/);
      });

      it('unanswered for an hour goes to the lead', async () => {
        const id = await journey.opened('ana', 'The safe does not open', { customer: 'K-53' });
        await chat.answerTo('ana', 'handover all @bob all is quiet', /One case is offered/);
        await journey.later(HOUR);
        expect(await stored(id)).toMatchObject({ owner: 'mia', handover: { status: 'lapsed' } });
        await journey.told('mia', new RegExp(`${id} is yours now.{0,80}nobody answered`, 's'));
      });

      it('to nobody known gives the words back', async () => {
        expect(await chat.answerTo('ana', 'handover all zoe the guest calls', /nobody here/)).toContain(
          'the guest calls',
        );
      });
    });

    describe('an absence', () => {
      it('asks who takes each open case; what is still theirs after an hour is the lead’s', async () => {
        const [taken, left] = [
          await journey.opened('ana', 'The tap drips', { customer: 'K-54' }),
          await journey.opened('ana', 'The key card fails', { customer: 'K-55' }),
        ];
        await chat.answerTo('ana', `promise ${left} in 5h bring a new card`, /Promised on/);
        const told = await chat.answerTo('ana', 'away now to 2026-12-20 @bob', /Who takes your cases/);
        for (const words of [taken, left, 'All to Bob']) expect(told).toContain(words);
        const since = journey.since('ana');
        await chat.press('ana', await saying('ana', 'All to Bob Lindqvist', left), 'All to Bob Lindqvist');
        expect(await chat.until(() => since().includes('2 cases are offered'), 'what is offered')).toBe(true);
        await chat.answerTo('bob', `handover accept ${taken}`, /is yours now/);
        await journey.later(HOUR);
        expect([(await stored(taken)).owner, (await stored(left)).owner]).toEqual(['bob', 'mia']);
        await journey.told('mia', new RegExp(`${left} is yours now.{0,80}is away`, 's'));
        expect((await stored(left)).promises[0]?.keeper).toBe('mia');
      });
    });
  });
}
