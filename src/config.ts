/** The environment and the files it names → Config. The only reader of process.env; every fault at once, each saying how to mend it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readPolicy, sayFault } from './core/policy/reader/read-policy.ts';
import type { AuthorityPolicy } from './core/policy/policy.ts';
import { MOST_WISHES } from './app/door/pace.ts';
import { waysInOf, type WaysIn } from './intake/settings.ts';
import type { AdapterSettings } from './outbound/mapping.ts';
import { agentsOf, type AgentSettings } from './agents/settings.ts';
import { adaptersOf, webhooksOf, webhooksOfAgents } from './outbound/settings.ts';
import type { WebhookSettings } from './outbound/webhook.ts';
import { modelOf, type ModelSettings } from './model/settings.ts';
import { readOrganisation, type Organisation } from './organisation.ts';
import { publicUrlOf } from './survey/public-url.ts';

export interface SlackConfig {
  /** Null where Slack does not call over HTTP. */
  readonly signingSecret: string | null;
  /** `xapp-…`, for Socket Mode; null without it. */
  readonly appToken: string | null;
  readonly botToken: string;
  readonly apiUrl: string;
  /** From amends.yaml; asked of Slack (`auth.test`) when absent. */
  readonly team: string | null;
  /** From amends.yaml; not checked when absent. */
  readonly app: string | null;
  /** Many workspaces, each installed by OAuth, instead of the one whose token is configured. */
  readonly oauth: SlackOAuthConfig | null;
}

export interface SlackOAuthConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
}

export interface TeamsConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly tenantIds: readonly string[];
  readonly issuer: string;
  readonly jwksUri: string;
  readonly serviceHosts: readonly string[];
  readonly loginUrl: string;
  /** Plain http and ports, for tests and the demo only. */
  readonly allowHttp: boolean;
}

export interface Config extends WaysIn {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  /** Base64 keys, the first one seals; all of them open. */
  readonly secretKeys: readonly string[];
  readonly slack: SlackConfig | null;
  readonly teams: TeamsConfig | null;
  readonly organisation: Organisation;
  readonly organisationFile: string;
  readonly policy: AuthorityPolicy;
  readonly policyText: string;
  readonly policyFile: string;
  /** Where customers reach the public pages, without a slash at its end; null: nobody said. */
  readonly publicUrl: string | null;
  /** The webhooks, adapters and AI agents of amends.yaml, each with its secrets. */
  readonly webhooks: readonly WebhookSettings[];
  readonly adapters: readonly AdapterSettings[];
  /** The model that suggests; null: none does. */
  readonly model: ModelSettings | null;
  readonly agents: AgentSettings;
  /** How many wishes of one person are taken in within ten seconds. */
  readonly mostWishesPer10S: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  readonly production: boolean;
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`Amends cannot start:\n${faults.map((f) => `  - ${f}`).join('\n')}`);
    this.faults = faults;
  }
}

const PUBLIC_SLACK = 'https://slack.com/api/';
const PUBLIC_TEAMS = {
  issuer: 'https://api.botframework.com',
  jwksUri: 'https://login.botframework.com/v1/.well-known/keys',
  hosts: 'smba.trafficmanager.net',
  login: 'https://login.microsoftonline.com',
};

/** What many workspaces need, and where to find it. */
const SLACK_OAUTH = {
  SLACK_CLIENT_ID: 'copy it from "Basic Information" of your Slack app',
  SLACK_CLIENT_SECRET: 'copy it from "Basic Information" of your Slack app',
  SLACK_STATE_SECRET: 'any long random text of your own, e.g. from `openssl rand -base64 32`',
} as const;

