/** A channel that is listened to, on both platforms: what reads like a complaint is offered as a case once, and of everything else nothing is kept. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { HOTEL_AURORA } from '../../src/playground/world.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn, type Journey } from './journey.ts';
import { surfaceOf, type Somebody, type Surface } from './surfaces.ts';
import { soon } from '../patience.ts';

const COMPLAINT = 'The guest in 412 is furious: no hot water for two days and nobody called her back.';
type Channel = 'front-desk' | 'wins' | 'guest-recoveries';
/** The demo's file, with two channels that it watches: one whose offers go to the lead, one whose complaints are cases at once. */
function watching(): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'amends-listen-')), 'amends.yaml');
  const both = (id: string, rest: string): string =>
    `  - { slack: C0${id.toUpperCase()}, team: front-desk, ${rest} }\n  - { teams: '19:${id}@thread.tacv2', team: front-desk, ${rest} }\n`;
  const listen = `\nlisten:\n${both('wins', 'offers: lead')}${both('recoveries', 'opens: always, owner: bob')}`;
  writeFileSync(file, readFileSync('demo/amends.yaml', 'utf8').replace('\npeople:\n', `${listen}\npeople:\n`));
  return file;
}
const user = (who: Somebody): string => HOTEL_AURORA.people.find(({ id }) => id === who)?.slackUser ?? '';
const HOUR = 3_600_000;

