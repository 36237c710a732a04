/** From a typed line to a resolved case: the form sent, the offer given, the customer agreed. On both platforms. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openAnyDatabase } from '../database.ts';
import { openJourney, type Journey } from './journey.ts';
import type { Shown } from './surfaces.ts';

for (const platform of ['Slack', 'Teams'] as const) {
  describe(`one line and three presses, in ${platform}`, () => {
    let journey: Journey;
    beforeAll(async () => {
      journey = await openJourney(await openAnyDatabase(), platform);
    });

    it('log, give, resolve', async () => {
      const { chat } = journey;
      const id = await journey.opened('ana', 'Room 412: no hot water for two nights');
      const card = await chat.until(() => chat.caseCard(id), 'the card');
      await chat.press('ana', card, 'Give this');
      const answer = await chat.until(() => chat.draft('ana', 'Customer agreed: resolve'), 'the offer to resolve');
      await chat.press('ana', answer, 'Customer agreed: resolve');
      await chat.until(() => (/resolved/i.test(chat.caseCard(id)?.text ?? '') ? true : undefined), 'the resolved card');
      expect(chat.caseCard(id)?.text).toContain('Given:');
    });

    it('asks where more was given since', async () => {
      const { chat } = journey;
      const id = await journey.opened('ana', 'Room 413: the lift is stuck');
      await chat.type('ana', `give ${id} refund 30 EUR`);
      const answer: Shown = await chat.until(
        () => [chat.draft('ana', 'Customer agreed: resolve')].find((m) => m?.text.includes(id)),
        'the offer to resolve',
      );
      await chat.answerTo('ana', `give ${id} refund 20 EUR`, /Given/);
      await chat.press('ana', answer, 'Customer agreed: resolve');
      await journey.told('ana', /what is given on R-\d+ is not what it was/);
      expect(chat.caseCard(id)?.text).not.toMatch(/· resolved|Resolved/);
    });
  });
}
