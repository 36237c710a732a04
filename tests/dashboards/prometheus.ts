/** A real Prometheus in a folder of its own, which scrapes one address every quarter of a second. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { freePort } from '../ways/free-port.ts';
import { soon } from '../patience.ts';

/** Undefined where none is installed: `.ci/run` installs one. */
export function promtool(...args: readonly string[]): string | undefined {
  try {
    return execFileSync('promtool', [...args], { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

export interface Prometheus {
  /** What an expression comes to now, by `labels` as JSON. */
  ask(expression: string): Promise<ReadonlyMap<string, number>>;
  /** Each rule that is loaded, and whether it could be reckoned. */
  rules(): Promise<readonly { readonly name: string; readonly health: string }[]>;
  end(): Promise<void>;
}

const answer = z.object({
  data: z.object({
    result: z.array(z.object({ metric: z.record(z.string(), z.string()), value: z.tuple([z.number(), z.string()]) })),
  }),
});
const loaded = z.object({
  data: z.object({ groups: z.array(z.object({ rules: z.array(z.object({ name: z.string(), health: z.string() })) })) }),
});

/** As pods are usually found: the name of the job says nothing of Amends. */
const JOB = 'kubernetes-pods';

/** `target`: where /metrics is, `http://127.0.0.1:3000`. */
export async function openPrometheus(target: string, ruleFile: string): Promise<Prometheus> {
  const dir = mkdtempSync(path.join(tmpdir(), 'prometheus-'));
  const port = await freePort();
  const conf = {
    global: { scrape_interval: '250ms', scrape_timeout: '250ms', evaluation_interval: '250ms' },
    rule_files: [ruleFile],
    scrape_configs: [{ job_name: JOB, static_configs: [{ targets: [new URL(target).host] }] }],
  };
  // JSON is YAML, too
  writeFileSync(path.join(dir, 'prometheus.yml'), JSON.stringify(conf));
  const server = spawn(
    'prometheus',
    [
      `--config.file=${path.join(dir, 'prometheus.yml')}`,
      `--storage.tsdb.path=${path.join(dir, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: 'ignore' },
  );
  const get = async (of: string): Promise<unknown> => {
    const got = await fetch(`http://127.0.0.1:${port}${of}`);
    if (!got.ok) throw new Error(`Prometheus answered ${got.status}`);
    return await got.json();
  };
  await soon(() => get('/api/v1/status/buildinfo'), 100);
  return {
    ask: async (expression) => {
      const { data } = answer.parse(await get(`/api/v1/query?query=${encodeURIComponent(expression)}`));
      return new Map(data.result.map(({ metric, value }) => [JSON.stringify(metric), Number(value[1])]));
    },
    rules: async () => loaded.parse(await get('/api/v1/rules')).data.groups.flatMap(({ rules }) => rules),
    end: async () => {
      server.kill('SIGKILL');
      await once(server, 'exit');
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
