/** Real complaints and texts made to break things, through the doors: a few of them, spread over all; tests/chat/texts.test.ts draws them all. */
import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { mayBeSensitive } from '../../src/core/triage/rules.ts';
import { clip } from '../../src/core/base/text.ts';
import type { Database } from '../../src/db/engine/client.ts';
import { HOTEL_AURORA } from '../../src/playground/world.ts';
import { eachObject, liveInSlack, slackFaults, teamsFaults } from '../chat/pings.ts';
import { openAnyDatabase } from '../database.ts';
import { COMPLAINTS, isSaid, kept, NASTY, NAUGHTY, rowsOf, says, spread, typed } from '../texts.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

const LONG = process.env['AMENDS_LONG'] === '1';
const PLATFORMS = ['Slack', 'Teams'] as const;

/** A hotel with what both journeys need. */
function openDesk(): {
  hotel: () => Hotel;
  chat: (name: 'Slack' | 'Teams') => Surface;
  words: (id: string) => Promise<string>;
  /** Texts as documents of cases keep them, read again. */
  stored: (texts: readonly string[]) => Promise<readonly string[]>;
} {
  let hotel: Hotel;
  let db: Database;
  beforeAll(async () => {
    db = await openAnyDatabase();
    hotel = await openHotel(db);
  });
  const words = async (id: string): Promise<string> => {
    const [row] = await db.read.query<{ text: string }>(
      `SELECT doc->'complaints'->0->>'text' AS text FROM recovery_case WHERE id = $1`,
      [id],
    );
    return row?.text ?? '';
  };
  const stored = async (texts: readonly string[]): Promise<readonly string[]> => {
    const rows = await db.read.query<{ text: string }>(
      `SELECT doc->>'text' AS text FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS t (doc, n) ORDER BY n`,
      [JSON.stringify(texts.map((text) => ({ text })))],
    );
    return rows.map((row) => row.text);
  };
  return { hotel: () => hotel, chat: (name) => surfaceOf(hotel, name), words, stored };
}

async function logged(chat: Surface, text: string, customer: string): Promise<string> {
  const before = new Set(chat.caseTitles());
  await chat.log('ana', text, customer === '' ? {} : { customer });
  return chat.until(() => chat.caseTitles().find((title) => !before.has(title)), `a card for "${text.slice(0, 60)}"`);
}

async function resolved(chat: Surface, id: string, whatHelped: string): Promise<void> {
  const card = await chat.until(() => chat.caseCard(id), `the card of ${id}`);
  await chat.press('ana', card, 'Resolve…');
  await chat.fillIn('ana', { accepted: 'yes', whatHelped });
  await chat.until(() => chat.caseCard(id)?.text.includes('Resolved ·'), `${id} resolved`);
  await chat.closeForm('ana');
}

describe.skipIf(!existsSync(COMPLAINTS))(`real complaints${says(COMPLAINTS)}`, () => {
  const desk = openDesk();
  // the languages take turns, so that each platform hears both
  // what is for few has no card in a channel that says its words: `ways/sensitive`
  const open = rowsOf(COMPLAINTS).filter((row) => !mayBeSensitive(typed(row.text)));
  const complaints = inTurn(
    open.filter((row) => row.lang === 'en'),
    open.filter((row) => row.lang === 'id'),
  );

  it.each(PLATFORMS)(
    'are logged and resolved in %s, none breaking a card, none pinging anybody',
    async (platform) => {
      const chat = desk.chat(platform);
      const mine = spread(complaints, LONG ? 50 : 6).filter((_row, n) => n % 2 === PLATFORMS.indexOf(platform));
      expect(mine).toHaveLength(LONG ? 25 : 3);
      expect(new Set(mine.map((row) => row.source)).size).toBeGreaterThan(LONG ? 3 : 1);
      for (const row of mine) {
        const id = await logged(chat, typed(row.text), `order ${row.id}`);
        expect(await desk.words(id)).toBe(kept(typed(row.text)));
        await resolved(chat, id, 'Somebody called back within the hour');
      }
      await desk.hotel().drawn();
      expect(pings(desk.hotel())).toEqual([]);
      expect(chat.failures()).toEqual([]);
    },
    60_000,
  );
});

