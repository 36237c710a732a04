/** The doctor's look at Teams: a token for our app, Microsoft's keys, the service, and whether Amends is in its channels. */
import { z } from 'zod';
import { isServiceUrl } from '../../chat/teams/in/guard.ts';
import type { Config } from '../../config.ts';
import type { TeamsConfig } from '../../chat/teams/settings.ts';
import type { Channel } from '../../core/base/members.ts';
import type { Io } from '../verb.ts';
import { ask } from './ask.ts';
import { checkApp } from './doctor-app.ts';
import { nameAnew } from './doctor-set-up.ts';
import { fail, note, ok, warn, type Finding } from './finding.ts';

const SCOPE = 'https://api.botframework.com/.default';

/** Where conversations were last heard from, by id; null when the database could not be looked into. */
export type Heard = ReadonlyMap<string, string> | null;

export async function checkTeams(
  teams: TeamsConfig,
  config: Config,
  heard: Heard,
  io: Io,
): Promise<readonly Finding[]> {
  const [granted, keys, service] = await Promise.all([
    checkApp(appOf(teams), io),
    checkKeys(teams, io),
    checkService(teams, io),
  ]);
  const { token, findings } = granted;
  const channels = token === null ? [] : await checkChannels({ teams, token, heard, io }, config.organisation);
  return [...findings, ...keys, ...service, ...channels, CANNOT_ASK];
}

const appOf = ({ appTenant: tenant, ...teams }: TeamsConfig) =>
  ({
    ...teams,
    check: 'Teams',
    app: 'TEAMS',
    tenant,
    namedBy: 'TEAMS_APP_TENANT_ID and the first of TEAMS_TENANT_IDS',
    scope: SCOPE,
  }) as const;

const CANNOT_ASK = note(
  'Teams messages',
  'whether Microsoft reaches /api/messages only Microsoft can say',
  'compare the messaging endpoint of the bot, write to Amends in Teams, or run: amends doctor --url https://…',
);

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

async function checkChannels(looking: Looking, organisation: Config['organisation']): Promise<readonly Finding[]> {
  const named = namedIn(organisation);
  const channels = [...new Set(named.flatMap(({ platform, channel }) => (platform === 'teams' ? [channel] : [])))];
  if (channels.length === 0)
    return [warn('Teams channels', 'no channel of Teams is named', 'name them under teams: cases, thanks, digest')];
  if (looking.heard === null)
    return [
      note(
        'Teams channels',
        'not asked: where they are reached stands in the database',
        'run this while the database can be read',
      ),
    ];
  return await Promise.all(channels.map((channel) => checkChannel(looking, channel, nameAnew(organisation, channel))));
}

/** One member is enough: who is not in a conversation is told nothing of it. Our token goes to hosts of the configuration only. */
async function checkChannel({ teams, token, heard, io }: Looking, channel: string, anew: string): Promise<Finding> {
  const serviceUrl = heard?.get(channel) ?? [...(heard?.values() ?? [])][0];
  const add = `add the app to that team in Teams, or ${anew} (by the 19:… part of the channel’s link)`;
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
  if (why === 'HTTP 404') return fail('Teams channels', `there is no channel ${channel} any more`, add);
  if (why === 'HTTP 403') return fail('Teams channels', `Amends is not in ${channel}`, add);
  return warn('Teams channels', `${channel} could not be asked about: ${why}`, 'run this again in a minute');
}
