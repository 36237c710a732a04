/** When the demo plays instead of a workplace, and with which settings. */
import path from 'node:path';
import type { Environment } from './named-organisations.ts';

/** One of them is enough to say that a platform is meant. */
const OF_PLATFORMS = [
  'SLACK_SIGNING_SECRET',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'TEAMS_CLIENT_ID',
  'TEAMS_CLIENT_SECRET',
  'TEAMS_CLIENT_CERTIFICATE',
  'TEAMS_MANAGED_IDENTITY',
];
/** Whoever sets one of them means to serve a real workplace: a demo in its place would only puzzle, or write into its database. */
const OF_A_WORKPLACE = [
  'AMENDS_CONFIG',
  'PUBLIC_URL',
  'AMENDS_POLICY',
  'AMENDS_SECRET_KEY',
  'DATABASE_URL',
  'DATABASE_MIGRATION_URL',
  'DATABASE_REPLICA_URL',
  'TEAMS_TENANT_IDS',
];

/** True when nothing at all is configured, outside production: then `npm start` plays the demo. Also when it is asked for by `AMENDS_DEMO=1`. */
export function isDemo(env: Environment): boolean {
  const isSet = (name: string): boolean => (env[name] ?? '').trim() !== '';
  if (env['AMENDS_DEMO'] === '1') return true;
  return env['NODE_ENV'] !== 'production' && ![...OF_PLATFORMS, ...OF_A_WORKPLACE].some(isSet);
}

/** What the demo gets: nothing of a workplace, and a folder of its own: neither can begin in the other's database. It is one process that does everything. */
export function forDemo(env: Environment): Environment {
  const isOfWorkplace = (name: string): boolean =>
    /^(?:SLACK|TEAMS)_/.test(name) || name === 'AMENDS_ROLE' || OF_A_WORKPLACE.includes(name);
  const { AMENDS_DATA_DIR: dir = '', ...rest } = env;
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([name]) => !isOfWorkplace(name))),
    AMENDS_DATA_DIR: path.join(dir === '' ? './data' : dir, 'demo'),
  };
}

/** What a start without settings says beside the demo. */
export const TO_CONNECT = [
  'This is the demo, because nothing of Slack or Teams is configured. To connect your own workspace:',
  '  npm run amends -- manifest    makes the Slack app in two minutes, nothing public; --help says how for Teams',
  '  then set SLACK_BOT_TOKEN, SLACK_APP_TOKEN, AMENDS_CONFIG (who works where), AMENDS_POLICY (who may give what) and',
  '  AMENDS_SECRET_KEY, in the environment or in a file .env made from .env.example. "Connect Slack" in README.md has the steps.',
].join('\n');