describe.skipIf(!existsSync(NAUGHTY))(`texts made to break things${says(NAUGHTY)}`, () => {
  const desk = openDesk();
  const strings = [...(LONG ? rowsOf(NAUGHTY) : spread(rowsOf(NAUGHTY), 8)), ...spread(rowsOf(NASTY), LONG ? 40 : 4)]
    .map((row) => row.text)
    .filter(isSaid);

  it('come back from the database letter by letter, all of them', async () => {
    const all = [...rowsOf(NAUGHTY), ...rowsOf(NASTY), ...rowsOf(COMPLAINTS)].map((row) => kept(typed(row.text)));
    expect(await desk.stored(all)).toEqual(all);
  });

  it.each(PLATFORMS)(
    'stand as complaint, customer and reason in %s, and are shown on the other platform',
    async (platform) => {
      const chat = desk.chat(platform);
      const other = desk.chat(platform === 'Slack' ? 'Teams' : 'Slack');
      for (const text of strings.filter((_text, n) => n % 2 === PLATFORMS.indexOf(platform))) {
        const words = typed(text);
        const id = await logged(chat, words, words.replaceAll('\n', ' ').trim().slice(0, 150));
        expect(await desk.words(id)).toBe(kept(words));
        await chat.type('ana', `give ${id} apology because ${words}`);
        await other.type('ana', `show ${id}`);
        const shown = `"${id} in full`;
        await other.until(() => other.latest('ana').includes(shown), `${id} on the other platform`);
      }
      await desk.hotel().drawn();
      expect(pings(desk.hotel())).toEqual([]);
      expect(chat.failures()).toEqual([]);
      expect(desk.hotel().logged.filter((line) => line.includes('"level":"error"') && !line.includes('pack'))).toEqual(
        [],
      );
    },
    120_000,
  );

  it.each(PLATFORMS)(
    'stand as thank-you in %s, or are held back with a reason',
    async (platform) => {
      const chat = desk.chat(platform);
      await chat.type('ana', 'thanked public');
      for (const text of strings.filter((_text, n) => n % (LONG ? 16 : 8) === PLATFORMS.indexOf(platform))) {
        const words = clip(typed(text), 280);
        if (!isSaid(words)) continue;
        const id = await logged(chat, 'Room 3: the lamp is broken', 'Room 3');
        await resolved(chat, id, 'A lamp from the store');
        const draft = await chat.until(() => chat.draft('ana', 'Post it'), 'the draft');
        await chat.press('ana', draft, 'Change the words…');
        await chat.fillIn('ana', { text: words, audience: 'public' });
        await desk.hotel().drawn();
        await chat.closeForm('ana');
        const left = chat.draft('ana', 'Post it');
        if (left !== undefined) await chat.press('ana', left, 'Not this time');
        await chat.until(() => chat.draft('ana', 'Post it') === undefined, 'no draft left');
      }
      expect(chat.thanks().length).toBeGreaterThan(0);
      expect(pings(desk.hotel())).toEqual([]);
    },
    120_000,
  );
});

/** One of each, in turn, as long as both have some. */
const inTurn = <T>(one: readonly T[], other: readonly T[]): readonly T[] =>
  one.slice(0, other.length).flatMap((each, n) => [each, ...other.slice(n, n + 1)]);

/** Everything posted by the app that would wake, link or call somebody it must not. */
function pings({ slack, teams }: Hotel): readonly string[] {
  const people = new Set(HOTEL_AURORA.people.flatMap((p) => [p.slackUser, p.name]));
  const inSlack = [...slack.state.messages, ...slack.state.ephemerals]
    .filter((m) => m.user === HOTEL_AURORA.slack.botUser)
    .flatMap((m) => [...liveInSlack(m.text, people), ...eachObject(m.blocks).flatMap((o) => slackFaults(o, people))]);
  const places = HOTEL_AURORA.channels.map((c) => c.teamsConversation);
  const inTeams = [
    ...places.flatMap((place) => teams.messages(place).flatMap((m) => [m, ...teams.thread(place, m.id)])),
    ...HOTEL_AURORA.people.flatMap((p) => teams.personal(p.id)),
  ]
    .filter((m) => m.author === 'bot')
    .flatMap((m) => eachObject([m.cards, m.text, m.summary]).flatMap((o) => teamsFaults(o, people)));
  return [...inSlack, ...inTeams];
}
