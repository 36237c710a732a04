/** Facts a case may carry, and conditions over them, as they stand in a policy file. Pure. */
import { isMap, isScalar } from 'yaml';
import type { Expression } from '../expression.ts';
import { parseExpression, type Vocabulary } from './parse-expression.ts';
import type { FactType } from '../facts.ts';
import { shown } from './policy-faults.ts';
import {
  entriesOf,
  faultAt,
  faultAtKey,
  itemsOf,
  need,
  quiet,
  sayNode,
  strictEntriesOf,
  suggestion,
  type Spot,
} from './policy-sheet.ts';
import { eachOnce, textOf } from './policy-values.ts';

const FACT = /^[a-z][a-z0-9_]{0,63}$/;
const WORDS_OF_CONDITIONS: readonly string[] = ['and', 'or', 'not', 'true', 'false'];
/** Known of every case without being declared. */
export const VALUES: readonly string[] = ['order_value', 'loss_value'];
const TYPES = ['int', 'decimal', 'bool', 'money', 'date', 'order'] as const;

export function readFacts(spot: Spot): ReadonlyMap<string, FactType> | undefined {
  const entries = entriesOf(spot);
  if (!entries) return undefined;
  const facts = new Map<string, FactType>();
  for (const [name, each] of entries) {
    const named = checkFactName(each, name);
    const type = readFactType(each);
    if (named && type !== undefined) facts.set(name, type);
  }
  return facts.size === entries.size ? facts : undefined;
}

function checkFactName(spot: Spot, name: string): boolean {
  const where = { ...spot, offset: spot.keyOffset };
  if (!FACT.test(name)) faultAt(where, 'P004', `${shown(name)} is no name for a fact: a-z first, then a-z, 0-9, "_"`);
  else if (WORDS_OF_CONDITIONS.includes(name)) faultAt(where, 'P004', `"${name}" is a word of conditions; use another`);
  else if (VALUES.includes(name)) faultAt(where, 'P014', `every case has ${name} already; declare another name`);
  else return true;
  return false;
}

function readFactType(spot: Spot): FactType | undefined {
  const text = textOf(spot);
  const plain = TYPES.find((type) => type === text);
  if (plain !== undefined) return plain;
  if (!isMap(spot.node)) {
    const hint = text === undefined ? '' : suggestion(spot, text, TYPES);
    const all = 'int, decimal, bool, money, date, order or { enum: [a, b] }';
    return faultAt(spot, 'P004', `expected ${all}, found ${sayNode(spot.node)}${hint}`);
  }
  const entries = strictEntriesOf(spot, ['enum']);
  const words = entries && need(spot, entries, 'enum', readEnum);
  return words && { enum: words };
}

function readEnum(spot: Spot): readonly string[] | undefined {
  const items = itemsOf(spot);
  if (items?.length === 0) return faultAt(spot, 'P003', 'the list is empty; write at least one word');
  return items && eachOnce(items, readEnumWord);
}

function readEnumWord(spot: Spot): string | undefined {
  const text = textOf(spot);
  if (text !== undefined && /^[^"\p{Cc}]{1,64}$/u.test(text)) return text;
  return faultAt(
    spot,
    'P004',
    `expected a word of 1 to 64 characters, in quotes if it looks like a number; found ${sayNode(spot.node)}`,
  );
}

/** A condition; faults are placed at the very character inside the text. */
export function readCondition(
  facts: ReadonlyMap<string, FactType>,
  actions: Vocabulary['actions'],
): (spot: Spot) => Expression | undefined {
  return (spot) => {
    const text = textOf(spot);
    if (text === undefined) {
      const bare = isScalar(spot.node) && typeof spot.node.value === 'boolean';
      const advice = bare ? `put it in quotes: "${String(spot.node.value)}"` : 'expected a condition in quotes';
      return faultAt(spot, 'P016', advice);
    }
    const parsed = parseExpression(text, facts, actions);
    if (parsed.ok) return parsed.expression;
    const offset = offsetInside(spot, parsed.column - 1);
    return faultAt({ ...spot, offset }, parsed.code, `${parsed.message} (character ${parsed.column} of the condition)`);
  };
}

/** Where character `index` of a text stands in the file; the start of the text when it runs over several lines. */
function offsetInside(spot: Spot, index: number): number {
  if (!isScalar(spot.node)) return spot.offset;
  const end = spot.node.range?.[1] ?? spot.offset;
  const raw = spot.sheet.text.slice(spot.offset, end);
  if (raw.includes('\n')) return spot.offset;
  const quoted = spot.node.type === 'QUOTE_DOUBLE' || spot.node.type === 'QUOTE_SINGLE';
  const doubled = spot.node.type === 'QUOTE_DOUBLE' ? '\\' : "''";
  let at = quoted ? 1 : 0;
  for (let seen = 0; seen < index; seen += 1) at += quoted && raw.startsWith(doubled, at) ? 2 : 1;
  return spot.offset + at;
}

/** The same name with two types in one file would let a case carry only one of them. */
export function noteDifferingFacts(spot: Spot, here: ReadonlyMap<string, FactType>, seen: Map<string, FactType>): void {
  for (const [name, type] of here) {
    const other = seen.get(name);
    if (other === undefined) seen.set(name, type);
    else if (sayType(other) !== sayType(type)) {
      const key = entriesOf(quiet(spot))?.get(name) ?? spot;
      faultAtKey(
        { ...key, sheet: spot.sheet },
        'P014',
        `fact ${shown(name)} is ${sayType(type)} here and ${sayType(other)} elsewhere; give it one type`,
      );
    }
  }
}

const sayType = (type: FactType): string => (typeof type === 'string' ? type : `one of ${type.enum.join(', ')}`);
