/**
 * Reads a condition and checks that its facts are declared and its comparisons make sense. Pure.
 * Grammar: docs/policy.md, section "Facts and conditions". One function per rule of it.
 */
import { readWritten } from '../../base/show-money.ts';
import type { CompareOp, Expression } from '../expression.ts';
import { isDay } from '../../base/time.ts';
import { FAILURE_TYPES } from '../../base/failures.ts';
import { VALUE_NAMES, type FactType, type ValueName } from '../facts.ts';
import { didYouMean, listed, shown } from './policy-faults.ts';

/** `column` counts characters of the expression from 1. P011: an undeclared fact; P016: everything else. */
export type ParsedExpression =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly code: 'P011' | 'P016'; readonly column: number; readonly message: string };

const LONGEST = 500;
const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?)(?![\w.])|"([^"]*)"|([a-z][a-z0-9_]*)(?![\w.(])|(<=|>=|==|!=|<|>)|([()[\],])|(days_since|days_until|given|times_given)(?=\())/y;
const KEYWORDS: readonly string[] = ['and', 'or', 'not', 'true', 'false'];
const FUNCTIONS: readonly string[] = ['days_since', 'days_until', 'given', 'times_given'];

type TokenKind = 'number' | 'string' | 'word' | 'op' | 'bracket' | 'function' | 'end';
interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly at: number;
}

const KIND_OF_VALUE: Readonly<Record<ValueName, Kind>> = {
  order_value: 'money',
  loss_value: 'money',
  given: 'money',
  failure: { enum: FAILURE_TYPES },
};

/** What a part of an expression is: its type decides what it may be compared with. */
type Kind = 'number' | 'bool' | 'money' | 'date' | 'order' | { readonly enum: readonly string[] } | 'string';
interface Typed {
  readonly expression: Expression;
  readonly kind: Kind;
  readonly at: number;
}

class Wrong extends Error {
  readonly at: number;
  readonly code: 'P011' | 'P016';
  constructor(at: number, message: string, code: 'P011' | 'P016' = 'P016') {
    super(message);
    this.at = at;
    this.code = code;
  }
}

/** The names a condition may use. */
export interface Vocabulary {
  readonly facts: ReadonlyMap<string, FactType>;
  /** Actions for `given(action)`: `none` where a condition may not look at what was given; undefined where nobody knows which there are. */
  readonly actions: ReadonlySet<string> | 'none' | undefined;
}

/** Never throws. The whole expression must be a condition: a bare number, amount or word is refused. */
export function parseExpression(
  text: string,
  facts: ReadonlyMap<string, FactType>,
  actions?: Vocabulary['actions'],
): ParsedExpression {
  try {
    if (text.length > LONGEST) throw new Wrong(LONGEST, `longer than ${LONGEST} characters`);
    const tokens = tokensOf(text);
    const parser = new Parser(tokens, { facts, actions });
    return { ok: true, expression: parser.condition().expression };
  } catch (wrong) {
    if (!(wrong instanceof Wrong)) throw wrong;
    return { ok: false, code: wrong.code, column: wrong.at + 1, message: wrong.message };
  }
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (text.slice(at).trim() !== '') {
    const start = at + (/\S/.exec(text.slice(at))?.index ?? 0);
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (!found) throw new Wrong(start, notUnderstood(text.slice(start)));
    const kinds: readonly TokenKind[] = ['number', 'string', 'word', 'op', 'bracket', 'function'];
    const group = [1, 2, 3, 4, 5, 6].find((index) => found[index] !== undefined) ?? 1;
    tokens.push({ kind: kinds[group - 1] ?? 'end', text: found[group] ?? '', at: start });
    at = TOKEN.lastIndex;
  }
  return [...tokens, { kind: 'end', text: '', at: text.length }];
}

