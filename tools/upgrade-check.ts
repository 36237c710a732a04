// An upgrade as it is done: the release before at work on PostgreSQL, in Slack and Teams, the one of this checkout started
// beside it with the same files, both serving, the old one ended; then what people were told is looked for. Needs git history,
// the registry of packages, and a server (DATABASE_URL or TEST_DATABASE_URL, else one on 127.0.0.1:5432): where one of them is
// not there it says so. `--from REF` names another release before; its packages are installed by its own lockfile.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Webhook } from 'standardwebhooks';
import { buttonWith } from '../src/playground/slack/at-hand.ts';
import { startFakeSlack, type FakeSlack } from '../src/playground/slack/fake-slack.ts';
import { startFakeTeams, type FakeTeams } from '../src/playground/teams/fake-teams.ts';
import type { TeamsMessage } from '../src/playground/teams/workplace.ts';
import { HOTEL_AURORA } from '../src/playground/world.ts';
import { lacks } from './lacks.ts';

/** The last one without a tag; from the first tag on it is the newest of them. */
const BEFORE_TAGS = 'c9781732055212480c0dd233200c7c94c172dba0';
const SERVER =
  process.env['DATABASE_URL'] ?? process.env['TEST_DATABASE_URL'] ?? 'postgresql://postgres@127.0.0.1:5432/postgres';
const DATABASE = `amends_upgrade_${process.pid}`;
const SECRET = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3';
const ROUND = 6;
/** Of one matter, by demo/policy.yaml. */
const MOST_ON_A_CASE_MINOR = 25_000;
/** More than Ana may give, and within what Mia may approve. */
const ASKED_MINOR = 40_000;
const [ANA, MIA] = ['ana', 'U0MIA'];
const [CHANNEL, LOG_CASE] = ['guest-recoveries', 'Log case'];
const WITHIN_MS = 120_000;

const began = performance.now();
const folder = mkdtempSync(path.join(tmpdir(), 'amends-upgrade-'));
const say = (words: string): void =>
  console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${words}`);
const needs = (is: boolean, words: string): void => {
  if (!is) throw new Error(words);
};
const ran = (command: string, args: readonly string[], cwd = process.cwd()): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'pipe'] });
const works = (work: () => unknown): boolean => {
  try {
    work();
    return true;
  } catch {
    return false;
  }
};
/** Not a failure of Amends: it is said, and this ends well. */
class NotTried extends Error {}

interface Process {
  readonly url: string;
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  said(): string;
}

function previous(): string {
  const asked = process.argv.indexOf('--from');
  if (asked !== -1) return process.argv[asked + 1] ?? '';
  const [newest = BEFORE_TAGS] = ran('git', ['tag', '--list', 'v*', '--sort=-version:refname', '--no-contains', 'HEAD'])
    .split('\n')
    .filter((tag) => tag !== '');
  return newest;
}

/** The files of another version, with the packages of its own lockfile. */
function unpack(ref: string): string {
  if (!works(() => ran('git', ['cat-file', '-e', `${ref}^{commit}`])))
    throw new NotTried(`the release before, ${ref}, is not in the history of this clone`);
  const to = path.join(folder, 'before');
  mkdirSync(to);
  const tar = path.join(folder, 'before.tar');
  ran('git', ['archive', '--format=tar', '--output', tar, ref]);
  ran('tar', ['-xf', tar, '-C', to]);
  const install = ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  if (
    lacks(
      works(() => ran('npm', install, to)),
      'registry with the packages of the release before',
    )
  )
    throw new NotTried('the packages of the release before could not be installed');
  return to;
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}

async function start(home: string, env: Readonly<Record<string, string>>): Promise<Process> {
  const port = await freePort();
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: home,
    env: { PATH: process.env['PATH'], HOST: '127.0.0.1', ...env, PORT: port },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += String(bytes)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = `http://127.0.0.1:${port}`;
  for (const from = performance.now(); ; await sleep(50)) {
    if ((await fetch(`${url}/readyz`).catch(() => null))?.ok === true) return { url, child, ended, said: () => said };
    const isOver = child.exitCode !== null || performance.now() - from > WITHIN_MS;
    if (isOver) throw new Error(`it did not get ready:\n${said}`);
  }
}

async function complain({ url }: Process, n: number): Promise<string> {
  const at = new Date();
  const body = JSON.stringify({
    type: 'complaint.created',
    timestamp: at.toISOString(),
    data: { subject: 'Shower', text: `The shower of room ${n} was cold.`, customer: { id: `Room ${n}` } },
  });
  const id = `upgrade-${n}`;
  const answer = await fetch(`${url}/intake/kit`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(SECRET).sign(id, at, body),
    },
    body,
  });
  const told = (await answer.json()) as { readonly case?: string };
  needs(answer.status === 202 && told.case !== undefined, `complaint ${n} was answered ${answer.status}`);
  return told.case ?? '';
}

