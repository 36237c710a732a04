/** `amends start` and `amends demo`: the process of main.js, with the same terminal, signals and exit status. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Environment } from '../../config.ts';
import { exactly, Refused, type Verb } from '../verb.ts';

const MAIN = fileURLToPath(new URL('../../main.js', import.meta.url));

export const start: Verb = {
  options: {},
  run: async (asked, { env }) => {
    exactly(asked);
    await play(env);
  },
};

export const demo: Verb = {
  options: {},
  run: async (asked, { env }) => {
    exactly(asked);
    await play({ ...env, AMENDS_DEMO: '1' });
  },
};

function play(env: Environment): Promise<void> {
  return new Promise((resolve, reject) => {
    const amends = spawn(process.execPath, [MAIN], { stdio: 'inherit', env: { ...env } });
    // A terminal's Ctrl-C reaches both; main.js does not mind hearing it twice.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void amends.kill(signal));
    amends.on('error', reject);
    amends.on('exit', (status) =>
      status === 0 ? resolve() : reject(new Refused('Amends ended; what it said last is above.')),
    );
  });
}
