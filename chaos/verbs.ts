/** The verbs that operators have, run as they would run them. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { VerbSaid, Verbs } from './record.ts';
import type { Stage } from './stage/stage.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const WITHIN_MS = 60_000;

/** Past the wire: what is broken between Amends and its database does not trouble it. */
export const runVerb = (stage: Stage, ...args: readonly string[]): Promise<VerbSaid> =>
  runOn(stage, stage.cluster.url(), args);

/** Asks the doctor while the database refuses everybody; whole again afterwards. */
export async function doctorWhileRefused(stage: Stage): Promise<VerbSaid> {
  stage.wire.set('refused');
  const said = await runOn(stage, stage.env['DATABASE_URL'] ?? '', ['doctor']);
  stage.wire.set('open');
  return said;
}

/** What operators type when they look for what was given up. */
export async function askParked(stage: Stage): Promise<Verbs['parked']> {
  const list = await runVerb(stage, 'parked');
  return { list, retry: await runVerb(stage, 'parked', 'retry') };
}

function runOn(stage: Stage, url: string, args: readonly string[]): Promise<VerbSaid> {
  const env = { PATH: process.env['PATH'] ?? '', ...stage.env, DATABASE_URL: url };
  return new Promise((resolve) => {
    const command = ['bin/amends.js', ...args];
    execFile(process.execPath, command, { cwd: ROOT, env, timeout: WITHIN_MS }, (error, stdout, stderr) =>
      resolve({ ok: error === null, said: `${stdout}${stderr}`.trim() }),
    );
  });
}
