/** One complaint, from the click to the post, as whoever is told traces sees it: one tree, also over two processes, without a word of it. */
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeTracing } from '../../src/otel-tracing.ts';
import { readTraces } from '../../src/traces-settings.ts';
import type { Tracing } from '../../src/tracing.ts';
import { describeOnOne } from '../database.ts';
import { openHotel } from './hotel.ts';
import { soon } from '../patience.ts';

const spans = z.object({
  resourceSpans: z.array(
    z.object({
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              traceId: z.string(),
              spanId: z.string(),
              parentSpanId: z.string().default(''),
              name: z.string(),
              attributes: z.array(z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) })).default([]),
            }),
          ),
        }),
      ),
    }),
  ),
});
type Told = z.infer<typeof spans>['resourceSpans'][number]['scopeSpans'][number]['spans'][number];

/** A receiver of OTLP over HTTP, which keeps what it is told. */
async function collecting() {
  const told: Told[] = [];
  const bodies: string[] = [];
  const server: Server = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => parts.push(part));
    req.on('end', () => {
      const body = Buffer.concat(parts).toString();
      bodies.push(body);
      const { resourceSpans } = spans.parse(JSON.parse(body));
      told.push(...resourceSpans.flatMap((one) => one.scopeSpans.flatMap((scope) => scope.spans)));
      res.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { told, bodies, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** `name(children)`, children in order of their names. */
function treeOf(told: readonly Told[], parent = ''): string {
  const names = told.filter((one) => one.parentSpanId === parent).map((one) => one.name + treeOf(told, one.spanId));
  return names.length === 0 ? '' : `(${names.toSorted().join(' ')})`;
}

describe('who is told traces', () => {
  it.each([
    [{}, null],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: '' }, null],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318/' },
      { url: 'http://c:4318/v1/traces', root: 'on', isParentBased: true },
    ],
    [
      {
        OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://c:4318/x',
        OTEL_TRACES_SAMPLER: 'traceidratio',
        OTEL_TRACES_SAMPLER_ARG: '0.1',
      },
      { url: 'http://c:4318/x', root: 0.1, isParentBased: false },
    ],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318', OTEL_TRACES_SAMPLER: 'parentbased_always_off' },
      { url: 'http://c:4318/v1/traces', root: 'off', isParentBased: true },
    ],
  ])('stands in the environment: %o', (env, expected) => {
    const read = readTraces(env);
    expect(read && { url: read.url, ...read.sampler }).toEqual(expected);
  });

  it('is asked for by a name that is said where it cannot be read', () => {
    expect(() => readTraces({ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector' })).toThrow(/OTEL_EXPORTER_OTLP_ENDPOINT/);
  });
});

describeOnOne('a complaint that is logged', (open) => {
  let collector: Awaited<ReturnType<typeof collecting>>;
  let tracing: Tracing;
  beforeAll(async () => {
    collector = await collecting();
    const settings = readTraces({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    if (settings === null) throw new Error('nobody is told');
    tracing = makeTracing(settings);
  });
  afterAll(() => collector.server.close());

  it('is one tree from the request to the post, and nobody’s words or name are in it', async () => {
    const hotel = await openHotel(await open(), { tracing });
    await hotel.slack.command('U0ANA', 'C0DESK', 'log Room 412: the shower was cold and Mrs Weatherby cried');
    const view = await hotel.slack.waitFor(() => hotel.slack.openViews('U0ANA')[0], 'the form');
    await hotel.slack.submit('U0ANA', view.id, {});
    await hotel.drawn();
    const rows = await hotel.db.read.query<{ trace: string }>(`SELECT trace FROM message WHERE subject LIKE 'case:%'`);
    await hotel.stop();
    const { told, bodies } = collector;
    const posted = told.find((one) => one.name === 'slack post');
    const trace = told.filter((one) => one.traceId === posted?.traceId);
    expect(treeOf(trace)).toBe('(slack request(accept(carry out(transaction(try(draw(slack post)))))))');
    // whoever draws it later, in whatever process, goes on with the same
    expect(rows.map((row) => row.trace.split('-')[1])).toEqual([posted?.traceId]);
    expect(bodies.join('')).not.toMatch(/shower|Weatherby|\b412\b|U0ANA|\bana\b|Ortiz/i);
    expect(bodies.join('')).toContain('hotel-aurora');
  });
});

it('a share that is none tells nothing, and what another process began goes on as that one decided', async () => {
  const collector = await collecting();
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_TRACES_SAMPLER: 'parentbased_always_off' };
  const settings = readTraces(env);
  if (settings === null) throw new Error('nobody is told');
  const tracing = makeTracing(settings);
  const sampled = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
  await tracing.span('mine', { under: null }, () => Promise.resolve());
  await tracing.span('theirs', { under: sampled }, () => Promise.resolve());
  await tracing.span('broken', { under: 'no traceparent' }, () => Promise.resolve());
  await tracing.stop();
  await soon(() => expect(collector.told.map(({ name }) => name)).toEqual(['theirs']));
  expect(collector.told[0]).toMatchObject({ traceId: 'a'.repeat(32), parentSpanId: 'b'.repeat(16) });
  collector.server.close();
});
