/** Which groups give which role in which team: written once in amends.yaml for every source. Pure. */
import type { TeamId } from '../base/ids.ts';
import type { Given, PeopleGroup, PeopleSource } from './account.ts';

/** A line of `people_from.groups`. It gives what it names, and nothing else. */
export interface GroupRule {
  /** The id of a group, or a name that only one group of a source has. */
  readonly group: string;
  /** Not given: of every source. */
  readonly from?: PeopleSource | undefined;
  readonly role?: string | undefined;
  readonly team?: TeamId | undefined;
  readonly lead?: boolean | undefined;
  readonly leads?: 'all' | readonly TeamId[] | undefined;
  /** Whoever is in those groups as well is meant to be: this line counts instead of theirs. */
  readonly above?: readonly string[] | undefined;
}

/** The lines by the groups they are about. */
export interface Mapping {
  /** By source and id of the group, in the order of the file. */
  of(source: PeopleSource, group: string): readonly GroupRule[];
  /** Ids of the groups of a source that a line is about. */
  mapped(source: PeopleSource): ReadonlySet<string>;
  /** Each once, in the order of the file. */
  inOrder(rules: readonly GroupRule[]): readonly GroupRule[];
  /** Lines whose group no source has. */
  readonly unknown: readonly GroupRule[];
  /** Names that several groups of one source have: they give nothing. */
  readonly ambiguous: readonly {
    readonly group: string;
    readonly source: PeopleSource;
    readonly ids: readonly string[];
  }[];
}

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Whether a line may be about a group: of its source, and by its id or a name. Where one of the source has the id, no name counts. */
export const mayMean = (rule: Pick<GroupRule, 'group' | 'from'>, { source, id, names }: PeopleGroup): boolean =>
  (rule.from === undefined || rule.from === source) &&
  (id === rule.group || names.some((name) => same(name, rule.group)));

/** An id is meant before a name: whoever names a group of their own like the id of another gets nothing by it. */
export function mappingOf(rules: readonly GroupRule[], groups: readonly PeopleGroup[]): Mapping {
  const found = new Map<PeopleSource, Map<string, GroupRule[]>>();
  const unknown: GroupRule[] = [];
  const ambiguous: Mapping['ambiguous'][number][] = [];
  const bySource = Map.groupBy(groups, ({ source }) => source);
  for (const rule of rules) {
    let isKnown = false;
    for (const [source, all] of bySource) {
      const named = all.filter((group) => mayMean(rule, group));
      const byId = named.filter(({ id }) => id === rule.group);
      const meant = byId.length > 0 ? byId : named;
      if (meant.length > 0) isKnown = true;
      const gone = meant.filter(({ isGone }) => isGone === true);
      const there = meant.filter(({ isGone }) => isGone !== true);
      const isOne = there.length < 2;
      if (!isOne) ambiguous.push({ group: rule.group, source, ids: there.map(({ id }) => id).toSorted() });
      const of = found.get(source) ?? new Map<string, GroupRule[]>();
      found.set(source, of);
      for (const { id } of [...gone, ...(isOne ? there : [])]) of.set(id, [...(of.get(id) ?? []), rule]);
    }
    if (!isKnown) unknown.push(rule);
  }
  const order = new Map(rules.map((rule, n) => [rule, n]));
  return {
    inOrder: (some) => [...new Set(some)].toSorted((a, b) => (order.get(a) ?? -1) - (order.get(b) ?? -1)),
    of: (source, group) => found.get(source)?.get(group) ?? [],
    mapped: (source) => new Set(found.get(source)?.keys()),
    unknown,
    ambiguous,
  };
}

/** Which of two roles has less authority: negative where the first has. */
export type CompareRoles = (a: string, b: string) => number;

/** What groups make of somebody. */
export interface Standing {
  readonly role: string;
  readonly team: TeamId;
  readonly lead: boolean;
  readonly leads?: readonly TeamId[];
}

export type Judged =
  | {
      readonly kind: 'stands';
      readonly standing: Standing;
      /** More than one role, or more than one team: the first of them counts, which has the least authority. */
      readonly roles: readonly string[];
      readonly teams: readonly TeamId[];
    }
  /** In mapped groups that give no whole place: `role` or `team` is missing. */
  | { readonly kind: 'half'; readonly missing: 'role' | 'team' }
  | { readonly kind: 'nobody' };

/**
 * `rules` in the order of the file. The lower authority counts, whatever the order: of two roles the one with less, and the team of
 * the line that gave it, sooner of one that says nothing of leading. Where none of them names a team, the first team named counts. Whoever leads is said by a line of that team, or of no team.
 */
export function judge(rules: readonly GroupRule[], teams: readonly TeamId[], compare: CompareRoles): Judged {
  if (rules.length === 0) return { kind: 'nobody' };
  const counts = withoutThoseBelow(rules);
  const roles = [...new Set(counts.flatMap(({ role }) => (role === undefined ? [] : [role])))].toSorted(compare);
  const named = (all: readonly GroupRule[]): readonly TeamId[] => [
    ...new Set(all.flatMap(({ team }) => (team === undefined ? [] : [team]))),
  ];
  const [role] = roles;
  if (role === undefined) return { kind: 'half', missing: 'role' };
  const giving = counts.filter((rule) => rule.role === role);
  const ofRole = [...named(giving.filter((rule) => rule.lead !== true)), ...named(giving)];
  const all = [...new Set([...ofRole, ...named(counts)])];
  const [team] = all;
  if (team === undefined) return { kind: 'half', missing: 'team' };
  // of a line that gave another role or team nothing else counts either
  const here = counts.filter(
    (rule) => (rule.role === undefined || rule.role === role) && (rule.team === undefined || rule.team === team),
  );
  const leads = here.flatMap((rule) => (rule.leads === undefined ? [] : rule.leads === 'all' ? teams : rule.leads));
  return {
    kind: 'stands',
    standing: {
      role,
      team,
      lead: here.some((rule) => rule.lead === true),
      ...(leads.length > 0 && { leads: [...new Set(leads)] }),
    },
    roles,
    teams: all,
  };
}

function withoutThoseBelow(rules: readonly GroupRule[]): readonly GroupRule[] {
  const below = rules.flatMap(({ above = [] }) => above);
  const left = rules.filter(({ group }) => !below.some((name) => same(name, group)));
  // two that stand above each other: neither does
  return left.length === 0 ? rules : left;
}

/** A list of the operator's own is a line like those of the file. */
export const ruleGiven = ({ role, team, lead, leads }: Given, teams: ReadonlyMap<string, TeamId>): GroupRule[] => {
  if ((role ?? team ?? lead ?? leads) === undefined) return [];
  const ids = (named: readonly string[]): TeamId[] => named.flatMap((id) => teams.get(id) ?? []);
  return [
    {
      group: '',
      role,
      team: team === undefined ? undefined : teams.get(team),
      lead,
      leads: leads === undefined || leads === 'all' ? leads : ids(leads),
    },
  ];
};
