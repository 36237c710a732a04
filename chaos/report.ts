/** A run as a table for people and as JSON for machines. */
import type { Facts } from './facts.ts';
import type { Finding } from './judge/finding.ts';
import type { RunRecord } from './record.ts';
import { doubtsIn } from './judge/twins.ts';
import { WAYS } from './people/ways.ts';

export interface Report {
  readonly seed: number;
  readonly seconds: number;
  readonly patience: number;
  readonly commands: number;
  readonly acknowledged: number;
  readonly turnedAway: number;
  readonly unanswered: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cases: number;
  readonly events: number;
  readonly kills: number;
  readonly faults: Readonly<Record<string, number>>;
  /** What was delivered otherwise than once, by platform and gesture. */
  readonly ways: Readonly<Record<string, number>>;
  /** Posts to Teams whose fate nobody could know. */
  readonly doubts: number;
  readonly lost: number;
  readonly doubles: number;
  readonly settledMs: number | null;
  readonly mended: number;
  readonly mostRssMb: number;
  readonly skipped: readonly string[];
  readonly findings: readonly Finding[];
}

export function reportOf(record: RunRecord, facts: Facts, findings: readonly Finding[]): Report {
  const { asked, faults, samples, settledMs, verbs, skipped, seed, seconds, patience } = record;
  const count = (outcome: string): number => asked.filter((one) => one.outcome === outcome).length;
  const times = asked.filter(({ outcome }) => outcome === 'acknowledged').map(({ ms }) => ms);
  const broken = (words: RegExp): number => findings.filter(({ law }) => words.test(law)).length;
  const byKind = Map.groupBy(faults, ({ kind }) => kind);
  return {
    seed,
    seconds,
    patience,
    commands: asked.length,
    acknowledged: count('acknowledged'),
    turnedAway: count('turned away'),
    unanswered: count('unanswered'),
    p50Ms: at(times, 0.5),
    p99Ms: at(times, 0.99),
    cases: facts.cases.length,
    events: facts.events.length,
    kills: byKind.get('app killed')?.length ?? 0,
    faults: Object.fromEntries([...byKind].map(([kind, of]) => [kind, of.length])),
    ways: Object.fromEntries(
      WAYS.map(([on, gesture, way]) => [
        `${gesture} ${way} on ${on === 'slack' ? 'Slack' : 'Teams'}`,
        asked.filter((one) => one.on === on && one.gesture === gesture && one.way === way).length,
      ]),
    ),
    doubts: doubtsIn(record),
    lost: broken(/acknowledged/),
    doubles: broken(/twice|twin|once/),
    settledMs,
    mended: verbs.behind.length,
    mostRssMb: Math.round(Math.max(0, ...samples.map(({ rssMb }) => rssMb))),
    skipped,
    findings,
  };
}

/** The value below which that share lies; 0 where there is none. */
function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function tableOf(report: Report): string {
  const { seed, seconds, findings, faults, skipped, settledMs } = report;
  const row = (name: string, value: string | number): string => `  ${name.padEnd(34)} ${value}`;
  return [
    `Chaos, ${seconds} s with seed ${seed}`,
    row('commands', report.commands),
    row('acknowledged', report.acknowledged),
    row('told at once that it is not saved', report.turnedAway),
    row('without an answer', report.unanswered),
    row('acknowledged within, half of them', `${report.p50Ms} ms`),
    row('acknowledged within, 99 of 100', `${report.p99Ms} ms`),
    row('cases', report.cases),
    row('kills', report.kills),
    ...Object.entries(report.ways).map(([way, count]) => row(way, count)),
    ...Object.entries(faults).map(([kind, count]) => row(kind, count)),
    row('Teams posts of unknown fate', report.doubts),
    row('lost', report.lost),
    row('doubles', report.doubles),
    row('until nothing was left to do', settledMs === null ? 'never' : `${(settledMs / 1_000).toFixed(1)} s`),
    row('mended by one command', report.mended),
    row('most memory of a process', `${report.mostRssMb} MB`),
    ...(report.patience > 1
      ? [row('the machine was busy', `everything was given ${report.patience} times as long`)]
      : []),
    ...skipped.map((what) => row('not tried', what)),
    ...(findings.length === 0
      ? ['  Every law held.']
      : ['', `  ${findings.length} findings:`, ...findings.slice(0, 60).map(({ law, what }) => `  ✗ ${law}: ${what}`)]),
  ].join('\n');
}
