/** `amends doctor`: looks at everything Amends needs, and says of each thing whether it is well and what to do. Changes nothing. */
import type { Team } from '../../core/base/members.ts';
import { ConfigError, isDemo, readConfig, type Config } from '../../config.ts';
import { checkAgents } from './doctor-agents.ts';
import { checkDatabase } from './doctor-database.ts';
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

function sayFinding({ check, state, said, todo }: Finding): string[] {
  return [`${state.padEnd(4)}  ${check}: ${said}`, ...(todo === null ? [] : [`      → ${todo}`])];
}

async function look(url: string | null, io: Io): Promise<readonly Finding[]> {
  const { config, findings } = checkConfiguration(io);
  const stored = await checkDatabase(io, config?.organisation.workspace ?? null);
  const [slack, teams, intake, model, endpoints, mailboxes] = await Promise.all([
    config?.slack ? checkSlack(config.slack, config, io) : [],
    config?.teams ? checkTeams(config.teams, config, stored.heard, io) : [],
    config === null ? [] : checkIntake(config, io),
    config === null ? [] : (await import('./doctor-model.ts')).checkModel(config, stored.used, io),
    url === null ? [] : checkEndpoints(config, url, io),
    checkMailboxes(config?.mailboxes ?? []),
  ]);
  return [
    ...findings,
    ...checkPolicy(config, io),
    ...checkAgents(config, io.now()),
    ...checkPacks(io.now()),
    ...(config === null ? [] : checkPersonal(config.organisation)),
    ...stored.findings,
    ...slack,
    ...teams,
    ...intake,
    ...model,
    ...endpoints,
    ...mailboxes,
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

function checkConfiguration({ env }: Io): { readonly config: Config | null; readonly findings: readonly Finding[] } {
  if (isDemo(env)) {
    const said = 'nothing of Slack or Teams is configured, so `amends start` plays the demo';
    return {
      config: null,
      findings: [warn('configuration', said, 'to connect your own workspace, begin with: amends manifest')],
    };
  }
  try {
    const config = readConfig(env);
    const served = [config.slack === null ? [] : ['Slack'], config.teams === null ? [] : ['Teams']]
      .flat()
      .join(' and ');
    const { members, teams } = config.organisation.workspace;
    const said = `${served}; ${count(teams.length, 'team')}, ${count(members.length, 'person', 'people')}`;
    return { config, findings: [ok('configuration', said), ...config.organisation.zoneless.map(withoutZone(teams))] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return {
      config: null,
      findings: error.faults.map((fault) => fail('configuration', fault, 'mend it; Amends does not start before')),
    };
  }
}
