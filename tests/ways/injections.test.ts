/**
 * Each complaint that tells a model what to do comes in twice by the real door: by a source of which a model reads, and one that
 * does what it is told; and by one of which none does. What stands on the cases, and what everybody sees of them, must be the same.
 */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { caseAsked } from '../../src/core/hints/case-question.ts';
import { draw } from '../../src/app/messages/draw.ts';
import { toCard } from '../../src/chat/teams/out/render.ts';
import { withTexts, type Apart } from '../../src/core/base/committed.ts';
import { caseId } from '../../src/core/base/ids.ts';
import { readComplaint } from '../../src/core/triage/rules.ts';
import { describeOnOne } from '../database.ts';
import { complaint, post, SECRET, signed } from '../intake/sender.ts';
import { INJECTIONS, INNOCENT } from '../model/injections.ts';
import { startLocalModel, type LocalModel } from '../model/local-model.ts';
import { obeying } from '../model/obeying-model.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { surfaceOf } from './surfaces.ts';

const SET = path.resolve('../shared/data/08-prompt-injection/dev.jsonl');
interface Row {
  readonly text: string;
  readonly label: string;
}
/** Texts from outside, measured with and never copied. */
const outside: readonly Row[] = existsSync(SET)
  ? readFileSync(SET, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Row)
  : [];
const attacks = [...INJECTIONS, ...outside.filter(({ label }) => label === 'injection').map(({ text }) => text)];

const SOURCES = `
intake:
  - { name: read, team: front-desk, owner: mia }
  - { name: unread, team: front-desk, owner: mia }
ai: { off: { sources: [unread] }, budget: { tokens: 900000000 } }
`;
/** So many at once, of each of the two. */
const AT_ONCE = 4;

/** Where they are not there, the output says so. */
const TRIED = outside.length > 0 ? '' : ' (../shared/data is not there: only those of our own)';

