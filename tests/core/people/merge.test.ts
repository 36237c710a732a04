/** People of several sources put together: who is whom, what groups give, and that nobody gets more than the least of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memberId, teamId, type MemberId } from '../../../src/core/base/ids.ts';
import type { Member, Team } from '../../../src/core/base/members.ts';
import type { KeptAccount, PeopleGroup, PeopleSource } from '../../../src/core/people/account.ts';
import { believed } from '../../../src/core/people/leaving.ts';
import { judge, mappingOf, type GroupRule } from '../../../src/core/people/mapping.ts';
import { merged, type MergeOf } from '../../../src/core/people/merge.ts';
import { runs } from '../../runs.ts';

const FRONT = teamId.parse('front-desk');
const NIGHT = teamId.parse('night');
const TEAMS = [FRONT, NIGHT].map((id): Team => ({
  id,
  name: id,
  zone: 'Europe/Paris',
  locale: 'en-GB',
  cases: [],
  thanks: [],
  digest: [],
  values: [],
}));
const ORDER = ['agent', 'duty_manager', 'general_manager'];
const compare = (a: string, b: string): number => ORDER.indexOf(a) - ORDER.indexOf(b);
const RULES: readonly GroupRule[] = [
  { group: 'agents', role: 'agent', team: FRONT },
  { group: 'managers', role: 'duty_manager', team: FRONT, lead: true },
  { group: 'night', role: 'duty_manager', team: NIGHT },
  { group: 'bosses', role: 'general_manager', team: FRONT, above: ['agents'] },
  { group: 'every-duty-manager', role: 'duty_manager' },
  { group: 'night-team', team: NIGHT },
];
const groupsOf = (source: PeopleSource): PeopleGroup[] =>
  RULES.map(({ group }) => ({ source, id: `${source}-${group}`, names: [group.toUpperCase()] }));

const account = (source: PeopleSource, id: string, more: Partial<KeptAccount> = {}): KeptAccount => ({
  source,
  id,
  name: id,
  email: null,
  identities: source === 'slack' ? [{ platform: 'slack', place: 'T1', user: id }] : [],
  active: true,
  zone: null,
  locale: null,
  member: null,
  held: null,
  ...more,
  groups: (more.groups ?? []).map((group) => `${source}-${group}`),
});
const person = (id: string, more: Partial<Member> = {}): Member => ({
  id: memberId.parse(id),
  name: id,
  role: 'agent',
  team: FRONT,
  lead: false,
  locale: 'en-GB',
  zone: 'Europe/Paris',
  email: null,
  recognition: 'unknown',
  identities: [],
  active: true,
  ...more,
});
const put = (accounts: readonly KeptAccount[], more: Partial<MergeOf> = {}) =>
  merged({
    people: [],
    teams: TEAMS,
    taken: new Set<MemberId>(),
    accounts,
    groups: (['scim', 'entra', 'csv', 'slack'] as const).flatMap(groupsOf),
    rules: RULES,
    roles: new Set(ORDER),
    compare,
    ...more,
  });
const places = (accounts: readonly KeptAccount[], more: Partial<MergeOf> = {}) =>
  put(accounts, more).members.map(({ role, team, lead }) => [role, team, ...(lead ? ['lead'] : [])].join('/'));

describe('groups', () => {
  it.each<[readonly string[], readonly string[]]>([
    [['agents'], ['agent/front-desk']],
    [['managers'], ['duty_manager/front-desk/lead']],
    // the least of two, and nothing of what the other line gave
    [['agents', 'managers'], ['agent/front-desk']],
    [['managers', 'agents', 'night'], ['agent/front-desk']],
    // the same role in two teams: sooner the one they do not lead
    [['night', 'managers'], ['duty_manager/night']],
    // unless one is said to stand above the other
    [['agents', 'bosses'], ['general_manager/front-desk']],
    [['managers', 'agents', 'bosses'], ['duty_manager/front-desk/lead']],
    // a place in two halves
    [['every-duty-manager', 'night-team'], ['duty_manager/night']],
    [['every-duty-manager'], []],
    [['night-team'], []],
    // a group that no line is about
    [['duty_manager', 'general_manager'], []],
    [[], []],
  ])('%j give %j', (groups, given) => {
    expect(places([account('slack', 'U1', { groups })])).toEqual(given);
    expect(places([account('slack', 'U1', { groups: groups.toReversed() })])).toEqual(given);
  });

  it('of two sources are those of one person, and what conflicts is said', () => {
    const both = [
      account('slack', 'U1', { groups: ['managers'], email: 'ana@a.example' }),
      account('entra', 'e1', { groups: ['agents'], email: 'ana@a.example' }),
    ];
    expect(places(both)).toEqual(['agent/front-desk']);
    expect(put(both).findings).toContainEqual(
      expect.objectContaining({ kind: 'two_roles', roles: ['agent', 'duty_manager'] }),
    );
  });

  it('with one name in one source give nothing by it; by id they do, whatever another is called', () => {
    const twins = [
      { source: 'entra', id: 'g1', names: ['agents'] },
      { source: 'entra', id: 'g2', names: ['Agents'] },
      { source: 'entra', id: 'g3', names: ['g2'] },
    ] as const;
    expect(mappingOf([{ group: 'agents', role: 'agent' }], twins).mapped('entra').size).toBe(0);
    expect(mappingOf([{ group: 'agents', role: 'agent' }], twins).ambiguous).toHaveLength(1);
    expect([...mappingOf([{ group: 'g2', role: 'agent' }], twins).mapped('entra')]).toEqual(['g2']);
    expect(mappingOf([{ group: 'agents', from: 'slack', role: 'agent' }], twins).unknown).toHaveLength(1);
  });

  it('never give a role that none of them is said to give, and never more than the least of them', () => {
    const rule = fc.record(
      {
        group: fc.constantFrom('a', 'b', 'c'),
        role: fc.constantFrom(...ORDER),
        team: fc.constantFrom(FRONT, NIGHT),
        lead: fc.boolean(),
      },
      { requiredKeys: ['group'] },
    );
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 6 }), (rules) => {
        const judged = judge(rules, [FRONT, NIGHT], compare);
        if (judged.kind !== 'stands') return;
        const { role, team, lead } = judged.standing;
        const roles = rules.flatMap((one) => one.role ?? []);
        expect(roles).toContain(role);
        expect(roles.every((one) => compare(role, one) <= 0)).toBe(true);
        expect(rules.map((one) => one.team)).toContain(team);
        const says = rules.some((one) => one.lead === true && (one.role ?? role) === role);
        expect(says || !lead).toBe(true);
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('who is whom', () => {
  const MAIL = 'ana@a.example';
  it.each<[string, readonly KeptAccount[], readonly Member[], number]>([
    ['one mail', [account('slack', 'U1', { email: MAIL }), account('entra', 'e1', { email: MAIL })], [], 1],
    ['the same name alone', [account('slack', 'U1', { name: 'Ana' }), account('entra', 'e1', { name: 'Ana' })], [], 2],
    ['no mail', [account('slack', 'U1'), account('entra', 'e1')], [], 2],
    // a mail that was handed on is not the other account of the same source
    [
      'a mail twice in one source',
      [account('slack', 'U1', { email: MAIL }), account('slack', 'U2', { email: MAIL })],
      [],
      2,
    ],
    [
      'an account named in the file',
      [account('slack', 'U1', { email: 'other@a.example' })],
      [person('ana', { identities: [{ platform: 'slack', place: 'T1', user: 'U1' }] })],
      1,
    ],
    ['a mail of the file', [account('entra', 'e1', { email: MAIL })], [person('ana', { email: 'Ana@A.example' })], 1],
    [
      'a mail of two in the file',
      [account('entra', 'e1', { email: MAIL })],
      [person('ana', { email: MAIL }), person('bob', { email: MAIL })],
      2,
    ],
    [
      'a mail of somebody who has another account there',
      [account('slack', 'U1', { email: MAIL })],
      [person('ana', { email: MAIL, identities: [{ platform: 'slack', place: 'T1', user: 'U9' }] })],
      2,
    ],
  ])('by %s', (_, accounts, people, n) => {
    const inGroups = accounts.map((one) => ({ ...one, groups: [`${one.source}-agents`] }));
    expect(put(inGroups, { people }).members).toHaveLength(n);
  });

  it('stays who they are when their mail becomes another', () => {
    const before = put([account('entra', 'e1', { groups: ['agents'], email: MAIL })]);
    const member = before.members[0]?.id ?? null;
    const after = put([account('entra', 'e1', { groups: ['agents'], email: 'new@a.example', member })]);
    expect(after.members[0]?.id).toBe(member);
    expect(after.assigned).toEqual([]);
  });

  it('is by the file what the file says, with the accounts they have elsewhere', () => {
    const ana = person('ana', { email: MAIL, role: 'general_manager' });
    const [member] = put([account('slack', 'U1', { groups: ['agents'], email: MAIL })], { people: [ana] }).members;
    expect(member).toMatchObject({ id: 'ana', role: 'general_manager', identities: [{ user: 'U1' }] });
  });

  it('has no authority once an account of theirs was closed, whatever the others and the file say', () => {
    const closed = account('entra', 'e1', { email: MAIL, active: false });
    const open = account('slack', 'U1', { groups: ['agents'], email: MAIL });
    expect(put([open, closed]).members).toEqual([]);
    const file = put([closed], { people: [person('ana', { email: MAIL })] });
    expect(file.members).toEqual([]);
    expect(file.findings).toContainEqual({ kind: 'closed', member: 'ana', source: 'entra' });
    // the mail of a closed account that somebody else has now closes nobody
    const heir = account('entra', 'e2', { groups: ['agents'], email: MAIL });
    expect(put([closed, heir]).members).toHaveLength(1);
  });

  it('does not depend on the order in which it is told', () => {
    const one = fc.record({
      source: fc.constantFrom<PeopleSource>('scim', 'entra', 'csv', 'slack'),
      id: fc.constantFrom('1', '2', '3', '4'),
      email: fc.constantFrom(null, 'a@a.example', 'b@a.example'),
      active: fc.boolean(),
      groups: fc.subarray(['agents', 'managers', 'night']),
    });
    const all = fc.uniqueArray(one, { selector: ({ source, id }) => `${source} ${id}`, maxLength: 8 });
    fc.assert(
      fc.property(all, fc.nat(), (told, seed) => {
        const accounts = told.map(({ source, id, ...more }) => account(source, id, more));
        const at = accounts.length === 0 ? 0 : seed % accounts.length;
        const other = [...accounts.slice(at), ...accounts.slice(0, at)].toReversed();
        const people = [person('ana', { email: 'a@a.example' })];
        const once = put(accounts, { people });
        expect(put(other, { people })).toEqual(once);
        // nobody is two members, and no account two people's
        expect(new Set(once.members.map(({ id }) => id)).size).toBe(once.members.length);
        const users = once.members.flatMap(({ identities }) => identities.map(({ user }) => user));
        expect(new Set(users).size).toBe(users.length);
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('whoever leaves a source', () => {
  const isMapped = ({ groups }: { readonly groups: readonly string[] }): boolean => groups.length > 0;
  const here = (from: number, until: number): KeptAccount[] =>
    Array.from({ length: until - from }, (_, n) => account('slack', `U${from + n}`, { groups: ['agents'] }));
  const told = (before: readonly KeptAccount[], after: readonly KeptAccount[], isMeant = false) =>
    believed({ isMapped, before, after, isMeant });

  it('with few others is believed, with too many stands until it is confirmed', () => {
    expect(told(here(0, 20), here(0, 15))).toMatchObject({ held: 0, removed: { length: 5 } });
    const many = told(here(0, 20), here(0, 10));
    expect(many).toMatchObject({ held: 10, removed: [] });
    expect(many.changed.map(({ held }) => held?.groups.join(''))).toEqual(Array<string>(10).fill('slack-agents'));
    expect(told(here(0, 20), here(0, 10), true)).toMatchObject({ held: 0, removed: { length: 10 } });
  });

  it('alone is believed while others are held back, and those who come back are held no more', () => {
    const held = [...here(0, 10), ...told(here(0, 20), here(0, 10)).changed];
    expect(told(held, here(0, 10))).toMatchObject({ held: 10, removed: [], changed: [] });
    expect(told(held, here(1, 10))).toMatchObject({ held: 10, removed: ['U0'] });
    const back = told(held, here(0, 20));
    expect(back.held).toBe(0);
    expect(back.changed.every((one) => one.held === null)).toBe(true);
  });

  it('because the account was closed is believed while the rest of a source is not', () => {
    const closed = here(0, 1).map((one) => ({ ...one, active: false, groups: [] }));
    const after = told(here(0, 20), [...closed, ...here(1, 8)]);
    expect(after.held).toBe(12);
    expect(after.changed.find(({ id }) => id === 'U0')).toMatchObject({ active: false, held: null });
    // but not where most accounts were closed at once
    const all = here(0, 20).map((one) => ({ ...one, active: false }));
    expect(told(here(0, 20), all).held).toBe(20);
  });

  it('because the account was closed stays closed when its source tells of it no more, until it tells that it is open', () => {
    const closed = account('slack', 'U0', { active: false, groups: ['agents'], zone: 'UTC', name: 'Ana' });
    const before = [closed, ...here(1, 20)];
    const gone = told(before, here(1, 20));
    const [kept, ...others] = gone.changed;
    expect(gone.removed).toEqual([]);
    // what is not needed for that is not kept
    expect([kept, others]).toEqual([{ ...closed, name: '', zone: null, groups: [] }, []]);
    if (kept === undefined) throw new Error('nothing is kept');
    expect(told([kept, ...here(1, 20)], here(1, 20))).toEqual({ changed: [], removed: [], held: 0 });
    expect(told([kept, ...here(1, 20)], here(0, 20)).changed).toMatchObject([{ id: 'U0', active: true }]);
    // held back while it was closed: once that is confirmed, it is closed
    const many = here(0, 20).map((one) => ({ ...one, active: false }));
    const held = told(here(0, 20), many).changed;
    expect(told(held, [])).toMatchObject({ held: 20, removed: [] });
    const confirmed = told(held, [], true);
    expect(confirmed).toMatchObject({ held: 0, removed: [], changed: { length: 20 } });
    expect(confirmed.changed.every(({ active, held: still }) => !active && still === null)).toBe(true);
  });
});
