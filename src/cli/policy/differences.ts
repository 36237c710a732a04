/** Two versions of a policy → what changed, as sentences: role by role first, then what holds for everybody. Pure. */
import type { ActionRule, AuthorityPolicy } from '../../core/policy/policy.ts';
import type { FactType } from '../../core/policy/facts.ts';
import { writeDecimal } from '../../core/base/decimals.ts';
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import { differencesOfRoles, type Difference } from './differences-of-roles.ts';
import { policyLines } from './policy-lines.ts';
import { shortMoney } from '../io/words.ts';

/** Empty when the two say the same, whatever their comments and layout. */
export function differences(before: AuthorityPolicy, after: AuthorityPolicy): readonly Difference[] {
  const shared = (section: string, texts: readonly string[]): readonly Difference[] =>
    texts.map((text) => ({ roles: [], section, text }));
  return [
    ...differencesOfRoles(before, after),
    ...shared('actions', byName(before.actions, after.actions, ACTION_SENTENCES)),
    ...shared('facts', byName(before.facts, after.facts, FACT_SENTENCES)),
    ...SECTIONS.flatMap(([section, part]) => shared(section, differencesOfSection(section, part(before), part(after)))),
  ];
}

/** What is compared key by key; roles, actions and facts have sentences of their own. */
const SECTIONS: readonly (readonly [string, (policy: AuthorityPolicy) => unknown])[] = [
  ['approval', ({ approval }) => approval],
  ['separation', ({ separation }) => separation],
  ['splitting', ({ splitting }) => splitting],
  ['unidentified', ({ unidentified }) => unidentified],
  ['working hours', ({ workingHours }) => workingHours],
  ['storm', ({ storm }) => storm],
  ['evidence over', ({ evidenceOver }) => evidenceOver],
  ['reason over', ({ reasonOver }) => reasonOver],
  ['budgets', ({ budgets }) => new Map(budgets.map((budget) => [budget.id, budget]))],
  ['budget bases', ({ budgetBases }) => budgetBases],
  ['entitlements', ({ entitlements }) => new Map(entitlements.map((rule) => [rule.id, rule]))],
  ['events', ({ outages }) => outages],
  ['contacts of restricted cases', ({ contacts }) => contacts ?? null],
  ['win-back', ({ winback }) => winback],
  ['survey', ({ survey }) => survey ?? null],
  ['notes', ({ notes }) => notes ?? null],
  ['money', ({ base }) => ({ base })],
  [
    'rates',
    ({ rates }) => rates && { ...rates, table: new Map([...rates.table].map(([c, r]) => [c, writeDecimal(r)])) },
  ],
  ['pack', ({ pack }) => pack],
  ['in force', ({ effective }) => effective],
  ['policy', ({ id, zone }) => ({ id, zone })],
];

function differencesOfSection(section: string, before: unknown, after: unknown): string[] {
  const old = policyLines(before);
  const now = policyLines(after);
  const keys = [...new Set([...old.keys(), ...now.keys()])];
  return keys.flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    if (was === is) return [];
    const what = key === '' ? section : `${section}, ${key}`;
    if (was === undefined) return [`${what}: now ${is ?? ''}`];
    return [is === undefined ? `${what}: no longer ${was}` : `${what}: now ${is} instead of ${was}`];
  });
}

/** How a thing that has a name is told when it is new, gone, or another one; null for one that reads the same. */
interface Sentences<T> {
  readonly added: (name: string, now: T) => string;
  readonly gone: (name: string) => string;
  readonly changed: (name: string, was: T, now: T) => string | null;
}

function byName<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>, say: Sentences<T>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [was, now] = [before.get(name), after.get(name)];
    if (was === undefined) return now === undefined ? [] : [say.added(name, now)];
    if (now === undefined) return [say.gone(name)];
    return say.changed(name, was, now) ?? [];
  });
}

const ACTION_SENTENCES: Sentences<ActionRule> = {
  added: (name, now) => `new action ${nameInWords(name)}: ${sayAction(now)}`,
  gone: (name) => `the action ${nameInWords(name)} is no more`,
  changed: (name, was, now) =>
    sayAction(was) === sayAction(now)
      ? null
      : `${nameInWords(name)} is now ${sayAction(now)} instead of ${sayAction(was)}`,
};

function sayAction(rule: ActionRule): string {
  switch (rule.class) {
    case 'free':
      return rule.createsPromise ? 'free, with a promise' : 'free';
    case 'in_kind':
      return `in kind, counted as ${shortMoney(rule.defaultCost)} or more`;
    case 'points':
      return `points at ${writeDecimal(rule.unitCost)} each`;
    case 'money':
      return rule.cap === null
        ? 'money without a value cap'
        : `money up to ${rule.cap.percent} % of the ${nameInWords(rule.cap.of)}`;
  }
}

const FACT_SENTENCES: Sentences<FactType> = {
  added: (name, now) => `a case may now carry the fact ${nameInWords(name)} (${sayType(now)})`,
  gone: (name) => `the fact ${nameInWords(name)} is no more`,
  changed: (name, was, now) =>
    sayType(was) === sayType(now)
      ? null
      : `the fact ${nameInWords(name)} is now ${sayType(now)} instead of ${sayType(was)}`,
};
const sayType = (type: FactType): string => (typeof type === 'string' ? type : `one of ${type.enum.join(', ')}`);
