/** Paths into a body: JSONPath as RFC 9535 has it, by a library, without any code of the operator's run. `ticket.subject` is short for `$.ticket.subject`. Pure. */
import { createRequire } from 'node:module';
import type { query as queryOf } from 'jsonpath-rfc9535';
import type parseOf from 'jsonpath-rfc9535/parser';

// loaded with the first path there is: a start without a mapping needs none of it
const require = createRequire(import.meta.url);
type Query = typeof queryOf;
type Parse = typeof parseOf;

export const asJsonPath = (written: string): string => (written.startsWith('$') ? written : `$.${written}`);

/** What is wrong with a path, as the end of a sentence; null when nothing is. */
export function faultOfPath(path: string): string | null {
  const { default: parse } = require('jsonpath-rfc9535/parser') as { readonly default: Parse };
  try {
    parse(path);
    return null;
  } catch {
    return 'is no path (JSONPath, RFC 9535): write one like ticket.description, $.comments[*].body or $.answers[?@.ref=="comment"].text';
  }
}

/** Everything that stands at a path, in the order in which it stands there. */
export function allAt(value: unknown, path: string): readonly unknown[] {
  const { query } = require('jsonpath-rfc9535') as { readonly query: Query };
  return query(value as Parameters<Query>[0], path);
}
