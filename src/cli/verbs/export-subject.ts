/** `amends export subject`: everything that is kept of one customer, for themselves: as data, to be read, and as tables. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { exportSubject, type SubjectExport } from '../../app/privacy/export-subject.ts';
import { csvLine, type Cell } from '../io/csv.ts';
import { eraserOf, keyNamed } from '../io/eraser.ts';
import { noteExport } from '../io/noted.ts';
import { withStore } from '../io/store.ts';
import { count } from '../io/words.ts';
import { exactly, needed, toJson, type Verb } from '../verb.ts';

export const exportSubjectVerb: Verb = {
  options: { to: { type: 'string' }, workspace: { type: 'string' } },
  async run(asked, io) {
    const [typed = ''] = exactly(asked, 'REF');
    const folder = path.resolve(needed(asked, 'to', './subject'));
    await withStore(asked, io, async (store) => {
      const exporter = await eraserOf(store, io, 'export subject');
      const key = keyNamed(exporter, typed);
      const told = await exportSubject(exporter, typed, key);
      await noteExport(store, io, 'subject', { cases: told.cases.length });
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const written = filesOf(told);
      for (const [name, text] of written) writeFileSync(path.join(folder, name), text, { mode: 0o600 });
      await io.out(`${count(written.size, 'file')} in ${folder}: ${[...written.keys()].join(', ')}\n`);
    });
  },
};

function filesOf(told: SubjectExport): ReadonlyMap<string, string> {
  const files = new Map([
    ['subject.json', toJson(told)],
    ['subject.md', readable(told)],
    ['cases.csv', csvOf(told.cases.map(({ case: c }) => flat(c)))],
    [
      'happened.csv',
      csvOf(
        told.cases.flatMap(({ case: c, happened }) =>
          happened.map((event) => ({ case: flat(c)['id'] ?? null, ...flat(event) })),
        ),
      ),
    ],
  ]);
  for (const [table, rows] of Object.entries(told.tables))
    if (rows.length > 0) files.set(`${table}.csv`, csvOf(rows.map(flat)));
  if (told.opened.length > 0) files.set('opened.csv', csvOf(told.opened.map(flat)));
  return files;
}

const plainly = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

type Row = Readonly<Record<string, Cell>>;

function flat(value: unknown): Row {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, cellOf(each)]));
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  return JSON.stringify(value, plainly);
}

function csvOf(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [csvLine(columns), ...rows.map((row) => csvLine(columns.map((name) => row[name] ?? null)))].join('');
}

/** As Markdown whose marks nobody typed: words of others stand in blocks of code. */
function readable(told: SubjectExport): string {
  const lines = [
    '# What is kept of you',
    '',
    `Made at ${told.madeAt}. You go by: ${told.references.length === 0 ? 'what you asked with' : told.references.map(quoted).join(', ')}.`,
    '',
    `${count(told.cases.length, 'case')}. Nobody who works here and no other customer stands in this.`,
  ];
  for (const { case: c, happened } of told.cases) {
    const { id } = flat(c);
    lines.push('', `## ${String(id ?? '')}`, '', fenced(JSON.stringify(c, plainly, 2)), '', '### What happened', '');
    lines.push(fenced(happened.map((event) => JSON.stringify(event, plainly)).join('\n')));
  }
  for (const [table, rows] of Object.entries(told.tables))
    if (rows.length > 0)
      lines.push('', `## ${table}`, '', fenced(rows.map((row) => JSON.stringify(row, plainly)).join('\n')));
  if (told.opened.length > 0)
    lines.push('', '## Kept encrypted', '', fenced(told.opened.map((one) => JSON.stringify(one)).join('\n')));
  return `${lines.join('\n')}\n`;
}

const quoted = (text: string): string => `\`${text.replaceAll('`', "'")}\``;
/** Longer than any row of backticks in it. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}
