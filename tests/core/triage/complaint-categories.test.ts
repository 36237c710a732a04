/** How often what failed is read right, of labelled complaints from outside: never copied into this repository, and nothing is learnt from them. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LEARNT, LEARNT_FROM } from '../../../src/core/triage/learnt/base-weights.ts';
import { unpack } from '../../../src/core/triage/learnt/packed.ts';
import { readComplaint } from '../../../src/core/triage/rules.ts';
import { digestOfTold } from '../../../tools/failure-sentences.ts';
import { CATEGORY_OF } from './complaint-categories.ts';

const FILE = path.resolve(import.meta.dirname, '../../../../shared/data/01-complaint-category/dev.jsonl');
const row = z.object({ text: z.string(), lang: z.string(), source: z.string(), category: z.array(z.string()) });
const READING = { at: new Date('2026-12-10T10:00:00Z'), zone: 'Europe/Paris' };
const base = unpack(Buffer.from(LEARNT, 'base64'));

describe.skipIf(!existsSync(FILE))('labelled complaints (skipped where ../shared/data is absent)', () => {
  const read = (models: Parameters<typeof readComplaint>[1]['models']) =>
    readFileSync(FILE, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => row.parse(JSON.parse(line)))
      .map((one) => {
        const says = CATEGORY_OF[readComplaint(one.text, { ...READING, models: models ?? null }).failure.value];
        return { ...one, says, isRight: says !== null && one.category.includes(says) };
      });
  const share = (some: readonly { readonly isRight: boolean }[]): number =>
    some.filter(({ isRight }) => isRight).length / some.length;

  it('are read right as often as was reached, and in no source more seldom than by rules alone, but for chance', () => {
    if (base === null) throw new Error('the weights are of another form: node tools/train-failures.ts');
    const [byRules, byAll] = [read(null), read({ base, own: null })];
    const of = (some: typeof byAll, lang: string) => some.filter((one) => one.lang === lang);
    expect(share(of(byRules, 'en'))).toBeGreaterThanOrEqual(0.64);
    expect(share(of(byAll, 'en'))).toBeGreaterThanOrEqual(0.7);
    expect(share(of(byAll, 'id'))).toBeGreaterThanOrEqual(0.82);
    for (const source of new Set(byAll.map((one) => one.source))) {
      const [rules, all] = [byRules, byAll].map((some) => some.filter((one) => one.source === source));
      if (rules === undefined || all === undefined) continue;
      const chance = Math.sqrt(0.25 / all.length);
      expect({ source, fell: share(rules) - share(all) > chance }).toEqual({ source, fell: false });
    }
  });
});

it('was learnt from the sentences as they are now: node tools/train-failures.ts', () => {
  expect(LEARNT_FROM).toBe(digestOfTold());
});
