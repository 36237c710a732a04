/** Traces by OpenTelemetry, told over OTLP/HTTP. Loaded only where the environment names who is told. */
import { AsyncLocalStorage } from 'node:async_hooks';
import {
  isSpanContextValid,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Context,
  type SpanContext,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type Sampler,
} from '@opentelemetry/sdk-trace';
import type { TracesSettings } from './traces-settings.ts';
import type { Tracing } from './tracing.ts';

const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT };

export function makeTracing({ url, service, sampler }: TracesSettings): Tracing {
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    sampler: samplerOf(sampler),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url }) })],
  });
  const tracer = provider.getTracer('amends');
  const open = new AsyncLocalStorage<Context>();
  return {
    span: async (name, { under, kind, attributes = {} }, work) => {
      const parent = under === undefined ? (open.getStore() ?? ROOT_CONTEXT) : contextOf(under);
      const made = tracer.startSpan(
        name,
        { kind: kind === undefined ? SpanKind.INTERNAL : KINDS[kind], attributes },
        parent,
      );
      try {
        return await open.run(trace.setSpan(parent, made), () =>
          work({ note: (more) => void made.setAttributes(more) }),
        );
      } catch (error) {
        // a message may hold what was read
        made.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : typeof error });
        throw error;
      } finally {
        made.end();
      }
    },
    here: () => {
      const span = trace.getSpanContext(open.getStore() ?? ROOT_CONTEXT);
      return span === undefined ? null : traceparentOf(span);
    },
    stop: async () => await provider.shutdown(),
  };
}

function samplerOf({ root, isParentBased }: TracesSettings['sampler']): Sampler {
  const own =
    root === 'on'
      ? new AlwaysOnSampler()
      : root === 'off'
        ? new AlwaysOffSampler()
        : new TraceIdRatioBasedSampler(root);
  return isParentBased ? new ParentBasedSampler({ root: own }) : own;
}

/** https://www.w3.org/TR/trace-context/#traceparent-header */
const TRACEPARENT = /^00-(?<traceId>[0-9a-f]{32})-(?<spanId>[0-9a-f]{16})-(?<flags>[0-9a-f]{2})$/;

function contextOf(traceparent: string | null): Context {
  const { traceId = '', spanId = '', flags = '00' } = TRACEPARENT.exec(traceparent ?? '')?.groups ?? {};
  const span = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & TraceFlags.SAMPLED, isRemote: true };
  return isSpanContextValid(span) ? trace.setSpanContext(ROOT_CONTEXT, span) : ROOT_CONTEXT;
}

const traceparentOf = ({ traceId, spanId, traceFlags }: SpanContext): string =>
  `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
