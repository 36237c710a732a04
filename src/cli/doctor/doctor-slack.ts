/** The doctor's look at Slack: who our token is, what it may do, whether it is where it posts, and how Slack reaches us. */
import { z } from 'zod';
import { PEOPLE_SCOPES, SCOPES } from '../../chat/slack/ids.ts';
import { readKept } from '../../chat/slack/install/installation.ts';
import type { Config, SlackConfig } from '../../config.ts';
import type { Channel, Team } from '../../core/base/members.ts';
import type { Organisation } from '../../organisation.ts';
import type { Io } from '../verb.ts';
import { ask, drift, type Answered, type Silence } from './ask.ts';
import { checkInstalled } from './doctor-installed.ts';
import { nameAnew } from './doctor-set-up.ts';
import { fail, note, ok, warn, type Finding } from './finding.ts';

export async function checkSlack(
  slack: SlackConfig,
  { organisation }: Config,
  installed: ReadonlyMap<string, string | null> | null,
  io: Io,
): Promise<readonly Finding[]> {
  const { peopleFrom } = organisation;
  const wayIn = await checkWayIn(slack, io);
  if (slack.oauth !== null) {
    const token = tokenOf(installed, organisation.slackTeam);
    const channels = token === null ? [] : await checkChannels({ slack, token, io }, organisation);
    return [...(await checkInstalled(slack, installed, io)), ...channels, ...wayIn];
  }
  const asked = await asBot({ slack, token: slack.botToken, io }, 'auth.test', {});
  const known = whoWeAre(slack, asked);
  if (known.state === 'fail' || 'trouble' in asked)
    return [known, ...('trouble' in asked ? [] : drift('Slack', asked)), ...wayIn];
  const token = slack.botToken;
  return [
    known,
    ...drift('Slack', asked),
    ...checkScopes(asked, peopleFrom?.slack === true),
    ...(await checkChannels({ slack, token, io }, organisation)),
    ...wayIn,
  ];
}

/** What Amends speaks with where its organisation is; null where it is not installed there. */
function tokenOf(installed: ReadonlyMap<string, string | null> | null, team: string | null): string | null {
  const text = team === null ? null : (installed?.get(team) ?? null);
  const read = text === null ? null : readKept(text);
  if (read === null) return null;
  return 'partOf' in read ? tokenOf(installed, read.partOf) : read.bot.token;
}

interface Looking {
  readonly slack: SlackConfig;
  readonly token: string;
  readonly io: Io;
}

async function checkChannels(looking: Looking, organisation: Organisation): Promise<readonly Finding[]> {
  const places = placesOf(organisation.workspace.teams, organisation.listen);
  if (places.length === 0)
    return [warn('channels', 'no channel of Slack is named', 'name them under teams: cases, thanks, digest')];
  return await Promise.all(
    places.map((place) => checkMembership(looking, place, nameAnew(organisation, place.channel))),
  );
}

const asBot = ({ slack, token, io }: Looking, method: string, fields: Readonly<Record<string, string>>) =>
  ask(`${slack.apiUrl}${method}`, { headers: { authorization: `Bearer ${token}` }, fields }, io);

const answer = z.object({ ok: z.boolean(), error: z.string().optional() });
const authTest = answer.extend({
  team: z.string().optional(),
  team_id: z.string().optional(),
  user: z.string().optional(),
  enterprise_id: z.string().nullish(),
  is_enterprise_install: z.boolean().nullish(),
});