/** What people do in the channel, and what stands in the thread of a message of it. */
function channelOf(hotel: Hotel, platform: 'Slack' | 'Teams', name: Channel) {
  const found = HOTEL_AURORA.channels.find((one) => one.name === name);
  if (found === undefined) throw new Error('no channel');
  const { slackChannel: slack, teamsConversation: teams } = found;
  if (platform === 'Slack')
    return {
      say: async (who: Somebody, text: string, thread?: string): Promise<string> =>
        await Promise.resolve(hotel.slack.say(user(who), slack, text, thread)),
      edit: async (who: Somebody, id: string, text: string) =>
        await Promise.resolve(hotel.slack.edit(user(who), id, text)),
      remove: async (who: Somebody, id: string) => await Promise.resolve(hotel.slack.remove(user(who), id)),
      command: async (who: Somebody, line: string) => void (await hotel.slack.command(user(who), slack, line)),
      below: (id: string) =>
        hotel.slack
          .thread(slack, id)
          .filter((m) => m.ts !== id)
          .map((m) => ({ id: m.ts, text: `${m.text} ${JSON.stringify(m.blocks)}` })),
      idle: async () => await hotel.slack.idle(),
    };
  return {
    say: async (who: Somebody, text: string, thread?: string): Promise<string> =>
      (await hotel.teams.say(who, teams, text, { mentionBot: false, ...(thread !== undefined && { thread }) })).id,
    edit: async (who: Somebody, id: string, text: string) => void (await hotel.teams.edit(who, id, text)),
    remove: async (who: Somebody, id: string) => void (await hotel.teams.remove(who, id)),
    command: async (who: Somebody, line: string) => void (await hotel.teams.say(who, teams, line)),
    below: (id: string) =>
      hotel.teams
        .thread(teams, id)
        .filter((m) => m.author === 'bot')
        .map((m) => ({ id: m.id, text: `${m.text} ${JSON.stringify(m.cards)}` })),
    idle: async () => await Promise.resolve(),
  };
}

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('a channel that is listened to', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let journey: Journey;
    let desk: ReturnType<typeof channelOf>;
    beforeAll(async () => {
      hotel = await openHotel(await open(), { readsChannels: true, env: { AMENDS_CONFIG: watching() } });
      chat = surfaceOf(hotel, platform);
      journey = journeyIn(hotel, chat);
      desk = channelOf(hotel, platform, 'front-desk');
    });
    const rows = async (sql: string): Promise<readonly Record<string, unknown>[]> => await hotel.db.read.query(sql);
    const settled = async (): Promise<void> => {
      await desk.idle();
      await hotel.drawn();
    };
    const offered = async (id: string, words: RegExp) =>
      await chat.until(() => desk.below(id).find(({ text }) => words.test(text)), `${String(words)} below ${id}`);

    it('is put on watch by whoever leads a team, and by nobody else; before that nothing is looked at', async () => {
      const quiet = await desk.say('ana', COMPLAINT);
      await desk.command('ana', 'listen here');
      await journey.told('ana', /leads a team to say/);
      await desk.command('mia', 'listen here');
      await journey.told('mia', /(?:listens in this channel|liest in diesem Kanal mit)/);
      await settled();
      expect(desk.below(quiet)).toEqual([]);
      expect(await rows('SELECT 1 FROM murmur')).toEqual([]);
      expect(await rows('SELECT watched, "by" FROM watch_change')).toEqual([{ watched: true, by: 'mia' }]);
    });

    it('keeps nothing of what is no complaint', async () => {
      const before = hotel.logged.length;
      const chatter = ['Who takes the late shift on Friday?', 'Thanks everybody, great job today!', 'Lunch?'];
      for (const text of chatter) await desk.say('bob', text);
      await settled();
      expect(await rows('SELECT 1 FROM murmur')).toEqual([]);
      const kept = JSON.stringify(hotel.logged.slice(before));
      for (const text of chatter) expect(kept).not.toContain(text);
    });

    it('offers a complaint once in its thread, and logs it with its words, its author and its time', async () => {
      const at = hotel.now();
      const id = await desk.say('bob', COMPLAINT);
      const offer = await offered(id, /reads like a complaint/);
      expect(offer.text).not.toContain('furious');
      hotel.forward(2 * HOUR);
      await desk.edit('bob', id, `${COMPLAINT} Please!`);
      await settled();
      expect(desk.below(id)).toHaveLength(1);
      await chat.press('ana', offer, 'Log it…');
      await chat.until(() => /furious.*Please!/s.test(chat.form('ana')), 'the form with the words');
      await chat.fillIn('ana', { customer: 'K-1' });
      await offered(id, /Logged as R-1001/);
      const [row] = await rows(`SELECT doc->>'receivedAt' AS at, doc->'complaints'->0 AS said FROM recovery_case`);
      expect(JSON.stringify(row)).toContain(at.toISOString().slice(0, 16));
      expect(JSON.stringify(row)).toMatch(/"source":"message".*https:|https:.*"source":"message"/s);
      // a second press finds the case, and nothing of the message is kept any more
      await chat.pressOld('gil', offer, 'Log it…');
      await settled();
      expect(await rows('SELECT count(*)::int AS n FROM recovery_case')).toEqual([{ n: 1 }]);
      expect(await rows("SELECT 1 FROM sealed_text WHERE kind = 'murmur'")).toEqual([]);
    });

    it('takes a no, remembers it, and does not offer the same words again', async () => {
      const words = 'The coffee machine on our floor is broken again and terrible.';
      const id = await desk.say('bob', words);
      await chat.press('ana', await offered(id, /reads like a complaint/), 'Not a complaint');
      await offered(id, /Not a complaint\./);
      const again = await desk.say('gil', words);
      await settled();
      expect(desk.below(again)).toEqual([]);
    });

    it('takes an offer back when its message is deleted', async () => {
      const id = await desk.say('bob', 'Terrible stay: the room was filthy, and nobody apologised to the guest in 7.');
      const offer = await offered(id, /reads like a complaint/);
      await desk.remove('bob', id);
      await chat.until(() => desk.below(id).every(({ text }) => !/Log it/.test(text)), 'the offer to be gone');
      await chat.pressOld('ana', offer, 'Log it…').catch(() => undefined);
      await settled();
      expect(await rows('SELECT count(*)::int AS n FROM recovery_case')).toEqual([{ n: 1 }]);
    });

    it('says in one line when there are too many, and begins anew an hour later', async () => {
      hotel.forward(2 * HOUR);
      const ids: string[] = [];
      for (let n = 1; n <= 9; n += 1)
        ids.push(await desk.say('bob', `Guest ${n} complains: the room is dirty, and the lift ${n} is broken.`));
      await settled();
      await soon(async () => expect(await rows("SELECT 1 FROM murmur WHERE state = 'held'")).toHaveLength(3));
      await settled();
      expect(ids.filter((id) => desk.below(id).some(({ text }) => /Log it/.test(text)))).toHaveLength(6);
      expect(ids.filter((id) => desk.below(id).some(({ text }) => /More messages here/.test(text)))).toHaveLength(1);
      hotel.forward(2 * HOUR);
      await offered(await desk.say('bob', 'A guest is angry: breakfast was cold and the bill is wrong.'), /Log it/);
    });

    it('goes on after a restart, and ends by a word', async () => {
      await hotel.drawn();
      await hotel.restart();
      const id = await desk.say(
        'bob',
        'The guest in 9 wants her money back, the heating has been broken since Monday.',
      );
      await offered(id, /Log it/);
      await desk.command('mia', 'listen off');
      await journey.told('mia', /(?:does not listen|liest in diesem Kanal nicht mit)/);
      const after = await desk.say('bob', 'The guest in 10 is angry as well, her room is filthy and cold.');
      await settled();
      expect(desk.below(after)).toEqual([]);
    });

    it('offers to the lead alone where the file says so, the words masked, and never in the channel', async () => {
      const wins = channelOf(hotel, platform, 'wins');
      const id = await wins.say('bob', 'Guest furious, card 4111 1111 1111 1111 charged twice for a dirty room!');
      const offer = await chat.until(
        () => chat.draft('mia', 'Keine Beschwerde') ?? chat.draft('mia', 'Not a complaint'),
        'the offer',
      );
      expect(offer.text).toMatch(/charged twice for a dirty room/);
      expect(offer.text).not.toContain('4111 1111');
      await settled();
      expect(wins.below(id)).toEqual([]);
    });

    it('opens a case by itself where the file says so, once, and none of what is said below a case', async () => {
      const cases = channelOf(hotel, platform, 'guest-recoveries');
      await settled();
      const before = (await rows('SELECT 1 FROM recovery_case')).length;
      const id = await cases.say('ana', 'A guest complains that her luggage was lost and nobody helped her.');
      await journey.hotel.drawn();
      const opened = async () =>
        await rows("SELECT id, owner FROM recovery_case WHERE words ILIKE '%luggage%' OR doc::text ILIKE '%luggage%'");
      await soon(async () => expect(await opened()).toHaveLength(1));
      await cases.edit('ana', id, 'A guest complains that her luggage was lost and nobody helped her!!');
      await settled();
      const [made] = (await opened()) as { id: string; owner: string }[];
      expect(made?.owner).toBe('bob');
      const card = await chat.until(() => chat.caseCard(made?.id ?? ''), 'its card');
      await cases.say('bob', 'She is still furious, the luggage was lost and is broken.', card.id);
      await settled();
      expect(await rows('SELECT 1 FROM recovery_case')).toHaveLength(before + 1);
    });

    it.runIf(platform === 'Slack')(
      'reads what an integration posts in attachments and blocks, and offers it with its name and its words',
      async () => {
        const bot = { name: 'Reviews', bot: 'B0REVIEWS', id: 'A0REVIEWS' };
        const attachments = [
          {
            fallback: '1 star',
            title: 'Never again',
            text: 'Dirty room, rude staff',
            fields: [{ title: 'Stars', value: '1' }],
          },
        ];
        const id = hotel.slack.postAs(bot, 'C0WINS', { text: '', attachments });
        const offer = await chat.until(
          () => chat.privately('mia').find(({ text }) => /Never again/.test(text)),
          'the offer',
        );
        expect(offer.text).toMatch(/Reviews.*|Dirty room, rude staff.*Stars: 1/s);
        hotel.slack.remove(bot.bot, id);
        await chat.until(() => !chat.privately('mia').some(({ text }) => /Never again/.test(text)), 'it to be gone');
      },
    );
  });
}