const text = z.string().trim().min(1).optional();
const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: text,
  NODE_ENV: text,
  DATABASE_URL: text,
  AMENDS_DATA_DIR: z.string().default('./data'),
  AMENDS_CONFIG: text,
  AMENDS_POLICY: text,
  AMENDS_SECRET_KEY: text,
  PUBLIC_URL: text,
  AMENDS_MOST_WISHES_PER_10S: z.coerce.number().int().min(5).max(10_000).default(MOST_WISHES),
  AMENDS_ALLOW_TEST_ENDPOINTS: text,
  SLACK_SIGNING_SECRET: text,
  SLACK_BOT_TOKEN: text,
  SLACK_APP_TOKEN: text,
  SLACK_API_URL: text,
  SLACK_CLIENT_ID: text,
  SLACK_CLIENT_SECRET: text,
  SLACK_STATE_SECRET: text,
  TEAMS_CLIENT_ID: text,
  TEAMS_CLIENT_SECRET: text,
  TEAMS_TENANT_IDS: text,
  TEAMS_ISSUER: text,
  TEAMS_JWKS_URI: text,
  TEAMS_SERVICE_HOSTS: text,
  TEAMS_LOGIN_URL: text,
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
});
export type Environment = Readonly<Record<string, string | undefined>>;
type Env = z.infer<typeof environment>;

/** One of them is enough to say that a platform is meant. */
const OF_PLATFORMS = [
  'SLACK_SIGNING_SECRET',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  ...Object.keys(SLACK_OAUTH),
  'TEAMS_CLIENT_ID',
  'TEAMS_CLIENT_SECRET',
];
/** Whoever sets one of them means to serve a real workplace: a demo in its place would only puzzle, or write into its database. */
const OF_A_WORKPLACE = [
  'AMENDS_CONFIG',
  'PUBLIC_URL',
  'AMENDS_POLICY',
  'AMENDS_SECRET_KEY',
  'DATABASE_URL',
  'TEAMS_TENANT_IDS',
];

/** True when nothing at all is configured, outside production: then `npm start` plays the demo. Also when it is asked for by `AMENDS_DEMO=1`. */
export function isDemo(env: Environment): boolean {
  const isSet = (name: string): boolean => (env[name] ?? '').trim() !== '';
  if (env['AMENDS_DEMO'] === '1') return true;
  return env['NODE_ENV'] !== 'production' && ![...OF_PLATFORMS, ...OF_A_WORKPLACE].some(isSet);
}

