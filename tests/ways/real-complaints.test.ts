import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { redact } from '../../src/core/base/redact.ts';
import { cleanText, clip } from '../../src/core/base/text.ts';
import type { Database } from '../../src/db/engine/client.ts';
import { HOTEL_AURORA } from '../../src/playground/world.ts';
import { openAnyDatabase } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

const SHARED = path.resolve(import.meta.dirname, '../../../shared');
const COMPLAINTS = path.join(SHARED, 'data/01-complaint-category/dev.jsonl');
const NAUGHTY = path.join(SHARED, 'data/07-naughty-strings/dev.jsonl');
const NASTY = path.join(SHARED, 'checks/attack/corpus/nasty-text.jsonl');
const PLATFORMS = ['Slack', 'Teams'] as const;

interface Row {
  readonly id: string;
  readonly text: string;
  readonly sector?: string;
  readonly source?: string;
  readonly lang?: string;
}
const rowsOf = (file: string): readonly Row[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
const says = (file: string): string =>
  existsSync(file) ? '' : ` (skipped: there is no ${path.relative(SHARED, file)})`;

/** As a case keeps it: cleaned, masked, whole. */
const kept = (text: string): string => redact(cleanText(text).trim()).text;
/** What a person can put into the form. */
const typed = (text: string): string => text.replaceAll('\r', '').slice(0, 3_000);

/** A hotel of its own on an embedded database, with what both journeys need. */
function openDesk(): {
  hotel: () => Hotel;
  chat: (name: 'Slack' | 'Teams') => Surface;
  words: (id: string) => Promise<string>;
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
  return { hotel: () => hotel, chat: (name) => surfaceOf(hotel, name), words };
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
  await chat.until(() => chat.caseCard(id)?.text.includes('· resolved'), `${id} resolved`);
  await chat.closeForm('ana');
}

describe.skipIf(!existsSync(COMPLAINTS))(`fifty real complaints${says(COMPLAINTS)}`, () => {
  const desk = openDesk();

  it.each(PLATFORMS)(
    'are logged and resolved in %s, none breaking a card, none pinging anybody',
    async (platform) => {
      const chat = desk.chat(platform);
      const all = rowsOf(COMPLAINTS);
      const mine = spread(all, 50).filter((_row, n) => n % 2 === PLATFORMS.indexOf(platform));
      expect(mine).toHaveLength(25);
      expect(new Set(mine.map((row) => row.source)).size).toBeGreaterThan(3);
      expect(new Set(mine.map((row) => row.lang))).toEqual(new Set(['en', 'id']));
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
  const strings = existsSync(NAUGHTY)
    ? [
        ...(process.env['AMENDS_LONG'] === '1' ? rowsOf(NAUGHTY) : spread(rowsOf(NAUGHTY), 120)),
        ...(existsSync(NASTY) ? spread(rowsOf(NASTY), 40) : []),
      ].map((row) => row.text)
    : [];

  it.each(PLATFORMS)(
    'stand as complaint, customer and reason in %s, and are shown on the other platform',
    async (platform) => {
      const chat = desk.chat(platform);
      const other = desk.chat(platform === 'Slack' ? 'Teams' : 'Slack');
      for (const text of strings.filter((_text, n) => n % 2 === PLATFORMS.indexOf(platform))) {
        const words = typed(text);
        if (kept(words) === '' || words.trim() === '') continue;
        const id = await logged(chat, words, words.replaceAll('\n', ' ').trim().slice(0, 150));
        expect(await desk.words(id)).toBe(kept(words));
        await chat.type('ana', `give ${id} apology because ${words}`);
        await other.type('ana', `show ${id}`);
        const shown = `"${id} ·`;
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
      for (const text of strings.filter((_text, n) => n % 16 === PLATFORMS.indexOf(platform))) {
        const words = clip(typed(text), 280);
        if (kept(words) === '' || words.trim() === '') continue;
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

it('the eye for pings sees live ones, and lets our own through', () => {
  const people = new Set(['U0ANA', 'Ana Ortiz']);
  expect(liveInSlack('<!channel> <@U0ANA> <@U0EVIL> <!date^1^{time}|now> &lt;!here&gt;', people)).toEqual([
    '!channel',
    '@U0EVIL',
  ]);
  expect(slackFaults({ type: 'broadcast', range: 'channel' }, people)).toHaveLength(1);
  expect(teamsFaults({ type: 'TextBlock', text: '<at>Ana Ortiz</at> <at>Everyone</at>' }, people)).toEqual([
    'Everyone',
  ]);
});

/** So many of them, evenly spread, in their order. */
function spread<T>(all: readonly T[], count: number): readonly T[] {
  return Array.from({ length: count }, (_none, n) => all[Math.floor((n * all.length) / count)]).filter(
    (each) => each !== undefined,
  );
}

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

function slackFaults(object: Readonly<Record<string, unknown>>, people: ReadonlySet<string>): readonly string[] {
  const { type, text, url } = object;
  if (type === 'broadcast' || type === 'usergroup' || type === 'link' || typeof url === 'string')
    return [JSON.stringify(object)];
  if (type === 'user' && !people.has(String(object['user_id']))) return [JSON.stringify(object)];
  return type === 'mrkdwn' && typeof text === 'string' ? liveInSlack(text, people) : [];
}

/** Control sequences of Slack in a text that is read as markup: only dates and our own people may stand there. */
function liveInSlack(text: string, people: ReadonlySet<string>): readonly string[] {
  return [...text.matchAll(/<([^>]*)>/g)]
    .map(([, inside = '']) => inside)
    .filter((inside) => !inside.startsWith('!date^') && !(inside.startsWith('@') && people.has(inside.slice(1))));
}

function teamsFaults(object: Readonly<Record<string, unknown>>, people: ReadonlySet<string>): readonly string[] {
  const { type, text, url } = object;
  if (type === 'Action.OpenUrl' || typeof url === 'string') return [JSON.stringify(object)];
  if (type === 'mention')
    return people.has(String(eachObject(object['mentioned'])[0]?.['name'])) ? [] : [JSON.stringify(object)];
  if (type !== 'TextBlock' || typeof text !== 'string') return [];
  const tags = [...text.matchAll(/<[^>]*>/g)].map(([tag]) => tag);
  const strange = tags.filter((tag) => !/^<\/?at>$/.test(tag));
  const named = [...text.matchAll(/<at>(.*?)<\/at>/g)].map(([, name = '']) => name).filter((name) => !people.has(name));
  return [...strange, ...named, ...(/\]\(|:\/\//.test(text) ? [text] : [])];
}

function eachObject(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(eachObject);
  if (typeof value !== 'object' || value === null) return [];
  return [{ ...value }, ...Object.values(value).flatMap(eachObject)];
}
