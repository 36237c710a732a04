/** A part of a policy as plain words by place, for comparing two versions key by key. Pure. */
import { expressionInWords, nameInWords } from '../../core/policy/words/expression-in-words.ts';
import type { Expression } from '../../core/policy/expression.ts';
import { sayDuration } from '../../core/policy/words/limit-in-words.ts';
import type { Money } from '../../core/base/money.ts';
import { shortMoney } from '../io/words.ts';

/** Lengths of time in milliseconds, by the names the policy gives them. */
const DURATIONS = /(After|Window|Duration|Period|For)$/;

/** `two people over` → `5000 EUR`; what is null or empty has no line. */
export function policyLines(part: unknown): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  lay(part, '', '', lines);
  return lines;
}

function lay(value: unknown, key: string, path: string, into: Map<string, string>): void {
  const said = sayWhole(value, key);
  if (said !== undefined) {
    if (said !== '') into.set(path, said);
    return;
  }
  for (const [name, words, each] of membersOf(value)) lay(each, name, path === '' ? words : `${path}, ${words}`, into);
}

/** What is said in one piece; undefined for what has members, empty for nothing. */
function sayWhole(value: unknown, key: string): string | undefined {
  if (value === null || value === undefined) return '';
  if (value instanceof Date)
    return value
      .toISOString()
      .replace(/T00:00:00\.000Z$/, '')
      .replace('.000Z', 'Z');
  if (typeof value === 'number' && DURATIONS.test(key)) return sayDuration(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value !== 'object') return undefined;
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.map(nameInWords).join(', ');
  if (isMoney(value)) return shortMoney(value);
  if (isExpression(value)) return expressionInWords(value);
  return undefined;
}

/** Key, key in words, value. */
function membersOf(value: unknown): readonly (readonly [string, string, unknown])[] {
  if (value instanceof Map) return [...value].map(([key, each]) => [String(key), String(key), each] as const);
  if (Array.isArray(value)) return value.map((each, at) => ['', String(at + 1), each] as const);
  return Object.entries(value ?? {}).map(([key, each]) => [key, spaced(key), each] as const);
}

/** `twoPeopleOver` → `two people over`. */
const spaced = (key: string): string => key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const isMoney = (value: object): value is Money => 'minor' in value && 'currency' in value;
const isExpression = (value: object): value is Expression =>
  'kind' in value && ['literal', 'fact', 'not', 'and', 'or', 'compare'].includes(String(value.kind));
