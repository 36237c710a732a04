/** `amends manifest`: the two apps as Slack and Teams take them, with every host and id filled in, and what to do with them. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeAppLink, slackManifest, type SlackExtras } from '../manifests/slack-app.ts';
import { teamsPackage } from '../manifests/teams-app.ts';
import { exactly, isSet, option, WrongUsage, type Asked, type Io, type Verb } from '../verb.ts';

const FOLDER = 'amends-apps';
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HOST = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

export const manifest: Verb = {
  options: {
    host: { type: 'string' },
    slack: { type: 'boolean' },
    socket: { type: 'boolean' },
    workflow: { type: 'boolean' },
    people: { type: 'boolean' },
    teams: { type: 'string' },
    preview: { type: 'boolean' },
    listen: { type: 'boolean' },
    to: { type: 'string' },
  },
  run: async (asked, io) => {
    exactly(asked);
    const host = hostOf(option(asked, 'host'));
    const app = appOf(option(asked, 'teams'));
    const folder = path.resolve(option(asked, 'to') ?? FOLDER);
    const extras = { workflow: isSet(asked, 'workflow'), people: isSet(asked, 'people') };
    const wantsSlack =
      isSet(asked, 'slack') || isSet(asked, 'socket') || extras.workflow || extras.people || app === null;
    const teams = app === null ? null : { app, host: neededHost(host) };
    await mkdir(folder, { recursive: true });
    if (wantsSlack) await writeSlack(folder, { host: isSet(asked, 'socket') ? null : host, ...extras }, io);
    if (teams !== null) await writeTeams(folder, teams, asked, io);
  },
};

async function writeSlack(
  folder: string,
  { host, ...extras }: SlackExtras & { readonly host: string | null },
  io: Io,
): Promise<void> {
  const made = slackManifest(host, extras);
  const file = path.join(folder, 'slack.json');
  await writeFile(file, `${JSON.stringify(made, null, 2)}\n`);
  const link = `The link, with the whole manifest in it:\n${makeAppLink(made)}`;
  const steps = [...slackSteps(host), ...(extras.workflow === true ? [STEP] : [])];
  await io.out(`${[`Slack: ${file}`, ...steps.map(numbered), link, ''].join('\n')}\n`);
}

const STEP =
  'Install it for the whole organisation (Org Level Apps), or Slack does not show the step. In Workflow Builder add: Log a complaint in Amends.';

const numbered = (step: string, at: number): string => `  ${at + 1}. ${step}`;

function slackSteps(host: string | null): string[] {
  const make =
    'Open the link below, choose your workspace and press Create. Or paste the file at https://api.slack.com/apps: Create New App, From a manifest, JSON.';
  const install =
    'Press Install to Workspace. Under OAuth & Permissions copy the Bot User OAuth Token (xoxb-…) to SLACK_BOT_TOKEN.';
  const invite = 'Start Amends, invite it to each channel it posts in (/invite @Amends), and run: amends doctor';
  const key =
    host === null
      ? 'Under Basic Information, App-Level Tokens, press Generate Token and Scopes, add connections:write, and copy the token (xapp-…) to SLACK_APP_TOKEN.'
      : 'Under Basic Information copy the Signing Secret to SLACK_SIGNING_SECRET.';
  const verify = `If Slack shows https://${host ?? ''}/slack/events as not verified, press Retry under Event Subscriptions once Amends runs.`;
  return [make, install, key, invite, ...(host === null ? [] : [verify])];
}

async function writeTeams(
  folder: string,
  { app, host }: { readonly app: string; readonly host: string },
  asked: Asked,
  io: Io,
): Promise<void> {
  const preview = isSet(asked, 'preview');
  const file = path.join(folder, preview ? 'teams-preview.zip' : 'teams.zip');
  const listens = isSet(asked, 'listen');
  await writeFile(file, teamsPackage({ app, host, preview, listens }));
  const steps = [
    `Set the messaging endpoint of the bot to https://${host}/api/messages, and switch on the Teams channel only.`,
    'In Teams choose Apps, Manage your apps, Upload an app, and take the zip as it is.',
    `Set TEAMS_CLIENT_ID=${app}, TEAMS_CLIENT_SECRET and TEAMS_TENANT_IDS.`,
    'Start Amends, add the app to each team whose channels it posts in, and run: amends doctor',
    ...(listens
      ? ['Whoever adds it to a team is asked to let it read the channels. Then type in a channel: @Amends listen here']
      : []),
  ];
  await io.out(`${[`Teams: ${file}`, ...steps.map(numbered), ''].join('\n')}\n`);
}

/** `amends.example`, with or without https:// before it; null when none is given. */
function hostOf(given: string | undefined): string | null {
  if (given === undefined) return null;
  const said = given.trim().toLowerCase();
  if (said.startsWith('http://'))
    throw new WrongUsage('--host is reached over https: Slack and Teams call no plain http');
  const host = said.replace(/^https:\/\//, '').replace(/(?::443)?\/*$/, '');
  if (/:\d+$/.test(host))
    throw new WrongUsage(
      `--host is a name without a port; let the proxy before Amends answer on 443, not as "${given}"`,
    );
  if (!HOST.test(host))
    throw new WrongUsage(`--host wants the name Slack or Teams reaches Amends by, like amends.example; not "${given}"`);
  return host;
}

function neededHost(host: string | null): string {
  if (host === null)
    throw new WrongUsage(
      '--host is missing: Teams reaches Amends over https only; write for example --host amends.example',
    );
  return host;
}

function appOf(given: string | undefined): string | null {
  if (given === undefined) return null;
  const app = given.trim().toLowerCase();
  if (!GUID.test(app) || /^[0-]+$/.test(app))
    throw new WrongUsage(
      `--teams wants the application (client) id of your bot, like 3f2c1a90-…; not "${given.slice(0, 60)}"`,
    );
  return app;
}
