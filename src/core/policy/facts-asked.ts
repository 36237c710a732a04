/** Which facts and values of a case, and which kinds of evidence, a policy looks at for a role: what the facts form asks for, the most needed first. Pure. */
import { partsOf, type Expression } from './expression.ts';
import type { AuthorityPolicy, EntitlementRule, EvidenceRule, Grant, Limit, RoleRule } from './policy.ts';
import type { FactType } from './facts.ts';
import { VALUES } from './reader/policy-facts.ts';

export interface FactAsked {
  readonly name: string;
  readonly type: FactType;
}

/**
 * Every declared fact, each once: first what the role's own grants and limits look at, then what decides what is owed
 * for the actions it may give, then the rest; in the order of the file each time.
 */
export function factsAsked(policy: AuthorityPolicy, role: string): readonly FactAsked[] {
  const types = factTypes(policy);
  const granted = policy.roles.get(role);
  const names = [
    ...(granted?.grants ?? []).flatMap(namesInGrant),
    ...policy.entitlements.filter((rule) => mayConcern(rule, granted)).flatMap(namesInEntitlement),
    ...types.keys(),
  ];
  return [...new Set(names)].flatMap((name) => {
    const type = types.get(name);
    return type === undefined ? [] : [{ name, type }];
  });
}

/** What one remedy needs to be judged for a role and by whoever may approve it; in the order of `factsAsked`. */
export function factsFor(policy: AuthorityPolicy, role: string, remedy: string): readonly FactAsked[] {
  const wanted = new Set(namesFor(policy, role, remedy));
  return factsAsked(policy, role).filter(({ name }) => wanted.has(name));
}

/** Whether the order's value or the loss is looked at for a remedy. */
export function valuesFor(policy: AuthorityPolicy, role: string, remedy: string): readonly string[] {
  const conditions = [
    ...grantsFor(policy, role, remedy).flatMap((grant) => [
      ...conditionsOf(grant),
      ...limitsFor(grant, remedy).flatMap(({ when }) => when ?? []),
    ]),
    ...owedBy(policy, remedy).flatMap(({ table }) => table.map((row) => row.if)),
  ];
  const looked = [...sharesOf(policy, role, remedy), ...conditions.flatMap(valuesIn)];
  return VALUES.filter((name) => looked.includes(name));
}

/**
 * What a share of something, typed in percent, may be a share of: what the policy measures the remedy by, the cap's value
 * first, then those of limits, then those of what is owed; the order's value where it measures by none.
 */
export function measuredBy(policy: AuthorityPolicy, role: string, remedy: string): readonly string[] {
  const shares = new Set(sharesOf(policy, role, remedy));
  return shares.size === 0 ? ['order_value'] : [...shares];
}

/** Of which values the policy takes a percentage for a remedy. */
function sharesOf(policy: AuthorityPolicy, role: string, remedy: string): readonly string[] {
  const action = policy.actions.get(remedy);
  const cap = action?.class === 'money' && action.cap !== null ? [action.cap] : [];
  const limits = grantsFor(policy, role, remedy).flatMap((grant) => limitsFor(grant, remedy).map(({ max }) => max));
  const owed = owedBy(policy, remedy).flatMap(({ table }) => table.map((row) => row.owed));
  return [
    ...cap.map(({ of }) => of),
    ...[...limits, ...owed].flatMap((each) => (each.kind === 'percent' ? [each.of] : [])),
  ];
}

function namesFor(policy: AuthorityPolicy, role: string, remedy: string): readonly string[] {
  return [
    ...grantsFor(policy, role, remedy).flatMap((grant) => [
      ...conditionsOf(grant).flatMap(namesIn),
      ...limitsFor(grant, remedy).flatMap(namesInLimit),
    ]),
    ...owedBy(policy, remedy).flatMap(namesInEntitlement),
    ...[...policy.facts].flatMap(([name, type]) =>
      type === 'order' && looksAtOrders(policy, role, remedy) ? [name] : [],
    ),
  ];
}

