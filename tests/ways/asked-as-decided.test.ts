/** The same words delivered once more, at the moment at which what they asked for is decided: they ask for nothing a second time. */
import { beforeAll, expect, it } from 'vitest';
import type { Caller } from '../../src/app/caller.ts';
import { makeInbox } from '../../src/app/door/inbox.ts';
import { makeDoor } from '../../src/app/door/make-door.ts';
import { answerToSaid } from '../../src/app/door/said-again.ts';
import { HOTEL_AURORA } from '../../src/playground/world.ts';
import { describeJourney } from '../database.ts';
import { openJourney, type Journey } from './journey.ts';

const { team: place } = HOTEL_AURORA.slack;

describeJourney('words that come again as they are decided on', 'Slack', (open) => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney(await open(), 'Slack');
  });

  it.each([
    ['Approve', 'has to decide'],
    ['nothing', 'asked for just this'],
  ])('where the decision is %s', async (decision, answer) => {
    const { hotel, chat } = journey;
    const id = await journey.opened();
    const { shell } = hotel.app;
    const door = makeDoor(shell, makeInbox(shell));
    const caller: Caller = {
      platform: 'slack',
      place,
      user: 'U0ANA',
      name: null,
      channel: { platform: 'slack', place, channel: 'C0DESK' },
      locale: 'en-GB',
      at: hotel.now(),
    };
    const line = `give ${id} refund 400 EUR because they stood in the corridor`;
    const intent = door.hear(caller, line);
    if (intent.kind !== 'wish') throw new Error(intent.kind);
    const { wish } = intent;
    const delivered = async () => await door.carryOut(await door.accept(caller, `said:${id}`, wish));
    await delivered();
    await chat.until(() => chat.requests(id)[0], 'the request');
    const reply = await delivered();
    expect(reply.anew).toMatchObject({ of: `said:${id}` });
    if (decision !== 'nothing') {
      await chat.press('mia', journey.cardOf(id), decision);
      await chat.until(() => journey.cardOf(id).text.includes('Approved'), 'the approval');
    }
    const say = JSON.stringify(await answerToSaid(door, caller, { wish, line, reply }));
    expect(say).toContain(answer);
    await hotel.drawn();
    expect(chat.requests(id)).toHaveLength(1);
    const asked = await hotel.db.read.query(`SELECT 1 FROM journal_entry WHERE "case" = $1 AND kind = 'asked'`, [id]);
    expect(asked).toHaveLength(1);
  });
});
