/** The demo: a simulated workplace on this machine, with the real app under it, over real signed HTTP. Loopback only. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { comingUp } from './app/views/coming-up.ts';
import { casesLately } from './app/views/lately.ts';
import { readConfig, type Config, type Environment } from './config.ts';
import { hasCases } from './db/case/reading.ts';
import { drawAgain } from './db/messages/messages.ts';
import { listenSchema, postsOf } from './core/listening/listen-schema.ts';
import { sourcesOf } from './intake/settings.ts';
import { sourceSchema } from './intake/source-schema.ts';
import { secretName } from './intake/sources.ts';
import { nextDigest } from './core/digest/owed.ts';
import { causeOf, type Log } from './log.ts';
import { keepMemorySmall } from './memory.ts';
import { clockSide, makeClock, type PlayClock } from './playground/clock.ts';
import { factsSide, type Due, type Facts } from './playground/facts.ts';
import { makeHands } from './playground/history/hands.ts';
import { beginningOf, writeHistory } from './playground/history/write.ts';
import { makeKeeper, readMemory, startWhereItWas, type Memory } from './playground/keep.ts';
import { makeOpening, type Opening } from './playground/opening.ts';
import { HELP_DESK, outsideSide, REVIEWS } from './playground/outside.ts';
import type { PlaySide } from './playground/play-side.ts';
import { playgroundListener, whyElsewhere, type PlaygroundListener } from './playground/server.ts';
import { startFakeSlack, type FakeSlack } from './playground/slack/fake-slack.ts';
import { remember, slackMemory } from './playground/slack/memory.ts';
import { slackSide } from './playground/slack/side.ts';
import { startFakeTeams, type FakeTeams } from './playground/teams/fake-teams.ts';
import { makeWireLog, WIRE_KEEPS, type WireLog } from './playground/wire-log.ts';
import { PLAYED_AURORA } from './playground/world-played.ts';
import { startAmends, type Running } from './start.ts';

const file = (name: string): string => fileURLToPath(new URL(`../demo/${name}`, import.meta.url));

const WORLD = PLAYED_AURORA;
const ZONE = 'Europe/Paris';
const MOST_AHEAD = 8;
/** More than a visitor logs in a tour. */
const CASES_LATELY = 12;

/** What the playground is made of, until the app joins it. */
interface Playground {
  readonly clock: PlayClock;
  readonly slack: FakeSlack;
  readonly teams: FakeTeams;
  readonly wire: WireLog;
  readonly opening: Opening;
  readonly memory: Memory | null;
  readonly tell: (words: string) => void;
}

/**
 * Starts the simulated workplace and Amends under it; `tell` says in the terminal how far it has come. The page is there
 * first. On the first start the last weeks are told after that, and whoever does something meanwhile is answered when they
 * are. Refuses to run with production settings or beyond loopback.
 */
