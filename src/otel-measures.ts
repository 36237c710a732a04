/** The measures of /metrics by OpenTelemetry, told over OTLP/HTTP: read of the same registry, under the same names. Loaded only where the environment names who is told. */
import { ValueType, type HrTime } from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { emptyResource, resourceFromAttributes } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  DataPointType,
  MeterProvider,
  PeriodicExportingMetricReader,
  type DataPoint,
  type Histogram,
  type MetricData,
  type MetricProducer,
} from '@opentelemetry/sdk-metrics';
import { z } from 'zod';
import type { MeasuresSettings } from './measures-settings.ts';
import type { TellMeasures } from './meters.ts';
import { within } from './within.ts';

/** As prom-client gives them: of a histogram every bucket, its sum and its count are a value each. */
const measured = z.array(
  z.object({
    name: z.string(),
    help: z.string(),
    type: z.enum(['counter', 'gauge', 'histogram']),
    values: z.array(
      z.object({
        metricName: z.string().optional(),
        labels: z.record(z.string(), z.union([z.string(), z.number()])),
        // also what is not a number
        value: z.custom<number>((value) => typeof value === 'number'),
      }),
    ),
  }),
);
export type Measured = z.infer<typeof measured>[number];
type Value = Measured['values'][number];

/** Since when is counted, and when it was looked. */
interface Span {
  readonly from: Date;
  readonly to: Date;
}

export const tellMeasuresTo =
  ({ url, service, everyMs }: MeasuresSettings): TellMeasures =>
  ({ read, now, instance, failed }) => {
    const from = now();
    const producer: MetricProducer = {
      collect: async () => {
        const metrics = metricsOf(measured.parse(await read()), { from, to: now() });
        return {
          // that of the provider is told
          resourceMetrics: { resource: emptyResource(), scopeMetrics: [{ scope: { name: 'amends' }, metrics }] },
          errors: [],
        };
      },
    };
    const collect = async (): ReturnType<MetricProducer['collect']> =>
      await producer.collect().catch((error: unknown) => {
        failed(error);
        throw error;
      });
    const reader = new PeriodicExportingMetricReader({
      exporter: new Exporter(url, failed),
      exportIntervalMillis: everyMs,
      metricProducers: [{ collect }],
    });
    const provider = new MeterProvider({
      // a workspace is counted alike by all its processes: without the instance they would be one series that jumps
      resource: resourceFromAttributes({ 'service.name': service, 'service.instance.id': instance }),
      readers: [reader],
    });
    return {
      tell: async () => await reader.forceFlush(),
      // whoever is told may not keep the process from its end
      stop: async (mostMs) => await within(mostMs, provider.shutdown()).catch(() => undefined),
    };
  };

/** Says when nobody could be told; the reader itself keeps it to itself. */
class Exporter extends OTLPMetricExporter {
  readonly #failed: (error: unknown) => void;

  constructor(url: string, failed: (error: unknown) => void) {
    super({ url });
    this.#failed = failed;
  }

  override export(...[metrics, done]: Parameters<OTLPMetricExporter['export']>): void {
    super.export(metrics, (result) => {
      if (result.error !== undefined) this.#failed(result.error);
      done(result);
    });
  }
}

/** What is measured, as OpenTelemetry has it. What has no value now is left out, as in /metrics. */
export function metricsOf(all: readonly Measured[], span: Span): MetricData[] {
  return all
    .map((one) => metricOf(one, { startTime: timeOf(span.from), endTime: timeOf(span.to) }))
    .filter(({ dataPoints }) => dataPoints.length > 0);
}

type Times = Pick<DataPoint<unknown>, 'startTime' | 'endTime'>;

function metricOf({ name, help, type, values }: Measured, times: Times): MetricData {
  const base = {
    descriptor: { name, description: help, unit: unitOf(name), valueType: ValueType.DOUBLE },
    aggregationTemporality: AggregationTemporality.CUMULATIVE,
  };
  if (type === 'histogram')
    return { ...base, dataPointType: DataPointType.HISTOGRAM, dataPoints: histogramsOf(name, values, times) };
  const dataPoints = values
    // "not a number" says that nothing was measured, and is no number in JSON
    .filter(({ value }) => Number.isFinite(value))
    .map(({ labels, value }) => ({ ...times, attributes: attributesOf(labels), value }));
  return type === 'gauge'
    ? { ...base, dataPointType: DataPointType.GAUGE, dataPoints }
    : { ...base, dataPointType: DataPointType.SUM, isMonotonic: true, dataPoints };
}

/** One for each set of labels. Prometheus counts in a bucket all that is in those below it, OpenTelemetry does not. */
function histogramsOf(name: string, values: readonly Value[], times: Times): DataPoint<Histogram>[] {
  const groups = Map.groupBy(values, ({ labels }) =>
    JSON.stringify(Object.entries(attributesOf(labels)).toSorted(byName)),
  );
  return [...groups.values()].map((group) => {
    const valueOf = (part: string): number =>
      group.find(({ metricName }) => metricName === `${name}_${part}`)?.value ?? 0;
    const count = valueOf('count');
    const upTo = group
      .map(({ labels, value }) => ({ bound: Number(labels['le']), value }))
      // that without a bound is the count, and what has none is no bucket
      .filter(({ bound }) => Number.isFinite(bound))
      .toSorted((a, b) => a.bound - b.bound);
    const counts = [...upTo.map(({ value }) => value), count].map((value, i) => value - (upTo[i - 1]?.value ?? 0));
    return {
      ...times,
      attributes: attributesOf(group[0]?.labels ?? {}),
      value: { buckets: { boundaries: upTo.map(({ bound }) => bound), counts }, sum: valueOf('sum'), count },
    };
  });
}

/** A label is text to Prometheus; `le` is the bound of a bucket. */
const attributesOf = (labels: Value['labels']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(labels).flatMap(([name, value]) => (name === 'le' ? [] : [[name, String(value)] as const])),
  );

const byName = ([a]: readonly [string, string], [b]: readonly [string, string]): number => (a < b ? -1 : 1);

/** Where the name ends with it; whoever makes names for Prometheus of both says it once then. */
const unitOf = (name: string): string => {
  const unit = /_(?<unit>seconds|bytes)(?:_total)?$/.exec(name)?.groups?.['unit'];
  return unit === 'seconds' ? 's' : unit === 'bytes' ? 'By' : '';
};

const timeOf = (at: Date): HrTime => [Math.floor(at.getTime() / 1_000), (at.getTime() % 1_000) * 1e6];