/** What the demo gets: nothing of a workplace, and a folder of its own: neither can begin in the other's database. */
export function forDemo(env: Environment): Environment {
  const isOfWorkplace = (name: string): boolean => /^(?:SLACK|TEAMS)_/.test(name) || OF_A_WORKPLACE.includes(name);
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

/** Reads everything. Throws ConfigError naming every fault at once. */
export function readConfig(env: Environment): Config {
  const read = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, v]) => v !== '')));
  if (!read.success) throw new ConfigError(read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`));
  const e = read.data;
  const faults: string[] = [...strayFaults(env), ...endpointFaults(e)];
  const slack = slackOf(e, faults);
  const teams = teamsOf(e, faults);
  const { policy, policyText, policyFile } = policyOf(e, faults);
  const organisation = organisationOf(e, policy, teams, faults);
  const secretKeys = secretKeysOf(e, faults);
  const publicUrl = publicUrlOf(e.PUBLIC_URL, e.NODE_ENV === 'production', faults);
  const model = modelOf(env, organisation?.ai, faults);
  const remedies = new Set(policy?.actions.keys());
  const beside = { folder: path.dirname(e.AMENDS_CONFIG ?? '.'), remedies, faults };
  const waysIn = waysInOf(env, organisation, beside);
  const adapters = adaptersOf(env, organisation?.adapters ?? [], beside);
  const webhooks = webhooksOf(env, organisation?.webhooks ?? [], { remedies, faults });
  const agents = agentsOf(env, organisation, policy, faults);
  if (slack === null && teams === null) faults.unshift(NO_PLATFORM);
  if (faults.length > 0 || policy === null || organisation === null) throw new ConfigError(faults);
  return {
    port: e.PORT,
    host: e.HOST ?? '0.0.0.0',
    databaseUrl: e.DATABASE_URL ?? null,
    dataDir: e.AMENDS_DATA_DIR,
    secretKeys,
    slack: slack === null ? null : { ...slack, team: organisation.slackTeam, app: organisation.slackApp },
    teams,
    organisation,
    organisationFile: e.AMENDS_CONFIG ?? '',
    policy,
    policyText,
    policyFile,
    publicUrl,
    ...waysIn,
    webhooks: [...webhooks, ...webhooksOfAgents(agents.agents)],
    adapters,
    model,
    agents,
    mostWishesPer10S: e.AMENDS_MOST_WISHES_PER_10S,
    logLevel: e.LOG_LEVEL,
    production: e.NODE_ENV === 'production',
  };
}

const NO_PLATFORM =
  'neither Slack nor Teams is configured. Slack: make the app by `npm run amends -- manifest` and set SLACK_BOT_TOKEN (xoxb-…) and ' +
  'SLACK_APP_TOKEN (xapp-…). Teams: set TEAMS_CLIENT_ID, TEAMS_CLIENT_SECRET and TEAMS_TENANT_IDS';

/** The Teams SDK reads variables of its own; set beside ours, they would quietly win somewhere. */
function strayFaults(env: Environment): string[] {
  const unsafe = env['DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS'];
  return unsafe === undefined || unsafe === '' || unsafe === 'false'
    ? []
    : ['DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS is set: remove it, Amends never takes unsigned requests'];
}

function endpointFaults(e: Env): string[] {
  if (e.NODE_ENV !== 'production' || e.AMENDS_ALLOW_TEST_ENDPOINTS === '1') return [];
  const test = ['SLACK_API_URL', 'TEAMS_ISSUER', 'TEAMS_JWKS_URI', 'TEAMS_LOGIN_URL'] as const;
  return test
    .filter((k) => e[k] !== undefined)
    .map((k) => `${k} points Amends at another server; in production that needs AMENDS_ALLOW_TEST_ENDPOINTS=1`);
}

function slackOf(e: Env, faults: string[]): Omit<SlackConfig, 'team' | 'app'> | null {
  const oauth = oauthOf(e, faults);
  const { SLACK_SIGNING_SECRET: signingSecret, SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken } = e;
  if ([signingSecret, botToken, appToken].every((each) => each === undefined) && oauth === null) return null;
  if (signingSecret === undefined && appToken === undefined) faults.push(NO_WAY_IN);
  if (botToken === undefined && oauth === null)
    faults.push(
      'SLACK_BOT_TOKEN is missing: copy the "Bot User OAuth Token" (xoxb-…) from "OAuth & Permissions" of your Slack app',
    );
  if (botToken !== undefined && oauth !== null)
    faults.push('SLACK_BOT_TOKEN is for one workspace and SLACK_CLIENT_ID for many: set one of them');
  faults.push(...mixedUp(e));
  const apiUrl = e.SLACK_API_URL ?? PUBLIC_SLACK;
  if (!URL.canParse(apiUrl)) faults.push('SLACK_API_URL is not a URL');
  return {
    signingSecret: signingSecret ?? null,
    appToken: appToken ?? null,
    botToken: botToken ?? '',
    apiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`,
    oauth,
  };
}

const NO_WAY_IN =
  'SLACK_APP_TOKEN is missing: make an app-level token (xapp-…) with the scope connections:write under "Basic Information" ' +
  'of your Slack app; or, where Slack reaches Amends over https, copy SLACK_SIGNING_SECRET from the same page';

/** Slack's tokens are easily taken for one another; what each is says how it begins. */
function mixedUp({ SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken }: Env): string[] {
  const faults: string[] = [];
  const began = (token: string): string => /^[a-z]{2,6}(?=-)/.exec(token)?.[0] ?? '';
  if (botToken !== undefined && ['xapp', 'xoxp', 'xoxe'].includes(began(botToken)))
    faults.push(
      `SLACK_BOT_TOKEN begins with ${began(botToken)}-: copy the "Bot User OAuth Token" (xoxb-…) from "OAuth & Permissions"`,
    );
  if (appToken !== undefined && began(appToken) !== 'xapp')
    faults.push(
      'SLACK_APP_TOKEN does not begin with xapp-: make an app-level token with the scope connections:write under "Basic Information"',
    );
  return faults;
}

function oauthOf(e: Env, faults: string[]): SlackOAuthConfig | null {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret } = e;
  if (clientId === undefined && clientSecret === undefined && stateSecret === undefined) return null;
  for (const [name, where] of Object.entries(SLACK_OAUTH)) {
    if (e[name as keyof typeof SLACK_OAUTH] === undefined) faults.push(`${name} is missing: ${where}`);
  }
  return { clientId: clientId ?? '', clientSecret: clientSecret ?? '', stateSecret: stateSecret ?? '' };
}

