/** The verbs that operators have, run as they would run them. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Stage } from './stage/stage.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const WITHIN_MS = 60_000;

export interface VerbSaid {
  readonly ok: boolean;
  readonly said: string;
}

export function runVerb(stage: Stage, ...args: readonly string[]): Promise<VerbSaid> {
  const env = {
    PATH: process.env['PATH'] ?? '',
    ...stage.env,
    DATABASE_URL: stage.cluster.url(),
  };
  return new Promise((resolve) => {
    const command = ['src/cli/main.ts', ...args];
    execFile(process.execPath, command, { cwd: ROOT, env, timeout: WITHIN_MS }, (error, stdout, stderr) =>
      resolve({ ok: error === null, said: `${stdout}${stderr}`.trim() }),
    );
  });
}
