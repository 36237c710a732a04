/**
 * Starts the real app, as `src/main.ts` does, with the settings that the attack kit expects, beside a fake Slack that
 * knows the kit's workspace. Not a test by itself: docs/contributors/security.md says how the kit is run against it.
 *
 * DATABASE_URL names a real PostgreSQL database, best a fresh one; PORT is 3000 when not given. With SLACK_CLIENT_ID set
 * it serves the install pages instead of the one workspace.
 */
import { fileURLToPath } from 'node:url';
import { handle } from '../../src/app/handle.ts';
import { readConfig } from '../../src/config.ts';
import { memberId } from '../../src/core/base/ids.ts';
import { makeLog } from '../../src/log.ts';
import { startFakeSlack } from '../../src/playground/slack/fake-slack.ts';
import type { PlayWorld } from '../../src/playground/world.ts';
import { startAmends } from '../../src/start.ts';

const WORLD: PlayWorld = {
  company: 'Attacked',
  people: [
    {
      id: 'agent',
      name: 'Agent',
      job: 'Agent',
      email: 'agent@attacked.example',
      locale: 'en-GB',
      zone: 'Europe/Paris',
      slackUser: 'U0AGENT',
      teamsUser: '00000000-0000-0000-0000-00000000a9e1',
    },
  ],
  channels: [{ name: 'general', about: '', slackChannel: 'C0TEST', teamsConversation: '19:c@thread.tacv2' }],
  slack: {
    team: 'T0TEST',
    domain: 'test',
    app: 'A0TEST',
    botUser: 'U0BOT',
    botId: 'B0BOT',
    botToken: 'xoxb-attacked',
    signingSecret: 'test-signing-secret-0123456789abcdef',
    appToken: 'xapp-attacked',
  },
  teams: {
    tenant: 'aaaaaaaa-0000-0000-0000-000000000001',
    clientId: '11111111-2222-3333-4444-555555555555',
    clientSecret: 'attacked-teams-secret',
    group: '19:team@thread.tacv2',
  },
};
/** Where the kit's own identity service and connector listen during its group T. */
const OUTSIDE = '127.0.0.1:4190';

const now = (): Date => new Date();
const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const slack = await startFakeSlack({ world: WORLD, now });
const installed = process.env['SLACK_CLIENT_ID'] === undefined;
Object.assign(process.env, {
  NODE_ENV: 'production',
  AMENDS_ALLOW_TEST_ENDPOINTS: '1',
  HOST: '127.0.0.1',
  LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'debug',
  AMENDS_CONFIG: file('./amends.yaml'),
  AMENDS_POLICY: file('../../demo/policy.yaml'),
  AMENDS_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
  AMENDS_INTAKE_KIT_SECRET: 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3',
  SLACK_SIGNING_SECRET: WORLD.slack.signingSecret,
  SLACK_API_URL: slack.apiUrl,
  ...(installed ? { SLACK_BOT_TOKEN: WORLD.slack.botToken } : {}),
  TEAMS_CLIENT_ID: WORLD.teams.clientId,
  TEAMS_CLIENT_SECRET: WORLD.teams.clientSecret,
  TEAMS_TENANT_IDS: WORLD.teams.tenant,
  TEAMS_ISSUER: 'https://api.botframework.com',
  TEAMS_JWKS_URI: `http://${OUTSIDE}/v1/.well-known/keys`,
  TEAMS_SERVICE_HOSTS: OUTSIDE,
  TEAMS_LOGIN_URL: `http://${OUTSIDE}/login`,
});

await seed();
slack.connect(`http://127.0.0.1:${process.env['PORT'] ?? '3000'}`);
await import('../../src/main.ts');

/** Case R-1001, which the kit gives amounts to; before anything listens where the kit looks, so that no check counts it. */
async function seed(): Promise<void> {
  const log = makeLog('warn', (line) => void process.stdout.write(`${line}\n`), now);
  const app = await startAmends({ config: readConfig({ ...process.env, PORT: '0' }), log, now });
  await handle(app.shell, {
    key: 'seed',
    by: memberId.parse('agent'),
    at: now(),
    command: {
      kind: 'log',
      text: 'Room 412: no hot water for two nights',
      customer: 'Room 412',
      remedySought: null,
      failure: null,
      severity: null,
      orderValue: null,
      lossValue: null,
      source: 'chat',
      permalink: null,
      receivedAt: null,
      from: { platform: 'slack', place: WORLD.slack.team, channel: 'C0TEST' },
    },
  });
  await app.stop();
}
