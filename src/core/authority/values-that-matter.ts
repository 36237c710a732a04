/** The values of a fact between which a policy tells: one for each answer it can give, so that all others are like one of them. Pure. */
import { DateTime } from 'luxon';
import { decimalOfSteps, stepsOf } from '../base/decimals.ts';
import { money, type Currency } from '../base/money.ts';
import { dayIn } from '../base/time.ts';
import { partsOf, type Expression } from '../policy/expression.ts';
import { isMoney, isNumber, type FactType, type FactValue } from '../policy/facts.ts';
import { factTypes } from '../policy/facts-asked.ts';
import type { Grant } from '../policy/policy.ts';
import type { LimitContext } from './scope.ts';

/** Larger than any number or amount that somebody means. */
const HUGE = 10n ** 15n;

/**
 * For one remedy by one role: each side of every border its conditions name, and both ends. Between two borders only limits
 * measured by the fact can differ, and those only grow with it. Undefined for what has no list of values.
 */
export function entriesOfValues(fact: string, kind: string, ctx: LimitContext): readonly FactValue[] | undefined {
  const isValue = fact === 'order_value' || fact === 'loss_value';
  const type = isValue ? 'money' : typesOf(ctx).get(fact);
  if (type === undefined || type === 'order') return undefined;
  if (type === 'bool') return [true, false];
  if (typeof type === 'object') return type.enum;
  const conditions = conditionsOf(kind, ctx);
  const borders = conditions.flatMap((condition) => bordersIn(condition, fact, ctx));
  switch (type) {
    case 'int':
      return around(borders.filter(isNumber).flatMap((border) => stepsOf(border, 0)));
    case 'decimal':
      return around(borders.filter(isNumber).flatMap((border) => stepsOf(border))).map(decimalOfSteps);
    case 'money': {
      const amounts = borders.filter(isMoney);
      const currencies = new Set<Currency>(amounts.map(({ currency }) => currency));
      if (currencies.size === 0) currencies.add(ctx.policy.base);
      return [...currencies].flatMap((currency) =>
        around(amounts.flatMap((one) => (one.currency === currency ? [one.minor] : []))).map((minor) =>
          money(minor, currency),
        ),
      );
    }
    case 'date':
      return aroundDays(
        borders.filter((border) => typeof border === 'string'),
        dayIn(new Date(ctx.at), ctx.policy.zone),
      );
  }
}

const typesOf = (ctx: LimitContext): ReadonlyMap<string, FactType> => factTypes(ctx.policy);

/** Every condition that can matter for the remedy: those of the role's grants for it, and those of what is owed. */
function conditionsOf(kind: string, { policy, by }: LimitContext): readonly Expression[] {
  const grants = policy.roles.get(by.role)?.grants.filter(({ actions }) => actions.includes(kind)) ?? [];
  const ofGrant = ({ when, never, limits }: Grant): (Expression | null)[] => [
    when,
    never ?? null,
    ...limits.map((limit) => limit.when),
  ];
  const owed = policy.entitlements.flatMap(({ table }) => table.map((row) => row.if));
  return [...grants.flatMap(ofGrant).filter((condition) => condition !== null), ...owed];
}

/** What a condition compares the fact with, as values of the fact; another fact counts by what is known of it. */
function bordersIn(condition: Expression, fact: string, ctx: LimitContext): readonly FactValue[] {
  const inside = partsOf(condition).flatMap((part) => bordersIn(part, fact, ctx));
  if (condition.kind !== 'compare') return inside;
  const { left, right } = condition;
  return [...inside, ...borderOf(left, right, fact, ctx), ...borderOf(right, left, fact, ctx)];
}

function borderOf(side: Expression, other: Expression, fact: string, ctx: LimitContext): readonly FactValue[] {
  const value = valueOf(other, ctx);
  if (value === undefined) return [];
  if ((side.kind === 'fact' || side.kind === 'value') && side.name === fact) return [value];
  if (side.kind !== 'days' || side.fact !== fact || !isNumber(value)) return [];
  // so many days ago, or ahead
  const [count = 0n] = stepsOf(value, 0);
  const days = Number(count) * (side.way === 'since' ? -1 : 1);
  const day = DateTime.fromMillis(ctx.at, { zone: ctx.policy.zone }).plus({ days });
  return day.isValid ? [day.toFormat('yyyy-MM-dd')] : [];
}

function valueOf(side: Expression, { about }: LimitContext): FactValue | undefined {
  if (side.kind === 'fact') return about.facts.get(side.name);
  if (side.kind === 'value' && side.name === 'order_value') return about.orderValue ?? undefined;
  if (side.kind === 'value' && side.name === 'loss_value') return about.lossValue ?? undefined;
  return side.kind === 'literal' ? side.value : undefined;
}

/** Each border and its neighbours, nothing, and more than anybody means. */
function around(borders: readonly bigint[]): readonly bigint[] {
  const near = borders.flatMap((border) => [border - 1n, border, border + 1n]);
  return [...new Set([0n, 1n, ...near, HUGE])].filter((value) => value >= 0n);
}

function aroundDays(borders: readonly string[], today: string): readonly string[] {
  const near = [today, ...borders].flatMap((border) =>
    [-1, 0, 1].map((days) => DateTime.fromISO(border, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd')),
  );
  return [...new Set(['1900-01-01', ...near, '9000-01-01'])];
}
