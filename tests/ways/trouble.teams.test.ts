/** What people in Teams meet when Teams itself is in trouble: nothing is lost, nothing is silent, nothing is done twice. */
import { beforeAll, expect, it } from 'vitest';
import { describeJourney } from '../database.ts';
import { openJourney, type Journey } from './journey.ts';

describeJourney('Teams is in trouble', 'Teams', (open) => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await openJourney(await open(), 'Teams');
  });

  it('posts the card of a case, and what belongs under it, as soon as Amends is added to the channel', async () => {
    const { chat, hotel } = journey;
    await hotel.teams.uninstallFromTeam();
    await chat.log('ana', 'Room 5: cold', { customer: 'K-5' });
    await journey.told('ana', /Logged as R-1001/);
    await journey.told('ana', /case R-1001.*could not be posted|could not be posted.*case R-1001/);
    await chat.type('ana', 'give R-1001 refund 900 EUR because the room was cold for a week');
    await hotel.drawn();
    expect(chat.caseCard('R-1001')).toBeUndefined();
    await hotel.teams.installInTeam();
    await chat.until(() => chat.caseCard('R-1001'), 'the card');
    await chat.until(() => chat.requests('R-1001')[0], 'the request in its thread');
  });
});
