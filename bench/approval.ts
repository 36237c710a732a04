/**
 * From a manager's click to the redrawn card in the thread: twenty cases at once, and one alone, on both platforms. Amends is
 * a process of its own; in Teams it serves Slack beside it, where the cases are logged.
 */
import pg from 'pg';
import { z } from 'zod';
import { settled, slackSettings, startAmends } from './harness/amends.ts';
import { startBoard, type Board, type Pinned } from './harness/board.ts';
import { withDatabases } from './harness/desk.ts';
import { databasePids, foreignCpu } from './harness/machine.ts';
import { lineOf, median, oneLine, percentile, type Line } from './harness/lines.ts';
import { openForm, press, slash, submission, type OpenedForm } from './harness/slack.ts';
import { activity, makeSigner, teamsSettings } from './harness/teams.ts';
import { openWire, type Sent } from './harness/wire.ts';

/** With so many teams every duty manager has a team of their own, from the second on. */
const CROWD = { people: 200, teams: 19 };
const MANAGED = 10;
/** Of the n-th case: nobody presses more than two at once, which a person might. */
const teamOf = (n: number): number => 1 + (n % MANAGED);
const managerOf = (n: number): number => 1 + 20 * (n % MANAGED);
/** Of the same team; neither a manager nor the general one, who would ask nobody. */
const agentOf = (n: number): number => teamOf(n) + CROWD.teams * (teamOf(n) < 5 ? 8 : 2);
const FIRST_CASE = 1001;
const AT_ONCE = 20;
const ROUNDS = 5;
type Platform = 'Slack' | 'Teams';

/** Resolves to five lines for each platform, or none without PostgreSQL; about a minute. */
export async function run(): Promise<readonly Line[]> {
  const of = (platform: Platform): Promise<readonly Line[] | undefined> =>
    withDatabases(1, ([url = '']) => measure(url, platform));
  return [...((await of('Slack')) ?? []), ...((await of('Teams')) ?? [])];
}

interface Running {
  readonly platform: Platform;
  readonly board: Board;
  readonly appUrl: string;
  readonly form: OpenedForm;
  readonly client: pg.Client;
  readonly token: string;
  /** Cases asked about so far. */
  asked: number;
}

async function measure(databaseUrl: string, platform: Platform): Promise<readonly Line[]> {
  const signer = makeSigner();
  const board = await startBoard(signer.jwk);
  const env = { ...slackSettings(board.url), ...(platform === 'Teams' && teamsSettings(board.url)) };
  const amends = await startAmends({ databaseUrl, crowd: CROWD, env });
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const form = await openForm(amends.url, board.url, CROWD);
    const token = signer.token(`${board.url}/teams`);
    const running: Running = { platform, board, appUrl: amends.url, form, client, token, asked: 0 };
    if (platform === 'Teams') await heard(running);
    // what is not warm yet does not count
    await times(running, AT_ONCE / 2);
    const others = foreignCpu([amends.pid, ...databasePids()]);
    const cpu = amends.cpuMs();
    const alone: number[] = [];
    for (let n = 0; n < AT_ONCE; n += 1) alone.push(...(await times(running, 1)));
    const together: number[] = [];
    for (let n = 0; n < ROUNDS; n += 1) together.push(...(await times(running, AT_ONCE)));
    const each = (amends.cpuMs() - cpu) / (alone.length + together.length);
    return linesOf(platform, { alone, together, each, foreign: others() });
  } finally {
    await client.end();
    await amends.end();
    board.close();
  }
}

/** Teams is spoken to where somebody spoke from. */
async function heard(running: Running): Promise<void> {
  const { board, token } = running;
  for (let n = 0; n < CROWD.teams; n += 1)
    await send(running, activity(CROWD, { says: 'help' }, { n, mark: 'hello', stubUrl: board.url, token }));
  await settled(running.client);
}

interface Taken {
  readonly alone: readonly number[];
  readonly together: readonly number[];
  /** CPU of a case: logged, asked for and approved. */
  readonly each: number;
  readonly foreign: number;
}

