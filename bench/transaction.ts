/** How many command transactions a second the database carries out: load, decide nothing, save, all in one transaction. */
import { caseId, memberId, teamId, thingId, workspaceId } from '../src/core/base/ids.ts';
import { money } from '../src/core/base/money.ts';
import type { RecoveryCase } from '../src/core/case/case.ts';
import { openDatabase, type Database } from '../src/db/engine/client.ts';
import type { CommandScope, SaveCommand } from '../src/db/case/command-rows.ts';
import { loadForCommand } from '../src/db/case/load-command.ts';
import { makeDirectory } from '../src/db/team/directory.ts';
import { syncWorkspace } from '../src/db/team/members.ts';
import { saveCommand } from '../src/db/case/save-command.ts';
import { serialisable } from '../src/db/engine/serialisable.ts';
import { makeLog } from '../src/log.ts';
import { openCase } from '../tests/core/case/build.ts';
import { withDatabases } from './harness/desk.ts';
import { oneLine, percentile, type Line } from './harness/lines.ts';

const SECONDS_EACH = 3;
const errorLog = makeLog(
  'error',
  (line) => process.stderr.write(`${line}\n`),
  () => new Date(),
);
const AURORA = workspaceId.parse('aurora');
const ANA = memberId.parse('ana');
const DESK = teamId.parse('front-desk');
const NOON = new Date('2026-11-20T12:00:00Z');

/** Measures on PostgreSQL where it can be reached (TEST_DATABASE_URL, else 127.0.0.1:5432), and embedded in memory. */
export async function run(): Promise<readonly Line[]> {
  const embedded = await openDatabase({ log: errorLog });
  const first = await measure('embedded, 1 at a time', embedded, { parallel: 1, lane: true });
  await embedded.close();
  return [...first, ...((await withDatabases(1, onServer)) ?? [])];
}

async function onServer([url = '']: readonly string[]): Promise<readonly Line[]> {
  const database = await openDatabase({ url, log: errorLog, connections: 16 });
  try {
    return [
      ...(await measure('PostgreSQL, 1 at a time', database, { parallel: 1, lane: true })),
      ...(await measure('PostgreSQL, 16 in one lane', database, { parallel: 16, lane: true })),
      ...(await measure('PostgreSQL, 16 racing', database, { parallel: 16, lane: false })),
    ];
  } finally {
    await database.close();
  }
}

interface Load {
  readonly parallel: number;
  readonly lane: boolean;
}

const directory = makeDirectory(AURORA);

async function measure(name: string, database: Database, { parallel, lane }: Load): Promise<readonly Line[]> {
  await syncWorkspace(database, { id: AURORA, name: 'Hotel Aurora', members: [], teams: [] });
  const [row] = await database.read.query<{ last: number }>(
    'SELECT coalesce(max(number), 0) AS last FROM recovery_case',
  );
  let number = row?.last ?? 0;
  let tries = 0;
  const times: number[] = [];
  const until = performance.now() + SECONDS_EACH * 1_000;
  const worker = async (): Promise<void> => {
    while (performance.now() < until) {
      number += 1;
      const of = someCase(number);
      const began = performance.now();
      const work = async (): Promise<void> => {
        await serialisable(
          database,
          async (tx) => {
            tries += 1;
            await loadForCommand(tx, directory, scopeOf(of));
            await saveCommand(tx, saveOf(of));
          },
          { tries: 1_000, ...(lane && { lanes: [AURORA] }) },
        );
      };
      await work();
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  return [
    oneLine({ name: `${name}: carried out`, unit: 'a second' }, times.length / SECONDS_EACH),
    oneLine({ name: `${name}: p99`, unit: 'ms' }, percentile(times, 0.99)),
    oneLine({ name: `${name}: tries`, unit: 'a command' }, tries / times.length),
  ];
}

function scopeOf(of: RecoveryCase): CommandScope {
  const since = new Date('2026-11-20T11:00:00Z');
  const scope = { case: of.id, customer: of.customer.key, member: ANA };
  return {
    ...scope,
    team: DESK,
    customerSince: since,
    memberSince: null,
    teamSince: null,
    notGivenSince: null,
    sharedBudgets: [],
    sums: null,
  };
}

function saveOf(of: RecoveryCase): SaveCommand {
  const hash = 'f'.repeat(64);
  return {
    workspace: AURORA,
    before: null,
    case: of,
    nextLookAt: NOON,
    events: [{ seq: 1, event: { kind: 'logged', at: NOON, by: ANA, case: of }, hash, prevHash: '' }],
    entries: [
      {
        id: thingId.parse(`led_bench${of.id.slice(2)}`),
        case: of.id,
        action: thingId.parse('act_bench'),
        kind: 'refund',
        state: 'reserved',
        basis: 'goodwill',
        cost: money(4_000n, 'EUR'),
        original: null,
        rate: null,
        customer: of.customer.key,
        failure: 'outcome.facility',
        member: ANA,
        team: DESK,
        at: NOON,
        settles: null,
      },
    ],
    settled: [],
    answer: { key: `bench:${of.id}`, at: NOON, reply: { ok: true } },
    messages: [
      { subject: { kind: 'case', case: of.id }, platform: 'slack', dest: { kind: 'channel' }, wanted: 1, key: of.id },
    ],
    outdated: { requests: [], promises: false },
    wish: null,
    drawer: null,
    homes: [],
  };
}

function someCase(number: number): RecoveryCase {
  return openCase({
    workspace: AURORA,
    id: caseId.parse(`R-${number}`),
    team: DESK,
    owner: ANA,
    loggedBy: ANA,
    customer: { reference: `room ${number % 1_000}`, key: `room ${number % 1_000}` },
    receivedAt: NOON,
    ownedAt: NOON,
  });
}
