/** The processes of Amends as operators run them: started, killed, started again. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CLOCK = fileURLToPath(new URL('shifted-clock.ts', import.meta.url));
const START_MS = 90_000;
const LOOK_MS = 100;
const AGAIN_MS = 1_000;

export interface App {
  readonly name: string;
  readonly port: number;
  /** Resolves when it answers that it is alive; it may not be ready yet. Started again whenever it ends by itself. */
  start(): Promise<void>;
  /** Resolves to how long it took until it was gone, in milliseconds. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number>;
  /** How often it ended without being told. */
  endedByItself(): number;
  isRunning(): boolean;
  /** Its clock from now on, ahead of the machine's. */
  setClock(aheadMs: number): void;
  /** Status of `/readyz`; 0 when nothing answers in time. */
  readyz(): Promise<number>;
  /** Resident memory in MB; 0 while it does not run. */
  rssMb(): number;
}

export interface AppSettings {
  readonly name: string;
  readonly port: number;
  readonly dir: string;
  readonly env: Readonly<Record<string, string>>;
}

export function makeApp({ name, port, dir, env }: AppSettings): App {
  const clock = path.join(dir, `${name}.clock`);
  writeFileSync(clock, '0');
  const log = createWriteStream(path.join(dir, `${name}.log`), { flags: 'a' });
  let child: ChildProcess | undefined;
  let isWanted = false;
  let ended = 0;
  const isRunning = (): boolean => child !== undefined && child.exitCode === null && child.signalCode === null;
  // whatever becomes of the run, nothing it started outlives it
  process.once('exit', () => void child?.kill('SIGKILL'));
  const status = async (where: string): Promise<number> =>
    await fetch(`http://127.0.0.1:${port}${where}`, {
      headers: { connection: 'close' },
      signal: AbortSignal.timeout(2_500),
    }).then(
      async (res) => {
        await res.arrayBuffer();
        return res.status;
      },
      () => 0,
    );
  const begin = (): void => {
    const begun = spawn(process.execPath, ['--import', CLOCK, 'src/main.js'], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'] ?? '', ...env, PORT: String(port), AMENDS_CHAOS_CLOCK: clock },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = begun;
    begun.stdout.pipe(log, { end: false });
    begun.stderr.pipe(log, { end: false });
    begun.once('exit', () => {
      if (!isWanted) return;
      ended += 1;
      // as whoever supervises a process does
      setTimeout(() => {
        if (isWanted && !isRunning()) begin();
      }, AGAIN_MS);
    });
  };
  return {
    name,
    port,
    isRunning,
    endedByItself: () => ended,
    start: async () => {
      if (isRunning()) return;
      isWanted = true;
      begin();
      const until = performance.now() + START_MS;
      while ((await status('/healthz')) !== 200) {
        // told to end while it started
        if (!isWanted) return;
        if (performance.now() > until) throw new Error(`${name} did not answer within ${START_MS} ms`);
        await sleep(LOOK_MS);
      }
    },
    end: async (signal) => {
      const running = child;
      isWanted = false;
      if (running === undefined || !isRunning()) return 0;
      const began = performance.now();
      const gone = once(running, 'exit');
      running.kill(signal);
      await gone;
      return Math.round(performance.now() - began);
    },
    setClock: (aheadMs) => writeFileSync(clock, String(aheadMs)),
    readyz: () => status('/readyz'),
    rssMb: () => (isRunning() && child?.pid !== undefined ? rssMbOf(child.pid) : 0),
  };
}

/** 0 for a process that is gone, and where the system does not say. */
function rssMbOf(pid: number): number {
  try {
    const [, kb = '0'] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kb) / 1_024;
  } catch {
    return 0;
  }
}
