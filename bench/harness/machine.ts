/** What /proc says of a process and of the machine (Linux only), and how much of the machine others used meanwhile. */
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Linux counts CPU in ticks of 10 ms. */
const TICK_MS = 10;

/** CPU a process has used so far, user and system, all its threads; undefined when it is gone or on another machine. */
export function cpuMs(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // the name in brackets may hold blanks; user time is the 14th field, system time the 15th
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return undefined;
  }
}

export function rssMb(pid: number): number {
  const kb = /^VmRSS:\s+(?<kb>\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.groups?.['kb'];
  return Number(kb ?? 0) / 1024;
}

/** CPU the whole machine has used since it started: all but idle and waiting for disks, which are the 4th and 5th figure. */
function machineMs(): number {
  const [head] = readFileSync('/proc/stat', 'utf8').split('\n', 1);
  const figures = (head ?? '').split(/\s+/).slice(1, 9).map(Number);
  return figures.reduce((sum, ticks, at) => (at === 3 || at === 4 ? sum : sum + ticks), 0) * TICK_MS;
}

/** Measures until it is called: the share of the machine, 0 to 1, that was used by neither us nor `pids`. */
export function foreignCpu(pids: readonly number[]): () => number {
  const ours = [...pids, process.pid];
  const before = new Map(ours.map((pid) => [pid, cpuMs(pid)]));
  const machine = machineMs();
  const began = performance.now();
  return () => {
    let own = 0;
    for (const [pid, had] of before) own += Math.max(0, (cpuMs(pid) ?? 0) - (had ?? 0));
    const wall = performance.now() - began;
    return Math.max(0, machineMs() - machine - own) / (wall * availableParallelism());
  };
}

/** Every process of PostgreSQL on this machine; none where the server is elsewhere. Those of other databases count as ours, too. */
export function databasePids(): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => nameOf(pid) === 'postgres');
}

function nameOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return '';
  }
}
