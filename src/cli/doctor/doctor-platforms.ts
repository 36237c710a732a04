/** The doctor's look outside: does Slack know our token, does Microsoft give us one, and do their clocks agree with ours? */
import { z } from 'zod';
import type { Config, SlackConfig, TeamsConfig } from '../../config.ts';
import { causeOf } from '../../log.ts';
import { fail, ok, warn, type Finding } from './finding.ts';
import type { Io } from '../verb.ts';

const WAIT_MS = 8_000;
/** Slack's signatures are good for five minutes: half of that is near enough to the edge to say so. */
const DRIFT_MS = 150_000;
const SCOPE = 'https://api.botframework.com/.default';

export async function checkPlatforms(config: Config | null, io: Io): Promise<readonly Finding[]> {
  const [slack, teams] = await Promise.all([
    config?.slack ? checkSlack(config.slack, io) : [],
    config?.teams ? checkTeams(config.teams, io) : [],
  ]);
  return [...slack, ...teams];
}

const authTest = z.object({
  ok: z.boolean(),
  error: z.string().optional(),
  team: z.string().optional(),
  team_id: z.string().optional(),
  user: z.string().optional(),
});

async function checkSlack(slack: SlackConfig, io: Io): Promise<readonly Finding[]> {
  const asked = await ask(`${slack.apiUrl}auth.test`, { authorization: `Bearer ${slack.botToken}` }, '', io);
  if ('trouble' in asked)
    return [fail('Slack', `cannot be reached: ${asked.trouble}`, `let this machine reach ${slack.apiUrl}`)];
  const read = authTest.safeParse(asked.json);
  if (!read.success)
    return [fail('Slack', `answered ${asked.status} without saying who we are`, 'check SLACK_API_URL')];
  const { data } = read;
  if (!data.ok)
    return [
      fail('Slack', `refused the token: ${data.error ?? 'no reason given'}`, 'check SLACK_BOT_TOKEN'),
      ...drift('Slack', asked),
    ];
  const wrong = slack.team !== null && data.team_id !== undefined && data.team_id !== slack.team;
  const who = `${data.user ?? 'the bot'} in ${data.team ?? ''} (${data.team_id ?? 'no id'})`;
  return [
    wrong
      ? fail(
          'Slack',
          `the token is of ${who}, the configuration says ${slack.team ?? ''}`,
          'mend slack.team in amends.yaml',
        )
      : ok('Slack', who),
    ...drift('Slack', asked),
  ];
}

const granted = z.object({ access_token: z.string().min(1) });
const refusedToken = z.object({ error: z.string() });

async function checkTeams(teams: TeamsConfig, io: Io): Promise<readonly Finding[]> {
  const tenant = teams.tenantIds[0] ?? 'botframework.com';
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: teams.clientId,
    client_secret: teams.clientSecret,
    scope: SCOPE,
  });
  const login = teams.loginUrl.replace(/\/+$/, '');
  const asked = await ask(`${login}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`, {}, form.toString(), io);
  if ('trouble' in asked)
    return [fail('Teams', `cannot be reached: ${asked.trouble}`, `let this machine reach ${login}`)];
  if (granted.safeParse(asked.json).success)
    return [ok('Teams', `a token for tenant ${tenant}`), ...drift('Teams', asked)];
  const why = refusedToken.safeParse(asked.json).data?.error ?? `HTTP ${asked.status}`;
  return [
    fail('Teams', `no token: ${why}`, 'check TEAMS_CLIENT_ID, TEAMS_CLIENT_SECRET and TEAMS_TENANT_IDS'),
    ...drift('Teams', asked),
  ];
}

interface Answered {
  readonly status: number;
  readonly json: unknown;
  /** How far its clock is from ours; null when it did not say. */
  readonly apartMs: number | null;
}

async function ask(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  io: Io,
): Promise<Answered | { readonly trouble: string }> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(WAIT_MS),
    });
    const date = Date.parse(answer.headers.get('date') ?? '');
    const apartMs = Number.isNaN(date) ? null : Math.abs(date - io.now().getTime());
    return { status: answer.status, json: await answer.json().catch(() => null), apartMs };
  } catch (error) {
    return { trouble: causeOf(error instanceof Error ? (error.cause ?? error) : error) };
  }
}

function drift(whose: string, { apartMs }: Answered): readonly Finding[] {
  if (apartMs === null || apartMs < DRIFT_MS) return [];
  const said = `${Math.round(apartMs / 1000)} s from ${whose}’s; signed requests older than five minutes are refused`;
  return [warn('clock', said, 'set this machine’s clock by NTP')];
}
