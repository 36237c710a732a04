/** Who is told measures beside Prometheus: the names of OpenTelemetry in the environment. Headers, certificates and the time limit of a call are read by the exporter. */
import { z } from 'zod';
import { ADDRESS, postedAt, readOtel } from './traces-settings.ts';

export interface MeasuresSettings {
  /** Where measures are posted by OTLP/HTTP. */
  readonly url: string;
  readonly service: string;
  readonly everyMs: number;
}

/** The longest that a timer can wait. */
const MOST_MS = 2 ** 31 - 1;

const shape = z.object({
  OTEL_EXPORTER_OTLP_ENDPOINT: ADDRESS.optional(),
  OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: ADDRESS.optional(),
  OTEL_SERVICE_NAME: z.string().default('amends'),
  // by Prometheus they can be asked for in any case
  OTEL_METRICS_EXPORTER: z.enum(['otlp', 'prometheus', 'none']).default('otlp'),
  OTEL_METRIC_EXPORT_INTERVAL: z.coerce.number().int().min(1_000).max(MOST_MS).default(60_000),
});

/** Null: nobody is told. */
export function readMeasures(env: Readonly<Record<string, string | undefined>>): MeasuresSettings | null {
  const read = readOtel(shape, 'measures', env);
  const url = postedAt('metrics', read.OTEL_EXPORTER_OTLP_METRICS_ENDPOINT, read.OTEL_EXPORTER_OTLP_ENDPOINT);
  if (url === undefined || read.OTEL_METRICS_EXPORTER !== 'otlp') return null;
  return { url, service: read.OTEL_SERVICE_NAME, everyMs: read.OTEL_METRIC_EXPORT_INTERVAL };
}