function whoWeAre(slack: SlackConfig, asked: Answered | Silence): Finding {
  if ('trouble' in asked)
    return fail('Slack', `cannot be reached: ${asked.trouble}`, `let this machine reach ${slack.apiUrl}`);
  const { data } = authTest.safeParse(asked.json);
  if (data === undefined)
    return fail('Slack', `answered ${asked.status} without saying who we are`, 'check SLACK_API_URL');
  if (!data.ok) return fail('Slack', `refused the token: ${data.error ?? 'no reason given'}`, 'check SLACK_BOT_TOKEN');
  const who = `${data.user ?? 'the bot'} in ${data.team ?? ''} (${data.team_id ?? 'no id'})`;
  // a whole organisation's: it is called by its own id, or by that of any of its workspaces
  const isWhole = data.is_enterprise_install === true && !(slack.team?.startsWith('E') ?? false);
  const ours = [data.team_id, data.enterprise_id];
  const wrong = slack.team !== null && data.team_id !== undefined && !isWhole && !ours.includes(slack.team);
  const said = `the token is of ${who}, the configuration says ${slack.team ?? ''}`;
  return wrong ? fail('Slack', said, 'mend slack.team in amends.yaml') : ok('Slack', who);
}

/** What is not possible without a scope. */
const WITHOUT: Readonly<Record<(typeof SCOPES)[number] | (typeof PEOPLE_SCOPES)[number], string>> = {
  commands: 'nobody can use /amends or Log a complaint',
  'chat:write': 'nothing can be posted',
  'app_mentions:read': '@Amends is not heard',
  'im:write': 'nobody can be told anything in private',
  'channels:read': 'a public channel is not checked when it is set up in chat, and is shown by its id',
  'groups:read': 'a private channel is not checked when it is set up in chat, and is shown by its id',
  'im:history': 'private messages to Amends are not heard',
  'channels:history': 'in public channels nothing is listened to, and a post whose answer was lost is posted twice',
  'reactions:read': 'nobody hears that colleagues cheered a thank-you',
  'groups:history': 'in private channels nothing is listened to, and a post whose answer was lost is posted twice',
  'files:write': 'where Slack cannot fetch pictures, as by Socket Mode, thank-yous come without one',
  'usergroups:read': 'who works here cannot be read from user groups',
  'users:read': 'nobody hears that somebody was deactivated, and names, zones and languages of people stay unknown',
  'users:read.email': 'the same person in Slack and in another source of people are two',
};

/** Slack names the token's scopes in a header of every answer. */
function checkScopes({ headers }: Answered, readsPeople: boolean): readonly Finding[] {
  const said = headers.get('x-oauth-scopes');
  if (said === null)
    return [note('scopes', 'Slack did not say what the token may do', 'compare with "OAuth & Permissions" of the app')];
  const granted = new Set(said.split(',').map((scope) => scope.trim()));
  const used = [...SCOPES, ...(readsPeople ? PEOPLE_SCOPES : [])];
  const missing = used.filter((scope) => !granted.has(scope));
  const unused = [...granted].filter((scope) => scope !== '' && !used.some((each) => each === scope));
  const found = missing.map((scope) =>
    fail(
      'scopes',
      `${scope} is missing: ${WITHOUT[scope]}`,
      'add it under "OAuth & Permissions" of the app, or apply the manifest of `amends manifest` (with --people where people come from Slack), and reinstall the app',
    ),
  );
  if (missing.length === 0) found.push(ok('scopes', `all ${used.length} that are used`));
  if (unused.length > 0)
    found.push(
      warn('scopes', `granted and never used: ${unused.join(', ')}`, 'take them away under "OAuth & Permissions"'),
    );
  return found;
}

interface Place {
  readonly channel: string;
  /** `case cards and thanks of Front desk`. */
  readonly what: string;
}

const WHAT = { cases: 'case cards', thanks: 'thanks', digest: 'the digest' } as const;

/** Each channel once, with everything that is posted there, and whether it is listened to. */
function placesOf(teams: readonly Team[], listen: readonly Channel[]): readonly Place[] {
  const inSlack = (channels: readonly Channel[]): readonly string[] =>
    channels.flatMap(({ platform, channel }) => (platform === 'slack' ? [channel] : []));
  const posted = new Map<string, string[]>();
  for (const team of teams)
    for (const purpose of ['cases', 'thanks', 'digest'] as const)
      for (const channel of inSlack(team[purpose]))
        posted.set(channel, [...(posted.get(channel) ?? []), `${WHAT[purpose]} of ${team.name}`]);
  for (const channel of inSlack(listen)) posted.set(channel, [...(posted.get(channel) ?? []), 'listened to']);
  return [...posted].map(([channel, what]) => ({ channel, what: what.join(', ') }));
}

