/** The environment and the files it names → Config. The only reader of process.env; every fault at once, each saying how to mend it. */
import path from 'node:path';
import { z } from 'zod';
import type { AuthorityPolicy } from './core/policy/policy.ts';
import { MOST_WISHES } from './app/door/pace.ts';
import { waysInOf, type WaysIn } from './intake/settings.ts';
import type { AdapterSettings } from './outbound/mapping.ts';
import { agentsOf, type AgentSettings } from './agents/settings.ts';
import { adaptersOf, webhooksOf, webhooksOfAgents } from './outbound/settings.ts';
import type { WebhookSettings } from './outbound/webhook.ts';
import { modelOf, type ModelSettings } from './model/settings.ts';
import { namedOrganisations, type Environment, type NamedOrganisation } from './named-organisations.ts';
import { organisationOf, policyOf } from './files-settings.ts';
import type { Organisation } from './organisation.ts';
import { peopleSettingsOf, type PeopleSettings } from './people/settings.ts';
import { sharedFaults } from './shared-settings.ts';
import { publicUrlOf } from './survey/public-url.ts';
import { teamsOf, type TeamsConfig } from './chat/teams/settings.ts';
import { separated } from './core/base/text.ts';

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

export const ROLES = ['web', 'worker', 'both'] as const;
export type Role = (typeof ROLES)[number];

/** What a process has once, however many organisations it serves. */
export interface ProcessConfig {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | null;
  /** The same server as the owner of its tables; null: `databaseUrl` is that. */
  readonly migrationUrl: string | null;
  /** A copy of the database that only reads, for sums and exports; null: there is none. */
  readonly replicaUrl: string | null;
  readonly dataDir: string;
  /** Base64 keys, the first one seals; all of them open. */
  readonly secretKeys: readonly string[];
  /** Where customers reach the public pages, without a slash at its end; null: nobody said. */
  readonly publicUrl: string | null;
  /** What this process does: serves people, or does what nobody waits for, or both. */
  readonly role: Role;
  /** How many wishes of one person are taken in within ten seconds. */
  readonly mostWishesPer10S: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  readonly production: boolean;
}

/** All that one organisation goes by, with what it shares with the others of its process. */
export interface Config extends ProcessConfig, WaysIn {
  readonly slack: SlackConfig | null;
  readonly teams: TeamsConfig | null;
  readonly organisation: Organisation;
  readonly organisationFile: string;
  readonly policy: AuthorityPolicy;
  readonly policyText: string;
  readonly policyFile: string;
  /** The webhooks, adapters and AI agents of amends.yaml, each with its secrets. */
  readonly webhooks: readonly WebhookSettings[];
  readonly adapters: readonly AdapterSettings[];
  /** The model that suggests; null: none does. */
  readonly model: ModelSettings | null;
  readonly agents: AgentSettings;
  readonly people: PeopleSettings;
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
  DATABASE_REPLICA_URL: text,
  DATABASE_MIGRATION_URL: text,
  AMENDS_DATA_DIR: z.string().default('./data'),
  AMENDS_CONFIG: text,
  AMENDS_POLICY: text,
  AMENDS_SECRET_KEY: text,
  AMENDS_ROLE: z.enum(ROLES, 'is web, worker or both').default('both'),
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
  TEAMS_CLIENT_CERTIFICATE: text,
  TEAMS_MANAGED_IDENTITY: text,
  TEAMS_APP_TENANT_ID: text,
  TEAMS_TENANT_IDS: text,
  TEAMS_SERVICE_HOSTS: text,
  TEAMS_ISSUER: text,
  TEAMS_JWKS_URI: text,
  TEAMS_LOGIN_URL: text,
  AMENDS_SCIM_TOKEN: text,
  ENTRA_CLIENT_ID: text,
  ENTRA_CLIENT_SECRET: text,
  ENTRA_CLIENT_CERTIFICATE: text,
  ENTRA_MANAGED_IDENTITY: text,
  GRAPH_URL: text,
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
});
export type { Environment };
type Env = z.infer<typeof environment>;

/** Reads everything, of one organisation. Throws ConfigError naming every fault at once. */
export function readConfig(env: Environment): Config {
  const [only, ...others] = readConfigs(env);
  if (others.length === 0) return only;
  const files = [only, ...others].map(({ organisationFile }) => organisationFile);
  throw new ConfigError([`AMENDS_CONFIG names several organisations, and one is needed here: ${files.join(', ')}`]);
}

