/** What several organisations of one installation must not share: whatever tells whose a request is. Each fault says which two, and what to do. */
import type { Config, SlackConfig } from './config.ts';
import { secretName } from './intake/sources.ts';
import { secretNameOf, tokenName } from './agents/settings.ts';
import { ownName } from './named-organisations.ts';

/** A thing of which there is one owner, as it is called in a fault. */
interface Sole {
  readonly of: Config;
  readonly what: string;
  readonly todo: string;
}

export function sharedFaults(configs: readonly Config[]): readonly string[] {
  const taken = new Map<string, Sole>();
  const shared = configs.flatMap((config) =>
    solesOf(config).flatMap(([key, sole]): readonly string[] => {
      const first = taken.get(key);
      taken.set(key, first ?? sole);
      if (first === undefined || first.of === config) return [];
      // of two with one id nothing more can be said: what is each one's own goes by it
      if (!key.startsWith('workspace ') && idOf(first.of) === idOf(config)) return [];
      return [`${config.organisationFile}: ${sole.what} is that of ${first.of.organisationFile}, too: ${sole.todo}`];
    }),
  );
  return [...shared, ...slackAppFaults(configs), ...appTenantFaults(configs)];
}

/** What the one Slack app is heard by, as it is set. */
const SLACK_APP: readonly (readonly [name: string, of: (slack: SlackConfig) => string | null])[] = [
  ['SLACK_SIGNING_SECRET', ({ signingSecret }) => signingSecret],
  ['SLACK_APP_TOKEN', ({ appToken }) => appToken],
  ['SLACK_CLIENT_ID', ({ oauth }) => oauth?.clientId ?? null],
  ['SLACK_CLIENT_SECRET', ({ oauth }) => oauth?.clientSecret ?? null],
  ['SLACK_STATE_SECRET', ({ oauth }) => oauth?.stateSecret ?? null],
];
/** Where the app asks for its connections and installs; what is one organisation's alone is asked where it says. */
const SLACK_API = ['SLACK_API_URL', ({ apiUrl }: SlackConfig): string => apiUrl] as const;

/** All are heard by the one app of the first on Slack: what another app signs would be refused, and its connections never opened. */
function slackAppFaults(configs: readonly Config[]): readonly string[] {
  const [first, ...others] = configs.flatMap(({ slack, organisationFile: file }) =>
    slack === null ? [] : [{ slack, file }],
  );
  if (first === undefined) return [];
  return others.flatMap(({ slack, file }) =>
    [...SLACK_APP, ...(asksForAll(slack) && asksForAll(first.slack) ? [SLACK_API] : [])]
      .filter(([, of]) => of(slack) !== of(first.slack))
      .map(
        ([name]) =>
          `${file}: ${name} is not that of ${first.file}: one Slack app serves all organisations, so set ${name} once, without an id behind it; one with an app of its own needs an installation of its own`,
      ),
  );
}

const asksForAll = ({ appToken, oauth }: SlackConfig): boolean => appToken !== null || oauth !== null;

/** One Teams app signs in at one place; left out it would be the first tenant of each organisation's own list. */
function appTenantFaults(configs: readonly Config[]): readonly string[] {
  const first = new Map<string, Config>();
  return configs.flatMap((config): readonly string[] => {
    if (config.teams === null) return [];
    const { clientId, appTenant, loginUrl } = config.teams;
    const app = `${clientId} ${loginUrl}`;
    const before = first.get(app);
    first.set(app, before ?? config);
    if (before === undefined || before.teams?.appTenant === appTenant) return [];
    return [
      `${config.organisationFile}: the Teams app ${clientId} is that of ${before.organisationFile}, too, and would sign in at ${appTenant} for one and at ${before.teams?.appTenant ?? ''} for the other: set TEAMS_APP_TENANT_ID to the tenant where the app is registered`,
    ];
  });
}

const idOf = ({ organisation }: Config): string => organisation.workspace.id;

function solesOf(config: Config): readonly (readonly [string, Sole])[] {
  const { organisation, slack, teams, intake, mailboxes, agents, people } = config;
  const { id } = organisation.workspace;
  const sole = (key: string, what: string, todo: string) => [key, { of: config, what, todo }] as const;
  const own = (name: string): string => `set ${ownName(name, id)}`;
  return [
    sole(`workspace ${id}`, `the workspace id ${id}`, 'each organisation has an id of its own'),
    ...(slack?.team != null
      ? [sole(`slack ${slack.team}`, `Slack workspace ${slack.team}`, 'one workspace is one organisation’s')]
      : []),
    ...(slack !== null && slack.botToken !== ''
      ? [sole(`bot ${slack.botToken}`, 'SLACK_BOT_TOKEN', own('SLACK_BOT_TOKEN'))]
      : []),
    ...(teams?.tenantIds ?? []).map((tenant) =>
      sole(`teams ${tenant}`, `the tenant ${tenant}`, 'one tenant is one organisation’s'),
    ),
    ...intake.flatMap(({ name, secret }) =>
      secret === '' ? [] : [sole(`intake ${secret}`, secretName(name), own(secretName(name)))],
    ),
    ...agents.agents.flatMap((agent) => [
      ...agent.tokens.map(({ hash }) =>
        sole(`agent ${hash.toString('hex')}`, tokenName(agent.id), own(tokenName(agent.id))),
      ),
      ...agent.secrets.map((secret) => sole(`agent ${secret}`, secretNameOf(agent.id), own(secretNameOf(agent.id)))),
    ]),
    ...people.scimTokens.map((hash) =>
      sole(`scim ${hash.toString('hex')}`, 'AMENDS_SCIM_TOKEN', own('AMENDS_SCIM_TOKEN')),
    ),
    ...mailboxes.map(({ host, user, folder }) =>
      sole(`mailbox ${host} ${user} ${folder}`, `the mailbox of ${user}`, 'one mailbox is one organisation’s'),
    ),
  ];
}
