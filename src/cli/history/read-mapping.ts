/** A mapping file → what it says, or every fault in it with what to write instead. Pure. */
import { IANAZone } from 'luxon';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { FAILURE_TYPES } from '../../core/base/failures.ts';
import { exponentOf } from '../../core/base/currencies.ts';
import { CUSTOMER_ACCEPTED, ROOT_CAUSES } from '../../core/case/status.ts';
import { yamlValue } from '../../core/base/yaml-value.ts';
import { didYouMean, listed, shown } from '../../core/policy/reader/policy-faults.ts';
import {
  HISTORIC_STATUSES,
  type CostColumn,
  type Mapping,
  type MomentColumn,
  type TeamColumn,
  type Words,
} from './mapping.ts';
import { mappingShape, type MappingWritten, type MomentWritten, type WordsWritten } from './mapping-shape.ts';
import { compileFormat } from './moment-format.ts';
import { sameWord } from './same-word.ts';

export type MappingRead =
  | { readonly ok: true; readonly mapping: Mapping }
  | { readonly ok: false; readonly faults: readonly string[] };

/** More labels than this would make each row larger than what it tells. */
const MOST_LABELS = 20;

/** `named` is what --name said; it stands above the name in the file. */
export function readMapping(text: string, named: string | undefined): MappingRead {
  const document = parseDocument(text, { prettyErrors: true });
  const [broken] = document.errors;
  if (broken) return { ok: false, faults: [broken.message.split('\n')[0] ?? 'is no YAML'] };
  const said = yamlValue(document);
  if (!said.ok) return { ok: false, faults: [said.why] };
  const { value } = said;
  const read = mappingShape.safeParse(
    named !== undefined && typeof value === 'object' && value !== null ? { ...value, name: named } : value,
  );
  if (!read.success) return { ok: false, faults: read.error.issues.flatMap(sayIssue) };
  const faults: string[] = [];
  const mapping = mappingOf(read.data, faults);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, mapping };
}

const KEYS = Object.keys(mappingShape.shape);

function sayIssue(issue: z.core.$ZodIssue): readonly string[] {
  const where = issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
  if (issue.code === 'unrecognized_keys') {
    const meant = (key: string): string => (issue.path.length === 0 ? didYouMean(key, KEYS) : '');
    return issue.keys.map((key) => `${where}${shown(key)} means nothing here${meant(key)}`);
  }
  if (issue.code === 'invalid_union') {
    const nearest = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0] ?? [];
    const below = nearest.flatMap((inner) => sayIssue({ ...inner, path: [...issue.path, ...inner.path] }));
    return below.length > 0 ? below : [`${where}cannot be read`];
  }
  if (issue.code === 'invalid_type') {
    return [issue.input === undefined ? `${where}is missing` : `${where}has to be a ${issue.expected}`];
  }
  if (issue.code === 'invalid_value') return [`${where}has to be ${listed(issue.values.map(String))}`];
  return [`${where}${issue.message}`];
}

/** What somebody meant is where the reading came furthest. */
const depth = (issues: readonly { readonly path: readonly PropertyKey[] }[]): number =>
  Math.max(0, ...issues.map(({ path }) => path.length)) * 10 - issues.length;

function mappingOf(w: MappingWritten, faults: string[]): Mapping {
  if (w.status === undefined && w.resolved === undefined) {
    faults.push('status: is missing, and so is resolved: say one of them, or status: { always: closed }');
  }
  const labels = Object.entries(w.labels);
  if (labels.length > MOST_LABELS) faults.push(`labels: ${labels.length} are too many, ${MOST_LABELS} is the most`);
  for (const [name, { column }] of labels) {
    if (column === w.customer) {
      faults.push(`labels.${name}: the customer is kept as a key alone; leave this label out`);
    }
  }
  const moment = (name: string, at: MomentWritten | undefined): MomentColumn | null =>
    at === undefined ? null : momentOf(name, at, faults);
  return {
    name: w.name,
    encoding: w.encoding,
    separator: w.separator === 'tab' ? '\t' : (w.separator ?? null),
    reference: w.reference ?? null,
    received: momentOf('received', w.received, faults),
    owned: moment('owned', w.owned),
    contacted: moment('first_contact', w.first_contact),
    resolved: moment('resolved', w.resolved),
    status: wordsOf('status', w.status, HISTORIC_STATUSES, faults),
    team: teamOf(w.team),
    failure: wordsOf('failure', w.failure, FAILURE_TYPES, faults) ?? { kind: 'always', value: 'other' },
    channel: w.channel === undefined ? null : asWritten(w.channel),
    rootCause: wordsOf('root_cause', w.root_cause, ROOT_CAUSES, faults),
    accepted: wordsOf('accepted', w.accepted, CUSTOMER_ACCEPTED, faults),
    reopened: w.reopened ?? null,
    handovers: w.handovers ?? null,
    customer: w.customer ?? null,
    satisfaction: w.satisfaction ?? null,
    costs: w.costs.map((cost, at) => costOf(`costs[${at}]`, cost, faults)),
    labels: new Map(labels.map(([name, written]) => [name, asWritten(written)])),
  };
}

