/** What a verb of the command line is: its options, its words, and what it does; and the two ways in which it can say no. */
import type { ParseArgsOptionsConfig } from 'node:util';
import type { Environment } from '../config.ts';

/** The world as a verb sees it; handed in, so that nothing below reads the process. */
export interface Io {
  readonly env: Environment;
  readonly now: () => Date;
  /** Writes to standard output; resolves when it was taken. */
  readonly out: (text: string) => Promise<void>;
  /** Writes to standard error. */
  readonly err: (text: string) => Promise<void>;
  /** All of standard input; not given: there is none. */
  readonly read?: () => Promise<Uint8Array>;
  /** Standard error is a terminal, where a line can be drawn again. */
  readonly isTerminal?: boolean;
  /** A database server that does not answer within so many milliseconds is away; 6,000 when not given. */
  readonly awayAfterMs?: number;
}

export interface Asked {
  readonly words: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
}

export interface Verb {
  readonly options: ParseArgsOptionsConfig;
  /** Does it, or throws WrongUsage or Refused. */
  run(asked: Asked, io: Io): Promise<void>;
}

/** The line cannot be understood: exit status 2. The message says what to write instead. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** Understood, and the answer is no, or it failed: exit status 1. The message says why, and what to do. */
export class Refused extends Error {
  override readonly name = 'Refused';
  /** The exit status, where whoever called goes by it; undefined: 1. */
  readonly status: number | undefined;
  constructor(message: string, status?: number) {
    super(message);
    this.status = status;
  }
}

/** The value of an option; undefined when it was not given. Empty counts as wrong usage. */
export function option(asked: Asked, name: string): string | undefined {
  const value = asked.values[name];
  if (typeof value !== 'string') return undefined;
  if (value.trim() === '') throw new WrongUsage(`--${name} is empty; write a value after it`);
  return value;
}

export function needed(asked: Asked, name: string, example: string): string {
  const value = option(asked, name);
  if (value === undefined) throw new WrongUsage(`--${name} is missing; write for example --${name} ${example}`);
  return value;
}

/** Every value of an option that may be given several times. */
export function options(asked: Asked, name: string): readonly string[] {
  const value = asked.values[name];
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

export const isSet = (asked: Asked, name: string): boolean => asked.values[name] === true;

/** The words after the verb, one for each name; more or fewer are wrong usage. */
export function exactly(asked: Asked, ...names: readonly string[]): readonly string[] {
  const { words } = asked;
  const missing = names[words.length];
  if (missing !== undefined) throw new WrongUsage(`${missing} is missing`);
  const extra = words[names.length];
  if (extra !== undefined) throw new WrongUsage(`"${extra.slice(0, 60)}" is one word too many`);
  return words;
}

/** An answer for a program: indented JSON, whole numbers of any size as digits, a moment as ISO 8601 in UTC. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? String(each) : each), 2)}\n`;
}

/** A verb as it is listed: one entry adds one. */
export interface VerbEntry {
  /** The words that name it, e.g. `policy check`. */
  readonly name: string;
  /** What is written after the name. */
  readonly usage: string;
  readonly does: string;
  /** Further lines of `amends NAME --help`. */
  readonly more?: readonly string[];
  /** Loaded only when it is asked for, so that help and typing mistakes are answered at once. */
  readonly load: () => Promise<Verb>;
}
