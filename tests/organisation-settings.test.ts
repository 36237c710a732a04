/** amends.yaml with what was set up in chat above it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memberId, type MemberId } from '../src/core/base/ids.ts';
import { mayPlace } from '../src/core/setup/may-give.ts';
import { PERSON_KEYS, TEAM_KEYS, type Setting, type SettingKey, type SettingOf } from '../src/core/setup/settings.ts';
import { readOrganisation, withSetUp, type Organisation } from '../src/organisation.ts';
import { withSettings } from '../src/organisation-settings.ts';
import { writeOrganisation } from '../src/organisation-written.ts';

const ROLES = new Set(['agent', 'owner']);
const text = (admins = ''): string => `workspace: { id: shop, name: Shop }
slack: { team: T0SHOP }
${admins}
teams:
  - id: counter
    name: Counter
    zone: Europe/London
    cases: { slack: C0CASES }
    goals: [{ metric: promise_kept_rate, at_least: 90% }]
  - { id: store, name: Store, zone: Europe/London }
people:
  - { id: ola, name: Ola Berg, role: owner, team: counter, lead: true, leads: all, slack: U0OLA }
  - { id: kim, name: Kim Lee, role: agent, team: counter, slack: U0KIM }
`;
const shop = (admins = ''): Organisation => {
  const read = readOrganisation(text(admins), 'amends.yaml', ROLES, null);
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return read.organisation;
};
const OLA = memberId.parse('ola');
const set = (of: SettingOf, key: SettingKey, value: string | null, version = 1): Setting => ({
  of,
  key,
  value,
  version,
  before: null,
  by: OLA,
  at: new Date(0),
});

describe('what is set up in chat', () => {
  it('stands above the file, the last word first, and goes back to it', () => {
    const settings = [
      set('team:counter', 'digest_at', 'fri 15:00', 1),
      set('team:counter', 'digest_at', 'tue 10:00', 3),
      set('team:counter', 'cases.slack', '', 2),
      set('team:counter', 'name', 'Desk', 2),
      set('team:counter', 'name', null, 4),
      set('team:counter', 'goal.promise_kept_rate', 'at_least 95%', 2),
      set('team:night', 'name', 'Night', 2),
      set('person:kim', 'team', 'night', 5),
    ];
    const { workspace, digestAt, from } = withSetUp(shop(), settings, ROLES);
    expect(digestAt.get('counter')).toBe('tue 10:00');
    expect(workspace.teams[0]).toMatchObject({ name: 'Counter', cases: [], goals: [{ atLeast: 0.95 }] });
    expect(workspace.teams.map(({ id }) => id)).toEqual(['counter', 'store', 'night']);
    expect(workspace.members[1]).toMatchObject({ id: 'kim', team: 'night' });
    expect(from.ignored).toEqual([]);
  });

  it('is ignored and named where what it is of is gone, or its role is none of the policy', () => {
    const settings = [
      set('team:cellar', 'digest_at', 'fri 15:00'),
      set('person:max', 'lead', 'yes'),
      set('person:kim', 'role', 'king'),
      set('person:kim', 'team', 'cellar', 2),
      set('team:counter', 'zone', 'Mars/Olympus'),
    ];
    const { workspace, from } = withSetUp(shop(), settings, ROLES);
    expect(workspace).toEqual(shop().workspace);
    expect(from.ignored.map(({ setting, why }) => `${setting.of} ${setting.key}: ${why}`).toSorted()).toEqual([
      'person:kim role: no_role',
      'person:kim team: no_team',
      'person:max lead: no_person',
      'team:cellar digest_at: no_team',
      'team:counter zone: unreadable',
    ]);
  });

  it('is written back into the file, whose comments and other lines stay: read again it is the same organisation', () => {
    const source = `# whose file this is\n${text('admins: [kim] # and nobody else')}`;
    const read = readOrganisation(source, 'amends.yaml', ROLES, null);
    if (!read.ok) throw new Error(read.faults.join('\n'));
    const settings = [
      set('team:counter', 'digest_at', 'fri 15:00'),
      set('team:counter', 'cases.slack', ''),
      set('team:counter', 'thanks.slack', 'C0THANKS'),
      set('team:counter', 'goal.promise_kept_rate', ''),
      set('team:counter', 'goal.time_to_resolution', 'at_most 8h'),
      set('team:store', 'lineup', '08:30'),
      set('team:store', 'hours', 'mon-fri 08:00-18:00; sat 09:00-13:00'),
      set('team:night', 'name', 'Night: "desk" #1'),
      set('team:night', 'zone', 'Europe/Paris'),
      set('person:kim', 'team', 'night'),
      set('person:kim', 'lead', 'yes'),
      set('house', 'holidays', '2026-12-25 2026-12-26'),
    ];
    const setUp = withSetUp(read.organisation, settings, ROLES);
    const written = writeOrganisation(source, setUp.from);
    const again = readOrganisation(written, 'amends.yaml', ROLES, null);
    expect(again.ok && again.organisation.from.named).toEqual(setUp.from.file);
    expect(again.ok && again.organisation.workspace).toEqual(setUp.workspace);
    expect(written).toContain('# whose file this is\n');
    expect(written).toContain('admins: [ kim ] # and nobody else');
    expect(written).toContain('- { id: ola, name: Ola Berg, role: owner');
    expect(written).toContain('#     store: { mon: ["08:00-18:00"], tue');
    expect(written).toContain('#   holidays: [2026-12-25, 2026-12-26]');
    // said once for several it is written out for each
    const shared = source
      .replace('zone: Europe/London\n    cases', 'zone: &z Europe/London\n    cases')
      .replace('zone: Europe/London }', 'zone: *z }');
    const moved = writeOrganisation(
      shared,
      withSetUp(read.organisation, [set('team:store', 'zone', 'UTC')], ROLES).from,
    );
    expect(moved).toMatch(/Europe\/London[^]*zone: UTC/);
  });

  it('is the same when it is done twice, whatever was set, and never takes a team or a person away', () => {
    const value = fc.oneof(
      fc.constantFrom(
        'fri 15:00',
        '',
        'C0NEW',
        'weekly',
        'Desk',
        'Europe/Rome',
        'at_least 50%',
        'agent',
        'night',
        'yes',
        'x y',
      ),
      fc.constant(null),
    );
    const setting = fc
      .record({
        of: fc.constantFrom<SettingOf>('team:counter', 'team:night', 'team:gone', 'person:kim', 'person:max', 'house'),
        key: fc.constantFrom<SettingKey>(...TEAM_KEYS, ...PERSON_KEYS, 'holidays'),
        value,
        version: fc.integer({ min: 1, max: 6 }),
      })
      .map((one) => set(one.of, one.key, one.value, one.version));
    const { named } = shop().from;
    fc.assert(
      fc.property(fc.array(setting, { maxLength: 20 }), (settings) => {
        const once = withSettings(named, settings, ROLES);
        expect(withSettings(once.file, settings, ROLES).file).toEqual(once.file);
        const ids = once.file.teams.map(({ id }) => id);
        expect(ids).toEqual(expect.arrayContaining(['counter', 'store']));
        expect(once.file.people.map(({ id }) => id)).toEqual(['ola', 'kim']);
        for (const { team, role } of once.file.people) {
          expect(ids).toContain(team);
          expect(ROLES).toContain(role);
        }
        const read = once.ignored.filter(({ why }) => why !== 'unreadable').map(({ setting: left }) => left.of);
        expect(read).not.toContain('team:counter');
      }),
    );
  });

  it('is for those whom the file names, or for whoever reads of every team; a name that is nobody’s is a fault', () => {
    const admins = (line?: string): readonly MemberId[] => shop(line).admins;
    expect(admins()).toEqual(['ola']);
    expect(admins('admins: [kim]')).toEqual(['kim']);
    const read = readOrganisation(text('admins: [nobody]'), 'amends.yaml', ROLES, null);
    expect(read).toMatchObject({
      ok: false,
      faults: [expect.stringMatching(/^amends\.yaml:3:.*nobody called "nobody"/)],
    });
  });
});

describe('a place that is given in chat', () => {
  const policy = {
    roles: new Map([
      ['agent', { approve: null }],
      ['senior', { approve: null }],
      ['owner', { approve: { upTo: null, teams: 'all' } }],
    ]),
    approval: { ladder: ['owner'] },
  } as unknown as Parameters<typeof mayPlace>[3];
  const at = (id: string, role: string) => ({ id: memberId.parse(id), role });
  it.each([
    ['a role that approves nothing', at('ola', 'agent'), at('kim', 'agent'), 'role', 'senior', 'alone'],
    ['a role that approves money', at('ola', 'owner'), at('kim', 'agent'), 'role', 'owner', 'with_second'],
    ['another team for whoever approves', at('ola', 'owner'), at('kim', 'owner'), 'team', 'store', 'with_second'],
    ['less than one’s own', at('ola', 'owner'), at('ola', 'owner'), 'role', 'agent', 'alone'],
    ['more than one’s own', at('ola', 'agent'), at('ola', 'agent'), 'role', 'owner', 'above_own'],
    ['to lead, by one’s own word', at('ola', 'agent'), at('ola', 'agent'), 'lead', 'yes', 'with_second'],
    ['to lead, by another’s', at('ola', 'agent'), at('kim', 'agent'), 'lead', 'yes', 'alone'],
    ['whatever the file says', at('ola', 'agent'), at('kim', 'agent'), 'role', null, 'with_second'],
    ['a role nobody knows', at('ola', 'owner'), at('kim', 'agent'), 'role', 'king', 'no_role'],
  ] as const)('%s', (_what, by, to, key, value, may) => {
    expect(mayPlace(by, to, [{ key, value }], policy)).toBe(may);
  });
});
