import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeEachDatabase } from '../database.ts';

/** Words of the domain that never name a thing (docs: words to avoid). */
const AVOIDED =
  /culprit|fault|offender|violator|fraud|abuse|score|rank|leaderboard|ticket|incident|reject|auto_?approve|sla$|_sla_|sod|doa/i;

interface Column {
  readonly table_name: string;
  readonly column_name: string;
  readonly data_type: string;
}

describeEachDatabase('the tables', (open) => {
  it('are all keyed by workspace, name nothing by an avoided word, and hold instants and amounts exactly', async () => {
    const database = await open();
    const columns = await database.read.query<Column & Record<string, unknown>>(
      `SELECT table_name, column_name, data_type FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`,
    );
    const tables = new Set(columns.map(({ table_name }) => table_name));
    expect(tables.size).toBeGreaterThan(10);
    const keyed = columns.filter(({ column_name }) => column_name === 'workspace').map(({ table_name }) => table_name);
    expect([...tables].filter((table) => !keyed.includes(table))).toEqual([]);
    expect(columns.filter(({ table_name, column_name }) => AVOIDED.test(`${table_name}.${column_name}`))).toEqual([]);
    expect(columns.filter(({ data_type }) => /real|double|numeric|money|without time zone/.test(data_type))).toEqual(
      [],
    );
    const minor = columns.filter(({ column_name }) => column_name.endsWith('_minor'));
    expect(minor.map(({ data_type }) => data_type)).toEqual(Array.from({ length: 10 }, () => 'bigint'));
  });
});

describe('the code', () => {
  it('has no way to change or delete what happened', () => {
    const dir = path.resolve(import.meta.dirname, '../../src/db');
    const sources = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const faults = sources.filter((name) =>
      /(update|delete from|truncate)\s+journal_entry|delete from ledger_entry|journalEntry\.(update|delete|upsert)/i.test(
        readFileSync(path.join(dir, name), 'utf8'),
      ),
    );
    expect(sources.length).toBeGreaterThan(10);
    expect(faults).toEqual([]);
  });
});