/** What is owed that the remedy can settle. */
function owedBy({ actions, entitlements }: AuthorityPolicy, remedy: string): readonly EntitlementRule[] {
  if (actions.get(remedy)?.class !== 'money') return [];
  return entitlements.filter(({ settledBy }) => settledBy === null || settledBy.includes(remedy));
}

/** The role's own, and those by which others approve. */
function grantsFor(policy: AuthorityPolicy, role: string, remedy: string): readonly Grant[] {
  const approving = [...policy.roles.values()].flatMap(({ approve }) => approve?.grants ?? []);
  return [...(policy.roles.get(role)?.grants ?? []), ...approving].filter(({ actions }) => actions.includes(remedy));
}

const limitsFor = (grant: Grant, remedy: string): readonly Limit[] =>
  grant.limits.filter(({ only }) => only === null || only.includes(remedy));

const looksAtOrders = (policy: AuthorityPolicy, role: string, remedy: string): boolean =>
  grantsFor(policy, role, remedy).some((grant) => limitsFor(grant, remedy).some(({ scope }) => scope === 'order'));

/** Somebody may have to say for which passenger. */
export function asksPassengers(policy: AuthorityPolicy): boolean {
  const grants = [...policy.roles.values()].flatMap(({ grants: own, approve }) => [...own, ...(approve?.grants ?? [])]);
  return (
    policy.entitlements.some(({ per }) => per === 'passenger') ||
    grants.some(({ limits }) => limits.some(({ scope }) => scope === 'passenger'))
  );
}

/** The facts of the file by name; entitlement rules declare some of their own. */
export function factTypes(policy: AuthorityPolicy): ReadonlyMap<string, FactType> {
  return new Map([...policy.facts, ...policy.entitlements.flatMap((rule) => [...rule.facts])]);
}

/** Kinds of evidence the policy names anywhere, or for one remedy, in the order of the file. */
export function evidenceKinds(policy: AuthorityPolicy, remedy: string | null = null): readonly string[] {
  const rules = policy.evidenceOver.filter(({ actions }) => remedy === null || actions.includes(remedy));
  return [...new Set(rules.flatMap(({ kinds }) => kinds))];
}

function mayConcern(rule: EntitlementRule, role: RoleRule | undefined): boolean {
  const { settledBy } = rule;
  return (
    settledBy === null || (role?.grants.some((grant) => grant.actions.some((a) => settledBy.includes(a))) ?? false)
  );
}

/** Those of the whole grant. */
const conditionsOf = ({ when, never }: Grant): readonly Expression[] => [
  ...(never === undefined ? [] : [never]),
  ...(when === null ? [] : [when]),
];

function namesInGrant(grant: Grant): readonly string[] {
  return [...conditionsOf(grant).flatMap(namesIn), ...grant.limits.flatMap(namesInLimit)];
}

function namesInLimit({ when, max }: Limit): readonly string[] {
  const names = when === null ? [] : namesIn(when);
  if (max.kind === 'percent') return [...names, max.of].filter((name) => !VALUES.includes(name));
  return max.kind === 'each' ? [...names, max.each] : names;
}

function namesInEntitlement({ table }: EntitlementRule): readonly string[] {
  return table.flatMap((row) => {
    const owed = row.owed.kind === 'percent' ? [row.owed.of] : row.owed.kind === 'each' ? [row.owed.each] : [];
    return [...namesIn(row.if), ...owed];
  });
}

function namesIn(expression: Expression): readonly string[] {
  if (expression.kind === 'fact') return [expression.name];
  if (expression.kind === 'days') return [expression.fact];
  return partsOf(expression).flatMap(namesIn);
}

function valuesIn(expression: Expression): readonly string[] {
  return expression.kind === 'value' ? [expression.name] : partsOf(expression).flatMap(valuesIn);
}

/** Whether evidence for this rule counts only when somebody else than the one who gives or asks has seen it. */
export const wantsOther = (policy: AuthorityPolicy, rule: EvidenceRule): boolean =>
  (rule.seenBy ?? policy.separation.evidenceSeenBy) === 'other';

/** Who has seen evidence matters: then everybody says so for themselves. */
export const seesForThemselves = (policy: AuthorityPolicy): boolean =>
  policy.evidenceOver.some((rule) => wantsOther(policy, rule));
