/** Who is told traces: the names of OpenTelemetry in the environment. What the exporter reads besides (headers, certificates, timeouts) is its own. */
import { z } from 'zod';

export interface TracesSettings {
  /** Where spans are posted by OTLP/HTTP. */
  readonly url: string;
  readonly service: string;
  readonly sampler: {
    /** All, none, or this share of what begins here. */
    readonly root: 'on' | 'off' | number;
    /** What another process began is told as that one decided. */
    readonly isParentBased: boolean;
  };
}

const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

export const ADDRESS = z.url({ protocol: /^https?$/ });
const shape = z.object({
  OTEL_EXPORTER_OTLP_ENDPOINT: ADDRESS.optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: ADDRESS.optional(),
  OTEL_SERVICE_NAME: z.string().default('amends'),
  OTEL_TRACES_SAMPLER: z.enum(SAMPLERS).default('parentbased_always_on'),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
});

type Env = Readonly<Record<string, string | undefined>>;

/** What is given of these names. Throws with the name of what cannot be read: who set it wants to be told. */
export function readOtel<T>(shape: z.ZodType<T>, what: string, env: Env): T {
  const given = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => name.startsWith('OTEL_') && value !== ''),
  );
  const read = shape.safeParse(given);
  if (read.success) return read.data;
  const faults = read.error.issues.map((one) => `${one.path.join('.')}: ${one.message}`);
  throw new Error(`cannot tell ${what}: ${faults.join('; ')}`);
}

/** Where these are posted: an address of their own, or that of everything; undefined: nowhere. */
export const postedAt = (what: 'traces' | 'metrics', whole?: string, base?: string): string | undefined =>
  whole ?? (base === undefined ? undefined : `${base.replace(/\/+$/, '')}/v1/${what}`);

/** Null: nobody is told. */
export function readTraces(env: Env): TracesSettings | null {
  const {
    OTEL_EXPORTER_OTLP_ENDPOINT: base,
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: whole,
    ...rest
  } = readOtel(shape, 'traces', env);
  const url = postedAt('traces', whole, base);
  if (url === undefined) return null;
  const name = rest.OTEL_TRACES_SAMPLER;
  const own = name.replace('parentbased_', '');
  const root = own === 'always_on' ? 'on' : own === 'always_off' ? 'off' : rest.OTEL_TRACES_SAMPLER_ARG;
  return { url, service: rest.OTEL_SERVICE_NAME, sampler: { root, isParentBased: name !== own } };
}
