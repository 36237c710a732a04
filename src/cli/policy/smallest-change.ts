/**
 * The fewest keys of a policy file to change so that a question would be allowed. Every proposal is tried: the changed
 * file is read again and the question decided anew, so that nothing is proposed that would not do. Pure.
 */
import { LineCounter, parseDocument, type Document } from 'yaml';
import { decide } from '../../core/authority/decide.ts';
import type { ActionAsked } from '../../core/authority/asked.ts';
import type { AuthorityDecision, DecideInput } from '../../core/authority/decision.ts';
import type { AuthorityPolicy, Grant } from '../../core/policy/policy.ts';
import { readPolicy } from '../../core/policy/reader/read-policy.ts';
import { editsFor, type GrantQuestion, type Edit, type FilePath } from './edits.ts';

export type SmallestChange =
  | { readonly kind: 'none_needed' }
  | { readonly kind: 'change'; readonly edits: readonly PlacedEdit[]; readonly alsoFor: readonly string[] }
  /** No change of the file does it, or none that can be proposed; `why` says what would. */
  | { readonly kind: 'no_change_does'; readonly why: string };

export interface PlacedEdit {
  /** `roles.agent.grants[0].limits[1].max`. */
  readonly path: string;
  /** Of the value now; that of the nearest key above where there is none. */
  readonly line: number;
  readonly column: number;
  /** Null for what is not there yet. */
  readonly from: string | null;
  /** Null for a key to be taken out. */
  readonly to: string | null;
}

/** A change may uncover the next obstacle; more than this many in a row is no small change any more. */
const MOST_ROUNDS = 4;

export function smallestChange(
  text: string,
  policy: AuthorityPolicy,
  question: DecideInput,
  asked: ActionAsked,
): SmallestChange {
  const decision = decide({ ...question, policy }, asked);
  if (decision.outcome === 'allow') return { kind: 'none_needed' };
  const role = policy.roles.get(question.by.role);
  const listing = role?.grants.filter((grant) => grant.actions.includes(asked.kind)) ?? [];
  const grants = listing.length > 0 ? listing : (role?.grants ?? []);
  let best: { readonly edits: readonly Edit[]; readonly grant: Grant } | undefined;
  let why: string | undefined;
  for (const grant of grants) {
    const tried = editsThrough(text, { policy, question, asked, grant });
    if (typeof tried === 'string') why ??= tried;
    else if (best === undefined || tried.length < best.edits.length) best = { edits: tried, grant };
  }
  if (best === undefined) return { kind: 'no_change_does', why: why ?? withoutGrants(decision, question) };
  const { edits, grant } = best;
  const alsoFor = [...policy.roles.values()].filter(
    ({ name, grants }) => name !== question.by.role && grants.includes(grant),
  );
  const isOfGrant = edits.some(({ path }) => path[0] === 'roles');
  return { kind: 'change', edits: placed(text, edits), alsoFor: isOfGrant ? alsoFor.map(({ name }) => name) : [] };
}

function withoutGrants(decision: AuthorityDecision, { by }: DecideInput): string {
  return decision.reasons[0]?.code === 'unknown_action'
    ? 'The policy has no such action: declare it under actions, and list it in a grant.'
    : `The role "${by.role}" has no grants: give it one that lists the action.`;
}

/** The edits that make this one grant allow it, or why there are none. */
function editsThrough(text: string, { policy, question, asked, grant }: GrantQuestion): readonly Edit[] | string {
  const document = parseDocument(text);
  const all: Edit[] = [];
  let now = policy;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const through = now.roles.get(question.by.role)?.grants.find(({ id }) => id === grant.id);
    if (!through) return 'The grant cannot be found in the file.';
    const edits = editsFor(document, { policy: now, question, asked, grant: through });
    if (typeof edits === 'string') return edits;
    for (const edit of edits)
      if (!apply(document, edit)) return `Change ${written(edit.path)} by hand: it stands for an alias.`;
    all.push(...edits);
    const read = readPolicy(String(document), '');
    if (!read.ok)
      return `It would take more than these limits: ${read.faults[0]?.message ?? 'the file would not load'}.`;
    now = read.policy;
    if (decide({ ...question, policy: now }, asked).outcome === 'allow') return merged(all);
  }
  return 'No small change of the file does it.';
}

/** An edit of a later round on the same key replaces the earlier one. */
function merged(edits: readonly Edit[]): readonly Edit[] {
  const byPath = new Map<string, Edit>();
  for (const edit of edits) byPath.set(written(edit.path), edit);
  return [...byPath.values()];
}

function apply(document: Document, { path, to }: Edit): boolean {
  try {
    if (to === null) document.deleteIn(path);
    else document.setIn(path, to);
    return true;
  } catch {
    // a value behind an alias cannot be reached by its path
    return false;
  }
}

function placed(text: string, edits: readonly Edit[]): readonly PlacedEdit[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  return edits.map(({ path, to }) => {
    const { line, col } = lines.linePos(offsetOf(document, path));
    const from = document.hasIn(path) ? said(document.getIn(path)) : null;
    return { path: written(path), line, column: col, from, to: to === null ? null : said(to) };
  });
}

function offsetOf(document: Document, path: FilePath): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (hasRange(node)) return node.range[0];
  }
  return 0;
}

const hasRange = (node: unknown): node is { readonly range: readonly [number, number, number] } =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);

/** A value as it stands on one line of the file. */
function said(value: unknown): string {
  const plain: unknown =
    typeof value === 'object' && value !== null && 'toJSON' in value ? JSON.parse(JSON.stringify(value)) : value;
  return Array.isArray(plain) ? `[${plain.join(', ')}]` : String(plain);
}

const written = (path: FilePath): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
