/**
 * What the product itself adds between a manager's click and the redrawn card in the thread: twenty cases at once, and one alone, on both
 * platforms, over signed HTTP to fakes on this machine. On PostgreSQL where one can be reached, else on the embedded database.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '../src/config.ts';
import { openDatabase, type Database } from '../src/db/engine/client.ts';
import { makeLog } from '../src/log.ts';
import { startFakeSlack } from '../src/playground/slack/fake-slack.ts';
import { startFakeTeams } from '../src/playground/teams/fake-teams.ts';
import { HOTEL_AURORA } from '../src/playground/world.ts';
import { startAmends } from '../src/start.ts';
import type { Hotel } from '../tests/ways/hotel.ts';
import { surfaceOf, type Surface } from '../tests/ways/surfaces.ts';
import { wideEnv } from '../tests/ways/wide-world.ts';
import { withDatabases } from './harness/desk.ts';
import { median, oneLine, percentile, type Line } from './harness/lines.ts';

const log = makeLog(
  'error',
  (line) => void process.stderr.write(`${line}\n`),
  () => new Date(),
);
const AT_ONCE = 20;
const ROUNDS = 5;

/** Resolves to five lines for each platform; about a minute. */
export async function run(): Promise<readonly Line[]> {
  const onServer = await withDatabases(1, async ([url = '']) => await measureOn(await openDatabase({ url, log })));
  if (onServer !== undefined) return onServer;
  const dir = mkdtempSync(path.join(tmpdir(), 'amends-bench-'));
  try {
    return await measureOn(await openDatabase({ dir, log }));
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** Closes the database afterwards. */
async function measureOn(db: Database): Promise<readonly Line[]> {
  const now = (): Date => new Date();
  const slack = await startFakeSlack({ world: HOTEL_AURORA, now });
  const teams = await startFakeTeams({ world: HOTEL_AURORA, now, rates: false });
  const config = readConfig({
    ...teams.env,
    PORT: '0',
    HOST: '127.0.0.1',
    AMENDS_SECRET_KEY: randomBytes(32).toString('base64'),
    SLACK_SIGNING_SECRET: HOTEL_AURORA.slack.signingSecret,
    SLACK_BOT_TOKEN: HOTEL_AURORA.slack.botToken,
    SLACK_API_URL: slack.apiUrl,
    // no limit of a day or month is to be in the way of so many cases
    ...wideEnv([`max: '600 EUR'`, `max: '9000000 EUR'`], [`max: '4000 EUR'`, `max: '9000000 EUR'`]),
  });
  const app = await startAmends({ config, log, now, database: db });
  slack.connect(app.url);
  await teams.connect(`${app.url}/api/messages`);
  const hotel = { slack, teams } as unknown as Hotel;
  try {
    const lines: Line[] = [];
    let from = 1000;
    for (const platform of ['Slack', 'Teams'] as const) {
      const chat = surfaceOf(hotel, platform);
      const alone = await measure(chat, from, { atOnce: 1, rounds: AT_ONCE });
      const together = await measure(chat, from + AT_ONCE, { atOnce: AT_ONCE, rounds: ROUNDS });
      from += AT_ONCE * (ROUNDS + 1);
      const name = `click to redrawn card, ${platform}`;
      const ratio = percentile(together, 0.99) / percentile(alone, 0.99);
      lines.push(
        ...[alone, together].flatMap((times) => [
          oneLine({ name: `${name}, ${times === alone ? 1 : AT_ONCE} at once: p50`, unit: 'ms' }, median(times)),
          oneLine(
            { name: `${name}, ${times === alone ? 1 : AT_ONCE} at once: p99`, unit: 'ms' },
            percentile(times, 0.99),
          ),
        ]),
        oneLine({ name: `${name}: p99 of ${AT_ONCE} to that of 1`, unit: '×', atMost: 3 }, ratio),
      );
    }
    return lines;
  } finally {
    await app.stop();
    await slack.close();
    await teams.close();
    await db.close();
  }
}

/** Milliseconds of each. */
async function measure(
  chat: Surface,
  from: number,
  { atOnce, rounds }: { readonly atOnce: number; readonly rounds: number },
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const ids = Array.from({ length: atOnce }, (_, n) => `R-${from + round * atOnce + n + 1}`);
    for (const id of ids) await asked(chat, id);
    times.push(...(await Promise.all(ids.map((id) => decided(chat, id)))));
  }
  return times;
}

async function asked(chat: Surface, id: string): Promise<void> {
  await chat.log('ana', 'Room noise all night', { customer: id });
  await chat.until(() => chat.caseCard(id), `the card of ${id}`);
  await chat.type('ana', `give ${id} refund 400 EUR because they stood in the corridor`);
  await chat.until(() => chat.requests(id)[0], `the request on ${id}`);
}

/** Milliseconds from the click to the thread's card without buttons, as everybody sees it. */
async function decided(chat: Surface, id: string): Promise<number> {
  const [card] = chat.requests(id);
  if (card === undefined) throw new Error(`no request on ${id}`);
  const began = performance.now();
  const isDecided = (): boolean => {
    const text = chat.requests(id)[0]?.text ?? '';
    return text.includes('Approved') && !text.includes('"Approve"');
  };
  // a wait ends after five seconds; a slow card is to be measured, not given up
  const wait = (): Promise<boolean> => chat.until(isDecided, `the decided card of ${id}`);
  const shown = wait().catch(wait).catch(wait).catch(wait);
  const ended = shown.then(() => performance.now());
  await chat.press('mia', card, 'Approve');
  return (await ended) - began;
}
