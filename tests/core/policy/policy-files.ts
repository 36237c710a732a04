/** Policy files for tests: the hotel group and the small shop as an operator types them (hence .txt: no formatter touches them), and ways to change them. */
import { readFileSync } from 'node:fs';
import { parseExpression } from '../../../src/core/policy/reader/parse-expression.ts';
import type { Expression } from '../../../src/core/policy/expression.ts';
import type { AuthorityPolicy } from '../../../src/core/policy/policy.ts';
import type { FactType } from '../../../src/core/policy/facts.ts';
import { readPolicy, sayFault } from '../../../src/core/policy/reader/read-policy.ts';

const file = (name: string): string => readFileSync(new URL(`./files/${name}`, import.meta.url), 'utf8');
export const hotelText: string = file('hotel.yaml.txt');
export const shopText: string = file('shop.yaml.txt');

/** The hotel file with one piece of text replaced; the piece must be there. */
export function hotelWith(before: string | RegExp, after: string): string {
  const changed = hotelText.replace(before, () => after);
  if (changed === hotelText) throw new Error(`nothing to replace: ${String(before)}`);
  return changed;
}

/** The hotel file with sections added at its end. */
export const hotelAnd = (sections: string): string => `${hotelText}\n${sections}\n`;

/** The policy of a text that must load. */
export function loaded(text: string): AuthorityPolicy {
  const read = readPolicy(text, 'authority.yaml');
  if (!read.ok) throw new Error(read.faults.map((fault) => sayFault('authority.yaml', fault)).join('\n'));
  return read.policy;
}

/** Faults as they are said, without the file's name: `30:37 P011 roles…: unknown action …`. */
export function faultsOf(text: string): string[] {
  const read = readPolicy(text, 'f');
  return read.ok ? [] : read.faults.map((fault) => sayFault('f', fault).slice(2));
}

/** Codes of all faults, in file order. */
export function codesOf(text: string): string[] {
  const read = readPolicy(text, 'f');
  return read.ok ? [] : read.faults.map((fault) => fault.code);
}

/** Warnings as `W06 path`. */
export function warningsOf(text: string, at?: Date): string[] {
  const read = readPolicy(text, 'f', at);
  if (!read.ok) throw new Error(faultsOf(text).join('\n'));
  return read.warnings.map((warning) => `${warning.code} ${warning.path}`);
}

export function expressionOf(text: string, facts: ReadonlyMap<string, FactType>): Expression {
  const parsed = parseExpression(text, facts);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.message}`);
  return parsed.expression;
}
