/** A mapping file → what it says, or every fault with file, line and what to write instead. Pure. */
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { yamlValue } from '../../core/base/yaml-value.ts';
import { didYouMean, listed, shown } from '../../core/policy/reader/policy-faults.ts';
import { mappingShape, type Mapping } from './mapping-shape.ts';

export type MappingRead =
  | { readonly ok: true; readonly mapping: Mapping }
  | { readonly ok: false; readonly faults: readonly string[] };

/** `name` is the file as the operator knows it. */
export function readMapping(text: string, name: string): MappingRead {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const placed = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${name}:${line}:${col}`;
  };
  // what comes after the first is mostly of the first
  const [broken] = [...document.errors, ...document.warnings];
  if (broken !== undefined)
    return {
      ok: false,
      faults: [`${placed(broken.pos[0])} is not readable YAML: ${broken.message.split('\n')[0] ?? ''}`],
    };
  const said = yamlValue(document);
  if (!said.ok) return { ok: false, faults: [`${placed(said.at)} ${said.why}`] };
  const read = mappingShape.safeParse(said.value);
  if (read.success) return { ok: true, mapping: read.data };
  return {
    ok: false,
    faults: faultsOfMapping(read.error).map(
      ({ path, message }) =>
        `${placed(offsetOf(document, path))} ${path.map((key) => `${String(key)}: `).join('')}${message}`,
    ),
  };
}

interface Fault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Each fault with its path in the mapping, and what to write instead. */
export const faultsOfMapping = (error: z.ZodError): readonly Fault[] =>
  error.issues.flatMap((issue) => furthest(issue)).map((issue) => ({ path: issue.path, message: said(issue) }));

/** What somebody meant is where the reading of one of several forms came furthest. */
function furthest(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const ofKeys = (issues: readonly z.core.$ZodIssue[]): number =>
    issues.reduce(
      (sum, one) => sum + (one.code === 'unrecognized_keys' ? one.keys.length : one.code === 'invalid_type' ? 2 : 1),
      0,
    );
  const nearest = issue.errors.toSorted((a, b) => ofKeys(a) - ofKeys(b))[0] ?? [];
  return nearest.flatMap((inner) => furthest({ ...inner, path: [...issue.path, ...inner.path] }));
}

const KEYS = Object.keys(mappingShape.shape);

function said(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    const meant = (key: string): string => (issue.path.length === 0 ? didYouMean(key, KEYS) : '');
    return issue.keys.map((key) => `${shown(key)} means nothing here${meant(key)}`).join('; ');
  }
  if (issue.code === 'invalid_value') return `has to be ${listed(issue.values.map(String))}`;
  if (issue.code !== 'invalid_type') return issue.message;
  if (issue.path.length === 0) return 'is no mapping: write `signature` and `text`, and where they stand';
  return issue.input === undefined ? 'is missing' : `has to be a ${issue.expected}`;
}

/** Where it stands, or the nearest thing around it. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  const keys = path.map((key) => (typeof key === 'number' ? key : String(key)));
  for (let n = keys.length; n >= 0; n -= 1) {
    const node = document.getIn(keys.slice(0, n), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
