/** Whatever a table names has its words, and they read well inside a sentence. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestWords } from '../../src/cards/words/digest.ts';
import { names } from '../../src/cards/words/names.ts';
import { METRIC_IDS } from '../../src/core/digest/definitions.ts';
import { readPack } from '../../src/core/triage/packs.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const METRIC = Object.fromEntries(
  Object.entries(digestWords.inLanguage.en).flatMap(([key, said]) =>
    key.startsWith('metric.') ? [[key.slice('metric.'.length), said] as const] : [],
  ),
);
const {
  somebodyGone: _gone,
  agentOf: _whose,
  colleague: _who,
  noPolicy: _none,
  sensitivity: _what,
  ...tables
} = names({ locale: 'en-GB' });
const TABLES: Readonly<Record<string, Readonly<Record<string, string>>>> = { METRIC, ...tables };
const REMEDIES = tables.remedies;

describe('the words', () => {
  it.each(Object.entries(TABLES))('of %s are words, each another, and stand inside a sentence', (_name, table) => {
    const words = Object.values(table);
    expect(words.filter((one) => !/^(?:[a-z]|S[1-4], )[^_.:]*[^_.:\s]$/.test(one))).toEqual([]);
    expect(new Set(words).size).toBe(words.length);
  });

  it('name every metric of the digest', () => {
    expect(Object.keys(METRIC)).toEqual([...METRIC_IDS]);
  });

  it.each(readdirSync(path.join(ROOT, 'packs')))('name every remedy of %s', (file) => {
    const read = readPack(readFileSync(path.join(ROOT, 'packs', file), 'utf8'), file);
    if (!read.ok) throw new Error(read.faults.join('\n'));
    const named = read.pack.bundles.flatMap((bundle) => bundle.items.map((item) => item.action));
    expect(named.filter((action) => !Object.hasOwn(REMEDIES, action))).toEqual([]);
  });
});
