import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readComplaint } from '../../../src/core/triage/rules.ts';
import { CATEGORY_OF } from './complaint-categories.ts';

/** Labelled complaints from outside; never copied into this repository. */
const FILE = path.resolve(import.meta.dirname, '../../../../shared/data/01-complaint-category/dev.jsonl');
const row = z.object({ text: z.string(), lang: z.string(), category: z.array(z.string()) });
const READING = { at: new Date('2026-12-10T10:00:00Z'), zone: 'Europe/Paris' };

describe.skipIf(!existsSync(FILE))('labelled complaints (skipped where ../shared/data is absent)', () => {
  it.each([
    ['en', 0.6],
    ['id', 0.7],
  ])('in %s are read right in at least %d of all', (lang, least) => {
    const lines = readFileSync(FILE, 'utf8').split('\n').filter(Boolean);
    const rows = lines.map((line) => row.parse(JSON.parse(line))).filter((one) => one.lang === lang);
    const right = rows.filter(({ text, category }) => {
      const read = CATEGORY_OF[readComplaint(text, READING).failure.value];
      return read !== null && category.includes(read);
    });
    expect(right.length / rows.length).toBeGreaterThanOrEqual(least);
  });
});
