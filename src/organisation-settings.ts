/** amends.yaml with what was set up in chat above it: the file is the floor, each setting stands above what it says of the same. Pure. */
import { memberId, teamId, type MemberId, type TeamId } from './core/base/ids.ts';
import { GOAL_METRICS, type GoalMetric } from './core/base/members.ts';
import { readValue } from './core/setup/read-value.ts';
import {
  CHANNEL_USES,
  inForce,
  TEAM_KEYS,
  type Setting,
  type SettingKey,
  type TeamKey,
} from './core/setup/settings.ts';
import type { OrganisationFile } from './organisation-file.ts';

type FileTeam = OrganisationFile['teams'][number];
type FilePerson = OrganisationFile['people'][number];

/** A setting that says nothing any more: of a team or somebody who is not there, of a role the policy has not, or unreadable. */
export interface Ignored {
  readonly setting: Setting;
  readonly why: 'no_team' | 'no_person' | 'no_role' | 'unreadable';
}

export interface SetUp {
  readonly file: OrganisationFile;
  readonly ignored: readonly Ignored[];
}

/** Done twice it is the same. `roles`: of the policy; null: not known here, and then nobody is given one. */
export function withSettings(
  file: OrganisationFile,
  settings: readonly Setting[],
  roles: ReadonlySet<string> | null,
): SetUp {
  const ignored: Ignored[] = [];
  const said = inForce(settings);
  const isRead = ({ key, value }: Setting): boolean => value !== null && readValue(key, value) === value;
  const readable = said.filter((setting) => {
    if (!isRead(setting)) ignored.push({ setting, why: 'unreadable' });
    return isRead(setting);
  });
  const of = new Map<string, Setting[]>();
  for (const one of readable) of.set(one.of, [...(of.get(one.of) ?? []), one]);
  const teams = [...file.teams, ...newTeams(file, readable)].map((team) =>
    (of.get(`team:${team.id}`) ?? []).reduce(teamWith, team),
  );
  const there = new Set<string>(teams.map(({ id }) => id));
  const people = file.people.map((person) =>
    (of.get(`person:${person.id}`) ?? []).reduce((one, setting) => {
      const why = noPlace(setting, { there, roles });
      if (why !== null) ignored.push({ setting, why });
      return why === null ? personWith(one, setting) : one;
    }, person),
  );
  const named = new Set<string>(file.people.map(({ id }) => id));
  for (const setting of readable) {
    const [kind, id = ''] = setting.of.split(':');
    if (kind === 'team' && !there.has(id)) ignored.push({ setting, why: 'no_team' });
    if (kind === 'person' && !named.has(id)) ignored.push({ setting, why: 'no_person' });
  }
  return { file: { ...file, teams, people }, ignored };
}

/** A team that only chat knows is one that was given a name there. */
function newTeams(file: OrganisationFile, settings: readonly Setting[]): readonly FileTeam[] {
  const known = new Set<string>(file.teams.map(({ id }) => id));
  return settings.flatMap(({ of, key, value }) => {
    const id = /^team:(.+)$/.exec(of)?.[1] ?? '';
    return key !== 'name' || value === null || id === '' || known.has(id) ? [] : [bareTeam(teamId.parse(id), value)];
  });
}

const bareTeam = (id: TeamId, name: string): FileTeam => ({
  id,
  name,
  locale: 'en-GB',
  cases: {},
  thanks: {},
  digest: {},
  digest_at: 'mon 09:00',
  skip_empty: true,
  leader_digest: 'monthly',
  values: [],
  goals: [],
});