export async function startDemo(
  env: Environment,
  log: Log,
  machine: () => Date,
  tell: (words: string) => void,
): Promise<Running> {
  const host = hostOf(env);
  const dataDir = env['AMENDS_DATA_DIR'] ?? './data';
  const memory = readMemory(dataDir);
  const clock = makeClock(machine, memory?.aheadMs);
  const wire = makeWireLog(clock.now);
  const fakes = { world: WORLD, now: clock.now, wire, keepsCalls: WIRE_KEEPS };
  const slack = await startWhereItWas(dataDir, 'slack', {
    start: (at) => startFakeSlack({ ...fakes, rates: true, port: at }),
    portOf: ({ apiUrl }) => Number(new URL(apiUrl).port),
  });
  const teams = await startWhereItWas(dataDir, 'teams', {
    start: (at) => startFakeTeams({ ...fakes, port: at, readsChannels: true }),
    portOf: ({ baseUrl }) => Number(new URL(baseUrl).port),
  });
  const play = { clock, wire, slack, teams, opening: makeOpening(), memory, tell };
  const config = configOf(env, host, dataDir, play);
  let app: Running | null = null;
  const facts = factsSide(async () => (app === null ? { due: [], cases: [] } : await factsOf(app, clock.now())));
  const hours = clockSide({
    clock,
    settled: async () => (app === null ? undefined : await settled(app, slack)),
    moved: async () => {
      await app?.clockMoved();
      await facts.lookNow();
    },
  });
  const outside = outsideSide({ slack, teams, wire, now: clock.now, appUrl: () => app?.url ?? null });
  const page = pageOf(play, { clock: hours, facts, outside });
  const front = createServer((req, res) => {
    if (!page(req, res)) answer(res, 503, { ok: false });
  });
  await listen(front, config.port, host);
  const { port } = front.address() as AddressInfo;
  tell(`The playground opens at http://${host}:${port}/`);
  app = await startAmends({
    config,
    log,
    now: clock.now,
    front,
    elsewhere: whyElsewhere,
    page: (req, res) => {
      if (!page(req, res)) answer(res, 404, { error: 'not found' });
    },
  });
  const keeper = makeKeeper(dataDir, () => memoryOf(play));
  const ending = { begun: false };
  const filled = fill(play, app, machine, () => ending.begun)
    .catch((error: unknown) => {
      if (!ending.begun) log.error('the playground could not be filled', { cause: causeOf(error) });
    })
    .finally(() => {
      if (ending.begun) return;
      clock.set(new Date(machine().getTime() + Math.max(0, clock.aheadMs())));
      keepMemorySmall();
      play.opening.begin('open');
      facts.look();
      slack.state.listeners.add(keeper.changed);
      for (const side of [teams, hours]) side.onChange(keeper.changed);
      for (const side of [teams, wire]) side.onChange(facts.look);
      keeper.changed();
    });
  const running = app;
  return {
    ...app,
    stop: async () => {
      ending.begun = true;
      // what is being told may wait for something that takes long
      await Promise.race([filled, pause(LET_GO_MS)]);
      await running.stop();
      keeper.end();
      await slack.close();
      await teams.close();
    },
  };
}

function configOf(env: Environment, host: string, dataDir: string, { slack, teams }: Playground): Config {
  const config = readConfig({
    ...env,
    ...teams.env,
    // known to everybody, and only this machine gets here
    AMENDS_AGENT_CONCIERGE_TOKEN: 'demo.concierge.only.on.this.machine',
    HOST: host,
    AMENDS_CONFIG: withAgents(dataDir),
    AMENDS_POLICY: file('policy.yaml'),
    AMENDS_SECRET_KEY: keptKey(dataDir),
    // the page is this machine's alone, as everything here
    PUBLIC_URL: `http://${host.includes(':') ? `[${host}]` : host}:${env['PORT'] ?? '3000'}`,
    SLACK_SIGNING_SECRET: WORLD.slack.signingSecret,
    SLACK_BOT_TOKEN: WORLD.slack.botToken,
    SLACK_API_URL: slack.apiUrl,
  });
  return withOutside(config);
}

/** The people of the hotel and its agent, as one file. */
function withAgents(dataDir: string): string {
  const both = ['amends.yaml', 'agents.yaml'].map((name) => readFileSync(file(name), 'utf8')).join('\n');
  const written = path.join(dataDir, 'amends.yaml');
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(written, both);
  return written;
}

/** What a visitor's own file would say of the channel with reviews and of the help desk; the demo's is a start for that, and needs no secret. */
function withOutside(config: Config): Config {
  const { organisation } = config;
  const { name, secret } = HELP_DESK;
  const named = sourceSchema.parse({ name, team: 'front-desk', owner: 'mia', opens: 'complaints' });
  const listen = listenSchema.array().parse([
    { slack: REVIEWS.slackChannel, team: 'front-desk' },
    { teams: REVIEWS.teamsConversation, team: 'front-desk' },
  ]);
  const places = { slack: WORLD.slack.team, teams: WORLD.teams.tenant };
  const faults: string[] = [];
  const intake = [...config.intake, ...sourcesOf({ [secretName(name)]: secret }, [named], { folder: '.', faults })];
  if (faults.length > 0) throw new Error(faults.join('; '));
  return {
    ...config,
    intake,
    organisation: {
      ...organisation,
      intake: [...organisation.intake, named],
      listen: [...organisation.listen, ...postsOf(listen, places)],
    },
  };
}

const pageOf = (
  { slack, teams, wire, opening }: Playground,
  sides: Readonly<Record<'clock' | 'facts' | 'outside', PlaySide>>,
): PlaygroundListener =>
  playgroundListener({
    slack: slackSide(slack, [{ callbackId: 'log_complaint', label: 'Log a complaint' }]),
    teams,
    ...sides,
    start: opening,
    world: WORLD,
    wire,
    open: opening.opened,
  });

