/** The doctor's look at Teams: a token for our app, Microsoft's keys, the service, and whether Amends is in its channels. */
import { z } from 'zod';
import { isServiceUrl } from '../../chat/teams/in/guard.ts';
import type { Config, TeamsConfig } from '../../config.ts';
import type { Channel } from '../../core/base/members.ts';
import type { Io } from '../verb.ts';
import { ask, drift, type Answered } from './ask.ts';
import { fail, note, ok, warn, type Finding } from './finding.ts';

const SCOPE = 'https://api.botframework.com/.default';
const CHECK_IDS = 'check TEAMS_CLIENT_ID, TEAMS_CLIENT_SECRET and TEAMS_TENANT_IDS';

/** Where conversations were last heard from, by id; null when the database could not be looked into. */
export type Heard = ReadonlyMap<string, string> | null;

export async function checkTeams(
  teams: TeamsConfig,
  config: Config,
  heard: Heard,
  io: Io,
): Promise<readonly Finding[]> {
  const [granted, keys, service] = await Promise.all([
    getToken(teams, io),
    checkKeys(teams, io),
    checkService(teams, io),
  ]);
  const { token, findings } = granted;
  const channels = token === null ? [] : await checkChannels({ teams, token, heard, io }, namedIn(config.organisation));
  return [...findings, ...keys, ...service, ...channels, CANNOT_ASK];
}

const CANNOT_ASK = note(
  'Teams messages',
  'whether Microsoft reaches /api/messages only Microsoft can say',
  'compare the messaging endpoint of the bot, write to Amends in Teams, or run: amends doctor --url https://…',
);

const granted = z.object({ access_token: z.string().min(1) });
const refused = z.object({ error: z.string() });

async function getToken(
  teams: TeamsConfig,
  io: Io,
): Promise<{ readonly token: string | null; readonly findings: readonly Finding[] }> {
  const tenant = teams.tenantIds[0] ?? 'botframework.com';
  const fields = {
    grant_type: 'client_credentials',
    client_id: teams.clientId,
    client_secret: teams.clientSecret,
    scope: SCOPE,
  };
  const login = teams.loginUrl.replace(/\/+$/, '');
  const asked = await ask(`${login}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`, { fields }, io);
  if ('trouble' in asked)
    return {
      token: null,
      findings: [fail('Teams', `cannot be reached: ${asked.trouble}`, `let this machine reach ${login}`)],
    };
  const token = granted.safeParse(asked.json).data?.access_token ?? null;
  return { token, findings: [token === null ? noToken(asked) : whose(token, teams, tenant), ...drift('Teams', asked)] };
}

const noToken = (asked: Answered): Finding =>
  fail('Teams', `no token: ${refused.safeParse(asked.json).data?.error ?? `HTTP ${asked.status}`}`, CHECK_IDS);

const claims = z.object({ appid: z.string().optional(), azp: z.string().optional(), tid: z.string().optional() });

/** Read, not verified: Microsoft gave it to us over https a moment ago. */
function whose(token: string, { clientId }: TeamsConfig, tenant: string): Finding {
  const read = claims.safeParse(payloadOf(token)).data ?? {};
  const app = read.appid ?? read.azp;
  if (app !== undefined && app.toLowerCase() !== clientId.toLowerCase())
    return fail('Teams', `the token is for the app ${app}, the configuration says ${clientId}`, CHECK_IDS);
  if (read.tid !== undefined && read.tid.toLowerCase() !== tenant.toLowerCase())
    return fail('Teams', `the token is of tenant ${read.tid}, the configuration says ${tenant}`, CHECK_IDS);
  return ok('Teams', `a token for app ${clientId} in tenant ${tenant}`);
}

function payloadOf(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

const keySet = z.object({ keys: z.array(z.unknown()).min(1) });

/** Without them nothing that comes from Teams can be believed. */
async function checkKeys({ jwksUri }: TeamsConfig, io: Io): Promise<readonly Finding[]> {
  const asked = await ask(jwksUri, { method: 'GET' }, io);
  if (!('trouble' in asked) && keySet.safeParse(asked.json).success)
    return [ok('Teams keys', 'Microsoft’s signing keys are there')];
  const why = 'trouble' in asked ? asked.trouble : `HTTP ${asked.status}`;
  return [
    fail('Teams keys', `no signing keys at ${jwksUri}: ${why}`, `let this machine reach ${new URL(jwksUri).host}`),
  ];
}

/** Any answer will do: the service says no to who asks for nothing. */
async function checkService({ serviceHosts, allowHttp }: TeamsConfig, io: Io): Promise<readonly Finding[]> {
  return await Promise.all(
    serviceHosts.map(async (host) => {
      const asked = await ask(`${allowHttp ? 'http' : 'https'}://${host}/`, { method: 'GET' }, io);
      // a redirect is an answer, too, and not followed
      if (!('trouble' in asked) || /redirect/i.test(asked.trouble)) return ok('Teams service', `${host} answers`);
      return fail('Teams service', `${host} cannot be reached: ${asked.trouble}`, `let this machine reach ${host}`);
    }),
  );
}

interface Looking {
  readonly teams: TeamsConfig;
  readonly token: string;
  readonly heard: Heard;
  readonly io: Io;
}

/** Where it posts, and where it listens. */
const namedIn = ({ workspace, listen }: Config['organisation']): readonly Channel[] => [
  ...workspace.teams.flatMap(({ cases, thanks, digest }) => [...cases, ...thanks, ...digest]),
  ...listen,
];

async function checkChannels(looking: Looking, named: readonly Channel[]): Promise<readonly Finding[]> {
  const channels = [...new Set(named.flatMap(({ platform, channel }) => (platform === 'teams' ? [channel] : [])))];
  if (channels.length === 0)
    return [
      warn('Teams channels', 'amends.yaml names no channel of Teams', 'name them under teams: cases, thanks, digest'),
    ];
  if (looking.heard === null)
    return [
      note(
        'Teams channels',
        'not asked: where they are reached stands in the database',
        'run this while the database can be read',
      ),
    ];
  return await Promise.all(channels.map((channel) => checkChannel(looking, channel)));
}

/** One member is enough: who is not in a conversation is told nothing of it. Our token goes to hosts of the configuration only. */
async function checkChannel({ teams, token, heard, io }: Looking, channel: string): Promise<Finding> {
  const serviceUrl = heard?.get(channel) ?? [...(heard?.values() ?? [])][0];
  const add =
    'add the app to that team in Teams, or compare the id in amends.yaml (the 19:… part of the channel’s link)';
  if (serviceUrl === undefined || !isServiceUrl(serviceUrl, teams))
    return note(
      'Teams channels',
      `${channel}: Teams has not told Amends of anything yet`,
      `${add}; then run this again`,
    );
  const url = `${serviceUrl.replace(/\/+$/, '')}/v3/conversations/${encodeURIComponent(channel)}/pagedmembers?pageSize=1`;
  const asked = await ask(url, { method: 'GET', headers: { authorization: `Bearer ${token}` } }, io);
  if (!('trouble' in asked) && asked.status === 200) return ok('Teams channels', `Amends is in ${channel}`);
  const why = 'trouble' in asked ? asked.trouble : `HTTP ${asked.status}`;
  const isGone = why === 'HTTP 403' || why === 'HTTP 404';
  if (isGone) return fail('Teams channels', `Amends is not in ${channel}`, add);
  return warn('Teams channels', `${channel} could not be asked about: ${why}`, 'run this again in a minute');
}
