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
    await journey.told('ana', /Not posted: the card of R-1001/);
    await chat.type('ana', 'give R-1001 refund 900 EUR because the room was cold for a week');
    await hotel.drawn();
    expect(chat.caseCard('R-1001')).toBeUndefined();
    await hotel.teams.installInTeam();
    await chat.until(() => chat.caseCard('R-1001'), 'the card');
    await chat.until(() => chat.requests('R-1001')[0], 'the request in its thread');
  });

  it('answers all the same when the connector answers 502 to an answer and to a form', async () => {
    const { chat, hotel } = journey;
    for (const line of ['limits', 'log Room 6: the tap drips']) {
      const before = hotel.teams.personal('ana').length;
      hotel.teams.fault({ route: 'post', trouble: { kind: 'status', status: 502 } });
      await chat.type('ana', line);
      const isAnswered = () => hotel.teams.personal('ana').length > before + 1;
      expect(await chat.until(isAnswered, `an answer to ${line}`)).toBe(true);
    }
  });

  it('does once what arrives twice under two ids, and asks whether it was meant twice', async () => {
    const { chat, hotel } = journey;
    const given = 'give R-1001 refund 10 EUR because it was cold';
    await hotel.teams.say('ana', 'personal', given, { delivery: { again: 'new id' } });
    await journey.told('ana', /Again\? You said this a moment ago/);
    await hotel.drawn();
    const sums = (): number => chat.caseCard('R-1001')?.text.match(/€10\.00/g)?.length ?? 0;
    const once = sums();
    expect(once).toBeGreaterThan(0);
    await chat.type('ana', `again ${given}`);
    await chat.until(() => sums() > once, 'the second refund');
  });

  it('takes an older copy of a card away when somebody presses on it', async () => {
    const { chat, hotel } = journey;
    hotel.teams.fault({
      route: 'post',
      conversation: '19:recoveries@thread.tacv2',
      trouble: { kind: 'deliverThenDrop' },
    });
    await chat.log('ana', 'Room 8: warm beer', { customer: 'K-8' });
    const copies = () =>
      hotel.teams.messages('guest-recoveries').filter((m) => JSON.stringify(m.cards).includes('warm beer'));
    await chat.until(() => copies()[0], 'the first copy');
    await hotel.drawnAtLast();
    const [older, newer] = copies();
    if (older === undefined || newer === undefined) throw new Error('there are not two');
    await chat.press('ana', { id: older.id, text: JSON.stringify(older.cards) }, 'Resolve…');
    await chat.until(
      () => JSON.stringify(hotel.teams.message(older.id)?.cards).includes('A newer card stands'),
      'the copy gone',
    );
    expect(JSON.stringify(hotel.teams.message(newer.id)?.cards)).toContain('Resolve…');
  });
});
