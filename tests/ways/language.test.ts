/** Somebody chooses the language they read, from outside, on both platforms; what a channel shows stays its team's. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openAnyDatabase } from '../database.ts';
import { casesChannel } from './channel.ts';
import { openJourney, type Journey } from './journey.ts';

for (const platform of ['Slack', 'Teams'] as const) {
  describe(`German is chosen, in ${platform}`, () => {
    let journey: Journey;
    beforeAll(async () => {
      journey = await openJourney(await openAnyDatabase(), platform);
    });

    it('by its name in either language, asked back for what is not spoken, and kept', async () => {
      const { chat } = journey;
      await chat.answerTo('ana', 'language klingon', /Which language\?/);
      await chat.answerTo('ana', 'Language German.', /Ab jetzt spreche ich Deutsch/);
      expect(await chat.answerTo('ana', 'language', /Welche Sprache\?/)).toContain('language english');
      await chat.answerTo('mia', 'language', /Which language\?/);
      await chat.answerTo('ana', 'language englisch', /I speak English/);
      await chat.answerTo('ana', 'language', /Which language\?/);
    });

    it('and changes nothing where the whole team reads', async () => {
      const { chat, hotel } = journey;
      await chat.answerTo('ana', 'language de', /Ab jetzt spreche ich Deutsch/);
      const id = await journey.opened('bob');
      const [card] = casesChannel(hotel, platform).filter((text) => text.includes(id));
      expect(card).toContain('owns it');
      await chat.answerTo('ana', 'language en', /I speak English/);
    });
  });
}
