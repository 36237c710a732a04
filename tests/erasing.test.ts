/** What erasing a customer does stands for every table, and for every column that is the customer's. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SECTIONS, TOLD_OTHERWISE } from '../src/db/privacy/subject-rows.ts';

const page = readFileSync('docs/operators/erasing.md', 'utf8');
const inventory = readFileSync('docs/operators/data-inventory.md', 'utf8');
const schema = readFileSync('prisma/schema.prisma', 'utf8');

const tables = [...schema.matchAll(/@@map\("(?<name>\w+)"\)/g)].map((m) => m.groups?.['name'] ?? '');
const rows = new Map(
  [...page.matchAll(/^\| `(?<table>\w+)` +\| (?<goes>.*)$/gm)].map((m) => [
    m.groups?.['table'] ?? '',
    m.groups?.['goes'] ?? '',
  ]),
);
const free = new Set(
  [...(/^Nothing of a customer stands in: (?<list>.*)$/m.exec(page)?.groups?.['list'] ?? '').matchAll(/`(\w+)`/g)].map(
    (m) => m[1],
  ),
);

it('says of each table what erasing a customer does to it, or that nothing of them stands there', () => {
  expect(tables.length).toBeGreaterThan(50);
  expect(tables.filter((name) => rows.has(name) === free.has(name))).toEqual([]);
  expect([...rows.keys(), ...free].filter((name) => !tables.includes(name ?? ''))).toEqual([]);
});

it('says of each column that is the customer’s what becomes of it', () => {
  const silent = inventory.split(/^## /m).flatMap((part) => {
    const table = /^\w+/.exec(part)?.[0] ?? '';
    const theirs = [...part.matchAll(/^\| `(?<column>\w+)` +\| customer/gm)].map((m) => m.groups?.['column'] ?? '');
    const said = rows.get(table) ?? '';
    // of a row that goes every column goes
    const goes = /^(the )?rows|^what could not/.test(said);
    return theirs.filter((column) => !goes && !said.includes(`\`${column}\``)).map((column) => `${table}.${column}`);
  });
  expect(silent).toEqual([]);
});

it('tells a customer every column that is theirs, or says where else it is told', () => {
  const told: Readonly<Record<string, { readonly columns: readonly string[] }>> = SECTIONS;
  const silent = inventory.split(/^## /m).flatMap((part) => {
    const table = /^\w+/.exec(part)?.[0] ?? '';
    if (table in TOLD_OTHERWISE) return [];
    const theirs = [...part.matchAll(/^\| `(?<column>\w+)` +\| customer/gm)].map((m) => m.groups?.['column'] ?? '');
    return theirs
      .filter((column) => !(told[table]?.columns.includes(column) ?? false))
      .map((column) => `${table}.${column}`);
  });
  expect(silent).toEqual(
    ['customer_identity.customer', 'customer_identity.form_of'].filter((name) => silent.includes(name)),
  );
});
