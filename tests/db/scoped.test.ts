/** Every statement on what belongs to a workspace says whose: read from the source, so that a new one is looked at by itself. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { textsIn } from './sql-texts.ts';

/** Tables with a column for the workspace, by their names in the database. */
const TABLES = [...readFileSync('prisma/schema.prisma', 'utf8').matchAll(/^model (\w+) \{([^]*?)^\}/gm)].flatMap(
  ([, name = '', body = '']) => (/^\s+workspace\s/m.test(body) ? [/@@map\("(\w+)"\)/.exec(body)?.[1] ?? name] : []),
);
const ON_ONE = new RegExp(`\\b(?:FROM|JOIN|INTO|UPDATE)\\s+(?:ONLY\\s+)?"?(?:${TABLES.join('|')})"?(?![\\w.])`);

/** Parts of statements, by how they begin: `overCells`, which they are put into or which is put into them, says whose. */
const PARTS: readonly (readonly [file: string, begins: string])[] = [
  ['src/db/facts/of-cases.ts', '(SELECT *, ${BACK} AS back FROM case_fact f)'],
  ['src/db/facts/of-cases.ts', '(SELECT *, ${CUSTOMER} AS customer, ${cameBackWithin(90)} AS back FROM case_fact f)'],
  ['src/db/facts/of-gifts.ts', "(SELECT * FROM remedy_fact WHERE status = 'done')"],
  ['src/db/facts/of-gifts.ts', 'SELECT d.*, NULL::int AS open, NULL::int AS open_owed FROM (${overCells('],
  ['src/db/facts/of-gifts.ts', 'SELECT c.cell, c.currency, count(*)::int AS n,'],
];
const isPart = ({ file, text }: Found): boolean =>
  PARTS.some(([of, begins]) => file === of && text.trim().startsWith(begins));

/** A statement, with what this file puts into it under a name. */
function whole(text: string, source: string, depth = 3): string {
  if (depth === 0) return text;
  return text.replaceAll(/\$\{(\w+)[^}]*\}/g, (hole, name: string) => {
    const made = new RegExp(
      `(?:const|function) ${name}\\b([^]*?)\\n(?=\\n|(?:export |const |function |/\\*\\*|async ))`,
    ).exec(source)?.[1];
    return made === undefined ? hole : whole(made, source, depth - 1);
  });
}

interface Found {
  readonly file: string;
  readonly text: string;
}

const statements = (): readonly Found[] =>
  globSync('src/**/*.ts').flatMap((file) => {
    const source = readFileSync(file, 'utf8');
    return textsIn(source).flatMap((text) => (ON_ONE.test(text) ? [{ file, text: whole(text, source) }] : []));
  });

it('every statement on a table of workspaces names the workspace', () => {
  const all = statements();
  expect(all.length).toBeGreaterThan(350);
  const unsaid = all.filter(({ text }) => !/\bworkspace/i.test(text)).filter((one) => !isPart(one));
  expect(unsaid.map(({ file, text }) => `${file}: ${text.replaceAll(/\s+/g, ' ').slice(0, 160)}`)).toEqual([]);
});

it('a statement that does not is found, wherever its text stands', () => {
  const source =
    "const a = `SELECT 1 FROM wish WHERE ${b ? `x` : 'y'}`; // FROM wish\nconst c = /['`]/; q('DELETE FROM message');";
  expect(textsIn(source).filter((text) => ON_ONE.test(text))).toEqual([
    "SELECT 1 FROM wish WHERE ${b ? `x` : 'y'}",
    'DELETE FROM message',
  ]);
  expect(whole('SELECT 1 FROM wish WHERE ${A}', 'const A = `workspace = $1`;\n\n')).toContain('workspace');
});
