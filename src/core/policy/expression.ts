/** The small condition language of entitlements, grants and limits: no functions, no arithmetic, no text access. Pure. */
import { daysBetween } from '../base/time.ts';
import type { Decimal } from '../base/decimals.ts';
import { isDecimal, isMoney, type FactValue, type Known, type ValueName } from './facts.ts';

/** A parsed condition. Built only by `parseExpression` (parse-expression.ts), which also checks its types. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: FactValue }
  | { readonly kind: 'fact'; readonly name: string }
  /** What every case has without a declaration. */
  | { readonly kind: 'value'; readonly name: ValueName }
  /** What was given on the matter of one action. */
  | { readonly kind: 'given_of'; readonly what: 'amount' | 'times'; readonly action: string }
  /** Whole days from a date fact to today, or from today to it; negative on the other side. */
  | { readonly kind: 'days'; readonly way: 'since' | 'until'; readonly fact: string }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Expression[] }
  | {
      readonly kind: 'compare';
      readonly op: CompareOp;
      readonly left: Expression;
      readonly right: Expression;
    };
export type CompareOp = '<' | '<=' | '>' | '>=' | '==' | '!=';

/** What a condition says of a case; `fact` names the first fact that must be known before it can be told. */
export type Verdict =
  | { readonly kind: 'met' }
  | { readonly kind: 'not_met' }
  | { readonly kind: 'unknown'; readonly fact: string };

type Found =
  | { readonly kind: 'known'; readonly value: FactValue }
  | { readonly kind: 'unknown'; readonly fact: string };

const verdictOf = (is: boolean): Verdict => ({ kind: is ? 'met' : 'not_met' });

/** What a condition is made of; nothing for one that stands by itself. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'fact':
    case 'value':
    case 'given_of':
    case 'days':
      return [];
    case 'not':
      return [expression.of];
    case 'and':
    case 'or':
      return expression.parts;
    case 'compare':
      return [expression.left, expression.right];
  }
}

/**
 * Three-valued: `false and ?` is false, `true or ?` is true, anything else with an unknown fact is unknown.
 * Money of two currencies cannot be compared: that is unknown too, naming the fact. Never throws on what `parseExpression` built.
 */
export function evaluate(expression: Expression, facts: Known): Verdict {
  switch (expression.kind) {
    case 'literal':
      return verdictOf(expression.value === true);
    case 'fact':
    case 'value':
    case 'given_of':
    case 'days':
      return truthOf(find(expression, facts));
    case 'not': {
      const of = evaluate(expression.of, facts);
      return of.kind === 'unknown' ? of : verdictOf(of.kind === 'not_met');
    }
    case 'and':
      return settle(expression.parts, facts, 'not_met');
    case 'or':
      return settle(expression.parts, facts, 'met');
    case 'compare':
      return compareSides(expression, facts);
  }
}

/** One part that is `decisive` decides alone; otherwise the first unknown part does. */
function settle(parts: readonly Expression[], facts: Known, decisive: 'met' | 'not_met'): Verdict {
  let open: Verdict | undefined;
  for (const part of parts) {
    const verdict = evaluate(part, facts);
    if (verdict.kind === decisive) return verdict;
    if (verdict.kind === 'unknown') open ??= verdict;
  }
  return open ?? verdictOf(decisive === 'not_met');
}

function truthOf(found: Found): Verdict {
  return found.kind === 'unknown' ? found : verdictOf(found.value === true);
}

function find(expression: Expression, facts: Known): Found {
  switch (expression.kind) {
    case 'literal':
      return { kind: 'known', value: expression.value };
    case 'fact':
      return found(facts.get(expression.name), expression.name);
    case 'value':
      return found(facts.value?.(expression.name), expression.name);
    case 'given_of':
      return found(facts.givenOf?.(expression.what, expression.action), 'given');
    case 'days':
      return daysIn(expression, facts);
    case 'not':
    case 'and':
    case 'or':
    case 'compare': {
      const verdict = evaluate(expression, facts);
      return verdict.kind === 'unknown' ? verdict : { kind: 'known', value: verdict.kind === 'met' };
    }
  }
}

const found = (value: FactValue | undefined, fact: string): Found =>
  value === undefined ? { kind: 'unknown', fact } : { kind: 'known', value };

function daysIn({ way, fact }: Extract<Expression, { kind: 'days' }>, facts: Known): Found {
  const day = facts.get(fact);
  const today = facts.today?.();
  if (typeof day !== 'string' || today === undefined) return { kind: 'unknown', fact };
  const days = way === 'since' ? daysBetween(day, today) : daysBetween(today, day);
  return { kind: 'known', value: BigInt(days) };
}

function compareSides(comparison: Extract<Expression, { kind: 'compare' }>, facts: Known): Verdict {
  const left = find(comparison.left, facts);
  const right = find(comparison.right, facts);
  if (left.kind === 'unknown') return left;
  if (right.kind === 'unknown') return right;
  const order = orderOf(left.value, right.value);
  if (order === undefined) return { kind: 'unknown', fact: nameOf(comparison.left) ?? nameOf(comparison.right) ?? '' };
  return verdictOf(holds(comparison.op, order));
}

const nameOf = (side: Expression): string | undefined =>
  side.kind === 'fact' || side.kind === 'value' ? side.name : undefined;

/** Negative, zero or positive; undefined when the two cannot be compared. Days stand in order; of other words and of truths only equal or not is asked. */
function orderOf(a: FactValue, b: FactValue): -1 | 0 | 1 | undefined {
  if (isMoney(a) && isMoney(b)) return a.currency === b.currency ? sign(a.minor, b.minor) : undefined;
  const left = exact(a);
  const right = exact(b);
  if (left && right) {
    return sign(left.units * 10n ** BigInt(right.scale), right.units * 10n ** BigInt(left.scale));
  }
  if (typeof a !== typeof b || typeof a === 'object' || typeof b === 'object') return undefined;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function exact(value: FactValue): Decimal | undefined {
  if (typeof value === 'bigint') return { units: value, scale: 0 };
  return isDecimal(value) ? value : undefined;
}

function sign(a: bigint, b: bigint): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function holds(op: CompareOp, order: -1 | 0 | 1): boolean {
  switch (op) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
  }
}
