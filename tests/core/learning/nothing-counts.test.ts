/** What the house learns ranks nobody and blames nobody: its tables have no field for it, and what is between two people is read by nothing that counts, lists or exports. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const sourcesBelow = (folder: string): readonly string[] =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/')));
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

/** The columns of a table of the schema. */
function columnsOf(table: string): readonly string[] {
  const schema = read('prisma/schema.prisma');
  const model = schema.split(/^model /m).find((one) => one.includes(`@@map("${table}")`)) ?? '';
  return [...model.matchAll(/^ {2}(\w+) +[A-Z]/gm)].map((m) => m[1] ?? '');
}

/** A number beside a person, or a word that says whose doing it was. */
const BLAMES = /score|rank|rating|points|blame|fault|cause|mistake|count|late|kept/i;

describe('the tables of what the house learns', () => {
  it.each([
    'improvement',
    'improvement_case',
    'coaching',
    'pulse_team',
    'pulse_round',
    'pulse_mark',
    'practice',
    'authority_asked',
  ])('%s has no field that ranks or blames', (table) => {
    const columns = columnsOf(table);
    expect(columns.length).toBeGreaterThan(2);
    expect(columns.filter((name) => BLAMES.test(name))).toEqual([]);
  });

  it('are never summed by person', () => {
    const summed = sourcesBelow('src/db/learning').filter((file) => /GROUP BY|count\(\*\)(?! OVER)/i.test(read(file)));
    expect(summed).toEqual([]);
  });
});

describe('coaching', () => {
  it('is read by its own room alone: by no export, digest, board or metric', () => {
    const all = sourcesBelow('src').filter((file) => /\bcoaching\b|coachings?Of|readCoaching/i.test(read(file)));
    const elsewhere = all.filter((file) => /^src\/(?:cli|core\/digest|db\/team|intake)\//.test(file));
    expect(all.length).toBeGreaterThan(5);
    expect(elsewhere).toEqual([]);
  });
});

describe('practice', () => {
  it('keeps that somebody played, not how; and is read for that person alone', () => {
    expect(columnsOf('practice')).toEqual(['workspace', 'member', 'drill', 'at']);
    const statements = sourcesBelow('src').filter((file) => /(?:FROM|INTO|UPDATE|JOIN) practice\b/.test(read(file)));
    expect(statements).toEqual(['src/db/learning/practice.ts']);
    const readers = sourcesBelow('src').filter((file) => /practisedOf\(/.test(read(file)));
    expect(readers.toSorted()).toEqual([
      'src/app/views/learning/practice-of.ts',
      'src/app/views/learning/readiness-of.ts',
      'src/db/learning/practice.ts',
    ]);
  });
});

describe('the pulse', () => {
  it('keeps no answer with a person, a time or an order', () => {
    expect(columnsOf('pulse_round')).toEqual(['workspace', 'team', 'month', 'closesAt', 'said']);
    expect(columnsOf('pulse_mark')).toEqual(['workspace', 'month', 'member', 'items']);
  });
});
