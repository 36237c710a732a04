/** What of a condition that is not met is not so, as people read it; what is met or does not matter is left out. Pure. */
import { evaluate, type Expression } from '../expression.ts';
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
      if (expression.of.kind !== 'or') return [expression];
      return expression.of.parts.filter((part) => is(part) === 'met').map((of) => ({ kind: 'not', of }));
    case 'literal':
    case 'fact':
    case 'value':
    case 'given_of':
    case 'days':
    case 'compare':
      return [expression];
  }
}

function together(parts: readonly Expression[]): Expression {
  const [first, ...more] = parts;
  return first !== undefined && more.length === 0 ? first : { kind: 'and', parts };
}
