/** A chart as a picture: everything within it, whatever is given, and nothing but text where text stands. */
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { chartSvg, type ChartPicture } from '../../src/pictures/chart-svg.ts';
import { isPng, makePngs } from '../../src/pictures/png.ts';
import { openTypefaces } from '../../src/pictures/typeface.ts';
import { runs } from '../runs.ts';

const faces = openTypefaces();
const pngs = makePngs();
afterAll(() => pngs.close());

const CHART: ChartPicture = {
  kind: 'line',
  title: 'Twelve months',
  unit: '%',
  labels: ['Aug', 'Sept', 'Oct', 'Nov'],
  series: [
    { name: 'promises kept', values: [81, 84, 90, 92] },
    { name: 'decided alone', values: [55, 60, 72, 80] },
  ],
  marked: null,
};
const numbers = (svg: string, name: string): number[] =>
  [...svg.matchAll(new RegExp(` ${name}="(-?[\\d.]+)"`, 'g'))].map(([, value]) => Number(value));

describe('the picture of a chart', () => {
  it('is a PNG of a line or of bars', async () => {
    for (const chart of [CHART, { ...CHART, kind: 'bar', marked: 3 } as const]) {
      const png = await pngs.pngOf(chartSvg(chart, faces));
      expect(isPng(png)).toBe(true);
      expect(png.length).toBeLessThan(200_000);
    }
  });

  it('says its title, its unit, its names and the last of its labels', () => {
    const svg = chartSvg(CHART, faces);
    for (const said of ['Twelve months (%)', 'promises kept', 'decided alone', 'Nov', '100'])
      expect(svg).toContain(said);
  });

  it('stays within itself, and no word is markup', () => {
    const word = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constant('</text><script>&"'));
    const value = fc.oneof(
      fc.integer({ min: 0, max: 1e9 }),
      fc.constant(0),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    const chart = fc.integer({ min: 1, max: 20 }).chain((places) =>
      fc.record({
        kind: fc.constantFrom('line' as const, 'bar' as const),
        title: word,
        unit: word,
        labels: fc.array(word, { minLength: places, maxLength: places }),
        series: fc.array(fc.record({ name: word, values: fc.array(value, { minLength: places, maxLength: places }) }), {
          minLength: 1,
          maxLength: 6,
        }),
        marked: fc.option(fc.integer({ min: 0, max: places - 1 })),
      }),
    );
    fc.assert(
      fc.property(chart, (asked) => {
        const svg = chartSvg(asked, faces);
        expect(svg.replaceAll(/<\/?(?:svg|rect|circle|path|polyline|text)(?: [^<>]*)?>/g, '')).not.toMatch(/[<>]/);
        expect(svg).not.toMatch(/NaN|Infinity/);
        for (const x of [...numbers(svg, 'x'), ...numbers(svg, 'cx')]) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(1024);
        }
        for (const y of [...numbers(svg, 'y'), ...numbers(svg, 'cy')]) {
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(560);
        }
        expect(numbers(svg, 'height').every((height) => height >= 0)).toBe(true);
      }),
      { numRuns: runs(60) },
    );
  });
});