/** The same of every organisation that is named. */
export function readConfigs(env: Environment): readonly [Config, ...Config[]] {
  const read = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, v]) => v !== '')));
  if (!read.success) throw new ConfigError(read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`));
  const e = read.data;
  const faults: string[] = [...strayFaults(env), ...endpointFaults(e)];
  const shared = processOf(e, faults);
  const named = namedOrganisations(env, faults);
  // of none that is named everything else is said all the same
  const all = named.length === 0 ? [{ file: undefined, text: '', policyFile: e.AMENDS_POLICY, env }] : named;
  const configs = all.flatMap((one) => {
    const own: string[] = [];
    const config = organisationConfigOf(one, shared, own);
    faults.push(...(named.length > 1 ? own.map((fault) => inFile(fault, one.file ?? '')) : own));
    return config === null ? [] : [config];
  });
  faults.push(...sharedFaults(configs));
  const [first, ...others] = configs;
  if (faults.length > 0 || first === undefined) throw new ConfigError(faults);
  return [first, ...others];
}

function processOf(e: Env, faults: string[]): ProcessConfig {
  return {
    port: e.PORT,
    host: e.HOST ?? '0.0.0.0',
    databaseUrl: e.DATABASE_URL ?? null,
    migrationUrl: e.DATABASE_MIGRATION_URL ?? null,
    replicaUrl: replicaOf(e, faults),
    dataDir: e.AMENDS_DATA_DIR,
    secretKeys: secretKeysOf(e, faults),
    publicUrl: publicUrlOf(e.PUBLIC_URL, e.NODE_ENV === 'production', faults),
    role: roleOf(e, faults),
    mostWishesPer10S: e.AMENDS_MOST_WISHES_PER_10S,
    logLevel: e.LOG_LEVEL,
    production: e.NODE_ENV === 'production',
  };
}

/** The embedded database is one process's alone. */
function roleOf({ AMENDS_ROLE: role, DATABASE_URL: url }: Env, faults: string[]): Role {
  if (role !== 'both' && url === undefined)
    faults.push(
      `AMENDS_ROLE is ${role}, which shares the work with other processes: set DATABASE_URL to a PostgreSQL they all use`,
    );
  return role;
}

function replicaOf({ DATABASE_REPLICA_URL: replica, DATABASE_URL: url }: Env, faults: string[]): string | null {
  if (replica !== undefined && url === undefined)
    faults.push(
      'DATABASE_REPLICA_URL is set without DATABASE_URL: the embedded database has no copy; set both, or neither',
    );
  return replica ?? null;
}

const inFile = (fault: string, file: string): string => (fault.includes(file) ? fault : `${file}: ${fault}`);

type ToRead = Pick<NamedOrganisation, 'text' | 'policyFile' | 'env'> & { readonly file: string | undefined };

/** Null where something is wrong. */
function organisationConfigOf(named: ToRead, shared: ProcessConfig, faults: string[]): Config | null {
  const { file, env } = named;
  const e = environment.parse(Object.fromEntries(Object.entries(env).filter(([, v]) => v !== '')));
  const slack = slackOf(e, faults);
  const teams = teamsOf(env, faults);
  const { policy, policyText, policyFile } = policyOf(named.policyFile, faults);
  const organisation = organisationOf(named, policy, teams?.tenantIds[0] ?? null, faults);
  const model = modelOf(env, organisation?.ai, faults);
  const remedies = new Set(policy?.actions.keys());
  const beside = { folder: path.dirname(file ?? '.'), remedies, faults };
  const waysIn = waysInOf(env, organisation, beside);
  const adapters = adaptersOf(env, organisation?.adapters ?? [], beside);
  const webhooks = webhooksOf(env, organisation?.webhooks ?? [], { remedies, faults });
  const agents = agentsOf(env, organisation, policy, faults);
  const people = peopleSettingsOf(env, { from: organisation?.peopleFrom ?? null, bot: teams }, faults);
  if (slack === null && teams === null) faults.unshift(NO_PLATFORM);
  if (policy === null || organisation === null) return null;
  return {
    ...shared,
    slack: slack === null ? null : { ...slack, team: organisation.slackTeam, app: organisation.slackApp },
    teams,
    organisation,
    organisationFile: file ?? '',
    policy,
    policyText,
    policyFile,
    ...waysIn,
    webhooks: [...webhooks, ...webhooksOfAgents(agents.agents)],
    adapters,
    model,
    agents,
    people,
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
  const test = ['SLACK_API_URL', 'TEAMS_ISSUER', 'TEAMS_JWKS_URI', 'TEAMS_LOGIN_URL', 'GRAPH_URL'] as const;
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

function secretKeysOf(e: Env, faults: string[]): string[] {
  const keys = separated(e.AMENDS_SECRET_KEY);
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
