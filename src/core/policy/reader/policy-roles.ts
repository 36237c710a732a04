/** The roles of a policy: what each may give and approve, with what it takes over from the role it extends. Pure. */
import type { ApproveRule, Grant, RoleRule } from '../policy.ts';
import { ALWAYS, readLimit, readWhen } from './policy-limits.ts';
import { readLimitMoney } from './policy-money.ts';
import {
  allRead,
  entriesOf,
  faultAt,
  faultAtKey,
  itemsOf,
  may,
  need,
  quiet,
  strictEntriesOf,
  whole,
  type Entries,
  type Read,
  type Spot,
} from './policy-sheet.ts';
import { actionNames, type Terms } from './policy-terms.ts';
import { checkKeyName, inOrder, readDate, readKnown, readKnownNames, readName, readWord } from './policy-values.ts';

/** A role as its section says it, before anything is taken over. */
interface OwnRole {
  readonly spot: Spot;
  readonly extends: string | null;
  readonly grants: readonly Grant[];
  readonly approve: ApproveRule | null;
}

export interface Roles {
  readonly own: ReadonlyMap<string, OwnRole>;
  readonly resolved: ReadonlyMap<string, RoleRule>;
}

export function readRoles(terms: Terms): Read<Roles> {
  return (spot) => {
    const entries = entriesOf(spot);
    if (!entries) return undefined;
    if (entries.size === 0) return faultAt(spot, 'P003', 'no role is declared; write at least one');
    const parents = parentsOf(entries, terms);
    const own = new Map<string, OwnRole>();
    for (const [name, each] of entries) {
      const role = checkKeyName(each, name) ? readOwnRole(each, terms) : undefined;
      if (role) own.set(name, role);
    }
    if (hasCircle(entries, parents) || own.size < entries.size) return undefined;
    return { own, resolved: new Map([...own.keys()].map((name) => [name, resolve(name, own)] as const)) };
  };
}

function readOwnRole(spot: Spot, terms: Terms): OwnRole | undefined {
  const entries = strictEntriesOf(spot, ['extends', 'grants', 'approve']);
  if (!entries) return undefined;
  const grants = may(entries, 'grants', readGrants(terms));
  return whole({
    spot,
    extends: may(entries, 'extends', readKnown('role', terms.roles)),
    grants: grants === null ? [] : grants,
    approve: may(entries, 'approve', readApprove(terms)),
  });
}

function readGrants(terms: Terms, needed = true): Read<readonly Grant[]> {
  return (spot) => {
    const items = itemsOf(spot);
    if (!items) return undefined;
    const seen = new Set<string>();
    const once: Read<string> = (id) => {
      const name = readName(id);
      if (name !== undefined && seen.has(name)) {
        return faultAt(id, 'P013', `the grant "${name}" stands twice in this role; give one of them another id`);
      }
      if (name !== undefined) seen.add(name);
      return name;
    };
    return allRead(items, readGrant(terms, once, needed));
  };
}

/** `needed`: without a limit of its own a grant with costs would be boundless. */
function readGrant(terms: Terms, readId: Read<string>, needed: boolean): Read<Grant> {
  return (spot) => {
    const entries = strictEntriesOf(spot, ['id', 'actions', 'ask', 'limits', 'when', 'valid_from', 'valid_until']);
    if (!entries) return undefined;
    const id = need(spot, entries, 'id', readId);
    const actions = need(spot, entries, 'actions', readKnownNames('action', actionNames(terms)));
    const asks = may(entries, 'ask', readAsk(entries));
    const limits = readLimits(spot, entries, terms, { actions, needed: needed && !entries.has('ask') });
    const when = may(entries, 'when', readWhen(terms));
    const validFrom = may(entries, 'valid_from', readDate(terms.zone));
    const validUntil = may(entries, 'valid_until', readDate(terms.zone));
    const said = '"valid_until" must be after "valid_from"';
    if (!inOrder(entries.get('valid_until'), validFrom ?? null, validUntil ?? null, said)) return undefined;
    if (when === undefined || asks === undefined) return undefined;
    const grant = whole({ id, actions, limits, ...(when ?? ALWAYS), validFrom, validUntil });
    return grant && (asks === null ? grant : { ...grant, asks: true });
  };
}

/** `ask: always`: what is never given alone has nothing to limit, and no case in which it would be. */
function readAsk(entries: Entries): Read<'always'> {
  return (spot) => {
    const beside = ['limits', 'when'].find((key) => entries.has(key));
    if (beside === undefined) return readWord(['always'] as const)(spot);
    return faultAtKey(
      spot,
      'P014',
      `stands beside "${beside}"; what is always asked for needs neither limits nor "when"`,
    );
  };
}

