/** Reads an authority policy: text in, a checked policy or every fault out. The language is docs/policy.md. Pure. */
import { createHash } from 'node:crypto';
import { coverageNotes, type WrittenGrant } from '../check/coverage.ts';
import type { AuthorityPolicy } from '../policy.ts';
import { actionsNamed, readActions } from './policy-actions.ts';
import { readApproval, readSeparation, readSplitting } from './policy-approval.ts';
import { readEntitlements } from './policy-entitlements.ts';
import {
  readBudgetBases,
  readBudgets,
  readOutages,
  readEvidenceOver,
  readReasonOver,
  readStorm,
  readUnidentified,
  readWinback,
} from './policy-extras.ts';
import { readFacts } from './policy-facts.ts';
import { sayNote, type PolicyFault } from './policy-faults.ts';
import { readEffective, readMoneySection, readPack } from './policy-head.ts';
import { readWorkingHours } from './policy-hours.ts';
import { readRestricted } from './policy-restricted.ts';
import { readRoles, type Roles } from './policy-roles.ts';
import { readNotes, readSurvey } from './policy-survey.ts';
import {
  entriesOf,
  isEmpty,
  may,
  need,
  openSheet,
  place,
  quiet,
  strictEntriesOf,
  whole,
  type Entries,
  type Sheet,
  type Spot,
} from './policy-sheet.ts';
import type { Terms } from './policy-terms.ts';
import { readName, readWord, readZone } from './policy-values.ts';
import { shapeNotes, staleNotes } from './policy-warnings.ts';

export type ReadPolicy =
  | { readonly ok: true; readonly policy: AuthorityPolicy; readonly warnings: readonly PolicyFault[] }
  | { readonly ok: false; readonly faults: readonly PolicyFault[] };

const SCHEMA = 'amends.authority/v1';
const KEYS = [
  'schema',
  'id',
  'effective',
  'timezone',
  'pack',
  'money',
  'facts',
  'actions',
  'roles',
  'approval',
  'separation',
  'splitting',
  'unidentified',
  'working_hours',
  'storm',
  'evidence_over',
  'reason_over',
  'budgets',
  'budget_bases',
  'entitlements',
  'events',
  'winback',
  'survey',
  'notes',
  'restricted',
] as const;

/**
 * All faults at once, by place in the file. Never throws. `file` is only for words. Warnings that depend on today (W01, W09)
 * are told when `at` is given; those that depend on people (W08) come from `approverNotes`.
 */
export function readPolicy(text: string, file: string, at?: Date): ReadPolicy {
  const { sheet, root } = openSheet(text, file);
  const entries = root && strictEntriesOf(root, KEYS);
  const version = createHash('sha256').update(text, 'utf8').digest('hex');
  const read = root && entries && readSections(root, entries, version);
  if (!read || sheet.faults.length > 0) return { ok: false, faults: inFileOrder(sheet.faults) };
  const { policy, own } = read;
  const notes = [
    ...shapeNotes(policy, own),
    ...coverageNotes(policy, writtenIn(own)),
    ...(at ? staleNotes(policy, at) : []),
  ];
  return { ok: true, policy, warnings: inFileOrder([...sheet.warnings, ...place(sheet, notes)]) };
}

/** `authority.yaml:30:37 P011 roles.agent.grants[0].actions[6]: unknown action "gooodwill" (did you mean "goodwill"?)` */
export function sayFault(file: string, fault: PolicyFault): string {
  return `${file}:${fault.line}:${fault.column} ${sayNote(fault)}`;
}

/** Every grant once, where it is written. */
function writtenIn(own: Roles['own']): readonly WrittenGrant[] {
  return [...own].flatMap(([role, { grants, approve }]) => [
    ...grants.map((grant, at) => ({ path: `roles.${role}.grants[${at}]`, grant, isBounded: false })),
    ...(approve?.grants ?? []).map((grant, at) => ({
      path: `roles.${role}.approve.grants[${at}]`,
      grant,
      isBounded: approve?.upTo != null,
    })),
  ]);
}

interface Sections {
  readonly policy: AuthorityPolicy;
  readonly own: Roles['own'];
}

function readSections(root: Spot, entries: Entries, version: string): Sections | undefined {
  need(root, entries, 'schema', readWord([SCHEMA]));
  const zone = need(root, entries, 'timezone', readZone);
  const dates = zone ?? 'UTC';
  const money = need(root, entries, 'money', readMoneySection(dates));
  const facts = orElse(may(entries, 'facts', readFacts), new Map());
  const terms: Terms = {
    zone: dates,
    base: money?.base,
    rated: money?.rated ?? new Set(),
    actions: actionsNamed(entries.get('actions')),
    roles: namesUnder(entries.get('roles')),
    facts: facts ?? new Map(),
  };
  const roles = need(root, entries, 'roles', readRoles(terms));
  const policy = whole({
    id: need(root, entries, 'id', readName),
    version,
    effective: need(root, entries, 'effective', readEffective(dates)),
    zone,
    pack: may(entries, 'pack', readPack(dates)),
    base: money?.base,
    rates: money?.rates,
    actions: need(root, entries, 'actions', readActions(terms)),
    roles: roles?.resolved,
    approval: need(root, entries, 'approval', readApproval(terms, roles?.resolved)),
    separation: need(root, entries, 'separation', readSeparation(terms)),
    splitting: need(root, entries, 'splitting', readSplitting),
    facts,
    ...readOptional(entries, terms),
  });
  return policy && roles && { policy, own: roles.own };
}

function readOptional(entries: Entries, terms: Terms) {
  const evidenceOver = orElse(may(entries, 'evidence_over', readEvidenceOver(terms)), []);
  const budgets = orElse(may(entries, 'budgets', readBudgets(terms)), []);
  return {
    unidentified: may(entries, 'unidentified', readUnidentified(terms)),
    workingHours: may(entries, 'working_hours', readWorkingHours),
    storm: may(entries, 'storm', readStorm(terms)),
    evidenceOver,
    reasonOver: orElse(may(entries, 'reason_over', readReasonOver(terms)), []),
    budgets,
    budgetBases: orElse(may(entries, 'budget_bases', readBudgetBases(terms, evidenceOver)), [
      'goodwill',
      'actual_loss',
    ] as const),
    entitlements: orElse(may(entries, 'entitlements', readEntitlements(terms)), []),
    outages: may(entries, 'events', readOutages(terms)),
    contacts: may(entries, 'restricted', readRestricted(terms)),
    winback: may(entries, 'winback', readWinback(budgets)),
    survey: may(entries, 'survey', readSurvey),
    notes: may(entries, 'notes', readNotes),
  };
}

const orElse = <T, U>(read: T | null, usual: U): T | U => (read === null ? usual : read);

/** Names declared under a section, also those whose own section is wrong; says nothing about faults. */
function namesUnder(spot: Spot | undefined): ReadonlySet<string> | undefined {
  const entries = spot && !isEmpty(spot) ? entriesOf(quiet(spot)) : undefined;
  return entries && new Set(entries.keys());
}

function inFileOrder(faults: Sheet['faults']): readonly PolicyFault[] {
  const seen = new Set<string>();
  const once = faults.filter((fault) => {
    const key = JSON.stringify(fault);
    return !seen.has(key) && seen.add(key);
  });
  return once.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