/** Puts into the chats what stood there before; where nobody was yet, what happened in the last weeks. */
async function fill(play: Playground, app: Running, machine: () => Date, isOver: () => boolean): Promise<void> {
  const { clock, slack, teams, memory, opening, tell } = play;
  const { db, workspace } = app.shell;
  const isNew = !(await hasCases(db.read, workspace));
  const until = machine();
  if (isNew) clock.set(beginningOf(until, ZONE));
  else if (memory !== null) {
    remember(slack.state, memory.slack);
    teams.remember(memory.teams);
  }
  // what the chats may have lost
  if (!isNew && memory?.whole !== true) await drawAgain(db.read, workspace);
  slack.connect(app.url);
  await teams.connect(`${app.url}/api/messages`);
  await app.sweep();
  if (!isNew) return;
  opening.begin('history');
  tell('The last five weeks are being told; the page shows how far …');
  // what is invented need not wait for the disk each time
  if (db.embedded) await db.read.query('SET synchronous_commit = off');
  const hands = makeHands(slack, teams, WORLD);
  const nextDue = async (): Promise<Date | null> => (await aheadOf(app, clock.now()))[0]?.at ?? null;
  const stage = {
    hands,
    clock,
    zone: ZONE,
    settled: () => settled(app, slack),
    moved: () => app.clockMoved(),
    nextDue,
    isOver,
  };
  try {
    await writeHistory({ ...stage, progress: opening.progress }, until);
  } finally {
    // when it ends before its time the database may be closed already
    if (db.embedded && !isOver()) await db.read.query('SET synchronous_commit = on');
  }
  if (!isOver()) tell('They are told.');
}

const memoryOf = ({ clock, slack, teams }: Playground): Omit<Memory, 'version' | 'whole'> => ({
  aheadMs: Math.max(0, clock.aheadMs()),
  slack: slackMemory(slack.state),
  teams: teams.memory(),
});

const factsOf = async (app: Running, now: Date): Promise<Facts> => {
  const [due, cases] = await Promise.all([aheadOf(app, now), casesLately(app.shell, CASES_LATELY)]);
  return { due, cases };
};

/** What will be due next, the digests among it. */
async function aheadOf(app: Running, now: Date): Promise<readonly Due[]> {
  const coming = await comingUp(app.shell, MOST_AHEAD);
  const digests = app.digests().map((team) => ({ at: nextDigest(team, now), what: 'digest', case: null }));
  return [...coming, ...digests].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

const LET_GO_MS = 500;
const SETTLED_LOOK_MS = 5;
const SETTLED_MOST_MS = 5_000;

/**
 * Resolves when everybody was answered, nothing is being drawn and nothing of Slack is on its way here, or after some seconds:
 * what Slack asked to wait with waits in its row. What was signed before the clock is moved on would be too old after it.
 */
async function settled(app: Running, slack: Pick<FakeSlack, 'underWay'>): Promise<void> {
  await app.answered(SETTLED_MOST_MS);
  const until = performance.now() + SETTLED_MOST_MS;
  const isBusy = (): boolean => (app.shell.outbox?.busy ?? 0) + slack.underWay() > 0;
  while (isBusy() && performance.now() < until) await pause(SETTLED_LOOK_MS);
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(new Error(`cannot listen on ${host}:${port}: ${error.message}. Set PORT to a free one.`)),
    );
    server.listen(port, host, resolve);
  });
}

function answer(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function hostOf(env: Environment): string {
  if (env['NODE_ENV'] === 'production') {
    throw new Error(
      'The demo does not run with NODE_ENV=production. Set the Slack or Teams credentials of .env.example to serve the real platforms.',
    );
  }
  const host = env['HOST'] ?? '127.0.0.1';
  if (host !== '127.0.0.1' && host !== 'localhost' && host !== '::1')
    throw new Error(`The demo listens on this machine only; HOST=${host} would open it to others.`);
  return host;
}

/** The demo's own key, made once, so that what it sealed can be opened after a restart. */
function keptKey(dataDir: string): string {
  const name = path.join(dataDir, 'demo.key');
  try {
    return readFileSync(name, 'utf8').trim();
  } catch {
    const key = randomBytes(32).toString('base64');
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(name, `${key}\n`, { mode: 0o600 });
    return key;
  }
}
