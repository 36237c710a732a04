/** Whatever a table names has its words, and they read well inside a sentence. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { METRIC } from '../../src/cards/words/digest-en.ts';
import {
  ACCEPTED,
  ACTION_STATUS,
  FAILURE,
  OUTCOME,
  REMEDIES,
  REQUEST_STATUS,
  ROOT_CAUSE,
  SCOPE,
  SEVERITY,
  STAGE,
  STATUS,
} from '../../src/cards/words/en.ts';
import { METRIC_IDS } from '../../src/core/digest/metrics.ts';
import { readPack } from '../../src/core/triage/packs.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const TABLES = {
  METRIC,
  REMEDIES,
  FAILURE,
  SEVERITY,
  STAGE,
  STATUS,
  ACTION_STATUS,
  REQUEST_STATUS,
  ACCEPTED,
  OUTCOME,
  ROOT_CAUSE,
  SCOPE,
};

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
