/** Starts a program as a process of its own, waits until it answers over HTTP, and ends it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { cpuMs, rssMb } from './machine.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LOOK_MS = 10;
const START_MS = 90_000;

export interface Program {
  readonly pid: number;
  readonly url: string;
  /** From its start until it answered. */
  readonly startMs: number;
  cpuMs(): number;
  rssMb(): number;
  end(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** `file` from the root of the project; it listens on PORT, which is chosen here unless `env` has it. Throws when it does not come up. */
export async function startProgram(
  file: string,
  env: Readonly<Record<string, string>>,
  ready: { readonly path: string; readonly status: number },
): Promise<Program> {
  const port = env['PORT'] ?? String(await freePort());
  const began = performance.now();
  const child = spawn(process.execPath, [file], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', HOST: '127.0.0.1', NODE_ENV: 'production', ...env, PORT: port },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${file} cannot be started`);
  // whatever becomes of the bench, nothing it started outlives it
  const endToo = (): void => void child.kill('SIGKILL');
  process.once('exit', endToo);
  const isGone = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(url + ready.path, ready.status))) {
    if (isGone()) throw new Error(`${file} ended before it answered`);
    if (performance.now() - began > START_MS) {
      child.kill('SIGKILL');
      throw new Error(`${file} did not answer within ${START_MS} ms`);
    }
    await sleep(LOOK_MS);
  }
  return {
    pid,
    url,
    startMs: performance.now() - began,
    cpuMs: () => cpuMs(pid) ?? 0,
    rssMb: () => rssMb(pid),
    end: async (signal = 'SIGTERM') => {
      process.off('exit', endToo);
      if (isGone()) return;
      child.kill(signal);
      await once(child, 'exit');
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(url: string, status: number): Promise<boolean> {
  return await fetch(url, { headers: { connection: 'close' } }).then(
    async (res) => {
      await res.arrayBuffer();
      return res.status === status;
    },
    () => false,
  );
}
