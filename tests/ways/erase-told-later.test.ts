/** What was told later to somebody nobody could answer at once, and a sentence on more authority: they hang on no case, and go with the customer they name. */
import { beforeAll, expect, it } from 'vitest';
import type { Caller } from '../../src/app/caller.ts';
import { givenBack } from '../../src/cards/case/promises.ts';
import { reply } from '../../src/cards/kit/say.ts';
import { tellUnheard } from '../../src/app/door/tell-unheard.ts';
import { eraseCustomer, keyTyped } from '../../src/app/privacy/erase-customer.ts';
import { HOTEL_AURORA } from '../../src/playground/world.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

const WHO = 'Wombat 5518';
const DAY = 86_400_000;

for (const platform of ['Slack', 'Teams'] as const)
  describeJourney('an answer told later', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    const ana = HOTEL_AURORA.people.find(({ id }) => id === 'ana');
    const caller = (): Caller => {
      const at =
        platform === 'Slack'
          ? { platform: 'slack' as const, place: HOTEL_AURORA.slack.team, user: ana?.slackUser ?? '' }
          : { platform: 'teams' as const, place: HOTEL_AURORA.teams.tenant, user: ana?.teamsUser ?? '' };
      const channel = { platform: at.platform, place: at.place, channel: 'a:1-ana' };
      return { ...at, name: null, channel, locale: 'en-GB', at: hotel.now() };
    };
    const said = async (key: string, words: string): Promise<void> => {
      const say = givenBack(reply(['That did not work.']), words);
      await tellUnheard(
        hotel.app.shell,
        { key, caller: caller(), wish: { kind: 'back' } },
        { ok: false, say, now: null },
      );
      await hotel.drawn();
    };
    const shown = (): string =>
      chat
        .privately('ana')
        .map(({ text }) => text)
        .join('\n');
    const erased = async (typed: string): Promise<unknown> => {
      const { shell } = hotel.app;
      const { gone } = await eraseCustomer(shell, typed, keyTyped(shell, typed) ?? '', { kind: 'operator' });
      await hotel.drawnAtLast();
      return gone['set_asides'];
    };

    beforeAll(async () => {
      hotel = await openHotel(await open());
      chat = surfaceOf(hotel, platform);
    });

    it('goes with the customer it names, and no other does', async () => {
      await said('k1', `log the lamp of ${WHO} is broken`);
      await said('k2', 'log the lamp of Quoll 7731 is broken');
      expect(shown()).toContain(WHO);
      expect(await erased(WHO)).toBe(1);
      expect(shown()).not.toContain(WHO);
      expect(shown()).toContain('Quoll 7731');
      expect(shown()).toContain('is kept no longer');
    });

    it('goes with anybody once its day is over', async () => {
      await said('k3', `log the lamp of ${WHO} is broken`);
      hotel.forward(2 * DAY);
      await hotel.db.read.query(`DELETE FROM sealed_text WHERE kind = 'unheard'`);
      await erased(WHO);
      expect(shown()).not.toMatch(/Wombat|Quoll/);
    });

    it('is no more than a sentence on authority that names them', async () => {
      await chat.answerTo('ana', `readiness ask I know what ${WHO} needs`, /lead/i);
      await hotel.drawn();
      const told = (): string =>
        chat
          .privately('mia')
          .map(({ text }) => text)
          .join('\n');
      expect(told()).toContain(WHO);
      expect(await erased(WHO)).toBe(1);
      expect(told()).not.toContain(WHO);
    });
  });
