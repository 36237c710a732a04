/** Amends as operators run it, for a company of any size, on a database of its own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { startProgram, type Program } from './program.ts';
import { channelOf, SECRET, userOf, type Crowd } from './slack.ts';

export interface Settings {
  readonly databaseUrl: string;
  /** `digestAt`: when all its teams are told of their week, as `mon 09:00`, which it is where nothing is said. */
  readonly crowd: Crowd & { readonly digestAt?: string };
  /** Of its platforms, e.g. from `slackSettings`. */
  readonly env: Readonly<Record<string, string>>;
}

export function slackSettings(stubUrl: string): Readonly<Record<string, string>> {
  return { SLACK_SIGNING_SECRET: SECRET, SLACK_BOT_TOKEN: 'xoxb-bench', SLACK_API_URL: `${stubUrl}/api/` };
}

export async function startAmends({ databaseUrl, crowd, env }: Settings): Promise<Program> {
  const dir = mkdtempSync(path.join(tmpdir(), 'amends-bench-'));
  const file = path.join(dir, 'amends.yaml');
  writeFileSync(file, organisation(crowd));
  const program = await startProgram(
    'src/main.js',
    {
      LOG_LEVEL: 'error',
      AMENDS_ALLOW_TEST_ENDPOINTS: '1',
      AMENDS_POLICY: 'demo/policy.yaml',
      AMENDS_CONFIG: file,
      AMENDS_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
      DATABASE_URL: databaseUrl,
      ...env,
    },
    { path: '/readyz', status: 200 },
  );
  return {
    ...program,
    end: async (signal) => {
      await program.end(signal);
      rmSync(dir, { recursive: true });
    },
  };
}

function organisation({ people, teams, digestAt = 'mon 09:00' }: Settings['crowd']): string {
  const lines = ['workspace: { id: bench, name: Bench }', 'slack: { team: T0BENCH, app: A0BENCH }', 'teams:'];
  for (let n = 0; n < teams; n += 1) {
    lines.push(
      `  - { id: team-${n}, name: Team ${n}, zone: Europe/Paris, digest_at: ${digestAt}, values: [we own it to the end],`,
      `      cases: { slack: ${channelOf(n)}, teams: '19:team${n}@thread.tacv2' } }`,
    );
  }
  lines.push('people:');
  for (let n = 0; n < people; n += 1) {
    const role = n === 0 ? 'general_manager' : n % 20 === 1 ? 'duty_manager' : 'agent';
    const lead = n < teams ? ', lead: true' : '';
    lines.push(
      `  - { id: p${n}, name: Person ${n}, role: ${role}, team: team-${n % teams}, locale: en-GB, slack: ${userOf(n)}, teams: ${entraOf(n)}${lead} }`,
    );
  }
  return `${lines.join('\n')}\n`;
}

export const entraOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const LOOK_MS = 50;
const SETTLE_MS = 120_000;

/** Resolves when every wish is carried out and every message is drawn. Throws when that takes two minutes. */
export async function settled(client: pg.Client): Promise<void> {
  const until = performance.now() + SETTLE_MS;
  while (performance.now() < until) {
    const { rows } = await client.query<{ left: string }>(
      'SELECT (SELECT count(*) FROM wish) + (SELECT count(*) FROM message WHERE shown < wanted) AS left',
    );
    if (rows[0]?.left === '0') return;
    await sleep(LOOK_MS);
  }
  throw new Error('Amends has not carried out and drawn everything within two minutes');
}
