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