function teamWith(team: FileTeam, { key, value }: Setting): FileTeam {
  const text = value ?? '';
  switch (key) {
    case 'name':
    case 'zone':
    case 'locale':
    case 'digest_at':
      return { ...team, [key]: text };
    case 'leader_digest':
      return { ...team, leader_digest: text === 'weekly' || text === 'off' ? text : 'monthly' };
    case 'lineup': {
      const { lineup: _before, ...rest } = team;
      return text === '' ? rest : { ...rest, lineup: text };
    }
    case 'cases.slack':
    case 'cases.teams':
    case 'thanks.slack':
    case 'thanks.teams':
    case 'digest.slack':
    case 'digest.teams': {
      const { use, platform } = channelOf(key);
      const { [platform]: _before, ...rest } = team[use];
      return { ...team, [use]: text === '' ? rest : { ...rest, [platform]: text } };
    }
    case 'goal.first_response_time':
    case 'goal.time_to_resolution':
    case 'goal.promise_kept_rate':
      return { ...team, goals: goalsWith(team.goals, key, text) };
    // with the policy
    case 'hours':
    // of no team
    case 'holidays':
    case 'role':
    case 'team':
    case 'lead':
      return team;
  }
}

const channelOf = (key: Extract<TeamKey, `${string}.${'slack' | 'teams'}`>) => {
  const use = CHANNEL_USES.find((one) => key.startsWith(`${one}.`)) ?? 'cases';
  return { use, platform: key.endsWith('.slack') ? ('slack' as const) : ('teams' as const) };
};

function goalsWith(goals: FileTeam['goals'], key: SettingKey, text: string): FileTeam['goals'] {
  const metric: GoalMetric = GOAL_METRICS.find((one) => key === `goal.${one}`) ?? 'promise_kept_rate';
  const others = goals.filter((goal) => goal.metric !== metric);
  const [bound = '', figure = ''] = text.split(' ');
  const said =
    figure === '' ? [] : [{ metric, ...(bound === 'at_least' ? { at_least: figure } : { at_most: figure }) }];
  return [...others, ...said].toSorted((a, b) => GOAL_METRICS.indexOf(a.metric) - GOAL_METRICS.indexOf(b.metric));
}

interface Places {
  readonly there: ReadonlySet<string>;
  readonly roles: ReadonlySet<string> | null;
}

function noPlace({ key, value }: Setting, { there, roles }: Places): 'no_team' | 'no_role' | null {
  if (key === 'team' && !there.has(value ?? '')) return 'no_team';
  return key === 'role' && roles?.has(value ?? '') !== true ? 'no_role' : null;
}

function personWith(person: FilePerson, { key, value }: Setting): FilePerson {
  if (key === 'role') return { ...person, role: value ?? person.role };
  if (key === 'team') return { ...person, team: teamId.parse(value) };
  return key === 'lead' ? { ...person, lead: value === 'yes' } : person;
}

/** What a team is, key by key, as settings say it; a key without a value is left out. */
export function valuesOf(team: FileTeam): ReadonlyMap<TeamKey, string> {
  const goals = new Map(team.goals.map((goal) => [`goal.${goal.metric}`, goalText(goal)]));
  const plain: Readonly<Record<string, string | undefined>> = {
    name: team.name,
    zone: team.zone,
    locale: team.locale,
    digest_at: team.digest_at,
    leader_digest: team.leader_digest,
    lineup: team.lineup,
    ...Object.fromEntries(
      CHANNEL_USES.flatMap((use) => (['slack', 'teams'] as const).map((on) => [`${use}.${on}`, team[use][on]])),
    ),
  };
  return new Map(
    TEAM_KEYS.flatMap((key): (readonly [TeamKey, string])[] => {
      const value = plain[key] ?? goals.get(key);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

const goalText = ({ at_least: least, at_most: most }: FileTeam['goals'][number]): string =>
  least === undefined ? `at_most ${most ?? ''}` : `at_least ${least}`;

/**
 * Who sets up in chat: those whom `admins` names; where it names nobody, those who read of every team (`leads: all`).
 * It is no authority over money, and none comes of it.
 */
export const adminsOf = (file: OrganisationFile): readonly MemberId[] =>
  file.admins.length > 0
    ? file.admins.map((id) => memberId.parse(id))
    : file.people.flatMap(({ id, leads }) => (leads === 'all' ? [id] : []));
