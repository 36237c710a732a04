/** The demo: a simulated workplace on this machine, with the real app under it, over real signed HTTP. Loopback only. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig, type Environment } from './config.ts';
import { drawAgain } from './db/messages/messages.ts';
import type { Log } from './log.ts';
import { playgroundListener } from './playground/server.ts';
import { startFakeSlack } from './playground/slack/fake-slack.ts';
import { slackSide } from './playground/slack/side.ts';
import { startFakeTeams } from './playground/teams/fake-teams.ts';
import { makeWireLog } from './playground/wire-log.ts';
import { HOTEL_AURORA } from './playground/world.ts';
import { startAmends, type Running } from './start.ts';

const file = (name: string): string => fileURLToPath(new URL(`../demo/${name}`, import.meta.url));

/** Starts the simulated workplace and Amends under it. Refuses to run with production settings or beyond loopback. */
export async function startDemo(env: Environment, log: Log, now: () => Date): Promise<Running> {
  if (env['NODE_ENV'] === 'production') {
    throw new Error(
      'The demo does not run with NODE_ENV=production. Set the Slack or Teams credentials of .env.example to serve the real platforms.',
    );
  }
  const host = env['HOST'] ?? '127.0.0.1';
  if (host !== '127.0.0.1' && host !== 'localhost' && host !== '::1')
    throw new Error(`The demo listens on this machine only; HOST=${host} would open it to others.`);
  const world = HOTEL_AURORA;
  const wire = makeWireLog(now);
  const slack = await startFakeSlack({ world, now, wire, rates: true });
  const teams = await startFakeTeams({ world, now, wire });
  const dataDir = env['AMENDS_DATA_DIR'] ?? './data';
  const config = readConfig({
    ...env,
    ...teams.env,
    HOST: host,
    AMENDS_CONFIG: env['AMENDS_CONFIG'] ?? file('amends.yaml'),
    AMENDS_POLICY: env['AMENDS_POLICY'] ?? file('policy.yaml'),
    AMENDS_SECRET_KEY: env['AMENDS_SECRET_KEY'] ?? keptKey(dataDir),
    SLACK_SIGNING_SECRET: world.slack.signingSecret,
    SLACK_BOT_TOKEN: world.slack.botToken,
    SLACK_API_URL: slack.apiUrl,
  });
  const page = playgroundListener({
    slack: slackSide(slack, [{ callbackId: 'log_complaint', label: 'Log a complaint' }]),
    teams,
    world,
    wire,
  });
  const running = await startAmends({
    config,
    log,
    now,
    page: (req, res) => {
      if (!page(req, res)) res.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"not found"}');
    },
  });
  // the simulated chats begin empty, the cases do not
  await drawAgain(running.shell.db.read, running.shell.workspace);
  slack.connect(running.url);
  await teams.connect(`${running.url}/api/messages`);
  await running.sweep();
  return {
    ...running,
    stop: async () => {
      await running.stop();
      await slack.close();
      await teams.close();
    },
  };
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
