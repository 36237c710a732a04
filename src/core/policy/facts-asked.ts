/** Which facts of a case, and which kinds of evidence, a policy looks at for a role: what the facts form asks for, the most needed first. Pure. */
import type { Expression } from './expression.ts';
import type { AuthorityPolicy, EntitlementRule, Grant, Limit, RoleRule } from './policy.ts';
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

/** The facts of the file by name; entitlement rules declare some of their own. */
export function factTypes(policy: AuthorityPolicy): ReadonlyMap<string, FactType> {
  return new Map([...policy.facts, ...policy.entitlements.flatMap((rule) => [...rule.facts])]);
}

/** Kinds of evidence the policy names anywhere, in the order of the file. */
export function evidenceKinds(policy: AuthorityPolicy): readonly string[] {
  return [...new Set(policy.evidenceOver.flatMap(({ kinds }) => kinds))];
}

function mayConcern(rule: EntitlementRule, role: RoleRule | undefined): boolean {
  const { settledBy } = rule;
  return (
    settledBy === null || (role?.grants.some((grant) => grant.actions.some((a) => settledBy.includes(a))) ?? false)
  );
}

function namesInGrant(grant: Grant): readonly string[] {
  return [...(grant.when === null ? [] : namesIn(grant.when)), ...grant.limits.flatMap(namesInLimit)];
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
  switch (expression.kind) {
    case 'literal':
    case 'value':
    case 'given_of':
      return [];
    case 'fact':
      return [expression.name];
    case 'days':
      return [expression.fact];
    case 'not':
      return namesIn(expression.of);
    case 'and':
    case 'or':
      return expression.parts.flatMap(namesIn);
    case 'compare':
      return [...namesIn(expression.left), ...namesIn(expression.right)];
  }
}
