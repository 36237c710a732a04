/** What a condition looks at, each by one key: facts, what every case has, what was given. Pure. */
import { partsOf, type Expression } from '../expression.ts';
import type { Facts, FactType, Known, ValueName } from '../facts.ts';

export interface Term {
  /** The fact's name, or how a condition writes what is no fact: `order_value`, `given(refund)`. */
  readonly key: string;
  readonly type: FactType | 'failure';
}

/** Stands for the day of a decision; which one it is makes no difference to days since another. */
export const TODAY = '2026-06-15';

/** In the order in which they are named. */
export function termsIn(expression: Expression, types: ReadonlyMap<string, FactType>): readonly Term[] {
  switch (expression.kind) {
    case 'fact':
      return [{ key: expression.name, type: types.get(expression.name) ?? 'bool' }];
    case 'days':
      return [{ key: expression.fact, type: 'date' }];
    case 'value':
      return [{ key: expression.name, type: TYPE_OF_VALUE[expression.name] }];
    case 'given_of':
      return [
        { key: keyOfGiven(expression.what, expression.action), type: expression.what === 'times' ? 'int' : 'money' },
      ];
    case 'literal':
    case 'not':
    case 'and':
    case 'or':
    case 'compare':
      return partsOf(expression).flatMap((part) => termsIn(part, types));
  }
}

const TYPE_OF_VALUE: Readonly<Record<ValueName, Term['type']>> = {
  order_value: 'money',
  loss_value: 'money',
  given: 'money',
  failure: 'failure',
};

const keyOfGiven = (what: 'amount' | 'times', action: string): string =>
  `${what === 'times' ? 'times_given' : 'given'}(${action})`;

/** Terms by their keys, as conditions look at them. */
export const knownFrom = (terms: Facts): Known => ({
  get: (name) => terms.get(name),
  value: (name) => terms.get(name),
  givenOf: (what, action) => terms.get(keyOfGiven(what, action)),
  today: () => TODAY,
});

const DAY_MS = 86_400_000;

/** `2026-06-15` and 2 → `2026-06-17`. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The facts of which conditions look at the days since or until them: those are told as so many days. */
export function countedInDays(expression: Expression): readonly string[] {
  return expression.kind === 'days' ? [expression.fact] : partsOf(expression).flatMap(countedInDays);
}
