/** Writes docs/operators/data-dictionary.md from the schema, the data inventory and the metrics; `dictionaryOf` says what it should be. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DEFINITIONS, type Definition } from '../src/core/digest/definitions.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
export const PAGE = path.join(ROOT, 'docs/operators/data-dictionary.md');

interface Column {
  readonly name: string;
  readonly type: string;
  /** Of the schema. */
  readonly about: string;
}

interface Table {
  readonly name: string;
  readonly about: string;
  readonly columns: readonly Column[];
}

interface Kept {
  readonly personal: string;
  readonly what: string;
}

/** The page as it should be. Throws, naming them, where columns have neither words in the inventory nor in the schema. */
export function dictionaryOf(schema: string, inventory: string, metrics: readonly Definition[]): string {
  const tables = tablesOf(schema);
  const kept = keptIn(inventory);
  const silent: string[] = [];
  const said = (table: Table, column: Column): Kept => {
    const found = kept.get(`${table.name}.${column.name}`);
    const what = found?.what === '' || found === undefined ? (EVERYWHERE[column.name] ?? column.about) : found.what;
    if (found === undefined || what === '') silent.push(`${table.name}.${column.name}`);
    return { personal: found?.personal ?? '', what };
  };
  const page = [
    ...HEAD,
    ...metrics.map(metricRow),
    '',
    '## Tables',
    '',
    ...tables.flatMap((table) => tableLines(table, (column) => said(table, column))),
  ];
  if (silent.length > 0)
    throw new Error(`say in the data inventory, or in the schema, what these are: ${silent.join(', ')}`);
  return `${page.join('\n').trimEnd()}\n`;
}

/** What is the same wherever it stands. */
const EVERYWHERE: Readonly<Record<string, string>> = { workspace: 'id of the organisation', id: 'number of its own' };

const HEAD: readonly string[] = [
  '# Data dictionary',
  '',
  'Every metric and every column, made by `node tools/data-dictionary.ts` from the metrics of the code, the schema and the [data inventory](data-inventory.md), which says how long each is kept. Change those, not this page. Views with plain names for dashboards: [dashboards](dashboards.md).',
  '',
  '## Metrics',
  '',
  'Each is of a team and a week, month or other time in the team’s zone, as `amends export metrics` and the digests tell it. A name ends in its version; a changed definition gets a new one and begins a new series. Below five nothing is said but how many. A metric is read beside its pair, so that neither is bettered at the other’s cost.',
  '',
  '| Metric | Unit | n: what it is taken over | excluded: what is left out | Clock | Days old | Pair |',
  '| --- | --- | --- | --- | --- | --- | --- |',
];

const metricRow = ({ id, unit, counted, leftOut, clock, days, pair }: Definition): string =>
  row([
    `\`${id}\``,
    unit,
    counted,
    leftOut,
    clock ?? '–',
    days === 0 ? '–' : String(days),
    pair === null ? '–' : `\`${pair}\``,
  ]);

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`;

function tableLines({ name, about, columns }: Table, said: (column: Column) => Kept): readonly string[] {
  const rows = columns.map((column) => {
    const { personal, what } = said(column);
    return row([`\`${column.name}\``, column.type, personal, what]);
  });
  return [
    `### ${name}`,
    '',
    ...(about === '' ? [] : [about, '']),
    '| Column | Type | Personal | What it is |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ];
}

/** Tables and columns as the database names them. */
function tablesOf(schema: string): readonly Table[] {
  const models = [...schema.matchAll(/(?<about>(?:^\/\/\/[^\n]*\n)*)^model (?<name>\w+) \{\n(?<body>[\s\S]*?)^\}/gm)];
  const names = new Set(models.map((m) => m.groups?.['name'] ?? ''));
  return models
    .map((m) => {
      const body = m.groups?.['body'] ?? '';
      return {
        name: /@@map\("(?<table>\w+)"\)/.exec(body)?.groups?.['table'] ?? m.groups?.['name'] ?? '',
        about: words(m.groups?.['about'] ?? ''),
        columns: columnsOf(body, names),
      };
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function columnsOf(body: string, models: ReadonlySet<string>): readonly Column[] {
  const fields = [
    ...body.matchAll(/(?<about>(?:^ *\/\/\/[^\n]*\n)*)^ {2}(?<field>\w+) +(?<type>\w+)(?<more>\S*)(?<rest>.*)$/gm),
  ];
  return fields
    .filter((f) => !models.has(f.groups?.['type'] ?? ''))
    .map((f) => {
      const { field = '', type = '', more = '', rest = '' } = f.groups ?? {};
      const column = / @map\("(?<column>\w+)"\)/.exec(rest)?.groups?.['column'];
      return { name: column ?? field, type: typeOf(type, more, rest), about: words(f.groups?.['about'] ?? '') };
    });
}

const TYPES: Readonly<Record<string, string>> = {
  String: 'text',
  Int: 'integer',
  BigInt: 'bigint',
  Boolean: 'boolean',
  DateTime: 'timestamptz',
  Json: 'jsonb',
  Bytes: 'bytea',
  Float: 'double precision',
};

function typeOf(type: string, more: string, rest: string): string {
  const native = / @db\.(?<native>\w+)/.exec(rest)?.groups?.['native'];
  const name =
    native === undefined || native === 'Timestamptz' ? (TYPES[type] ?? type.toLowerCase()) : native.toLowerCase();
  return `${name}${more.startsWith('[]') ? '[]' : ''}${more.startsWith('?') ? ', may be null' : ''}`;
}

const words = (comment: string): string =>
  comment
    .split('\n')
    .map((line) => line.replace(/^ *\/\/\/ ?/, ''))
    .join(' ')
    .trim();

/** What the inventory says of each column. */
function keptIn(inventory: string): ReadonlyMap<string, Kept> {
  const kept = new Map<string, Kept>();
  for (const section of inventory.split(/^## /m).slice(1)) {
    const table = section.split('\n')[0] ?? '';
    for (const m of section.matchAll(/^\| `(?<column>\w+)` *\| (?<personal>[^|]*?) *\| (?<what>.*?) *\|$/gm)) {
      kept.set(`${table}.${m.groups?.['column'] ?? ''}`, {
        personal: m.groups?.['personal'] ?? '',
        what: m.groups?.['what'] ?? '',
      });
    }
  }
  return kept;
}

/** The page of this moment. */
export const dictionaryNow = (): string =>
  dictionaryOf(
    readFileSync(path.join(ROOT, 'prisma/schema.prisma'), 'utf8'),
    readFileSync(path.join(ROOT, 'docs/operators/data-inventory.md'), 'utf8'),
    Object.values(DEFINITIONS),
  );

if (process.argv[1] === import.meta.filename) writeFileSync(PAGE, dictionaryNow());