/** What Ana types in her chat with Amends in Teams, through this process. */
async function typeInTeams(teams: FakeTeams, through: Process, line: string): Promise<void> {
  await teams.connect(`${through.url}/api/messages`, { install: false });
  const { delivered } = await teams.say(ANA, 'personal', line);
  needs(delivered?.status === 200, `“${line}” in Teams was answered ${delivered?.status}`);
}

/** Ana logs a case by the form that Amends sends her in Teams; gives its number, as soon as `found` has one. */
async function logInTeams(
  teams: FakeTeams,
  through: Process,
  found: () => Promise<readonly string[]>,
): Promise<string> {
  await typeInTeams(teams, through, 'log');
  const isForm = (): TeamsMessage | false =>
    teams.personal(ANA).findLast(({ cards }) => JSON.stringify(cards).includes(LOG_CASE)) ?? false;
  const form = await teams.waitFor(isForm, { what: 'the form', withinMs: WITHIN_MS });
  await teams.press(ANA, form.id, LOG_CASE, { inputs: { in_text: 'The lamp is broken.', in_customer: 'Room 77' } });
  let [id] = await found();
  await until(async () => ([id] = await found())[0] !== undefined, 'nothing was logged in Teams');
  return id ?? '';
}

/** Somebody gives by a typed line, through this process. */
async function give(slack: FakeSlack, through: Process, line: string): Promise<void> {
  slack.connect(through.url);
  const { failed } = await slack.command('U0ANA', 'C0DESK', `give ${line} because no hot water`);
  needs(failed === null, `give ${line} was not taken: ${JSON.stringify(failed)}`);
}

async function until(is: () => Promise<boolean>, words: string): Promise<void> {
  const from = performance.now();
  while (!(await is())) {
    needs(performance.now() - from < WITHIN_MS, words);
    await sleep(100);
  }
}

const of = <M>(id: string, all: readonly M[]): readonly M[] =>
  all.filter((message) => new RegExp(`\\b${id}\\b`).test(JSON.stringify(message)));
/** Cards of a case among what was posted in its channels: one, or it was told twice or not at all. */
const cardsOf = (id: string): number =>
  of(id, slack.messages('C0RECOVERIES')).length + of(id, teams.messages(CHANNEL)).length;

