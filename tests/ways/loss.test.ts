/** Loss and goodwill, on both platforms: proved by evidence, kept apart on the card, and made up for once when two give at the same time. */
import { beforeAll, expect, it } from 'vitest';
import { HOTEL_YAML } from '../core/authority/hotel.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { policyFile } from './policy-file.ts';
import { surfaceOf, type Shown, type Surface } from './surfaces.ts';

const POLICY = `${HOTEL_YAML.replace('from: 2026-12-01', 'from: 2026-01-01')}
evidence_over: [{ actions: [refund, goodwill], amount: "0 EUR", kinds: [receipt] }]
budget_bases: [goodwill]
`;

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('loss and goodwill', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    const id = 'R-1001';
    beforeAll(async () => {
      hotel = await openHotel(await open(), { env: { AMENDS_POLICY: policyFile(POLICY) } });
      chat = surfaceOf(hotel, platform);
      await chat.log('ana', 'The boiler leaked on a suitcase in room 412', { customer: 'AB1234' });
      await chat.until(() => chat.caseCard(id), 'the card');
    });
    const card = (): Shown => {
      const shown = chat.caseCard(id);
      if (shown === undefined) throw new Error('the card is gone');
      return shown;
    };

    it('a loss is proved by what was seen, and then who asks is told how much of what is left makes up for it', async () => {
      await chat.press('ana', card(), 'Add facts…');
      await chat.until(() => chat.form('ana').includes('Save facts'), 'the facts form');
      await chat.fillIn('ana', { orderValue: '900 EUR', lossValue: '120 EUR', evidence: ['receipt'] });
      expect(await chat.inFull('ana', id)).toContain('Evidence seen');
      await chat.type('ana', `show ${id}`);
      await chat.until(() => chat.heard('ana').includes('up to €270.00'), 'what is left');
      expect(chat.heard('ana')).toContain('; €120.00 of it makes up for the proved loss');
    });

    it('two who give at the same time do not make up for it twice', async () => {
      await Promise.all([chat.type('ana', `give ${id} refund 100 EUR`), chat.type('bob', `give ${id} refund 100 EUR`)]);
      const full = await chat.inFull('ana', id);
      for (const words of ['€100.00 for the proved loss ·', '€20.00 for the proved loss, €80.00 goodwill'])
        expect(full).toContain(words);
      await chat.type('ana', `show ${id}`);
      expect(await chat.until(() => chat.heard('ana').includes('€170.00 for this case'), 'what is left')).toBe(true);
      expect(card().text).not.toContain('for this case');
    });

    it('what goes beyond the limit of goodwill is asked for, and limits say what uses them', async () => {
      await chat.type('ana', `give ${id} refund 170.01 EUR because the suitcase was new`);
      await chat.until(() => chat.heard('ana').includes('€150.00'), 'the limit');
      await chat.type('ana', 'limits');
      const words = 'Goodwill uses these limits; making up for a proved loss does not.';
      expect(await chat.until(() => chat.heard('ana').includes(words), 'the words')).toBe(true);
      expect(hotel.logged.join('\n')).not.toMatch(/AB1234|suitcase/);
    });
  });
}
