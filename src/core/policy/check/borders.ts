/** The values of facts at which a condition could change its mind: every word, and both sides of every border. Pure. */
import { FAILURE_TYPES } from '../../base/failures.ts';
import { decimalOfSteps, stepsOf } from '../../base/decimals.ts';
import { money, type Currency, type Money } from '../../base/money.ts';
import { partsOf, type Expression } from '../expression.ts';
import { isMoney, isNumber, type FactType, type FactValue } from '../facts.ts';
import { dayAfter, termsIn, TODAY, type Term } from './terms.ts';

type Compare = Extract<Expression, { kind: 'compare' }>;

/** For each term that the conditions look at, the values worth trying, the smallest first. */
export function bordersOf(
  conditions: readonly Expression[],
  types: ReadonlyMap<string, FactType>,
  base: Currency,
): ReadonlyMap<string, readonly FactValue[]> {
  const terms = new Map(conditions.flatMap((each) => termsIn(each, types)).map((term) => [term.key, term]));
  const comparisons = conditions.flatMap(comparisonsIn);
  const groups = comparedTogether(comparisons, types);
  return new Map(
    [...terms].map(([key, term]) => [key, valuesOf(term, groups.get(key) ?? [key], { comparisons, types, base })]),
  );
}

interface Where {
  readonly comparisons: readonly Compare[];
  readonly types: ReadonlyMap<string, FactType>;
  readonly base: Currency;
}

function valuesOf({ type }: Term, group: readonly string[], where: Where): readonly FactValue[] {
  if (typeof type === 'object') return type.enum;
  const beside = where.comparisons.flatMap((each) => literalsBeside(each, group, where.types));
  // terms that are compared with each other need room to stand in every order
  const room = BigInt(group.length);
  switch (type) {
    case 'bool':
      return [true, false];
    case 'int':
      return around(
        beside.filter(isNumber).flatMap((each) => stepsOf(each, 0)),
        room,
      );
    case 'decimal':
      return around(
        beside.filter(isNumber).flatMap((each) => stepsOf(each)),
        room,
      ).map(decimalOfSteps);
    case 'date':
      return daysAround(beside, Number(room));
    case 'money':
      return amountsAround(beside.filter(isMoney), room, where.base);
    case 'order':
      return ['A1'];
    case 'failure': {
      const named = new Set(beside.filter((each) => typeof each === 'string'));
      // those that no condition names are all alike
      return [...named, ...FAILURE_TYPES.filter((each) => !named.has(each)).slice(0, 1)];
    }
  }
}

/** Every border with its neighbours, and zero with its own; never below zero. */
function around(borders: readonly bigint[], room: bigint, least = 0n): readonly bigint[] {
  const values = new Set<bigint>();
  for (const border of [0n, ...borders]) {
    for (let away = -room; away <= room; away += 1n) if (border + away >= least) values.add(border + away);
  }
  return [...values].toSorted((a, b) => (a < b ? -1 : 1));
}

function amountsAround(amounts: readonly Money[], room: bigint, base: Currency): readonly Money[] {
  const currencies = new Set(amounts.map((each) => each.currency));
  if (currencies.size === 0) currencies.add(base);
  return [...currencies].flatMap((currency) => {
    const borders = amounts.flatMap((amount) => (amount.currency === currency ? [amount.minor] : []));
    return around(borders, room).map((minor) => money(minor, currency));
  });
}

/** Days around those that are named, and around those so many days before or after today; the latest first, as days since them grow. */
function daysAround(beside: readonly FactValue[], room: number): readonly string[] {
  const named = beside.filter((each) => typeof each === 'string');
  const away = beside
    .filter(isNumber)
    .flatMap((each) => stepsOf(each, 0))
    .map(Number);
  const borders = [TODAY, ...named, ...away.flatMap((days) => [dayAfter(TODAY, days), dayAfter(TODAY, -days)])];
  const days = new Set<string>();
  for (const border of borders) for (let by = -room; by <= room; by += 1) days.add(dayAfter(border, by));
  return [...days].toSorted((a, b) => (a < b ? 1 : -1));
}

function literalsBeside(
  { left, right }: Compare,
  group: readonly string[],
  types: ReadonlyMap<string, FactType>,
): readonly FactValue[] {
  const isIn = (side: Expression): boolean => termsIn(side, types).some(({ key }) => group.includes(key));
  const one = isIn(left) && right.kind === 'literal' ? [right.value] : [];
  const other = isIn(right) && left.kind === 'literal' ? [left.value] : [];
  return [...one, ...other];
}

/** The terms each term is compared with, itself among them, straight or by way of others. */
function comparedTogether(
  comparisons: readonly Compare[],
  types: ReadonlyMap<string, FactType>,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, readonly string[]>();
  for (const { left, right } of comparisons) {
    const keys = [...termsIn(left, types), ...termsIn(right, types)].map(({ key }) => key);
    const together = [...new Set(keys.flatMap((key) => groups.get(key) ?? [key]))];
    for (const key of together) groups.set(key, together);
  }
  return groups;
}

function comparisonsIn(expression: Expression): readonly Compare[] {
  const inside = partsOf(expression).flatMap(comparisonsIn);
  return expression.kind === 'compare' ? [expression, ...inside] : inside;
}
