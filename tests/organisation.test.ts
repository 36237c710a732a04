/** What `amends.yaml` says of when teams and those who lead them are told, and what is wrong with it, each with its line. */
import { describe, expect, it } from 'vitest';
import { readOrganisation, type Organisation } from '../src/organisation.ts';

const file = (team: string, person = ''): string => `workspace: { id: shop, name: Shop }
slack: { team: T0SHOP }
teams:
  - id: counter
    name: Counter
    zone: Europe/London
${team}
  - { id: store, name: Store, zone: Europe/London }
people:
  - { id: ola, name: Ola Berg, role: owner, team: counter, lead: true, slack: U0OLA${person} }
`;
const read = (team: string, person?: string): Organisation => {
  const found = readOrganisation(file(team, person), 'amends.yaml', null, null);
  if (!found.ok) throw new Error(found.faults.join('\n'));
  return found.organisation;
};
const faults = (team: string, person?: string): readonly string[] => {
  const found = readOrganisation(file(team, person), 'amends.yaml', null, null);
  return found.ok ? [] : found.faults;
};

describe('what comes by the calendar', () => {
  it('is a leader’s digest every month and no line-up, unless the file says so', () => {
    const { rhythms, workspace } = read('    digest_at: fri 16:30');
    expect(rhythms[0]).toEqual({ team: 'counter', at: { day: 'fri', weekday: 5, minutes: 990 }, lineup: null });
    expect(workspace.teams[0]).not.toHaveProperty('leaderDigest');
    const said = read("    leader_digest: weekly\n    lineup: '08:30'");
    expect(said.rhythms[0]).toMatchObject({ lineup: 510 });
    expect(said.workspace.teams[0]).toMatchObject({ leaderDigest: 'weekly' });
  });

  it('says where a time, a rhythm or a goal is none', () => {
    expect(faults("    lineup: '8:30'")).toEqual([expect.stringMatching(/^amends\.yaml:7:13 .*lineup: is not a time/)]);
    expect(faults('    leader_digest: daily')).toEqual([expect.stringMatching(/^amends\.yaml:7:/)]);
  });

  it.each([
    '{ metric: heard, at_most: 3m }',
    '{ metric: promise_kept_rate }',
    "{ metric: promise_kept_rate, at_least: '95%', at_most: '99%' }",
    '{ metric: promise_kept_rate, at_least: 4h }',
    "{ metric: promise_kept_rate, at_least: '120%' }",
    '{ metric: time_to_resolution, at_most: soon }',
  ])('says once what is wrong with the goal %s', (goal) => {
    expect(faults(`    goals: [${goal}]`)).toHaveLength(1);
  });

  it('reads goals in the unit of their metric', () => {
    const { workspace } = read(
      "    goals:\n      - { metric: promise_kept_rate, at_least: '95%' }\n      - { metric: first_response_time, at_most: 30m }",
    );
    expect(workspace.teams[0]?.goals).toEqual([
      { metric: 'promise_kept_rate', atLeast: 0.95 },
      { metric: 'first_response_time', atMost: 1_800_000 },
    ]);
  });

  it('names the teams somebody reads about together, which must be there', () => {
    expect(read('', ', leads: all').workspace.members[0]).toMatchObject({ leads: ['counter', 'store'] });
    expect(read('', ', leads: [store]').workspace.members[0]).toMatchObject({ leads: ['store'] });
    expect(read('').workspace.members[0]).not.toHaveProperty('leads');
    expect(faults('', ', leads: [cellar]')).toEqual([expect.stringMatching(/there is no team "cellar"; teams are/)]);
  });
});
