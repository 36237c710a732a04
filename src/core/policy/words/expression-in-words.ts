/** Conditions as people read them: `membership is gold and days late is at most 10`. Pure. */
import { writeMoney } from '../../base/show-money.ts';
import type { CompareOp, Expression } from '../expression.ts';

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
    case 'not':
      return expression.of.kind === 'fact' ? `not ${nameInWords(expression.of.name)}` : `not ${inside(expression.of)}`;
    case 'and':
    case 'or':
      return expression.parts
        .map((part) => (part.kind === 'and' || part.kind === 'or' ? inside(part) : expressionInWords(part)))
        .join(` ${expression.kind} `);
    case 'compare':
      return `${expressionInWords(expression.left)} ${OPS[expression.op]} ${expressionInWords(expression.right)}`;
  }
}

/** `days_late` → `days late`. */
export const nameInWords = (name: string): string => name.replaceAll('_', ' ');

const inside = (part: Expression): string => `(${expressionInWords(part)})`;

function sayLiteral(value: Extract<Expression, { kind: 'literal' }>['value']): string {
  if (typeof value === 'boolean') return value ? 'always' : 'never';
  if (typeof value !== 'object') return String(value);
  if ('minor' in value) return writeMoney(value);
  const digits = String(value.units).padStart(value.scale + 1, '0');
  return `${digits.slice(0, -value.scale)}.${digits.slice(-value.scale)}`;
}
