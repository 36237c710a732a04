/** The real command line, here or in a process of its own, and files and a stored hotel for it to work on. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import { handle } from '../../src/app/handle.ts';
import type { Handled } from '../../src/app/handled.ts';
import type { Shell } from '../../src/app/shell.ts';
import { readPolicy } from '../../src/core/policy/reader/read-policy.ts';
import { customerKeys } from '../../src/core/base/customers.ts';
import { caseId, memberId, thingId, type CaseId, type MemberId } from '../../src/core/base/ids.ts';
import { money } from '../../src/core/base/money.ts';
import type { Command, ItemAsked } from '../../src/core/case/commands.ts';
import { run } from '../../src/cli/run.ts';
import { openDatabase, type Database } from '../../src/db/engine/client.ts';
import { makeDirectory } from '../../src/db/team/directory.ts';
import { rowsTogether } from '../../src/db/work/rows-together.ts';
import { syncWorkspace } from '../../src/db/team/members.ts';
import { makeSealer } from '../../src/db/engine/sealed.ts';
import { readOrganisation } from '../../src/organisation.ts';
import { quietLog } from '../database.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Compiling what a process imports is most of what it costs. */
const COMPILED = path.join(ROOT, 'node_modules/.cache/amends/compiled');
const MAIN = path.join(ROOT, 'src/cli/main.ts');

export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `amends …` here, with nothing of the surrounding environment: a process of its own takes most of a second. */
export async function amends(
  line: readonly string[],
  env: Readonly<Record<string, string>> = {},
  now: () => Date = () => new Date(),
): Promise<Ended> {
  let out = '';
  let err = '';
  const status = await run(line, {
    env,
    now,
    out: (text) => Promise.resolve(void (out += text)),
    err: (text) => Promise.resolve(void (err += text)),
    // the servers of these tests are away for good, if they are away
    awayAfterMs: 300,
  });
  return { status, out, err };
}

/** The same in a process of its own, with nothing of the surrounding environment but the path. */
export function amendsProcess(line: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return begin(line, env).ended;
}

export interface Begun {
  readonly ended: Promise<Ended>;
  /** Resolves when standard output holds this. */
  readonly says: (words: string) => Promise<void>;
  readonly stop: () => void;
  /** Closes standard output, as `… | head` does. */
  readonly deaf: () => void;
}

export function begin(line: readonly string[], env: Readonly<Record<string, string>> = {}): Begun {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [MAIN, ...line], {
    cwd: ROOT,
    env: { PATH, NODE_COMPILE_CACHE: COMPILED, AMENDS_ENV_FILE: '', ...env },
  });
  let out = '';
  let err = '';
  const heard: { readonly words: string; readonly tell: () => void }[] = [];
  child.stdout.on('data', (bytes) => {
    out += String(bytes);
    for (const { words, tell } of heard) if (out.includes(words)) tell();
  });
  child.stderr.on('data', (bytes) => (err += String(bytes)));
  return {
    ended: new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (status) => resolve({ status, out, err }));
    }),
    says: (words) =>
      new Promise((resolve, reject) => {
        heard.push({ words, tell: resolve });
        child.on('close', () => reject(new Error(`ended without saying "${words}": ${out}${err}`)));
      }),
    stop: () => void child.kill('SIGTERM'),
    deaf: () => void child.stdout.destroy(),
  };
}

/** A data folder with every table and nothing in it, which saves a process from making one. */
export async function emptyHotel(dir = folder()): Promise<string> {
  const db = await openDatabase({ dir, template: template(), log: quietLog, migrations: false });
  await db.close();
  return dir;
}

export const template = (): Blob => new Blob([readFileSync(inject('template'))]);

export const folder = (): string => mkdtempSync(path.join(tmpdir(), 'amends-cli-'));

export function fileOf(text: string, name = 'policy.yaml'): string {
  const file = path.join(folder(), name);
  writeFileSync(file, text);
  return file;
}

/** The demo's policy, in force long before anything a test stores. */
export const HOTEL = readFileSync(path.join(ROOT, 'demo/policy.yaml'), 'utf8').replace(
  'from: 2026-01-01',
  'from: 2020-01-01',
);
export const PEOPLE = path.join(ROOT, 'demo/amends.yaml');

/** Wednesday 20 March 2024, 11:00 in Paris; ISO week 2024-W12. */
export const WEDNESDAY = new Date('2024-03-20T10:00:00Z');
export const ANA = memberId.parse('ana');
export const BOB = memberId.parse('bob');
export const MIA = memberId.parse('mia');

export interface StoredHotel {
  readonly db: Database;
  /** Does a command as the app does, a minute after the one before. Throws when it is refused. */
  does(by: MemberId, command: Command): Promise<Handled>;
  logs(by: MemberId, customer: string): Promise<CaseId>;
  gives(by: MemberId, of: CaseId, amount: bigint): Promise<void>;
  close(): Promise<void>;
}

/** Where a stored hotel is: in a directory, or on a server. */
export type Where = { readonly dir: string } | { readonly url: string };

/** A database with every table and nothing else, with the demo's people put in, and commands done by the app's own hand. */
export async function storedHotel(where: Where): Promise<StoredHotel> {
  const seed = 'dir' in where ? { template: template() } : {};
  const db = await openDatabase({ ...where, ...seed, log: quietLog, migrations: false });
  const read = readOrganisation(readFileSync(PEOPLE, 'utf8'), 'amends.yaml', null, null);
  const policy = readPolicy(HOTEL, 'policy.yaml');
  if (!read.ok || !policy.ok) throw new Error('the demo’s files do not load');
  const { workspace } = read.organisation;
  await syncWorkspace(db, workspace);
  let minutes = 0;
  let ids = 0;
  const now = (): Date => new Date(WEDNESDAY.getTime() + minutes * 60_000);
  const shell: Shell = {
    workspace: workspace.id,
    db,
    holder: 1,
    directory: makeDirectory(workspace.id),
    outbox: null,
    ...rowsTogether(db.read, workspace.id, 1),
    sealer: makeSealer([Buffer.alloc(32, 7)]),
    customerKeyOf: customerKeys(Buffer.alloc(32, 8), workspace.id),
    log: quietLog,
    now,
    newId: (kind) => thingId.parse(`${kind}_${String((ids += 1)).padStart(6, '0')}`),
    policies: () => [policy.policy],

    policyOf: () => undefined,
    packs: [],
  };
  const does: StoredHotel['does'] = async (by, command) => {
    minutes += 1;
    const handled = await handle(shell, { key: `test:${minutes}`, by, command, at: now() });
    if (!handled.ok) throw new Error(`refused: ${handled.no.kind}`);
    return handled;
  };
  return {
    db,
    does,
    logs: async (by, customer) => caseId.parse((await does(by, logOf(customer))).case?.id),
    gives: async (by, of, amount) => {
      await does(by, { kind: 'give', case: of, items: [refund(amount)], because: 'no hot water for two nights' });
    },
    close: async () => {
      await db.close();
    },
  };
}

function logOf(customer: string): Command {
  return {
    kind: 'log',
    text: 'No hot water for two nights',
    customer,
    remedySought: null,
    failure: null,
    severity: null,
    orderValue: money(90_000n, 'EUR'),
    lossValue: null,
    source: 'chat',
    permalink: null,
    receivedAt: null,
    from: { platform: 'slack', place: 'T0AURORA', channel: 'C0RECOVERIES' },
  };
}

const refund = (amount: bigint): ItemAsked => ({
  kind: 'refund',
  amount: money(amount * 100n, 'EUR'),
  units: null,
  cost: null,
  passenger: null,
});
