/** Slack by Socket Mode: the same journey with nothing public, and what becomes of it when connections go. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { SocketControls } from '../../src/playground/slack/socket-door.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

const DESK = 'C0DESK';

describeJourney('over Socket Mode', 'Slack', (open) => {
  let hotel: Hotel;
  let chat: Surface;
  let sockets: SocketControls;
  beforeAll(async () => {
    hotel = await openHotel(await open(), { socket: true });
    chat = surfaceOf(hotel, 'Slack');
    if (hotel.slack.sockets === null) throw new Error('the fake Slack has no connections');
    ({ sockets } = hotel.slack);
    await connected();
  });
  const connected = (): Promise<boolean> => hotel.slack.waitFor(() => sockets.open() === 2, 'both connections');
  const cases = async (): Promise<number> => (await hotel.db.read.query('SELECT id FROM recovery_case')).length;
  const newest = (): string => chat.caseTitles().at(-1) ?? '';

  describe('a complaint', () => {
    it('is logged by the form that a typed line opens, with faults at their fields first', async () => {
      await hotel.slack.command('U0ANA', DESK, 'log Room 412: no hot water for two nights');
      const view = await hotel.slack.waitFor(() => hotel.slack.openViews('U0ANA')[0], 'the form');
      await hotel.slack.submit('U0ANA', view.id, { 'field:orderValue': '1,234' });
      expect(hotel.slack.openViews('U0ANA')[0]?.errors).toMatchObject({ 'field:orderValue': expect.any(String) });
      await hotel.slack.submit('U0ANA', view.id, { 'field:orderValue': '900 EUR' });
      expect(hotel.slack.openViews('U0ANA')).toEqual([]);
      await chat.until(() => chat.caseCard('R-1001'), 'the card');
    });

    it('is put right: given, asked for, approved by a button, resolved', async () => {
      await chat.type('ana', 'give R-1001 refund 40 EUR');
      await chat.until(() => chat.caseCard('R-1001')?.text.includes('40.00'), 'the refund on the card');
      await chat.type('ana', 'give R-1001 refund 400 EUR because two nights were lost');
      const request = await chat.until(() => chat.requests('R-1001')[0], 'the request');
      await chat.press('mia', request, 'Approve');
      await chat.until(() => chat.requests('R-1001')[0]?.text.includes('Approved'), 'the approval');
      await chat.type('ana', 'resolve R-1001');
      const form = await chat.until(() => {
        const [view] = hotel.slack.openViews('U0ANA');
        return view?.content['callback_id'] === 'form:resolve' ? view : undefined;
      }, 'the form to resolve');
      await hotel.slack.submit('U0ANA', form.id, { 'field:outcome': 'accepted' });
      expect(await chat.until(() => chat.caseCard('R-1001')?.text.includes('Resolved'), 'the case resolved')).toBe(
        true,
      );
    });

    it('came over connections, and nothing over HTTP', async () => {
      expect(hotel.slack.calls('apps.connections.open').length).toBe(sockets.opened());
      expect((await fetch(`${hotel.app.url}/slack/events`, { method: 'POST' })).status).toBe(404);
      expect(await (await fetch(`${hotel.app.url}/metrics`)).text()).toContain(
        '\namends_slack_connections{workspace="hotel-aurora"} 2\n',
      );
    });
  });

  describe('a connection that', () => {
    it('dies before the acknowledgement is heard: the envelope comes again, and is done once', async () => {
      const before = await cases();
      const heard = sockets.resent();
      sockets.loseNextAck();
      const { status } = await mention('log Room 7: the soup was cold, twice');
      expect(status).toBe(200);
      await chat.until(() => chat.caseTitles().length > before, 'its card');
      await hotel.drawn();
      expect(sockets.resent()).toBe(heard + 1);
      expect(await cases()).toBe(before + 1);
      await connected();
    });

    it('dies before a form’s answer is heard: the form is closed by the answer to the second, and one case stands', async () => {
      const before = await cases();
      await hotel.slack.command('U0ANA', DESK, 'log Room 8: the bed is broken');
      const view = await hotel.slack.waitFor(() => hotel.slack.openViews('U0ANA')[0], 'the form');
      sockets.loseNextAck();
      expect(await hotel.slack.submit('U0ANA', view.id, {})).toMatchObject({ status: 200 });
      expect(hotel.slack.openViews('U0ANA')).toEqual([]);
      await chat.until(() => chat.caseTitles().length > before, 'its card');
      await hotel.drawn();
      expect(await cases()).toBe(before + 1);
      await connected();
    });

    it('dies with all others: what was said meanwhile comes with Slack’s next try', async () => {
      const before = await cases();
      const opened = sockets.opened();
      sockets.cut('all');
      hotel.slack.say('U0ANA', DESK, '<@U0AMENDS> log Room 9: a bird in the room');
      await hotel.slack.waitFor(() => sockets.opened() >= opened + 2, 'new connections');
      await hotel.slack.idle();
      hotel.forward(61_000);
      await hotel.slack.deliverDue();
      await chat.until(() => chat.caseTitles().length > before, 'its card');
      await hotel.drawn();
      expect(await cases()).toBe(before + 1);
    });

    it.each(['warning', 'refresh_requested'])(
      'is told %s: another is opened, and the other one serves',
      async (reason) => {
        await connected();
        const opened = sockets.opened();
        sockets.disconnect(reason);
        await chat.type('ana', 'limits');
        await hotel.slack.waitFor(() => sockets.opened() > opened && sockets.open() === 2, 'the next connection');
        expect(hotel.logged.filter((line) => line.includes(`"reason":"${reason}"`)).map(levelOf)).toEqual(['info']);
      },
    );
  });

  it('after a restart hears again, on new connections', async () => {
    const opened = sockets.opened();
    await hotel.restart();
    await hotel.slack.waitFor(() => sockets.opened() === opened + 2 && sockets.open() === 2, 'new connections only');
    await hotel.slack.command('U0ANA', DESK, `show ${newest()}`);
    expect(await chat.until(() => chat.heard('ana').includes(newest()), 'the case')).toBeTruthy();
  });

  const mention = async (words: string): Promise<{ status: number }> => {
    const before = hotel.slack.wire.entries().length;
    hotel.slack.say('U0ANA', DESK, `<@U0AMENDS> ${words}`);
    return hotel.slack.waitFor(() => {
      const entry = hotel.slack.wire
        .entries()
        .slice(before)
        .find(({ what }) => what === 'event app_mention');
      return entry?.status === null || entry?.status === undefined ? undefined : { status: entry.status };
    }, 'the acknowledgement');
  };
});

const levelOf = (line: string): unknown => JSON.parse(line).level;