const admin = new pg.Client({ connectionString: SERVER });
const isThere = await admin.connect().then(
  () => true,
  () => false,
);
if (!isThere) {
  console.log(`The upgrade was not tried: no PostgreSQL answers at ${new URL(SERVER).host}.`);
  process.exit(0);
}
const now = (): Date => new Date();
const slack = await startFakeSlack({ world: HOTEL_AURORA, now });
const teams = await startFakeTeams({ world: HOTEL_AURORA, now });
const alive: ChildProcess[] = [];
let db: pg.Client | undefined;
try {
  const ref = previous();
  const home = unpack(ref);
  say(`the release before is ${ref}`);
  await admin.query(`CREATE DATABASE ${DATABASE}`);
  const url = new URL(SERVER);
  url.pathname = `/${DATABASE}`;
  const files = path.join(folder, 'amends.yaml');
  writeFileSync(
    files,
    // the old one's: it does not know what the new one has learnt to read, and the new one must read all of it
    `${readFileSync(path.join(home, 'demo/amends.yaml'), 'utf8')}\nintake:\n  - { name: kit, team: front-desk, owner: ana }\n`,
  );
  const env = {
    DATABASE_URL: url.href,
    AMENDS_ENV_FILE: '',
    AMENDS_CONFIG: files,
    AMENDS_POLICY: path.join(home, 'demo/policy.yaml'),
    AMENDS_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    AMENDS_INTAKE_KIT_SECRET: SECRET,
    SLACK_SIGNING_SECRET: HOTEL_AURORA.slack.signingSecret,
    SLACK_BOT_TOKEN: HOTEL_AURORA.slack.botToken,
    SLACK_API_URL: slack.apiUrl,
    ...teams.env,
  };
  const old = await start(home, env);
  alive.push(old.child);
  await teams.connect(`${old.url}/api/messages`);
  db = new pg.Client({ connectionString: url.href });
  await db.connect();
  const numberOf = async (sql: string): Promise<number> =>
    Number((await db?.query<{ n: string }>(`SELECT count(*) AS n FROM ${sql}`))?.rows[0]?.n);
  const given = (id: string): Promise<number> => numberOf(`ledger_entry WHERE "case" = '${id}' AND cost_minor > 0`);
  const numbers = async (without: readonly string[]): Promise<readonly string[]> =>
    ((await db?.query<{ id: string }>('SELECT id FROM recovery_case WHERE id <> ALL ($1)', [without]))?.rows ?? []).map(
      ({ id }) => id,
    );
  const cases: string[] = [];
  const log = async (through: Process): Promise<void> => void cases.push(await complain(through, cases.length + 1));
  for (let n = 0; n < ROUND; n += 1) await log(old);
  const [first = '', second = '', third = ''] = cases;
  await give(slack, old, `${first} refund 140 EUR`);
  await until(async () => (await given(first)) === 1, 'the release before gave nothing');
  // asked and drawn by the old one, decided by the new one
  await give(slack, old, `${third} refund ${ASKED_MINOR / 100} EUR`);
  const approve = (): ReturnType<typeof buttonWith> => buttonWith(slack, MIA, ['"approve"', third]);
  await until(() => Promise.resolve(approve() !== undefined), 'the release before asked nobody to approve');
  const told = await logInTeams(teams, old, async () => await numbers(cases));
  await until(
    () => Promise.resolve(of(told, teams.messages(CHANNEL)).length === 1),
    'the release before posted no card in Teams',
  );
  const posted = of(told, teams.messages(CHANNEL))[0];
  say(`${cases.length} cases live with the release before`);

  const from = performance.now();
  const next = await start(process.cwd(), env);
  alive.push(next.child);
  say(`the new release is ready beside it after ${Math.round(performance.now() - from)} ms, migrations and all`);
  for (let n = 0; n < ROUND; n += 1) {
    await log(n % 2 === 0 ? old : next);
    needs((await fetch(`${old.url}/readyz`)).ok, 'the release before is not ready any more');
  }
  // one case goes on through the other process, and what both gave counts together
  await give(slack, next, `${first} refund 140 EUR`);
  await give(slack, next, `${second} refund 100 EUR`);
  await until(async () => (await given(second)) === 1, 'the new release gave nothing on a case of the one before');
  await give(slack, old, `${second} refund 90 EUR`);
  await until(
    async () => (await given(second)) === 2,
    'the release before gave nothing on a case that the new one touched',
  );
  await give(slack, old, `${cases.at(-1) ?? ''} refund 20 EUR`);
  await until(
    async () => (await given(cases.at(-1) ?? '')) === 1,
    'the release before gave nothing on a case of the new one',
  );
  await typeInTeams(teams, next, `give ${told} refund 20 EUR because it was dark`);
  await until(
    async () => (await given(told)) === 1,
    'the new release gave nothing in Teams on a case of the one before',
  );
  say(`${cases.length} cases, both releases at work on each other’s`);

  old.child.kill('SIGTERM');
  needs((await old.ended) === 0, `the release before did not end well:\n${old.said()}`);
  for (let n = 0; n < ROUND; n += 1) await log(next);
  slack.connect(next.url);
  const button = approve();
  needs(button !== undefined, 'the request of before is not there any more');
  if (button !== undefined) await slack.press(MIA, button.ts, button.button);
  await until(async () => (await given(third)) === 1, 'a request of the release before could not be approved');
  await give(slack, next, `${cases[3] ?? ''} refund 30 EUR`);
  await until(async () => (await given(cases[3] ?? '')) === 1, 'the new release alone gave nothing');
  cases.push(told);
  await until(async () => (await numberOf(`wish`)) === 0, 'wishes are left that nobody carries out');
  await until(() => Promise.resolve(cases.every((id) => cardsOf(id) > 0)), 'a case has no card');

  needs((await numberOf('recovery_case')) === cases.length, 'there are more cases than complaints');
  const twice = cases.filter((id) => cardsOf(id) !== 1);
  needs(twice.length === 0, `posted twice: ${twice.join(', ')}`);
  const redrawn = of(told, teams.messages(CHANNEL))[0];
  needs(redrawn?.id === posted?.id, 'the card in Teams is another message than the release before posted');
  needs(JSON.stringify(redrawn) !== JSON.stringify(posted), 'the card in Teams does not show what was given since');
  const asked = await db.query(`SELECT 1 FROM ledger_entry WHERE "case" = $1 AND cost_minor = $2`, [
    third,
    ASKED_MINOR,
  ]);
  needs(asked.rows.length === 1, 'what was approved is not what was asked');
  const over = await db.query<{ case: string; sum: string }>(
    `SELECT "case", sum(cost_minor) FROM ledger_entry WHERE state IN ('reserved', 'spent') AND "case" <> '${third}' GROUP BY 1 HAVING sum(cost_minor) > ${MOST_ON_A_CASE_MINOR}`,
  );
  needs(over.rows.length === 0, `above what one matter may cost: ${JSON.stringify(over.rows)}`);
  next.child.kill('SIGTERM');
  needs((await next.ended) === 0, `the new release did not end well:\n${next.said()}`);
  execFileSync(process.execPath, ['src/cli/main.ts', 'audit', 'verify'], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: 'inherit',
  });
  say('everything that was acknowledged is there, once, within its limits, and the chains of both releases hold');
} catch (error) {
  if (!(error instanceof NotTried)) throw error;
  console.log(`The upgrade was not tried: ${error.message}.`);
} finally {
  for (const child of alive) child.kill('SIGKILL');
  await db?.end();
  await slack.close();
  await teams.close();
  await admin.query(`DROP DATABASE IF EXISTS ${DATABASE} WITH (FORCE)`);
  await admin.end();
  rmSync(folder, { recursive: true, force: true });
}
// what the platforms still wait for keeps nobody here
process.exit();
