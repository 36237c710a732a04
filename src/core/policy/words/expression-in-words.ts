/** Conditions as people read them: `membership is gold and days late is at most 10`. Pure. */
import { writeDecimal } from '../../base/decimals.ts';
import { writeMoney } from '../../base/show-money.ts';
import type { CompareOp, Expression } from '../expression.ts';
import { isMoney, type FactValue, type ValueName } from '../facts.ts';

const OPS: Readonly<Record<CompareOp, string>> = {
  '<': 'is less than',
  '<=': 'is at most',
  '>': 'is more than',
  '>=': 'is at least',
  '==': 'is',
  '!=': 'is not',
};

export function expressionInWords(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return sayLiteral(expression.value);
    case 'fact':
      return nameInWords(expression.name);
    case 'value':
      return VALUES[expression.name];
    case 'given_of':
      return expression.what === 'amount'
        ? `what was given as ${nameInWords(expression.action)}`
        : `how often ${nameInWords(expression.action)} was given`;
    case 'days':
      return `days ${expression.way} ${nameInWords(expression.fact)}`;
    case 'not':
      return expression.of.kind === 'fact' ? `not ${nameInWords(expression.of.name)}` : `not ${inside(expression.of)}`;
    case 'and':
    case 'or': {
      const listed = oneOf(expression);
      if (listed !== null) return listed;
      return expression.parts
        .map((part) =>
          (part.kind === 'and' || part.kind === 'or') && oneOf(part) === null ? inside(part) : expressionInWords(part),
        )
        .join(` ${expression.kind} `);
    }
    case 'compare':
      return `${expressionInWords(expression.left)} ${OPS[expression.op]} ${expressionInWords(expression.right)}`;
  }
}

const VALUES: Readonly<Record<ValueName, string>> = {
  order_value: 'the order value',
  loss_value: 'the loss value',
  failure: 'what failed',
  given: 'what was given on the matter',
};

/** `tier in ["gold", "silver"]`, which is kept as one comparison or another: `tier is gold or silver`. */
function oneOf(expression: Extract<Expression, { kind: 'and' | 'or' }>): string | null {
  if (expression.kind !== 'or') return null;
  const sides: string[] = [];
  const words: string[] = [];
  for (const part of expression.parts) {
    if (part.kind !== 'compare' || part.op !== '==' || part.right.kind !== 'literal') return null;
    sides.push(expressionInWords(part.left));
    words.push(sayLiteral(part.right.value));
  }
  const [side] = sides;
  if (side === undefined || sides.some((other) => other !== side)) return null;
  return `${side} is ${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

/** `days_late` → `days late`. */
export const nameInWords = (name: string): string => name.replaceAll('_', ' ');

const inside = (part: Expression): string => `(${expressionInWords(part)})`;

function sayLiteral(value: FactValue): string {
  if (typeof value === 'boolean') return value ? 'always' : 'never';
  if (typeof value !== 'object') return String(value);
  return isMoney(value) ? writeMoney(value) : writeDecimal(value);
}
