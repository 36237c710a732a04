/** `npm run chaos -- --seconds 60 --seed 7`: two processes under faults, judged from outside. Exit status 1 when a law was broken. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { lacks } from '../tools/lacks.ts';
import { judge } from './judge/judges.ts';
import { reportOf, tableOf } from './report.ts';
import { run } from './run.ts';
import { findBinaries } from './stage/cluster.ts';

const say = (words: string): void => void process.stdout.write(`${words}\n`);

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string' },
    port: { type: 'string', default: '4450' },
    json: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});

const bin = findBinaries();
if (bin === undefined) {
  lacks(false, 'PostgreSQL server under /usr/lib/postgresql');
  say(
    'Chaos was not tried: there is no PostgreSQL server under /usr/lib/postgresql (on Debian: apt-get install postgresql).',
  );
} else {
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
  const seconds = Number(values.seconds);
  say(`Chaos for ${seconds} s. The same faults again: npm run chaos -- --seconds ${seconds} --seed ${seed}`);
  const { record, facts } = await run({ seed, seconds, bin, port: Number(values.port), keep: values.keep, say });
  const report = reportOf(record, facts, judge(record, facts));
  say(`\n${tableOf(report)}`);
  const bare = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
  if (values.json !== undefined) writeFileSync(values.json, JSON.stringify({ report, record, facts }, bare, 1));
  process.exitCode = report.findings.length === 0 ? 0 : 1;
}
