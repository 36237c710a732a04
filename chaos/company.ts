/** The company that the chaos comes over: two teams, twenty agents and four managers, on Slack and on Teams. */
import { DateTime } from 'luxon';
import type { PlayChannel, PlayPerson, PlayWorld } from '../src/playground/world.ts';

const AGENTS =
  'Alma Bruno Carla Dario Elena Felix Greta Hugo Ines Jonas Klara Luca Marta Nico Olga Pavel Rosa Stefan Tilda Viktor';
const MANAGERS = 'Wanda Xaver Yara Zeno';
const SURNAME = 'Ahrens';

export interface Worker {
  readonly person: PlayPerson;
  readonly role: 'agent' | 'duty_manager' | 'general_manager';
  readonly team: 'east' | 'west';
  /** Where they type; they can be reached on both. */
  readonly on: 'slack' | 'teams';
}

const workerOf = (name: string, n: number): Worker => {
  const id = name.toLowerCase();
  const role = n < 20 ? 'agent' : n === 23 ? 'general_manager' : 'duty_manager';
  return {
    role,
    team: n % 2 === 0 ? 'east' : 'west',
    on: n % 4 < 2 ? 'slack' : 'teams',
    person: {
      id,
      name: `${name} ${SURNAME}`,
      job: role,
      email: `${id}@chaos.example`,
      locale: 'en-GB',
      zone: 'Europe/Paris',
      slackUser: `U0${name.toUpperCase()}`,
      teamsUser: `00000000-0000-4000-8000-${String(n + 1).padStart(12, '0')}`,
    },
  };
};

export const WORKERS: readonly Worker[] = `${AGENTS} ${MANAGERS}`.split(' ').map(workerOf);

const channel = (name: string): PlayChannel => ({
  name,
  about: name,
  slackChannel: `C0${name.toUpperCase().replace('-', '')}`,
  teamsConversation: `19:${name}@thread.tacv2`,
});

export const TEAMS = ['east', 'west'] as const;
const PLACES = ['cases', 'thanks', 'digest'] as const;
export const channelOf = (team: string, place: (typeof PLACES)[number]): PlayChannel => channel(`${team}-${place}`);

export const COMPANY: PlayWorld = {
  company: 'Chaos Works',
  people: WORKERS.map(({ person }) => person),
  channels: TEAMS.flatMap((team) => PLACES.map((place) => channelOf(team, place))),
  slack: {
    team: 'T0CHAOS',
    domain: 'chaos',
    app: 'A0AMENDS',
    botUser: 'U0AMENDS',
    botId: 'B0AMENDS',
    botToken: 'xoxb-chaos',
    signingSecret: 'chaos-signing-secret',
    appToken: 'xapp-1-A0AMENDS-chaos',
  },
  teams: {
    tenant: 'aaaaaaaa-0000-4000-8000-0000000000cc',
    clientId: '11111111-2222-4333-8444-5555555555cc',
    clientSecret: 'chaos-teams-secret',
    group: '19:chaos-team@thread.tacv2',
  },
};

/** The zone of both teams. */
export const ZONE = 'Europe/Paris';
/** `amends.yaml` of the company; its digests are due at `digestAt`. */
export function organisationText(digestAt: Date): string {
  const rings = DateTime.fromJSDate(digestAt, { zone: ZONE }).setLocale('en').toFormat('ccc HH:mm').toLowerCase();
  const { slack } = COMPANY;
  const lines = [
    'workspace: { id: chaos, name: Chaos Works }',
    `slack: { team: ${slack.team}, app: ${slack.app} }`,
    'teams:',
    ...TEAMS.flatMap((team) => [
      `  - id: ${team}`,
      `    name: Desk ${team}`,
      `    zone: ${ZONE}`,
      ...PLACES.map((place) => {
        const { slackChannel, teamsConversation } = channelOf(team, place);
        return `    ${place}: { slack: ${slackChannel}, teams: '${teamsConversation}' }`;
      }),
      `    digest_at: ${rings}`,
      '    skip_empty: false',
      '    values: [we own it to the end]',
    ]),
    'people:',
    ...WORKERS.map(
      ({ person, role, team }) =>
        `  - { id: ${person.id}, name: ${person.name}, role: ${role}, team: ${team}, locale: ${person.locale}, lead: ${role !== 'agent'}, slack: ${person.slackUser}, teams: ${person.teamsUser} }`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
