/** A no that the platform does not take is told all the same: later, once, and by whichever process is there then. */
import { beforeAll, expect, it } from 'vitest';
import { HOTEL_AURORA } from '../../src/playground/world.ts';
import { describeJourney } from '../database.ts';
import { openJourney, type Journey } from './journey.ts';

const WAIT_S = 30;
const NO = /No promise is open on this case/gu;
const ana = HOTEL_AURORA.people.find(({ id }) => id === 'ana');

/** What is in the way of the next answer, and the line typed into the private chat. */
const TROUBLE = {
  Slack: [
    ['asks to wait', 1, { kind: 'rate_limited', retryAfterS: WAIT_S }],
    // an answer is tried three times
    ['fails', 3, { kind: 'status', status: 503 }],
  ],
  Teams: [['asks to wait', 1, { kind: 'status', status: 429, retryAfterS: WAIT_S }]],
} as const;

for (const platform of ['Slack', 'Teams'] as const)
  describeJourney('a no that cannot be given', platform, (open) => {
    let journey: Journey;
    let id = '';
    const isInTheWay = (n: number): void => {
      const { slack, teams } = journey.hotel;
      if (platform === 'Teams') return teams.fault({ route: 'post', trouble: TROUBLE.Teams[0][2] });
      const [, times, fault] = TROUBLE.Slack[n] ?? TROUBLE.Slack[0];
      for (let time = 0; time < times; time += 1) slack.failApi('chat.postMessage', fault);
    };
    const says = async (line: string): Promise<void> => {
      const { slack } = journey.hotel;
      const user = ana?.slackUser ?? '';
      if (platform === 'Slack') slack.say(user, slack.directOf(user), line);
      else await journey.chat.type('ana', line);
    };
    const owed = async (): Promise<number> =>
      (await journey.hotel.db.read.query(`SELECT 1 FROM message WHERE subject LIKE 'unheard:%'`)).length;
    const heard = (): number => journey.chat.heard('ana').match(NO)?.length ?? 0;

    beforeAll(async () => {
      journey = await openJourney(await open(), platform);
      id = await journey.opened();
    });

    it.each(TROUBLE[platform].map(([what], n) => [what, n] as const))('as the platform %s', async (_, n) => {
      const [before, owedBefore] = [heard(), await owed()];
      await journey.hotel.drawn();
      isInTheWay(n);
      await says(`kept ${id}`);
      await expect.poll(owed).toBe(owedBefore + 1);
      // what the platform asked to wait with is not tried before
      expect(n === 0 ? heard() : before).toBe(before);
      // whoever owes it ends, and another one tells it
      await journey.hotel.restart();
      journey.hotel.forward((WAIT_S + 1) * 1_000);
      await journey.hotel.drawnAtLast();
      const told = (): number => journey.chat.privately('ana').filter(({ text }) => text.match(NO) !== null).length;
      const once = told();
      expect(heard()).toBeGreaterThan(before);
      journey.hotel.forward(300_000);
      await journey.hotel.drawnAtLast();
      expect(told()).toBe(once);
      expect(await owed()).toBe(owedBefore + 1);
    });
  });
