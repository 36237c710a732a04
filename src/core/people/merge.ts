/** Who works here: amends.yaml and what the sources tell, put together. The same of the same, in whatever order it comes. Pure. */
import type { MemberId, TeamId } from '../base/ids.ts';
import type { Member, PlatformIdentity, Team } from '../base/members.ts';
import { standing, type KeptAccount, type PeopleGroup, type PeopleSource } from './account.ts';
import { judge, mappingOf, ruleGiven, type CompareRoles, type GroupRule, type Standing } from './mapping.ts';
import { matched, type Person } from './match.ts';

export interface MergeOf {
  /** As amends.yaml names them. */
  readonly people: readonly Member[];
  readonly teams: readonly Team[];
  /** Ids that are no person's. */
  readonly taken: ReadonlySet<MemberId>;
  readonly accounts: readonly KeptAccount[];
  readonly groups: readonly PeopleGroup[];
  readonly rules: readonly GroupRule[];
  /** Roles of the policy. */
  readonly roles: ReadonlySet<string>;
  readonly compare: CompareRoles;
}

/** What an operator should see to. */
export type PeopleFinding =
  | { readonly kind: 'two_roles'; readonly member: MemberId; readonly roles: readonly string[] }
  | { readonly kind: 'two_teams'; readonly member: MemberId; readonly teams: readonly TeamId[] }
  | { readonly kind: 'unknown_role'; readonly member: MemberId; readonly role: string }
  | { readonly kind: 'half'; readonly missing: 'role' | 'team'; readonly people: number }
  | { readonly kind: 'unknown_group'; readonly group: string }
  | {
      readonly kind: 'ambiguous_group';
      readonly group: string;
      readonly source: PeopleSource;
      readonly ids: readonly string[];
    }
  | {
      readonly kind: 'unclear';
      readonly source: PeopleSource;
      readonly account: string;
      readonly members: readonly MemberId[];
    }
  /** Named in amends.yaml, and their account is closed where they have one: they have no authority. */
  | { readonly kind: 'closed'; readonly member: MemberId; readonly source: PeopleSource };

export interface Merged {
  /** Those of amends.yaml in their order, then the others by id. */
  readonly members: readonly Member[];
  /** Accounts whose member is another than is kept. */
  readonly assigned: readonly { readonly source: PeopleSource; readonly account: string; readonly member: MemberId }[];
  readonly findings: readonly PeopleFinding[];
}

export function merged(of: MergeOf): Merged {
  const mapping = mappingOf(of.rules, of.groups);
  const teamIds = new Map(of.teams.map(({ id }) => [String(id), id]));
  const { persons, unclear } = matched(of.people, of.accounts, of.taken);
  const findings: PeopleFinding[] = [
    ...mapping.unknown.map(({ group }) => ({ kind: 'unknown_group', group }) as const),
    ...mapping.ambiguous.map((one) => ({ kind: 'ambiguous_group', ...one }) as const),
    ...unclear.map((one) => ({ kind: 'unclear', ...one }) as const),
  ];
  const half = { role: 0, team: 0 };
  const rulesOf = (account: KeptAccount): readonly GroupRule[] => [
    ...standing(account).groups.flatMap((group) => mapping.of(account.source, group)),
    ...(account.given === undefined ? [] : ruleGiven(account.given, teamIds)),
  ];
  const placed = (person: Person): Standing | null => {
    const judged = judge(mapping.inOrder(person.accounts.flatMap(rulesOf)), [...teamIds.values()], of.compare);
    if (judged.kind === 'nobody') return null;
    if (judged.kind === 'half') {
      half[judged.missing] += 1;
      return null;
    }
    const { roles, teams } = judged;
    if (roles.length > 1) findings.push({ kind: 'two_roles', member: person.id, roles });
    if (teams.length > 1) findings.push({ kind: 'two_teams', member: person.id, teams });
    const unknown = roles.find((role) => !of.roles.has(role));
    if (unknown === undefined) return judged.standing;
    findings.push({ kind: 'unknown_role', member: person.id, role: unknown });
    return null;
  };
  const memberOf = (person: Person): Member | null => {
    const closed = person.accounts.find((account) => !standing(account).active);
    if (person.file === null) {
      const stands = closed === undefined ? placed(person) : null;
      return stands === null ? null : told(person, stands, of.teams);
    }
    if (closed === undefined) return { ...person.file, identities: identitiesOf(person) };
    findings.push({ kind: 'closed', member: person.id, source: closed.source });
    return null;
  };
  const here = persons.map((person) => ({ person, member: memberOf(person) }));
  const inFile = here.flatMap(({ person, member }) => (person.file === null ? [] : (member ?? [])));
  const others = here.flatMap(({ person, member }) => (person.file === null ? (member ?? []) : []));
  for (const missing of ['role', 'team'] as const)
    if (half[missing] > 0) findings.push({ kind: 'half', missing, people: half[missing] });
  return {
    members: [...inFile, ...others.toSorted((one, other) => (one.id < other.id ? -1 : 1))],
    assigned: persons.flatMap(({ id, accounts }) =>
      accounts.flatMap(({ source, id: account, member }) => (member === id ? [] : [{ source, account, member: id }])),
    ),
    findings,
  };
}

/** As the sources tell of somebody: the first of them that says a thing. */
function told({ id, accounts, file }: Person, standing: Standing, teams: readonly Team[]): Member {
  const first = <T>(of: (account: KeptAccount) => T | null | undefined): T | undefined => {
    for (const account of accounts) {
      const said = of(account);
      if (said !== null && said !== undefined) return said;
    }
    return undefined;
  };
  const team = teams.find((one) => one.id === standing.team);
  const shift = first(({ given }) => given?.shift);
  const site = first(({ given }) => given?.site);
  const contact = first(({ given }) => given?.contact);
  return {
    id,
    name: first(({ name }) => (name === '' ? null : name)) ?? id,
    role: standing.role,
    team: standing.team,
    lead: standing.lead,
    ...(standing.leads !== undefined && { leads: standing.leads }),
    locale: first(({ locale }) => locale) ?? team?.locale ?? 'en-GB',
    zone: first(({ zone }) => zone) ?? team?.zone ?? 'UTC',
    email: first(({ email }) => email) ?? null,
    recognition: 'unknown',
    identities: identitiesOf({ id, accounts, file }),
    ...((contact ?? shift ?? site) !== undefined && {
      groups: { contactType: contact ?? null, shift: shift ?? null, site: site ?? null },
    }),
    active: true,
  };
}

/** A person's own accounts on the platforms: what amends.yaml says of a place stands there alone. */
function identitiesOf({ file, accounts }: Person): readonly PlatformIdentity[] {
  const all = [
    ...(file?.identities ?? []),
    ...accounts.flatMap((account) => (standing(account).active ? account.identities : [])),
  ];
  const places = new Map<string, PlatformIdentity>();
  for (const identity of all) {
    const place = `${identity.platform} ${identity.place}`;
    if (!places.has(place)) places.set(place, identity);
  }
  return [...places.values()];
}