/** May be left out only when everything in the grant is free. */
function readLimits(
  spot: Spot,
  entries: Entries,
  terms: Terms,
  { actions, needed }: { readonly actions: readonly string[] | undefined; readonly needed: boolean },
): Grant['limits'] | undefined {
  const granted = actions ?? namesIn(entries.get('actions'));
  const costs = granted?.some((name) => terms.actions?.get(name) !== 'free' && terms.actions?.has(name) === true);
  const read: Read<Grant['limits']> = (each) => {
    const items = itemsOf(each);
    if (items?.length === 0) return faultAt(each, 'P003', 'the list is empty; write at least one limit');
    return items && allRead(items, (item) => readLimit(terms, actions, items.indexOf(item))(item))?.flat();
  };
  if (costs === true && needed) return need(spot, entries, 'limits', read);
  const limits = may(entries, 'limits', read);
  return limits === null ? [] : limits;
}

/** The names in a list that has a fault somewhere, so that the good ones are still known. */
function namesIn(spot: Spot | undefined): readonly string[] | undefined {
  return spot && itemsOf(quiet(spot))?.flatMap((item) => readName(item) ?? []);
}

function readApprove(terms: Terms): Read<ApproveRule> {
  return (spot) => {
    const entries = strictEntriesOf(spot, ['up_to', 'teams', 'per_day', 'per_month', 'grants']);
    if (!entries) return undefined;
    const amount = readLimitMoney(terms.base, terms.rated);
    const hasGrants = entries.has('grants');
    return whole({
      upTo: hasGrants ? may(entries, 'up_to', amount) : need(spot, entries, 'up_to', amount),
      grants: may(entries, 'grants', readApproverGrants(terms, !entries.has('up_to'))),
      teams: need(spot, entries, 'teams', readWord(['own', 'all'] as const)),
      perDay: may(entries, 'per_day', amount),
      perMonth: may(entries, 'per_month', amount),
    });
  };
}

/** What one person approved is only added up by day and month. */
function readApproverGrants(terms: Terms, needed: boolean): Read<readonly Grant[]> {
  return (spot) => {
    if (itemsOf(quiet(spot))?.length === 0) return faultAt(spot, 'P003', 'the list is empty; write at least one grant');
    const grants = readGrants(terms, needed)(spot);
    for (const [n, grant] of (grants ?? []).entries()) {
      const limit = grant.limits.find(({ scope }) => /^actor_(?!day|month)/.test(scope));
      if (limit === undefined && grant.asks === undefined) continue;
      const at = itemsOf(quiet(spot))?.[n] ?? spot;
      const said =
        limit === undefined
          ? '"ask" is for what a role gives; what is approved is not asked once more'
          : `scope ${limit.scope} is not for approving; what a person approves is added up per day and month`;
      return faultAt({ ...at, sheet: spot.sheet }, 'P014', said);
    }
    return grants;
  };
}

/** Who extends whom, read apart from the rest, so that a circle is found even beside other faults. */
function parentsOf(entries: Entries, terms: Terms): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  for (const [name, each] of entries) {
    const parent = entriesOf(quiet(each))?.get('extends');
    const read = parent && readName(parent);
    if (read !== undefined && terms.roles?.has(read) === true) parents.set(name, read);
  }
  return parents;
}

/** Each circle is told once, at the first of its roles in the file. */
function hasCircle(entries: Entries, parents: ReadonlyMap<string, string>): boolean {
  const done = new Set<string>();
  let found = false;
  for (const start of entries.keys()) {
    const way: string[] = [];
    let at: string | undefined = start;
    while (at !== undefined && !done.has(at) && !way.includes(at)) {
      way.push(at);
      at = parents.get(at);
    }
    if (at !== undefined && way.includes(at)) {
      const circle = [...way.slice(way.indexOf(at)), at].join(' → ');
      const role = entries.get(at);
      const key = role && (entriesOf(quiet(role))?.get('extends') ?? role);
      if (role && key)
        faultAtKey(
          { ...key, sheet: role.sheet },
          'P012',
          `roles extend each other in a circle: ${circle}; take one "extends" out`,
        );
      found = true;
    }
    for (const each of way) done.add(each);
  }
  return found;
}

/** Own grants replace inherited ones of the same id where those stand; the others follow. */
function resolve(name: string, own: ReadonlyMap<string, OwnRole>): RoleRule {
  const line: OwnRole[] = [];
  for (let at: string | null = name; at !== null;) {
    const role: OwnRole | undefined = own.get(at);
    if (!role) break;
    line.unshift(role);
    at = role.extends;
  }
  const grants = new Map<string, Grant>();
  let approve: ApproveRule | null = null;
  for (const role of line) {
    for (const grant of role.grants) grants.set(grant.id, grant);
    approve = role.approve ?? approve;
  }
  return { name, grants: [...grants.values()], approve };
}
