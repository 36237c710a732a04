import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { METRICS } from '../../src/app/keep/prometheus.ts';
import { makeScrape, READ_OF_PROCESS, READ_OF_REPLICA } from '../../src/app/keep/scrape.ts';
import { makeMeters, METERS } from '../../src/meters.ts';
import { lacks } from '../../tools/lacks.ts';
import { describeOnOne, quietLog } from '../database.ts';
import { openHotel } from '../ways/hotel.ts';
import { openPrometheus, promtool } from './prometheus.ts';
import { soon } from '../patience.ts';

const FOLDER = path.join(import.meta.dirname, '../../dashboards');
const ALERTS = path.join(FOLDER, 'alerts.yaml');
const TESTED = path.join(FOLDER, 'alerts-tested.yaml');
const read = (file: string): string => readFileSync(path.join(FOLDER, file), 'utf8');

const rules = z
  .object({
    groups: z.array(
      z.object({
        rules: z.array(
          z.object({
            alert: z.string(),
            expr: z.string(),
            labels: z.object({ severity: z.enum(['critical', 'warning', 'info']) }),
            annotations: z.object({ summary: z.string(), description: z.string() }),
          }),
        ),
      }),
    ),
  })
  .parse(parse(read('alerts.yaml')))
  .groups.flatMap((group) => group.rules);

const panels = z
  .object({
    panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })).default([]) })),
  })
  .parse(JSON.parse(read('operations.json'))).panels;

const expressions = [
  ...rules.map(({ expr }) => expr),
  ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
];
const named = new Set(expressions.flatMap((expr) => expr.match(/\b(?:amends|nodejs|process)_\w+/g) ?? []));
const own = [
  ...METRICS.map(({ name }) => name),
  ...Object.keys(METERS),
  ...[...READ_OF_PROCESS, ...READ_OF_REPLICA].map(({ name }) => name),
];
/** What is asked of every process that Node runs, without what an alert compares it with. */
const ofProcesses = expressions
  .filter((expr) => /\b(?:nodejs|process)_/.test(expr))
  .map((expr) => expr.replace(/ > [\d.]+$/, ''));
const SERIES = /_(?:bucket|count|sum)$/;

describe('dashboard and alerts', () => {
  it('ask only for metrics that are told', async () => {
    const text = await makeMeters({ ofProcess: true }).told();
    const ofProcess = [...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name);
    const told = new Set([...own, ...ofProcess]);
    expect([...named].filter((name) => !told.has(name) && !told.has(name.replace(SERIES, '')))).toEqual([]);
  });

  it('show every metric of Amends, one or the other', () => {
    const shown = new Set([...named].flatMap((name) => [name, name.replace(SERIES, '')]));
    expect(own.filter((name) => !shown.has(name))).toEqual([]);
  });

  it('are told every counter from 0 on, so that the first time that something happens is a rise', async () => {
    const asked = expressions.flatMap((expr) => [...expr.matchAll(/(?:rate|increase)\((?<name>\w+)/g)]);
    const counters = new Set(asked.flatMap(({ groups }) => groups?.['name'] ?? []).filter((n) => n.endsWith('_total')));
    const ofWorkspaces = new Set(METRICS.map(({ name }) => name));
    const meters = makeMeters({ ofProcess: true });
    const scrape = makeScrape({
      meters,
      db: {
        replica: () => Promise.resolve(null),
        pool: { totalCount: 0, idleCount: 0, waitingCount: 0 },
        tally: { committed: 0, repeated: 0, failed: 0 },
      },
      log: quietLog,
      sameMs: 0,
    });
    const text = await scrape.text([]);
    const told = (name: string): string[] =>
      [...text.matchAll(new RegExp(`^${name}(\\{.*\\})? \\S+$`, 'gm'))].map(([line]) => line);
    const ours = [...counters].filter((name) => !ofWorkspaces.has(name) && name.startsWith('amends_'));
    expect(ours.length).toBeGreaterThan(1);
    expect(ours.filter((name) => told(name).length === 0)).toEqual([]);
    expect(told('amends_not_saved_total')).toEqual([
      'amends_not_saved_total{why="not_saved"} 0',
      'amends_not_saved_total{why="perhaps_saved"} 0',
      'amends_not_saved_total{why="too_fast"} 0',
    ]);
  });

  it('know the processes of Amends by what they tell, whatever their job is called', () => {
    expect(ofProcesses.length).toBeGreaterThan(3);
    expect(ofProcesses.filter((expr) => !expr.includes('and on (instance, job) amends_database_up'))).toEqual([]);
    expect(expressions.filter((expr) => /\bjob\s*=/.test(expr))).toEqual([]);
  });

  it('say of each alert what happened and what to do, and try each', () => {
    const tried = z
      .object({ tests: z.array(z.object({ name: z.string() })) })
      .parse(parse(read('alerts-tested.yaml')))
      .tests.map(({ name }) => name);
    expect(rules.map(({ alert }) => alert).filter((alert) => !tried.includes(alert))).toEqual([]);
    for (const { annotations } of rules) expect(annotations.description.length).toBeGreaterThan(60);
  });
});

const version = promtool('--version');

describe.skipIf(lacks(version !== undefined, 'Prometheus'))(
  'for a real Prometheus (skipped where none is installed; Debian: prometheus)',
  () => {
    it('the rules are right, and each alert rings when it should and not in a calm hour', () => {
      expect(promtool('check', 'rules', ALERTS)).toContain('SUCCESS');
      expect(promtool('test', 'rules', TESTED)).toContain('SUCCESS');
    });

    describeOnOne('what the app tells', (open) => {
      it('is scraped, and every rule can be reckoned from it', async () => {
        const hotel = await openHotel(await open(), { meters: makeMeters({ ofProcess: true }) });
        const prometheus = await openPrometheus(hotel.app.url, ALERTS);
        try {
          await hotel.slack.command('U0ANA', 'C0DESK', 'help');
          await soon(async () => {
            expect([...(await prometheus.ask('amends_database_up')).values()]).toEqual([1]);
            const asked = await prometheus.ask(
              'sum(amends_acknowledge_seconds_count{door="slack_command",outcome="ok"})',
            );
            expect([...asked.values()]).toEqual([1]);
            const waits = await prometheus.ask('amends_wishes{workspace="hotel-aurora"}');
            expect([...waits.values()]).toEqual([0]);
            for (const expr of ofProcesses) expect([expr, (await prometheus.ask(expr)).size]).toEqual([expr, 1]);
            const loaded = await prometheus.rules();
            expect(loaded.map(({ name }) => name).toSorted()).toEqual(rules.map(({ alert }) => alert).toSorted());
            expect(loaded.filter(({ health }) => health !== 'ok')).toEqual([]);
          }, 250);
        } finally {
          await prometheus.end();
        }
      });
    });
  },
);
