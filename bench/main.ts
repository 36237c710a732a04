/** Runs every bench of this folder and prints each figure beside its target. `npm run bench -- decide` runs one of them. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

/** What `run()` of a bench gives: lines with a name and at least one of the figures; its own target, or that of the table. */
const measured = z.array(
  z.looseObject({
    name: z.string(),
    perSecond: z.number().optional(),
    p50Ms: z.number().optional(),
    ratio: z.number().optional(),
    figure: z.number().optional(),
    unit: z.string().optional(),
    noise: z.string().optional(),
    atLeast: z.number().optional(),
    atMost: z.number().optional(),
    target: z.object({ of: z.enum(['perSecond', 'p50Ms', 'ratio']), is: z.number().positive() }).optional(),
  }),
);
type Measured = z.infer<typeof measured>[number];
type Target = NonNullable<Measured['target']>;
const bench = z.object({ run: z.custom<() => Promise<unknown>>((run) => typeof run === 'function') });

/** Targets by bench and the beginning of the line's name; `perSecond` is at least this, the others at most. */
const TARGETS: readonly (Target & { readonly bench: string; readonly name: string })[] = [
  { bench: 'decide', name: 'decide, agent, indexed ledger', of: 'perSecond', is: 50_000 },
  { bench: 'ledger', name: '', of: 'ratio', is: 1.5 },
];
const UNITS = { perSecond: ' a second', p50Ms: ' ms', ratio: ' ×' } as const;
const HEAD = ['bench', 'name', 'figure', 'rounds', 'target', 'ratio'];

const only = process.argv.slice(2);
const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.ts') && file !== 'main.ts');
const unknown = only.filter((name) => !files.includes(`${name}.ts`));
if (unknown.length > 0) {
  console.error(
    `There is no bench ${unknown.join(', ')}. There is: ${files.map((file) => file.slice(0, -3)).join(', ')}.`,
  );
  process.exit(2);
}
const rows: string[][] = [];
for (const file of files.toSorted()) {
  const name = file.slice(0, -'.ts'.length);
  if (only.length === 0 || only.includes(name))
    rows.push(...(await rowsOf(name, path.join(import.meta.dirname, file))));
}
const widths = HEAD.map((_head, at) => Math.max(...[HEAD, ...rows].map((row) => (row[at] ?? '').length)));
for (const row of [HEAD, ...rows])
  console.log(
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
console.log(
  '\nRounds: the lowest and the highest of them; the figure is their median. Ratio: how many times as good as the target; below 1 it is missed.',
);
if (rows.some((row) => row[5]?.endsWith('missed') === true)) process.exitCode = 1;

/** Empty for a file that is no bench. */
async function rowsOf(name: string, file: string): Promise<string[][]> {
  const loaded = bench.safeParse(await import(pathToFileURL(file).href));
  if (!loaded.success) return [];
  console.error(`running ${name} …`);
  const lines = measured.parse(await loaded.data.run());
  if (lines.length === 0) return [[name, 'needs PostgreSQL (TEST_DATABASE_URL, else 127.0.0.1:5432)', '', '', '', '']];
  return lines.map((line) => rowOf(name, line));
}

function rowOf(name: string, line: Measured): string[] {
  if (line.figure !== undefined) return rowOfRounds(name, line, line.figure);
  const target = line.target ?? TARGETS.find((each) => each.bench === name && line.name.startsWith(each.name));
  const of = target?.of ?? (['perSecond', 'p50Ms', 'ratio'] as const).find((each) => line[each] !== undefined);
  const figure = of === undefined ? undefined : line[of];
  if (of === undefined || figure === undefined) return [name, nameOf(line), 'no figure', '', '', ''];
  const shown = `${figure.toLocaleString('en-GB')}${UNITS[of]}`;
  if (!target) return [name, nameOf(line), shown, '', '', ''];
  const ratio = of === 'perSecond' ? figure / target.is : target.is / figure;
  const said = `${of === 'perSecond' ? '≥' : '≤'} ${target.is.toLocaleString('en-GB')}${UNITS[of]}`;
  return [name, nameOf(line), shown, '', said, `${ratio.toFixed(2)}${ratio < 1 ? ' missed' : ''}`];
}

/** A line of `harness/lines.ts`: its target stands on itself. */
function rowOfRounds(name: string, { name: what, noise = '', unit = '', ...line }: Measured, figure: number): string[] {
  const shown = `${figure.toLocaleString('en-GB')} ${unit}`;
  const { atLeast, atMost } = line;
  const is = atLeast ?? atMost;
  if (is === undefined) return [name, what, shown, noise, '', ''];
  const ratio = atLeast === undefined ? is / figure : figure / is;
  const said = `${atLeast === undefined ? '≤' : '≥'} ${is.toLocaleString('en-GB')} ${unit}`;
  return [name, what, shown, noise, said, `${ratio.toFixed(2)}${ratio < 1 ? ' missed' : ''}`];
}

/** With the size it was measured at, where the line has one. */
function nameOf(line: Measured): string {
  const entries = line['entries'];
  return typeof entries === 'number' ? `${line.name} (${entries.toLocaleString('en-GB')} entries)` : line.name;
}
