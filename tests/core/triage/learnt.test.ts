/** What a workspace's own cases teach: measured on labelled complaints from outside by the product's own learning; and what a model holds. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LEARNT } from '../../../src/core/triage/learnt/base-weights.ts';
import { seenIn } from '../../../src/core/triage/learnt/features.ts';
import { beforeOwn, LEARNABLE } from '../../../src/core/triage/learnt/guess.ts';
import { crossValidated, HOW_OWN, isAsGood, learnOwn, type Taught } from '../../../src/core/triage/learnt/own.ts';
import { pack, unpack } from '../../../src/core/triage/learnt/packed.ts';
import { judged, type Learnt } from '../../../src/core/triage/learnt/train.ts';
import { readComplaint, rulesOn } from '../../../src/core/triage/rules.ts';
import { CATEGORY_OF } from './complaint-categories.ts';

const DATA = path.resolve(import.meta.dirname, '../../../../shared/data');
const base = baseLearnt();

function baseLearnt(): Learnt {
  const learnt = unpack(Buffer.from(LEARNT, 'base64'));
  if (learnt === null) throw new Error('the weights are of another form: node tools/train-failures.ts');
  return learnt;
}

function done<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

function rowsOf<T>(file: string, shape: z.ZodType<T>): T[] {
  const lines = readFileSync(path.join(DATA, file), 'utf8').split('\n').filter(Boolean);
  const rows = lines.map((line) => shape.parse(JSON.parse(line)));
  // neighbours come from one source: each fifth is to have some of each
  return rows
    .map((row, at) => ({ row, at: (at * 7919) % 1109 }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ row }) => row);
}

const CATEGORIES = '01-complaint-category/dev.jsonl';
describe.skipIf(!existsSync(path.join(DATA, CATEGORIES)))(
  'labelled complaints (skipped where ../shared/data is absent)',
  () => {
    it('are read better with some hundred cases of their own, each by what the others taught', () => {
      const shape = z.object({ text: z.string(), lang: z.string(), category: z.array(z.string()) });
      const rows = rowsOf(CATEGORIES, shape).filter(({ lang }) => lang === 'en');
      const names = [...new Set(rows.flatMap(({ category }) => category))].toSorted();
      // the failures' likelihoods as those of the categories they belong to
      const lessons = rows.map(({ text, category }) => {
        const { told, rules } = rulesOn(text);
        const seen = seenIn(told);
        const likely = beforeOwn(seen, rules.weights, base).map(Math.exp);
        const before = names.map((name) =>
          Math.log(
            Math.max(
              0.001,
              likely.reduce((sum, one, at) => sum + (CATEGORY_OF[LEARNABLE[at] ?? 'other'] === name ? one : 0), 0),
            ),
          ),
        );
        return { seen, before, label: names.indexOf(category[0] ?? '') };
      });
      const read = done(crossValidated(lessons, names.length, HOW_OWN));
      const right = rows.filter(({ category }, at) => category.includes(names[read[at] ?? -1] ?? ''));
      expect(right.length / rows.length).toBeGreaterThanOrEqual(0.74);
    });
  },
);

const PRODUCTS = '12-llm-vs-baseline/dev.jsonl';
describe.skipIf(!existsSync(path.join(DATA, PRODUCTS)))(
  'complaints by product (skipped where ../shared/data is absent)',
  () => {
    it('are told apart by names of their own, of which nothing is known before', () => {
      const rows = rowsOf(PRODUCTS, z.object({ text: z.string(), product: z.string() }));
      const names = [...new Set(rows.map(({ product }) => product))].toSorted();
      const lessons = rows.map(({ text, product }) => ({ seen: seenIn(text), label: names.indexOf(product) }));
      const read = done(crossValidated(lessons, names.length, HOW_OWN));
      const right = rows.filter(({ product }, at) => product === names[read[at] ?? -1]);
      expect(right.length / rows.length).toBeGreaterThanOrEqual(0.67);
    });
  },
);

describe('what is learnt', () => {
  const taught = (words: string, failure: Taught['failure'], times: number): Taught[] =>
    Array.from({ length: times }, (_, n) => ({ words: `${words} number ${n}`, failure, isCorrected: true }));
  const cases = [
    ...taught('the Cerberus kept us out', 'process.access', 30),
    ...taught('the soup was cold', 'outcome.product', 30),
  ];
  const { learnt, report } = done(learnOwn(cases, base));

  it('is the same from the same cases, as bytes and back', () => {
    const bytes = pack(learnt, 20_000);
    expect(pack(done(learnOwn(cases, base)).learnt, 20_000)).toEqual(bytes);
    const again = unpack(bytes);
    if (again === null) throw new Error('not read');
    const seen = seenIn('the Cerberus kept us out');
    const [one, other] = [judged(seen, learnt), judged(seen, again)];
    for (const [at, score] of one.entries()) expect(other[at]).toBeCloseTo(score, 0);
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('Cerberus');
  });

  it('is of no use where its bytes are of another form', () => {
    const bytes = pack(learnt, 10);
    new DataView(bytes.buffer).setFloat32(0, 99, true);
    expect(unpack(bytes)).toBeNull();
    expect(unpack(new Uint8Array(2))).toBeNull();
  });

  it('tells how well it would have done beside what stands, and is used where it is no worse', () => {
    expect(report.all).toMatchObject({ cases: 60, own: 60 });
    expect(report.all.shared).toBeLessThan(60);
    expect(report.byFailure.map(({ failure }) => failure).toSorted()).toEqual(['outcome.product', 'process.access']);
    expect(isAsGood(report)).toBe(true);
    const worse = { ...report, corrected: { ...report.corrected, own: 0, rules: 1 } };
    expect(isAsGood(worse)).toBe(false);
  });

  it('says how sure it is and by which words, and leaves urgency and privacy alone', () => {
    const reading = { at: new Date('2026-12-10T10:00:00Z'), zone: 'Europe/Paris' };
    const text = 'The Cerberus kept us out and my daughter was injured';
    const [rules, own] = [null, { base, own: learnt }].map((models) => readComplaint(text, { ...reading, models }));
    expect(own?.failure).toMatchObject({
      value: 'process.access',
      by: 'model',
      because: expect.stringContaining('Cerberus'),
    });
    expect(own?.failure.sure).toBeGreaterThan(0.5);
    expect({ ...own, failure: null, resource: null }).toEqual({ ...rules, failure: null, resource: null });
  });
});
