/** Hotel Aurora with two more people in teams of their own, for absences and deputies: Max, duty manager of T2, and Nils, agent of T3. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HOTEL_AURORA, type PlayPerson, type PlayWorld } from '../../src/playground/world.ts';
import { policyFile } from './policy-file.ts';

const person = (id: string, name: string, job: string, n: number): PlayPerson => ({
  id,
  name,
  job,
  email: `${id}@hotel-aurora.example`,
  locale: 'en-GB',
  zone: 'Europe/Paris',
  slackUser: `U0${id.toUpperCase()}`,
  teamsUser: `00000000-0000-4000-8000-00000000000${n}`,
});

export const WIDE_AURORA: PlayWorld = {
  ...HOTEL_AURORA,
  people: [
    ...HOTEL_AURORA.people,
    person('max', 'Max Weber', 'Duty manager, other house', 5),
    person('nils', 'Nils Berg', 'Night engineer', 6),
  ],
};

const TEAM = (id: string, name: string): string =>
  `  - { id: ${id}, name: ${name}, zone: Europe/Paris, cases: { slack: C0RECOVERIES, teams: '19:recoveries@thread.tacv2' } }\n`;
const PERSON = (id: string, role: string, team: string): string => {
  const found = WIDE_AURORA.people.find((p) => p.id === id);
  if (found === undefined) throw new Error(`nobody called ${id}`);
  return `  - { id: ${id}, name: ${found.name}, role: ${role}, team: ${team}, locale: en-GB, slack: ${found.slackUser}, teams: ${found.teamsUser} }\n`;
};

/** The settings of the wider hotel: its people, and the demo's policy with lines replaced. */
export function wideEnv(...changes: readonly (readonly [string, string])[]): Readonly<Record<string, string>> {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'amends-wide-')), 'amends.yaml');
  writeFileSync(file, wideOrganisation());
  return { AMENDS_CONFIG: file, AMENDS_POLICY: policyFile(changed(...changes)) };
}

function wideOrganisation(): string {
  const yaml = readFileSync('demo/amends.yaml', 'utf8').replace(
    '\npeople:\n',
    `${TEAM('other-house', 'Other house')}${TEAM('night', 'Night engineering')}\npeople:\n`,
  );
  const more = [PERSON('max', 'duty_manager', 'other-house'), PERSON('nils', 'agent', 'night')];
  return `${yaml}${more.join('')}`;
}

function changed(...changes: readonly (readonly [string, string])[]): string {
  let yaml = readFileSync('demo/policy.yaml', 'utf8');
  for (const [from, to] of changes) {
    if (!yaml.includes(from)) throw new Error(`demo/policy.yaml has no "${from}"`);
    yaml = yaml.replace(from, to);
  }
  return yaml;
}
