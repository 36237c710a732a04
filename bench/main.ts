/** Runs every bench of this folder and prints each figure beside its target. `npm run bench -- decide` runs one of them. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

/** What `run()` of a bench gives: lines of `harness/lines.ts`. */
const measured = z.array(
  z.strictObject({
    name: z.string(),
    figure: z.number(),
    unit: z.string(),
    noise: z.string().optional(),
    atLeast: z.number().optional(),
    atMost: z.number().optional(),
  }),
);
type Measured = z.infer<typeof measured>[number];
const bench = z.object({ run: z.custom<() => Promise<unknown>>((run) => typeof run === 'function') });

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

function rowOf(bench: string, { name, figure, unit, noise = '', atLeast, atMost }: Measured): string[] {
  const shown = `${figure.toLocaleString('en-GB')} ${unit}`;
  const is = atLeast ?? atMost;
  if (is === undefined) return [bench, name, shown, noise, '', ''];
  const ratio = atLeast === undefined ? is / figure : figure / is;
  const said = `${atLeast === undefined ? '≤' : '≥'} ${is.toLocaleString('en-GB')} ${unit}`;
  return [bench, name, shown, noise, said, `${ratio.toFixed(2)}${ratio < 1 ? ' missed' : ''}`];
}
