/** The playground's memory over a restart: a file beside the database with what the fakes show and how far the clock was moved. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { SlackMemory } from './slack/memory.ts';
import type { TeamsMemory } from './teams/workplace.ts';

export interface Memory {
  readonly version: 1;
  /** How far the clock was moved on. */
  readonly aheadMs: number;
  /** False when the process ended without saying good-bye: then the file may be some seconds behind. */
  readonly whole: boolean;
  readonly slack: SlackMemory;
  readonly teams: TeamsMemory;
}

export interface Keeper {
  /** Something has changed: it is written soon. */
  readonly changed: () => void;
  /** Writes it at once, for good. */
  readonly end: () => void;
}

const AFTER_MS = 2_000;
const nameIn = (dir: string): string => path.join(dir, 'playground.json');

/** Null when there is none, or none that can be read: then the chats begin empty. */
export function readMemory(dir: string): Memory | null {
  try {
    const memory = JSON.parse(readFileSync(nameIn(dir), 'utf8')) as Memory;
    return memory.version === 1 ? memory : null;
  } catch {
    return null;
  }
}

export function makeKeeper(dir: string, now: () => Omit<Memory, 'version' | 'whole'>): Keeper {
  let timer: NodeJS.Timeout | null = null;
  const write = (whole: boolean): void => {
    timer = null;
    mkdirSync(dir, { recursive: true });
    const memory: Memory = { version: 1, whole, ...now() };
    writeFileSync(`${nameIn(dir)}.new`, JSON.stringify(memory), { mode: 0o600 });
    renameSync(`${nameIn(dir)}.new`, nameIn(dir));
  };
  return {
    changed: () => {
      timer ??= setTimeout(() => write(false), AFTER_MS).unref();
    },
    end: () => {
      if (timer !== null) clearTimeout(timer);
      write(true);
    },
  };
}

/** The fakes whose addresses others keep: Teams' stands beside every conversation the app may write to. */
type Fake = 'slack' | 'teams';

/**
 * Starts a fake where it listened the last time, so that every address stored of it goes on to hold, however the process
 * ended; on any free port the first time, and where somebody else has taken it meanwhile.
 */
export async function startWhereItWas<T>(
  dir: string,
  fake: Fake,
  { start, portOf }: { readonly start: (port: number) => Promise<T>; readonly portOf: (started: T) => number },
): Promise<T> {
  const kept = readPorts(dir);
  const was = kept[fake] ?? 0;
  const started = await start(was).catch((error: unknown) => {
    if (was === 0 || !isTaken(error)) throw error;
    return start(0);
  });
  if (portOf(started) === was) return started;
  mkdirSync(dir, { recursive: true });
  const ports: Partial<Record<Fake, number>> = { ...kept, [fake]: portOf(started) };
  writeFileSync(portsIn(dir), JSON.stringify(ports));
  return started;
}

const portsIn = (dir: string): string => path.join(dir, 'playground-ports.json');
const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

function readPorts(dir: string): Partial<Readonly<Record<Fake, number>>> {
  try {
    const read: unknown = JSON.parse(readFileSync(portsIn(dir), 'utf8'));
    const ports = Object.entries(read ?? {}).filter(([, port]) => Number.isInteger(port) && port > 0 && port < 65_536);
    return Object.fromEntries(ports);
  } catch {
    return {};
  }
}