/** By what Slack answers: what is so, and what to do, where it was named. */
const NOT_THERE = new Map<string, readonly [said: string, todo: (anew: string) => string]>([
  ['not_in_channel', ['Amends is not in it', () => 'type /invite @Amends there']],
  [
    'channel_not_found',
    [
      'there is no such channel, or it is private and Amends is not in it',
      (anew) => `type /invite @Amends there, or ${anew}`,
    ],
  ],
  ['is_archived', ['it is archived', (anew) => `bring it back, or ${anew}`]],
]);

const seen = answer.extend({
  channel: z.object({ name: z.string(), is_archived: z.boolean(), is_member: z.boolean() }).partial().optional(),
});

/** Before every message: so that Slack says whether we may look, and shows nothing anybody wrote. */
const BEFORE_SLACK = '1';

/** A token of before may not ask for names; whether Amends is in a channel it can find out all the same. */
async function checkMembership(looking: Looking, { channel, what }: Place, anew: string): Promise<Finding> {
  const asked = await asBot(looking, 'conversations.info', { channel });
  const data = 'trouble' in asked ? undefined : seen.safeParse(asked.json).data;
  if (data?.error !== 'missing_scope') return sayChannel({ channel, what, anew }, asked, data);
  const within = { channel, latest: BEFORE_SLACK, limit: '1' };
  const history = await asBot(looking, 'conversations.history', within);
  return sayChannel(
    { channel, what, anew },
    history,
    'trouble' in history ? undefined : seen.safeParse(history.json).data,
  );
}

function sayChannel(
  { channel, what, anew }: Place & { readonly anew: string },
  asked: Answered | Silence,
  data: z.infer<typeof seen> | undefined,
): Finding {
  const { name, is_archived: isArchived, is_member: isMember } = data?.channel ?? {};
  const named = name === undefined ? channel : `#${name} (${channel})`;
  const refused = isArchived === true ? 'is_archived' : isMember === false ? 'not_in_channel' : data?.error;
  if (data?.ok === true && refused === undefined) return ok('channels', `Amends is in ${named} (${what})`);
  const why = 'trouble' in asked ? asked.trouble : (refused ?? `HTTP ${asked.status}`);
  const [said, todo] = NOT_THERE.get(why) ?? [];
  if (said !== undefined && todo !== undefined) return fail('channels', `${named} (${what}): ${said}`, todo(anew));
  return warn('channels', `${named} (${what}) could not be asked about: ${why}`, 'run this again in a minute');
}

/** How what people do in Slack gets here. */
async function checkWayIn(slack: SlackConfig, io: Io): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  if (slack.appToken !== null) found.push(await checkSocket(slack, slack.appToken, io));
  if (slack.signingSecret !== null)
    found.push(
      note(
        'Slack events',
        'whether Slack reaches /slack/events, and with this signing secret, only Slack can say',
        'look for "Verified" under "Event Subscriptions" of the app, or run: amends doctor --url https://…',
      ),
    );
  return found;
}

/** Slack gives the address of a connection; it is not opened, so that a running Amends keeps hearing everything. */
async function checkSocket({ apiUrl }: SlackConfig, appToken: string, io: Io): Promise<Finding> {
  const asked = await ask(`${apiUrl}apps.connections.open`, { headers: { authorization: `Bearer ${appToken}` } }, io);
  if ('trouble' in asked)
    return fail('Socket Mode', `cannot be reached: ${asked.trouble}`, `let this machine reach ${apiUrl}`);
  const { data } = answer.safeParse(asked.json);
  if (data?.ok === true) return ok('Socket Mode', 'Slack gives this app a connection');
  const todo =
    'under "Basic Information", "App-Level Tokens" make one with connections:write: SLACK_APP_TOKEN; and switch on "Socket Mode"';
  return fail('Socket Mode', `Slack gives no connection: ${data?.error ?? `HTTP ${asked.status}`}`, todo);
}
