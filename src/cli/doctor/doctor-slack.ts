/** The doctor's look at Slack: who our token is, what it may do, whether it is where it posts, and how Slack reaches us. */
import { z } from 'zod';
import { SCOPES } from '../../chat/slack/ids.ts';
import type { Config, SlackConfig } from '../../config.ts';
import type { Channel, Team } from '../../core/base/members.ts';
import { count } from '../io/words.ts';
import type { Io } from '../verb.ts';
import { ask, drift, type Answered, type Silence } from './ask.ts';
import { fail, note, ok, warn, type Finding } from './finding.ts';

export async function checkSlack(
  slack: SlackConfig,
  { organisation: { workspace, listen } }: Config,
  io: Io,
): Promise<readonly Finding[]> {
  const wayIn = await checkWayIn(slack, io);
  if (slack.oauth !== null) return [...BY_OAUTH, ...wayIn];
  const asked = await asBot(slack, 'auth.test', {}, io);
  const known = whoWeAre(slack, asked);
  if (known.state === 'fail' || 'trouble' in asked)
    return [known, ...('trouble' in asked ? [] : drift('Slack', asked)), ...wayIn];
  const places = placesOf(workspace.teams, listen);
  const members = await Promise.all(places.map((place) => checkMembership(slack, place, io)));
  return [known, ...drift('Slack', asked), ...checkScopes(asked), ...members, ...unseen(places), ...wayIn];
}

const BY_OAUTH: readonly Finding[] = [
  note(
    'Slack',
    'installed by OAuth: the tokens are sealed in the database and are not asked here',
    'if a workspace is not answered, open /slack/install there once more',
  ),
];

const asBot = (slack: SlackConfig, method: string, fields: Readonly<Record<string, string>>, io: Io) =>
  ask(`${slack.apiUrl}${method}`, { headers: { authorization: `Bearer ${slack.botToken}` }, fields }, io);

const answer = z.object({ ok: z.boolean(), error: z.string().optional() });
const authTest = answer.extend({
  team: z.string().optional(),
  team_id: z.string().optional(),
  user: z.string().optional(),
});

function whoWeAre(slack: SlackConfig, asked: Answered | Silence): Finding {
  if ('trouble' in asked)
    return fail('Slack', `cannot be reached: ${asked.trouble}`, `let this machine reach ${slack.apiUrl}`);
  const { data } = authTest.safeParse(asked.json);
  if (data === undefined)
    return fail('Slack', `answered ${asked.status} without saying who we are`, 'check SLACK_API_URL');
  if (!data.ok) return fail('Slack', `refused the token: ${data.error ?? 'no reason given'}`, 'check SLACK_BOT_TOKEN');
  const who = `${data.user ?? 'the bot'} in ${data.team ?? ''} (${data.team_id ?? 'no id'})`;
  const wrong = slack.team !== null && data.team_id !== undefined && data.team_id !== slack.team;
  const said = `the token is of ${who}, the configuration says ${slack.team ?? ''}`;
  return wrong ? fail('Slack', said, 'mend slack.team in amends.yaml') : ok('Slack', who);
}

/** What is not possible without a scope. */
const WITHOUT: Readonly<Record<(typeof SCOPES)[number], string>> = {
  commands: 'nobody can use /amends or Log a complaint',
  'chat:write': 'nothing can be posted',
  'app_mentions:read': '@Amends is not heard',
  'im:write': 'nobody can be told anything in private',
  'im:history': 'private messages to Amends are not heard',
  'channels:history': 'in public channels nothing is listened to, and a post whose answer was lost is posted twice',
  'reactions:read': 'nobody hears that colleagues cheered a thank-you',
  'groups:history': 'in private channels nothing is listened to, and a post whose answer was lost is posted twice',
  'files:write': 'where Slack cannot fetch pictures, as by Socket Mode, thank-yous come without one',
};

/** Slack names the token's scopes in a header of every answer. */
function checkScopes({ headers }: Answered): readonly Finding[] {
  const said = headers.get('x-oauth-scopes');
  if (said === null)
    return [note('scopes', 'Slack did not say what the token may do', 'compare with "OAuth & Permissions" of the app')];
  const granted = new Set(said.split(',').map((scope) => scope.trim()));
  const missing = SCOPES.filter((scope) => !granted.has(scope));
  const unused = [...granted].filter((scope) => scope !== '' && !SCOPES.some((each) => each === scope));
  const found = missing.map((scope) =>
    fail(
      'scopes',
      `${scope} is missing: ${WITHOUT[scope]}`,
      'add it under "OAuth & Permissions" of the app, or apply the manifest of `amends manifest`, and reinstall the app',
    ),
  );
  if (missing.length === 0) found.push(ok('scopes', `all ${SCOPES.length} that are used`));
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

/** Before every message: so that Slack says whether we may look, and shows nothing anybody wrote. */
const BEFORE_SLACK = '1';

/** By what Slack answers: what is so, and what to do. */
const NOT_THERE: ReadonlyMap<string, readonly [said: string, todo: string]> = new Map([
  ['not_in_channel', ['Amends is not in it', 'type /invite @Amends there']],
  [
    'channel_not_found',
    [
      'there is no such channel, or it is private and Amends is not in it',
      'compare the id in amends.yaml, or type /invite @Amends there',
    ],
  ],
  ['is_archived', ['it is archived', 'bring it back, or name another one in amends.yaml']],
]);

/** Asked with the scopes there are anyway: those that only name channels would be asked for by nothing else. */
async function checkMembership(slack: SlackConfig, { channel, what }: Place, io: Io): Promise<Finding> {
  const asked = await asBot(slack, 'conversations.history', { channel, latest: BEFORE_SLACK, limit: '1' }, io);
  const data = 'trouble' in asked ? undefined : answer.safeParse(asked.json).data;
  if (data?.ok === true) return ok('channels', `Amends is in ${channel} (${what})`);
  const why = 'trouble' in asked ? asked.trouble : (data?.error ?? `HTTP ${asked.status}`);
  const [said, todo] = NOT_THERE.get(why) ?? [];
  if (said !== undefined && todo !== undefined) return fail('channels', `${channel} (${what}): ${said}`, todo);
  return warn('channels', `${channel} (${what}) could not be asked about: ${why}`, 'run this again in a minute');
}

const unseen = (places: readonly Place[]): readonly Finding[] =>
  places.length === 0
    ? [warn('channels', 'amends.yaml names no channel of Slack', 'name them under teams: cases, thanks, digest')]
    : [
        note(
          'channels',
          `whether ${count(places.length, 'channel')} may be archived cannot be asked without more rights`,
          'look in Slack: an archived one has a box beside its name',
        ),
      ];

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
