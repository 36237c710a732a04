/** What prom-client measured, as OpenTelemetry has it: a pure function, held against what Prometheus reads. */
import fc from 'fast-check';
import { Histogram, Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { readMeasures } from '../src/measures-settings.ts';
import { metricsOf, type Measured } from '../src/otel-measures.ts';

const SPAN = { from: new Date('2026-12-10T10:00:00.250Z'), to: new Date('2026-12-10T10:01:00Z') };
const one = (of: Partial<Measured>): Measured => ({ name: 'amends_x', help: 'X.', type: 'gauge', values: [], ...of });
const said = (of: Partial<Measured>): unknown =>
  metricsOf([one(of)], SPAN).map(({ descriptor: { name, unit }, dataPoints, ...rest }) => ({
    name,
    unit,
    points: dataPoints.map(({ attributes, value }) => [attributes, value]),
    ...('isMonotonic' in rest && { isMonotonic: rest.isMonotonic }),
  }));

describe('a measure', () => {
  it.each<[string, Partial<Measured>, unknown]>([
    [
      'that goes up and down is a gauge, its labels text',
      { values: [{ labels: { workspace: 'aurora', major: 24 }, value: 3 }] },
      [{ name: 'amends_x', unit: '', points: [[{ workspace: 'aurora', major: '24' }, 3]] }],
    ],
    [
      'that only grows is a sum, under its whole name',
      { name: 'process_cpu_seconds_total', type: 'counter', values: [{ labels: {}, value: 1.5 }] },
      [{ name: 'process_cpu_seconds_total', unit: 's', points: [[{}, 1.5]], isMonotonic: true }],
    ],
    [
      'that is no number now is left out',
      {
        name: 'amends_heap_bytes',
        values: [
          { labels: { of: 'none' }, value: Number.NaN },
          { labels: { of: 'some' }, value: 0 },
        ],
      },
      [{ name: 'amends_heap_bytes', unit: 'By', points: [[{ of: 'some' }, 0]] }],
    ],
    ['of which there is nothing is left out', {}, []],
  ])('%s', (_, of, expected) => expect(said(of)).toEqual(expected));

  it('says since when it is counted and when it was looked', () => {
    const [made] = metricsOf([one({ values: [{ labels: {}, value: 1 }] })], SPAN);
    expect(made?.dataPoints[0]).toMatchObject({ startTime: [1796896800, 250e6], endTime: [1796896860, 0] });
  });

  it('in buckets is a histogram for each set of labels: its counts make the count, and in turn what Prometheus reads', async () => {
    const took = fc.record({ door: fc.constantFrom('slack', 'teams'), ms: fc.integer({ min: 0, max: 8_000 }) });
    const buckets = [0.1, 0.5, 1, 2.5];
    await fc.assert(
      fc.asyncProperty(fc.array(took, { minLength: 1, maxLength: 40 }), async (all) => {
        const registry = new Registry();
        const name = 'amends_x_seconds';
        const histogram = new Histogram({ name, help: 'X.', labelNames: ['door'], buckets, registers: [registry] });
        for (const { door, ms } of all) histogram.observe({ door }, ms / 1_000);
        const [metric] = metricsOf([one({ name, type: 'histogram', values: (await histogram.get()).values })], SPAN);
        const points = (metric?.dataPoints ?? []).map(({ attributes, value }) => {
          if (typeof value === 'number' || !('buckets' in value)) throw new Error('no histogram');
          return { door: attributes['door'], ...value };
        });
        expect(points.map(({ door }) => door)).toEqual([...new Set(all.map(({ door }) => door))]);
        for (const { door, buckets: of, sum, count } of points) {
          const own = all.filter((each) => each.door === door).map(({ ms }) => ms / 1_000);
          expect(of.boundaries).toEqual(buckets);
          expect(of.counts).toEqual(
            [...buckets, Infinity].map(
              (to, i) => own.filter((s) => s <= to && s > (i === 0 ? -1 : (buckets[i - 1] ?? 0))).length,
            ),
          );
          expect(of.counts.reduce((a, b) => a + b)).toBe(count);
          expect(sum).toBeCloseTo(own.reduce((a, b) => a + b));
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('who is told measures', () => {
  const base = 'http://c:4318';
  const to = (url: string, more = {}) => ({ url, service: 'amends', everyMs: 60_000, ...more });
  it.each([
    [{}, null],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: `${base}/` }, to(`${base}/v1/metrics`)],
    [{ OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: `${base}/x` }, to(`${base}/x`)],
    [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${base}/x` }, null],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: base, OTEL_METRICS_EXPORTER: 'none' }, null],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: base, OTEL_METRICS_EXPORTER: 'prometheus' }, null],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: base, OTEL_SERVICE_NAME: 'front', OTEL_METRIC_EXPORT_INTERVAL: '15000' },
      to(`${base}/v1/metrics`, { service: 'front', everyMs: 15_000 }),
    ],
  ])('stands in the environment: %o', (env, expected) => expect(readMeasures(env)).toEqual(expected));

  it.each([{ OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'collector' }, { OTEL_METRIC_EXPORT_INTERVAL: '0' }])(
    'is asked for by a name that is said where it cannot be read: %o',
    (env) => expect(() => readMeasures(env)).toThrow(Object.keys(env)[0]),
  );
});
