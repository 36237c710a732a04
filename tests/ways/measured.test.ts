/** The measures of a running Amends as a receiver of OTLP sees them: those of /metrics, under the same names. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { readMeasures } from '../../src/measures-settings.ts';
import { makeMeters, type TellMeasures } from '../../src/meters.ts';
import { tellMeasuresTo } from '../../src/otel-measures.ts';
import { describeOnOne } from '../database.ts';
import { openHotel } from './hotel.ts';

const attributes = z.array(z.object({ key: z.string(), value: z.object({ stringValue: z.string() }) })).default([]);
const number = z.object({ dataPoints: z.array(z.object({ attributes, asDouble: z.number() })) });
const histogram = z.object({
  dataPoints: z.array(
    z.object({
      attributes,
      count: z.number(),
      sum: z.number(),
      bucketCounts: z.array(z.number()),
      explicitBounds: z.array(z.number()),
    }),
  ),
});
const body = z.object({
  resourceMetrics: z.array(
    z.object({
      resource: z.object({ attributes }),
      scopeMetrics: z.array(
        z.object({
          metrics: z.array(
            z.object({
              name: z.string(),
              gauge: number.optional(),
              sum: number.extend({ isMonotonic: z.literal(true), aggregationTemporality: z.literal(2) }).optional(),
              histogram: histogram.extend({ aggregationTemporality: z.literal(2) }).optional(),
            }),
          ),
        }),
      ),
    }),
  ),
});
type Metric = z.infer<typeof body>['resourceMetrics'][number]['scopeMetrics'][number]['metrics'][number];

/** A receiver of OTLP over HTTP. */
async function receiving() {
  const bodies: string[] = [];
  const server = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => parts.push(part));
    req.on('end', () => {
      bodies.push(Buffer.concat(parts).toString());
      res.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { bodies, url, close: () => server.close() };
}

/** To whoever listens at this address. */
function tellingTo(url: string): TellMeasures {
  const settings = readMeasures({ OTEL_EXPORTER_OTLP_ENDPOINT: url });
  if (settings === null) throw new Error('nobody is told');
  return tellMeasuresTo(settings);
}

/** `name{labels}` in the order of their names → value, as Prometheus would have them. */
function seriesOf(metrics: readonly Metric[]): Map<string, number> {
  const found = new Map<string, number>();
  const note = (name: string, of: z.infer<typeof attributes>, value: number, le?: string): void => {
    const labels = of.map(({ key, value: { stringValue } }) => `${key}="${stringValue}"`);
    found.set(named(name, [...labels, ...(le === undefined ? [] : [`le="${le}"`])]), value);
  };
  for (const { name, gauge, sum, histogram: buckets } of metrics) {
    for (const point of [...(gauge?.dataPoints ?? []), ...(sum?.dataPoints ?? [])])
      note(name, point.attributes, point.asDouble);
    for (const point of buckets?.dataPoints ?? []) {
      let upTo = 0;
      for (const [i, count] of point.bucketCounts.entries())
        note(`${name}_bucket`, point.attributes, (upTo += count), String(point.explicitBounds[i] ?? '+Inf'));
      note(`${name}_sum`, point.attributes, point.sum);
      note(`${name}_count`, point.attributes, point.count);
    }
  }
  return found;
}

const named = (name: string, labels: readonly string[]): string => `${name}{${labels.toSorted().join(',')}}`;

function seriesIn(text: string): Map<string, number> {
  const lines = text.matchAll(/^(?<name>\w+)(?:\{(?<labels>.*)\})? (?<value>\S+)$/gm);
  const all = [...lines].map(({ groups: { name = '', labels = '', value = '' } = {} }) => {
    return [named(name, labels.match(/\w+="[^"]*"/g) ?? []), Number(value)] as const;
  });
  return new Map(all.filter(([, value]) => Number.isFinite(value)));
}

const metricsIn = (text: string): Metric[] =>
  body.parse(JSON.parse(text)).resourceMetrics.flatMap((one) => one.scopeMetrics.flatMap(({ metrics }) => metrics));

describeOnOne('a complaint that is logged', (open) => {
  it('is measured for a receiver of OTLP as for Prometheus, and once more at the end', async () => {
    const receiver = await receiving();
    let telling: ReturnType<TellMeasures> | undefined;
    const tellMeasures: TellMeasures = (needs) => (telling = tellingTo(receiver.url)(needs));
    const hotel = await openHotel(await open(), { tellMeasures });
    const log = async (words: string): Promise<void> => {
      await hotel.slack.command('U0ANA', 'C0DESK', `log ${words}`);
      const view = await hotel.slack.waitFor(() => hotel.slack.openViews('U0ANA')[0], 'the form');
      await hotel.slack.submit('U0ANA', view.id, {});
      await hotel.drawn();
    };
    const asked = async () => seriesIn(await (await fetch(`${hotel.app.url}/metrics`)).text());
    await log('Room 412: the shower was cold and Mrs Weatherby cried');
    const before = await asked();
    await telling?.tell();
    const after = await asked();

    const [first = ''] = receiver.bodies;
    const told = seriesOf(metricsIn(first));
    expect([...told.keys()].toSorted()).toEqual([...after.keys()].toSorted());
    // whatever stood still between two looks was told as it stood
    const still = [...after].filter(([name, value]) => before.get(name) === value);
    expect(still.filter(([name, value]) => told.get(name) !== value)).toEqual([]);
    const carried = 'amends_carry_out_seconds_count{outcome="ok"}';
    expect(still.map(([name]) => name)).toEqual(
      expect.arrayContaining([carried, 'amends_wishes{workspace="hotel-aurora"}', 'amends_database_up{}']),
    );

    await log('Room 7: no towels');
    await hotel.stop();
    const last = seriesOf(metricsIn(receiver.bodies.at(-1) ?? ''));
    expect(receiver.bodies).toHaveLength(2);
    expect(last.get(carried)).toBeGreaterThan(told.get(carried) ?? Infinity);
    expect(last.get('amends_database_up{}')).toBe(1);
    const about = body.parse(JSON.parse(first)).resourceMetrics[0]?.resource.attributes.map(({ key }) => key);
    expect(about).toEqual(['service.name', 'service.instance.id']);
    expect(receiver.bodies.join('')).not.toMatch(/shower|Weatherby|towels|\b412\b|U0ANA|\bana\b|Ortiz/i);
    expect(hotel.logged.join('')).not.toContain('could not be told');
    receiver.close();
  });
});

it('what the process measures of itself is told too; who does not answer keeps nobody, and who refuses is said', async () => {
  const meters = makeMeters({ ofProcess: true });
  const needs = { read: () => meters.values(), now: () => new Date(), instance: 'here:1' };
  const receiver = await receiving();
  const telling = tellingTo(receiver.url)({ ...needs, failed: () => undefined });
  await telling.stop(20_000);
  receiver.close();
  const names = metricsIn(receiver.bodies[0] ?? '').map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['process_cpu_seconds_total', 'nodejs_eventloop_lag_p99_seconds']));

  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { promise: said, resolve } = Promise.withResolvers<unknown>();
  const { port } = silent.address() as AddressInfo;
  const waiting = tellingTo(`http://127.0.0.1:${port}`)({ ...needs, failed: resolve });
  const asked = once(silent, 'request') as Promise<[IncomingMessage, ServerResponse]>;
  const told = waiting.tell();
  const [, res] = await asked;
  await waiting.stop(10);
  res.writeHead(400).end();
  expect(await said).toBeInstanceOf(Error);
  await told;
  silent.close();
  silent.closeAllConnections();
});