const asWritten = ({
  column,
  spelling,
}: {
  readonly column: string;
  readonly spelling: string;
}): { column: string; merge: boolean } => ({
  column,
  merge: spelling === 'merge',
});

function momentOf(name: string, w: MomentWritten, faults: string[]): MomentColumn {
  if (!IANAZone.isValidZone(w.zone)) {
    faults.push(`${name}.zone: ${shown(w.zone)} is no time zone; write one like America/New_York, or UTC`);
  }
  const language = Intl.DateTimeFormat.supportedLocalesOf(w.language.replace(/[^\w-]/g, '') || 'x-none');
  if (language.length === 0)
    faults.push(`${name}.language: ${shown(w.language)} is no language; write one like en or de`);
  const formats = w.format.flatMap((written) => {
    const read = compileFormat(written, language[0] ?? 'en');
    if (typeof read !== 'string') return [read];
    faults.push(`${name}.format: ${read}`);
    return [];
  });
  return { columns: w.column, formats, zone: w.zone, gap: w.gap };
}

function wordsOf<T extends string>(
  name: string,
  w: WordsWritten | undefined,
  ours: readonly T[],
  faults: string[],
): Words<T> | null {
  if (w === undefined) return null;
  const our = (where: string, word: string): T | null => {
    const found = ours.find((each) => each === word);
    if (found === undefined) {
      faults.push(`${name}${where}: ${shown(word)} is none of ours${didYouMean(word, ours)}: ${ours.join(', ')}`);
    }
    return found ?? null;
  };
  if ('always' in w) return { kind: 'always', value: our('.always', w.always) ?? (w.always as T) };
  const words = new Map<string, T>();
  for (const [theirs, word] of Object.entries(w.words)) {
    const mine = our(`.words.${theirs}`, word);
    if (mine === null) continue;
    const before = words.get(sameWord(theirs));
    if (before !== undefined && before !== mine)
      faults.push(`${name}.words.${theirs}: is there twice, as ${before} and as ${mine}`);
    words.set(sameWord(theirs), mine);
  }
  const otherwise = w.otherwise === undefined ? null : our('.otherwise', w.otherwise);
  // a column that says our words needs no table
  for (const word of ours) if (!words.has(sameWord(word))) words.set(sameWord(word), word);
  return { kind: 'column', column: w.column, words, otherwise };
}

function teamOf(w: MappingWritten['team']): TeamColumn {
  if ('always' in w) return { kind: 'always', team: w.always };
  return {
    kind: 'column',
    column: w.column,
    words: new Map(Object.entries(w.words).map(([theirs, ours]) => [sameWord(theirs), ours])),
    unknown: w.unknown,
    merge: w.spelling === 'merge',
  };
}

function costOf(where: string, w: MappingWritten['costs'][number], faults: string[]): CostColumn {
  const { column, kind, decimal, currency } = w;
  if (typeof currency !== 'string')
    return { column, kind, decimal, currency: { kind: 'column', column: currency.column } };
  const code = currency.toUpperCase();
  if (exponentOf(code) === undefined)
    faults.push(`${where}.currency: ${shown(currency)} is no currency; write a code like EUR`);
  return { column, kind, decimal, currency: { kind: 'always', code } };
}

/** Every column the mapping reads, with the key that names it. */
export function columnsOf(m: Mapping): readonly (readonly [key: string, column: string])[] {
  const pairs: (readonly [string, string | null | undefined])[] = [
    ['reference', m.reference],
    ...(['received', 'owned', 'contacted', 'resolved'] as const).flatMap((key) =>
      (m[key]?.columns ?? []).map((column) => [key === 'contacted' ? 'first_contact' : key, column] as const),
    ),
    ...(
      [
        ['status', m.status],
        ['team', m.team],
        ['failure', m.failure],
        ['root_cause', m.rootCause],
        ['accepted', m.accepted],
      ] as const
    ).map(([key, words]) => [key, words?.kind === 'column' ? words.column : null] as const),
    ['channel', m.channel?.column],
    ['reopened', m.reopened],
    ['handovers', m.handovers],
    ['customer', m.customer],
    ['satisfaction', m.satisfaction?.column],
    ...m.costs.flatMap(({ column, currency }, at) => [
      [`costs[${at}]`, column] as const,
      [`costs[${at}].currency`, currency.kind === 'column' ? currency.column : null] as const,
    ]),
    ...[...m.labels].map(([name, { column }]) => [`labels.${name}`, column] as const),
  ];
  return pairs.flatMap(([key, column]) => (column === null || column === undefined ? [] : [[key, column] as const]));
}