const list = (value = ''): string[] => value.split(',').flatMap((s) => (s.trim() === '' ? [] : [s.trim()]));

function teamsOf(e: Env, faults: string[]): TeamsConfig | null {
  if (e.TEAMS_CLIENT_ID === undefined && e.TEAMS_CLIENT_SECRET === undefined) return null;
  if (e.TEAMS_CLIENT_ID === undefined)
    faults.push(
      'TEAMS_CLIENT_ID is missing: copy the application (client) id from the app registration of your bot in Entra',
    );
  if (e.TEAMS_CLIENT_SECRET === undefined)
    faults.push('TEAMS_CLIENT_SECRET is missing: make one under "Certificates & secrets" of that app registration');
  const tenantIds = list(e.TEAMS_TENANT_IDS);
  if (tenantIds.length === 0)
    faults.push(
      'TEAMS_TENANT_IDS is missing: the tenants Amends may serve, comma-separated; yours is the directory (tenant) id on the overview of Entra',
    );
  return {
    clientId: e.TEAMS_CLIENT_ID ?? '',
    clientSecret: e.TEAMS_CLIENT_SECRET ?? '',
    tenantIds,
    issuer: e.TEAMS_ISSUER ?? PUBLIC_TEAMS.issuer,
    jwksUri: e.TEAMS_JWKS_URI ?? PUBLIC_TEAMS.jwksUri,
    serviceHosts: list(e.TEAMS_SERVICE_HOSTS ?? PUBLIC_TEAMS.hosts),
    loginUrl: e.TEAMS_LOGIN_URL ?? PUBLIC_TEAMS.login,
    allowHttp: (e.TEAMS_LOGIN_URL ?? '').startsWith('http:'),
  };
}

function readText(
  file: string | undefined,
  name: string,
  hint: string,
  faults: string[],
): { text: string; file: string } | null {
  if (file === undefined) {
    faults.push(`${name} is missing: ${hint}`);
    return null;
  }
  try {
    return { text: readFileSync(file, 'utf8'), file };
  } catch {
    faults.push(`${name}: ${file} cannot be read`);
    return null;
  }
}

function policyOf(
  e: Env,
  faults: string[],
): { policy: AuthorityPolicy | null; policyText: string; policyFile: string } {
  const found = readText(
    e.AMENDS_POLICY,
    'AMENDS_POLICY',
    'set it to the path of your authority policy, who may give what; demo/policy.yaml will do to begin with',
    faults,
  );
  if (found === null) return { policy: null, policyText: '', policyFile: '' };
  const read = readPolicy(found.text, found.file);
  if (!read.ok) faults.push(...read.faults.map((f) => sayFault(found.file, f)));
  return { policy: read.ok ? read.policy : null, policyText: found.text, policyFile: found.file };
}

function organisationOf(
  e: Env,
  policy: AuthorityPolicy | null,
  teams: TeamsConfig | null,
  faults: string[],
): Organisation | null {
  const found = readText(
    e.AMENDS_CONFIG,
    'AMENDS_CONFIG',
    'set it to the path of amends.yaml, who works where; copy demo/amends.yaml and put your own people and channels in',
    faults,
  );
  if (found === null) return null;
  const roles = policy === null ? null : new Set(policy.roles.keys());
  const read = readOrganisation(found.text, found.file, roles, teams?.tenantIds[0] ?? null);
  if (read.ok) return read.organisation;
  faults.push(...read.faults);
  return null;
}

function secretKeysOf(e: Env, faults: string[]): string[] {
  const keys = list(e.AMENDS_SECRET_KEY);
  if (keys.length === 0)
    faults.push(
      'AMENDS_SECRET_KEY is missing: make one by `openssl rand -base64 32`, 32 random bytes in base64, and keep it',
    );
  keys.forEach((k, i) => {
    if (Buffer.from(k, 'base64').length !== 32)
      faults.push(`AMENDS_SECRET_KEY: key ${i + 1} is not 32 bytes in base64`);
  });
  return keys;
}