/** Advice for what people write in other languages. */
function notUnderstood(rest: string): string {
  if (rest.startsWith('&&')) return 'write "and" for "&&"';
  if (rest.startsWith('||')) return 'write "or" for "||"';
  if (rest.startsWith('=')) return 'write "==" to compare';
  if (rest.startsWith('!')) return 'write "not" for "!"';
  if (rest.startsWith('"')) return 'this text has no closing quote';
  if (rest.startsWith("'")) return 'put words in double quotes: "gold"';
  if (/^[a-z]\w*\(/.test(rest)) {
    const name = /^\w+/.exec(rest)?.[0] ?? '';
    const hint = didYouMean(name, FUNCTIONS);
    return `there is no function ${shown(name)}${hint === '' ? `; there are ${listed(FUNCTIONS)}` : hint}`;
  }
  if (/^[a-z]\w*\./.test(rest)) return 'a fact is one word without dots';
  if (/^\w*[A-Z]/.test(rest)) return `facts are lower-case (did you mean "${/^\w+/.exec(rest)?.[0].toLowerCase()}"?)`;
  if (/^\d/.test(rest)) return `${shown(/^[\w.]+/.exec(rest)?.[0] ?? '')} is neither a number nor a fact`;
  if (/^[-+*/%]/.test(rest)) return `there is no arithmetic: ${shown(rest.charAt(0))} cannot be used`;
  return `${shown(rest.charAt(0))} is not understood here`;
}

class Parser {
  readonly #tokens: readonly Token[];
  readonly #facts: ReadonlyMap<string, FactType>;
  readonly #actions: Vocabulary['actions'];
  #next = 0;

  constructor(tokens: readonly Token[], { facts, actions }: Vocabulary) {
    this.#tokens = tokens;
    this.#facts = facts;
    this.#actions = actions;
  }

  condition(): Typed {
    if (this.#peek().kind === 'end') throw new Wrong(0, 'the condition is empty; write "true" for always');
    const whole = asCondition(this.#either());
    const rest = this.#peek();
    if (rest.kind === 'op') throw new Wrong(rest.at, 'comparisons do not chain; write "a < b and b < c"');
    if (rest.kind !== 'end') throw new Wrong(rest.at, `expected "and" or "or" before ${shown(rest.text)}`);
    return whole;
  }

  #either(): Typed {
    return this.#joined('or', () => this.#both());
  }

  #both(): Typed {
    return this.#joined('and', () => this.#not());
  }

  #joined(kind: 'and' | 'or', part: () => Typed): Typed {
    const first = part();
    const parts = [first];
    while (this.#take('word', kind)) parts.push(part());
    if (parts.length === 1) return first;
    const expression: Expression = { kind, parts: parts.map((each) => asCondition(each).expression) };
    return { expression, kind: 'bool', at: first.at };
  }

  #not(): Typed {
    const not = this.#take('word', 'not');
    if (!not) return this.#comparison();
    return { expression: { kind: 'not', of: asCondition(this.#not()).expression }, kind: 'bool', at: not.at };
  }

  #comparison(): Typed {
    const left = this.#single();
    const op = this.#take('op');
    if (!op) return this.#membership(left);
    const right = this.#single();
    if (this.#peek().kind === 'op') {
      throw new Wrong(this.#peek().at, 'comparisons do not chain; write "a < b and b < c"');
    }
    return { expression: compared(op, left, right), kind: 'bool', at: left.at };
  }

  /** `tier in ["gold", "silver"]`, `tier not in […]`; anything else is left as it is. */
  #membership(left: Typed): Typed {
    const isNot = this.#peek().text === 'not' && this.#peek(1).text === 'in';
    if (isNot) this.#next += 1;
    const word = this.#peek();
    const opens = word.kind === 'word' && word.text === 'in' && this.#peek(1).text === '[';
    if (!opens) {
      if (isNot || (word.kind === 'word' && word.text === 'in')) {
        throw new Wrong(this.#peek(1).at, 'write the values in brackets: in ["gold", "silver"]');
      }
      return left;
    }
    this.#next += 2;
    const op: Token = { kind: 'op', text: '==', at: word.at };
    const parts: Expression[] = [];
    do parts.push(compared(op, left, this.#listed()));
    while (this.#take('bracket', ','));
    if (!this.#take('bracket', ']')) throw new Wrong(this.#peek().at, 'the "[" is not closed');
    const [first] = parts;
    const any: Expression = parts.length === 1 && first ? first : { kind: 'or', parts };
    return { expression: isNot ? { kind: 'not', of: any } : any, kind: 'bool', at: left.at };
  }

  #listed(): Typed {
    const token = this.#peek();
    if (token.kind === 'number' || token.kind === 'string') return this.#single();
    if (token.text === ']') throw new Wrong(token.at, 'a value is missing before "]"');
    const said = token.kind === 'word' ? `; words stand in quotes: "${token.text}"` : '';
    throw new Wrong(token.at, `a list holds numbers and words in quotes${said}`);
  }

  #single(): Typed {
    const token = this.#peek();
    this.#next += 1;
    switch (token.kind) {
      case 'number':
        return { expression: { kind: 'literal', value: numberOf(token.text) }, kind: 'number', at: token.at };
      case 'string':
        return { expression: { kind: 'literal', value: token.text }, kind: 'string', at: token.at };
      case 'word':
        return this.#word(token);
      case 'bracket':
        return this.#inBrackets(token);
      case 'function':
        return this.#function(token);
      case 'op':
        throw new Wrong(token.at, `something is missing before ${shown(token.text)}`);
      case 'end':
        throw new Wrong(token.at, 'the condition ends too early');
    }
  }

  #inBrackets(open: Token): Typed {
    if (open.text !== '(' && open.text !== ')') throw new Wrong(open.at, `${shown(open.text)} is not understood here`);
    if (open.text === ')') throw new Wrong(open.at, 'there is no "(" for this ")"');
    const inside = this.#either();
    if (!this.#take('bracket', ')')) throw new Wrong(this.#peek().at, 'the "(" is not closed');
    return { ...inside, at: open.at };
  }

  #word(token: Token): Typed {
    const { text, at } = token;
    if (text === 'true' || text === 'false') {
      return { expression: { kind: 'literal', value: text === 'true' }, kind: 'bool', at };
    }
    if (KEYWORDS.includes(text)) throw new Wrong(at, `something is missing before ${shown(text)}`);
    const type = this.#facts.get(text);
    if (type === undefined) {
      const value = VALUE_NAMES.find((name) => name === text);
      if (value === 'given') this.#mayLookAtGiven(at);
      if (value !== undefined) return { expression: { kind: 'value', name: value }, kind: KIND_OF_VALUE[value], at };
      if (FUNCTIONS.includes(text)) throw new Wrong(at, `${text} needs its brackets: ${text}(…)`);
      const hint = didYouMean(text, [...this.#facts.keys(), ...KEYWORDS, ...VALUE_NAMES]);
      throw new Wrong(at, `unknown fact ${shown(text)}${hint === '' ? '; declare it under facts' : hint}`, 'P011');
    }
    return {
      expression: { kind: 'fact', name: text },
      kind: type === 'int' || type === 'decimal' ? 'number' : type,
      at,
    };
  }

  #function({ text, at }: Token): Typed {
    this.#take('bracket', '(');
    const name = this.#peek();
    if (name.kind !== 'word') throw new Wrong(name.at, `${text} needs a name in its brackets`);
    this.#next += 1;
    if (!this.#take('bracket', ')')) throw new Wrong(this.#peek().at, 'the "(" is not closed');
    if (text === 'given' || text === 'times_given') return this.#givenOf(text, { ...name, at: name.at }, at);
    const type = this.#facts.get(name.text);
    if (type === undefined) {
      const hint = didYouMean(name.text, [...this.#facts.keys()]);
      const said = hint === '' ? '; declare it under facts as a date' : hint;
      throw new Wrong(name.at, `unknown fact ${shown(name.text)}${said}`, 'P011');
    }
    if (type !== 'date') throw new Wrong(name.at, `${text} is for dates, and ${shown(name.text)} is none`);
    const way = text === 'days_since' ? 'since' : 'until';
    return { expression: { kind: 'days', way, fact: name.text }, kind: 'number', at };
  }

  #givenOf(text: 'given' | 'times_given', name: Token, at: number): Typed {
    this.#mayLookAtGiven(at);
    if (this.#actions instanceof Set && !this.#actions.has(name.text)) {
      const hint = didYouMean(name.text, [...this.#actions]);
      const said = hint === '' ? '; name one with a cost, because what is free is not counted' : hint;
      throw new Wrong(name.at, `no action with a cost is called ${shown(name.text)}${said}`, 'P011');
    }
    const isAmount = text === 'given';
    const expression: Expression = { kind: 'given_of', what: isAmount ? 'amount' : 'times', action: name.text };
    return { expression, kind: isAmount ? 'money' : 'number', at };
  }

  #mayLookAtGiven(at: number): void {
    if (this.#actions === 'none') throw new Wrong(at, 'what is owed does not depend on what was given');
  }

  #peek(ahead = 0): Token {
    return this.#tokens[this.#next + ahead] ?? { kind: 'end', text: '', at: 0 };
  }

  #take(kind: TokenKind, text?: string): Token | undefined {
    const token = this.#peek();
    if (token.kind !== kind || (text !== undefined && token.text !== text)) return undefined;
    this.#next += 1;
    return token;
  }
}

function numberOf(text: string): Extract<Expression, { kind: 'literal' }>['value'] {
  const [whole, decimals = ''] = text.split('.');
  return decimals === '' ? BigInt(whole ?? 0) : { units: BigInt(whole + decimals), scale: decimals.length };
}

function asCondition(part: Typed): Typed {
  if (part.kind === 'bool') return part;
  throw new Wrong(part.at, `${sayKind(part.kind)} alone is no condition; compare it with something`);
}

function compared(op: Token, left: Typed, right: Typed): Expression {
  const [a, b] = [settled(left, right.kind), settled(right, left.kind)];
  const equality = op.text === '==' || op.text === '!=';
  if (nameOf(a.kind) !== nameOf(b.kind)) {
    throw new Wrong(op.at, `${sayKind(a.kind)} cannot be compared with ${sayKind(b.kind)}`);
  }
  if (a.kind === 'order') throw new Wrong(op.at, 'the number of an order is compared with nothing; limits go by it');
  if (!equality && a.kind !== 'number' && a.kind !== 'money' && a.kind !== 'date') {
    throw new Wrong(
      op.at,
      `${shown(op.text)} is for numbers, amounts and dates; use "==" or "!=" with ${sayKind(a.kind)}`,
    );
  }
  return { kind: 'compare', op: operatorOf(op.text), left: a.expression, right: b.expression };
}

/** A text in quotes gets its meaning from the other side: one of its words, or an amount. */
function settled(part: Typed, other: Kind): Typed {
  if (part.kind !== 'string' || part.expression.kind !== 'literal') return part;
  const text = typeof part.expression.value === 'string' ? part.expression.value : '';
  if (other === 'money') return amountIn(part, text);
  if (other === 'date') return dayIn(part, text);
  if (typeof other !== 'object') {
    throw new Wrong(part.at, `text can only be compared with a fact that lists it, and ${sayKind(other)} does not`);
  }
  if (other.enum.includes(text)) return { ...part, kind: other };
  const end = other.enum.find((word) => word.endsWith(`.${text}`));
  const hint = end === undefined ? didYouMean(text, other.enum) : ` (did you mean "${end}"?)`;
  throw new Wrong(part.at, `${shown(text)} is none of ${listed(other.enum)}${hint}`);
}

function amountIn(part: Typed, text: string): Typed {
  const value = readWritten(text);
  if (!value) throw new Wrong(part.at, `${shown(text)} is no amount; write it like "50 EUR"`);
  return { ...part, expression: { kind: 'literal', value }, kind: 'money' };
}

function dayIn(part: Typed, text: string): Typed {
  if (!isDay(text)) throw new Wrong(part.at, `${shown(text)} is no day; write it like "2026-12-01"`);
  return { ...part, kind: 'date' };
}

function operatorOf(text: string): CompareOp {
  const known: readonly CompareOp[] = ['<', '<=', '>', '>=', '==', '!='];
  return known.find((op) => op === text) ?? '==';
}

const nameOf = (kind: Kind): string => (typeof kind === 'object' ? 'enum' : kind);

function sayKind(kind: Kind): string {
  if (typeof kind === 'object') return 'a word';
  return {
    number: 'a number',
    bool: 'a condition',
    money: 'an amount',
    date: 'a date',
    order: 'the number of an order',
    string: 'text',
  }[kind];
}