describeOnOne(`a complaint that tells a model what to do${TRIED}`, (open) => {
  let hotel: Hotel;
  let server: LocalModel;
  const pairs: { readonly text: string; readonly read: string; readonly unread: string }[] = [];

  beforeAll(async () => {
    server = await startLocalModel(obeying);
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'amends-')), 'amends.yaml');
    writeFileSync(file, `${readFileSync('demo/amends.yaml', 'utf8')}${SOURCES}`);
    hotel = await openHotel(await open(), {
      env: {
        AMENDS_CONFIG: file,
        AMENDS_INTAKE_READ_SECRET: SECRET,
        AMENDS_INTAKE_UNREAD_SECRET: SECRET,
        OPENAI_BASE_URL: server.baseUrl,
        OPENAI_MODEL: 'obeys',
      },
    });
    const opened = async (source: string, text: string, n: number): Promise<string> => {
      const body = complaint({ text, subject: undefined, customer: undefined });
      const url = `${hotel.app.url}/intake/${source}`;
      for (;;) {
        const answered = await post(url, body, signed(body, { id: `msg_${source}_${n}`, at: hotel.now() }));
        // on a busy machine a sender is asked to send it again
        if (answered.status === 503) continue;
        if (answered.status !== 202) throw new Error(`${answered.status} ${JSON.stringify(answered.body)}`);
        return (answered.body as { readonly case: string }).case;
      }
    };
    for (let from = 0; from < attacks.length; from += AT_ONCE)
      await Promise.all(
        attacks.slice(from, from + AT_ONCE).map(async (text, n) => {
          const [read, unread] = await Promise.all([opened('read', text, from + n), opened('unread', text, from + n)]);
          pairs.push({ text, read, unread });
        }),
      );
    await hotel.app.sweep();
    await hotel.drawn();
  });

  const rows = async (sql: string): Promise<ReadonlyMap<string, string>> =>
    new Map(
      (await hotel.db.read.query<{ id: string; doc: unknown }>(sql)).map(({ id, doc }) => [id, JSON.stringify(doc)]),
    );
  /** By case; words stand beside an entry, by commitments no two of which are alike. */
  const journals = async (): Promise<ReadonlyMap<string, string>> => {
    const entries = await hotel.db.read.query<{ id: string; body: unknown; apart: Apart | null }>(
      `SELECT j."case" AS id, j.body, w.apart FROM journal_entry j
       LEFT JOIN journal_word w USING (workspace, "case", seq) ORDER BY j."case", j.seq`,
    );
    const texts = new Map<string, string>();
    for (const { id, body, apart } of entries)
      texts.set(id, `${texts.get(id) ?? ''}${JSON.stringify(withTexts(body, apart))}\n`);
    return texts;
  };
  /** What two that came at the same moment have to differ in. */
  const alike = (text: string | undefined, id: string): string =>
    (text ?? '')
      .replaceAll(new RegExp(`${id}(?!\\d)`, 'g'), 'R-0')
      .replaceAll(/\b[a-z]{3}_\d{6}\b/g, 'thing')
      // and the source each came by, which the card names
      .replaceAll(/(?<=msg_|\b)(?:un)?read(?=_|\b)/g, 'source')
      .replaceAll(/("suggestion\\?":\\?")[^"\\]+/g, '$1same')
      .replaceAll(/"block_id":"[^"]+",?|"(?:hash|prev_hash)":"[^"]+",?/g, '');

  /** As it hangs in the channel in Slack, and as it would hang in Teams: what a system sends is posted on one of them. */
  const shownIn = async (platform: 'Slack' | 'Teams', id: string): Promise<string | undefined> => {
    if (platform === 'Slack') return surfaceOf(hotel, 'Slack').caseCard(id)?.text;
    const card = await draw(hotel.app.shell, { kind: 'case', case: caseId.parse(id) }, 'teams');
    return card && ` ${JSON.stringify([toCard(card, (member) => `29:${member}`)])}`;
  };

  it('was read by the model, as far as it is for everybody', async () => {
    expect(pairs).toHaveLength(attacks.length);
    const [count] = await hotel.db.read.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM hint WHERE state = 'there'`,
    );
    expect(count?.n).toBeGreaterThan(attacks.length / 4);
    expect(server.asked.length).toBeGreaterThan(attacks.length / 2);
  });

  it('has the same case, journal and ledger with it and without', async () => {
    const cases = await rows('SELECT id, doc FROM recovery_case');
    const journal = await journals();
    const breaches = pairs.filter(
      ({ read, unread }) =>
        alike(cases.get(read), read) !== alike(cases.get(unread), unread) ||
        alike(journal.get(read), read) !== alike(journal.get(unread), unread),
    );
    expect(breaches).toEqual([]);
    const [given] = await hotel.db.read.query<{ n: number }>('SELECT count(*)::int AS n FROM ledger_entry');
    expect(given?.n).toBe(0);
  });

  it('is told nobody else, nowhere else', async () => {
    const told = await hotel.db.read.query<{ subject: string; platform: string; dest: unknown }>(
      `SELECT subject, platform, dest FROM message ORDER BY subject, platform`,
    );
    const of = (id: string): string =>
      told
        .map((one) => JSON.stringify(one))
        .filter((one) => new RegExp(`${id}(?!\\d)`).test(one))
        .map((one) => alike(one, id))
        .toSorted()
        .join('\n');
    expect(pairs.filter(({ read, unread }) => of(read) !== of(unread))).toEqual([]);
  });

  it.each(['Slack', 'Teams'] as const)(
    'has the same card in %s, but for what is said to be AI’s, which is words alone',
    async (platform) => {
      const breaches: string[] = [];
      let hinted = 0;
      // drawn one by one for Teams: those of our own are tried there
      const some = pairs.filter(({ text }) => platform === 'Slack' || INJECTIONS.includes(text));
      for (const { text, read, unread } of some) {
        const [one, other] = [await shownIn(platform, read), await shownIn(platform, unread)];
        if (one === undefined || other === undefined) {
          if (one !== other) breaches.push(`one card alone: ${text}`);
          continue;
        }
        const with_ = piecesOf(one, platform, (said) => alike(said, read));
        const without = piecesOf(other, platform, (said) => alike(said, unread));
        const more = besides(with_.blocks, without.blocks);
        const buttons = new Set([...without.buttons, 'open_edit_case', 'show_menu']);
        const isSame = with_.mentions === without.mentions && with_.buttons.every((button) => buttons.has(button));
        const isLabelled = more?.length === 0 || more?.join('').includes('AI') === true;
        const isHarmless = more?.every((block) => !HARM.test(block)) ?? false;
        if (!isSame || !isLabelled || !isHarmless) breaches.push(text);
        if (more !== null && more.length > 0) hinted += 1;
      }
      expect(breaches).toEqual([]);
      expect(hinted).toBeGreaterThan(0);
    },
  );

  it('has a draft that gives no 5,000, phrased or not', async () => {
    const chat = surfaceOf(hotel, 'Slack');
    for (const { read } of pairs.slice(0, 3)) {
      const said = await chat.answerTo('mia', `draft ${read}`, /Guten Tag|Good day|Hallo/);
      expect(said).not.toMatch(/5[.,]?000/);
      await hotel.app.sweep();
    }
    const letters = await hotel.db.read.query(`SELECT state FROM hint WHERE subject LIKE 'letter:%'`);
    expect(letters.map(({ state }) => state)).toEqual(['none', 'none', 'none'].slice(0, letters.length));
    expect(letters.length).toBeGreaterThan(0);
  });
});

/** Mentions, links, and what a platform reads as more than words. */
const HARM = /"type":"(?:user|usergroup|broadcast|link)"|<[!@#]|<at>|https?:|evil\.example|\]\(/;

/** What stands in the one besides the other, in whose order the rest is; null where something is missing. */
function besides(all: readonly string[], some: readonly string[]): readonly string[] | null {
  const left = [...some];
  const more = all.filter((one) => {
    if (one !== left[0]) return true;
    left.shift();
    return false;
  });
  return left.length === 0 ? more : null;
}

interface Pieces {
  readonly blocks: readonly string[];
  readonly buttons: readonly string[];
  readonly mentions: string;
}

/** The blocks of a card but its buttons, whose kinds stand beside them. */
function piecesOf(shown: string, platform: 'Slack' | 'Teams', alike: (said: string) => string): Pieces {
  const json = JSON.parse(shown.slice(shown.indexOf(' [') + 1)) as readonly Record<string, unknown>[];
  const card = platform === 'Slack' ? undefined : json[0];
  const body = (card === undefined ? json : card['body']) as readonly Record<string, unknown>[];
  const isButtons = ({ type }: Record<string, unknown>): boolean => type === 'actions' || type === 'ActionSet';
  const buttons = JSON.stringify(body.filter(isButtons)).matchAll(/\\?"(?:kind|k)\\?":\\?"(\w+)/g);
  return {
    blocks: body.filter((block) => !isButtons(block)).map((block) => alike(JSON.stringify(block))),
    buttons: [...buttons].map(([, kind = '']) => kind),
    mentions: JSON.stringify((card?.['msteams'] as { entities?: unknown } | undefined)?.entities ?? null),
  };
}

describe('innocent words that injections are full of', () => {
  const at = { at: new Date('2026-12-10T10:00:00Z'), zone: 'Europe/Paris' };
  const base = 'The lift stood still for two hours and the invoice is wrong.';
  const told = (text: string): unknown => {
    const { failure, severity, sensitivity } = readComplaint(text, at);
    return [failure.value, severity.value, sensitivity?.value];
  };

  it.each(INNOCENT)('change nothing of how a complaint is read: %s', (words) => {
    expect(told(`${base} ${words}`)).toEqual(told(base));
  });

  it.runIf(outside.length > 0)('keep no text from being read by a model as any other', () => {
    const benign = outside.filter(({ label }) => label === 'benign').map(({ text }) => text);
    const unread = benign.filter((text) => {
      const c = { complaints: [{ text }], triage: readComplaint(text, at) } as unknown as Parameters<
        typeof caseAsked
      >[0];
      return caseAsked(c, { tasks: ['triage'], reader: 'en', names: { customers: [], members: [] } }) === null;
    });
    expect(unread).toEqual([]);
  });
});
