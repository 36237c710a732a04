/** What of a condition that is not met is not so, as people read it; what is met or does not matter is left out. Pure. */
import { evaluate, type CompareOp, type Expression } from '../expression.ts';
import type { Known } from '../facts.ts';
import { expressionInWords } from './expression-in-words.ts';

/** Each of these would have to be so. */
export function unmetInWords(expression: Expression, known: Known): readonly string[] {
  const parts = unmetIn(expression, known);
  return parts.map((part) => {
    const words = expressionInWords(part);
    return parts.length > 1 && part.kind === 'or' && words.includes(' or ') ? `(${words})` : words;
  });
}

function unmetIn(expression: Expression, known: Known): readonly Expression[] {
  const is = (part: Expression): string => evaluate(part, known).kind;
  switch (expression.kind) {
    case 'and':
      return expression.parts.filter((part) => is(part) === 'not_met').flatMap((part) => unmetIn(part, known));
    case 'or':
      return [{ ...expression, parts: expression.parts.map((part) => together(unmetIn(part, known))) }];
    case 'not':
      return unmetInverse(expression.of, known);
    case 'literal':
    case 'fact':
    case 'value':
    case 'given_of':
    case 'days':
    case 'compare':
      return [expression];
  }
}

/** What would have to be so for it not to hold. */
function unmetInverse(of: Expression, known: Known): readonly Expression[] {
  if (of.kind === 'compare') return [{ ...of, op: INVERSE[of.op] }];
  if (of.kind === 'not') return unmetIn(of.of, known);
  if (of.kind === 'or')
    return of.parts.filter((part) => evaluate(part, known).kind === 'met').flatMap((part) => unmetInverse(part, known));
  if (of.kind === 'and') return [{ kind: 'or', parts: of.parts.map((part) => together(unmetInverse(part, known))) }];
  return [{ kind: 'not', of }];
}

const INVERSE: Readonly<Record<CompareOp, CompareOp>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
};

function together(parts: readonly Expression[]): Expression {
  const [first, ...more] = parts;
  return first !== undefined && more.length === 0 ? first : { kind: 'and', parts };
}
