/** `amends doctor`: looks at everything Amends needs, and says of each thing whether it is well and what to do. Changes nothing. */
import type { Team } from '../../core/base/members.ts';
import { ConfigError, readConfigs, type Config } from '../../config.ts';
import { isDemo } from '../../demo-settings.ts';
import { checkAgents } from './doctor-agents.ts';
import { checkDatabase, type Stored } from './doctor-database.ts';
import { checkMailboxes } from './doctor-mailboxes.ts';
import { checkEndpoints } from './doctor-endpoints.ts';
import { checkIntake } from './doctor-intake.ts';
import { checkPacks, checkPolicy } from './doctor-policy.ts';
import { checkPersonal } from './doctor-personal.ts';
import { checkSlack } from './doctor-slack.ts';
import { checkTeams } from './doctor-teams.ts';
import { fail, ok, warn, type Finding } from './finding.ts';
import { exactly, isSet, option, Refused, toJson, type Io, type Verb } from '../verb.ts';
import { count } from '../io/words.ts';

export const doctor: Verb = {
  options: { json: { type: 'boolean' }, url: { type: 'string' } },
  async run(asked, io) {
    exactly(asked);
    const found = await look(option(asked, 'url') ?? null, io);
    const failed = found.filter(({ state }) => state === 'fail').length;
    if (isSet(asked, 'json')) await io.out(toJson({ ok: failed === 0, findings: found }));
    else await io.out(`${found.flatMap(sayFinding).join('\n')}\n`);
    if (failed > 0) throw new Refused(`${count(failed, 'check')} failed.`);
  },
};

function sayConfigured({ slack, teams: inTeams, organisation }: Config, isOneOfSeveral: boolean): readonly Finding[] {
  const served = [slack === null ? [] : ['Slack'], inTeams === null ? [] : ['Teams']].flat().join(' and ');
  const { id, members, teams } = organisation.workspace;
  const said = `${served}; ${count(teams.length, 'team')}, ${count(members.length, 'person', 'people')}`;
  const whose = isOneOfSeveral ? `${id}: ` : '';
  return [ok('configuration', `${whose}${said}`), ...organisation.zoneless.map(withoutZone(teams))];
}

function sayFinding({ check, state, said, todo }: Finding): string[] {
  return [`${state.padEnd(4)}  ${check}: ${said}`, ...(todo === null ? [] : [`      → ${todo}`])];
}

async function look(url: string | null, io: Io): Promise<readonly Finding[]> {
  const { configs, findings } = checkConfiguration(io);
  const [config = null] = configs;
  const stored = await checkDatabase(io, configs);
  const ofEach = await Promise.all(configs.map((one) => lookAtOne(one, stored, io)));
  return [
    ...findings,
    ...(config === null ? [...checkPolicy(null, io), ...checkAgents(null, io.now())] : []),
    ...checkPacks(io.now()),
    ...stored.findings,
    ...ofEach.flatMap((one, n) => (configs.length > 1 ? one.map(named(configs[n]?.organisation.workspace.id)) : one)),
    ...(url === null ? [] : await checkEndpoints(configs, url, io)),
  ];
}

/** Among several each finding says whose it is. */
const named =
  (id: string | undefined) =>
  (finding: Finding): Finding => ({ ...finding, said: `${id ?? ''}: ${finding.said}` });

/** What is one organisation's own. */
async function lookAtOne(named: Config, stored: Stored, io: Io): Promise<readonly Finding[]> {
  const organisation = stored.setUp?.get(named.organisation.workspace.id) ?? named.organisation;
  const config = { ...named, organisation };
  const { slack, teams } = config;
  const { id } = organisation.workspace;
  const used = stored.used?.get(id) ?? null;
  const installed = stored.installed === null ? null : (stored.installed.get(id) ?? new Map<string, string | null>());
  const heard = stored.heard === null ? null : (stored.heard.get(id) ?? new Map<string, string>());
  const asked = await Promise.all([
    slack === null ? [] : checkSlack(slack, config, installed, io),
    teams === null ? [] : checkTeams(teams, config, heard, io),
    checkIntake(config, io),
    config.people.entra === null ? [] : (await import('./doctor-entra.ts')).checkEntra(config.people.entra, io),
    (await import('./doctor-model.ts')).checkModel(config, used, io),
    checkMailboxes(config.mailboxes),
  ]);
  return [
    ...checkPolicy(config, io),
    ...checkAgents(config, io.now()),
    ...checkPersonal(organisation),
    ...asked.flat(),
  ];
}

/** Its weeks go by a clock that nobody chose for it. */
const withoutZone =
  (teams: readonly Team[]) =>
  (id: string): Finding =>
    warn(
      'configuration',
      `team ${id} has no zone; its weeks and its digest go by ${teams.find((team) => team.id === id)?.zone ?? 'UTC'}`,
      `write \`zone\` under ${id}, or once under \`workspace\` for all that have none`,
    );

function checkConfiguration({ env }: Io): {
  readonly configs: readonly Config[];
  readonly findings: readonly Finding[];
} {
  if (isDemo(env)) {
    const said = 'nothing of Slack or Teams is configured, so `amends start` plays the demo';
    return {
      configs: [],
      findings: [warn('configuration', said, 'to connect your own workspace, begin with: amends manifest')],
    };
  }
  try {
    const configs = readConfigs(env);
    return { configs, findings: configs.flatMap((config) => sayConfigured(config, configs.length > 1)) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return {
      configs: [],
      findings: error.faults.map((fault) => fail('configuration', fault, 'mend it; Amends does not start before')),
    };
  }
}