function linesOf(platform: Platform, { alone, together, each, foreign }: Taken): readonly Line[] {
  const name = `click to redrawn card, ${platform}`;
  const figures = (of: readonly number[], count: number): readonly Line[] => [
    oneLine({ name: `${name}, ${count} at once: p50`, unit: 'ms' }, median(of)),
    oneLine({ name: `${name}, ${count} at once: p99`, unit: 'ms' }, percentile(of, 0.99)),
  ];
  return [
    ...figures(alone, 1),
    ...figures(together, AT_ONCE),
    oneLine(
      { name: `${name}: p99 of ${AT_ONCE} to that of 1`, unit: '×', atMost: 3 },
      percentile(together, 0.99) / percentile(alone, 0.99),
    ),
    oneLine({ name: `${platform}: CPU of a case that is logged, asked about and approved`, unit: 'ms' }, each),
    lineOf({ name: `${platform}: CPU of others`, unit: '% of the machine' }, [foreign * 100]),
  ];
}

/** Asks about so many new cases, then approves them all at once. Milliseconds of each, from the click to the card without buttons. */
async function times(running: Running, count: number): Promise<readonly number[]> {
  const { board } = running;
  const cards: Pinned[] = [];
  for (let n = 0; n < count; n += 1) cards.push(await request(running));
  await settled(running.client);
  return await Promise.all(
    cards.map(async (card) => {
      const began = performance.now();
      const redrawn = board
        .until(
          'the decided card',
          ({ id, json }) => id === card.id && json.includes('Approved') && approve(json) === undefined,
        )
        .then(() => performance.now() - began);
      await send(running, yes(running, card));
      return await redrawn;
    }),
  );
}

/** A new case of an agent's team, with a request beyond what the agent may give; resolves to the card that asks. */
async function request(running: Running): Promise<Pinned> {
  const { board, form, platform, asked } = running;
  running.asked += 1;
  const agent = agentOf(asked);
  const id = `R-${FIRST_CASE + asked}`;
  await send(running, submission(form, CROWD, agent, `approval ${asked}`));
  await settled(running.client);
  const text = `give ${id} refund 160 EUR because they stood in the corridor`;
  await send(running, slash(CROWD, agent, { text, mark: `ask${asked}`, stubUrl: board.url }));
  // of a case that was logged in Slack the manager hears privately in Teams
  const isThere = platform === 'Slack' ? /^C/ : /^\d+$/;
  return await board.until(
    `the request about ${id}`,
    ({ place, json }) => isThere.test(place) && json.includes(id) && approve(json) !== undefined,
  );
}

function yes({ platform, board, token, asked }: Running, { place, id, json }: Pinned): Sent {
  const button = approve(json) ?? {};
  const mark = `yes${asked}x${id}`;
  const by = managerOf(Number(/R-(\d+)/.exec(json)?.[1]) - FIRST_CASE);
  if (platform === 'Slack') return press({ by, channel: place, ts: id, button, mark });
  const { verb = 'do', data = {} } = executed.parse(button);
  const on = { by, place, id };
  return activity(CROWD, { pressed: data, verb }, { n: asked, mark, stubUrl: board.url, token, on });
}

const executed = z.looseObject({ verb: z.string().optional(), data: z.looseObject({}).optional() });

async function send({ appUrl }: Running, sent: Sent): Promise<void> {
  const wire = await openWire(appUrl);
  const { status, body } = await wire.post(sent);
  wire.close();
  if (status !== 200) throw new Error(`not taken: ${status} ${body}`);
}

/** The button of that name anywhere in a card of either platform. */
function approve(json: string): Readonly<Record<string, unknown>> | undefined {
  if (!json.includes('"Approve"')) return undefined;
  let found: Readonly<Record<string, unknown>> | undefined;
  JSON.parse(json, (_key, value: unknown) => {
    const { data: one } = pressable.safeParse(value);
    if (one !== undefined && (one.title ?? one.text?.text) === 'Approve') found = one;
    return value;
  });
  return found;
}

const pressable = z.looseObject({
  type: z.string().regex(/^(?:button$|Action\.)/),
  title: z.string().optional(),
  text: z.looseObject({ text: z.string() }).optional(),
});
