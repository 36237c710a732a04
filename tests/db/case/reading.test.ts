import { beforeAll, expect, it } from 'vitest';
import { teamId, thingId } from '../../../src/core/base/ids.ts';
import type { RecoveryCase } from '../../../src/core/case/case.ts';
import type { Database } from '../../../src/db/engine/client.ts';
import {
  dropConversations,
  keepConversation,
  personalConversation,
  readConversation,
} from '../../../src/db/messages/conversations.ts';
import {
  casesApprovedBy,
  casesWaitingFor,
  journalHeads,
  openCasesOf,
  readCase,
  readLedger,
  searchCases,
} from '../../../src/db/case/reading.ts';
import { keepPolicyVersion, readPolicyVersions } from '../../../src/db/case/records.ts';
import { forgetAnswers, saveCommand } from '../../../src/db/case/save-command.ts';
import { whatIsDue } from '../../../src/db/work/due.ts';
import { serialisable } from '../../../src/db/engine/serialisable.ts';
import { describeEachDatabase } from '../../database.ts';
import {
  ANA,
  AURORA,
  chain,
  complaint,
  DESK,
  entry,
  later,
  LONG_AGO,
  MIA,
  NOON,
  openCase,
  opening,
  START,
} from '../build.ts';

const OTHER = 'borealis' as typeof AURORA;
const names = (cases: readonly RecoveryCase[]): string[] => cases.map(({ id }) => id);

describeEachDatabase('questions', (open) => {
  let database: Database;
  const asked = { ...request(), asked: [MIA] };
  const water = openCase(1, {
    complaints: [complaint('No hot water, 100% cold!')],
    customer: { reference: 'room 412', key: 'room412' },
  });
  const bill = openCase(2, { complaints: [complaint('The bill is wrong')], requests: [asked], receivedAt: later(-60) });
  const done = openCase(3, {
    complaints: [complaint('Noise')],
    status: 'closed',
    resolvedAt: later(-9),
    owner: ANA,
    receivedAt: later(-20_000),
  });
  const lift = openCase(4, {
    complaints: [complaint('Lift stuck')],
    owner: MIA,
    team: teamId.parse('doors'),
    receivedAt: later(-5),
  });
  beforeAll(async () => {
    database = await open();
    const save = (of: RecoveryCase, change: Parameters<typeof opening>[1] = {}): Promise<unknown> =>
      serialisable(database, (tx) => saveCommand(tx, opening(of, change)));
    const logged = chain(START, { kind: 'logged', at: NOON, by: ANA, case: bill });
    const approval = {
      kind: 'approved',
      at: NOON,
      by: MIA,
      request: asked.id,
      onBehalfOf: null,
      complete: true,
    } as const;
    await save(water, { entries: [entry('w', water)], nextLookAt: later(10) });
    await save(bill, { nextLookAt: later(5), events: [logged, chain({ seq: 1, hash: logged.hash }, approval)] });
    await save(done, { answer: { key: 'old', at: LONG_AGO, reply: 1 } });
    await save(lift);
  });

  it('find the open cases of somebody, the oldest first', async () => {
    expect(names(await openCasesOf(database.read, AURORA, ANA, 10))).toEqual(['R-2', 'R-1']);
    expect(names(await openCasesOf(database.read, AURORA, ANA, 1))).toEqual(['R-2']);
    expect(await openCasesOf(database.read, OTHER, ANA, 10)).toEqual([]);
    expect(await readCase(database.read, OTHER, water.id)).toBeNull();
  });

  it('find cases by all the words, in complaint, reference or number, in any case of letters', async () => {
    const find = async (words: string): Promise<string[]> =>
      names(await searchCases(database.read, AURORA, { words, keyOf: () => null }, 10));
    expect(await find('HOT 412')).toEqual(['R-1']);
    expect(await find('r-2')).toEqual(['R-2']);
    expect(await find('100%')).toEqual(['R-1']);
    expect(await find('w_ter')).toEqual([]);
    expect(await find('hot bill')).toEqual([]);
    expect(await find('   ')).toEqual([]);
    expect(await find("'; DROP TABLE card; --\\")).toEqual([]);
    expect((await find('room')).length).toBe(4);
  });

  it('find what waits for whose decision, and what is due when', async () => {
    expect(names(await casesWaitingFor(database.read, AURORA, MIA, 10))).toEqual(['R-2']);
    expect(await casesWaitingFor(database.read, AURORA, ANA, 10)).toEqual([]);
    const due = async (at: Date): Promise<readonly string[]> =>
      (await whatIsDue(database.read, { workspace: AURORA, holder: 1, at, platforms: ['slack'], limit: 10 })).cases;
    expect(await due(later(4))).toEqual([]);
    expect(await due(later(5))).toEqual(['R-2']);
    expect(await due(later(10))).toEqual(['R-2', 'R-1']);
    expect(names(await casesApprovedBy(database.read, AURORA, MIA, NOON))).toEqual(['R-2']);
    expect(await casesApprovedBy(database.read, AURORA, MIA, later(1))).toEqual([]);
  });

  it('find the entries of a customer, a member and a team since an instant', async () => {
    const none = { workspace: AURORA, customer: null, member: null, team: null };
    expect(await readLedger(database.read, none)).toEqual([]);
    expect(await readLedger(database.read, { ...none, customer: { key: 'room412', since: NOON } })).toHaveLength(1);
    expect(await readLedger(database.read, { ...none, member: { id: ANA, since: later(1) } })).toEqual([]);
    expect(await readLedger(database.read, { ...none, team: { id: DESK, since: NOON } })).toHaveLength(1);
  });

  it('page through the ends of all journals', async () => {
    const heads = await journalHeads(database.read, AURORA, 1, 2);
    expect(heads.map(({ case: id, seq }) => [id, seq])).toEqual([
      ['R-2', 2],
      ['R-3', 1],
    ]);
  });

  it('forget old answers only', async () => {
    expect(await forgetAnswers(database.read, AURORA, LONG_AGO)).toBe(0);
    expect(await forgetAnswers(database.read, AURORA, later(0))).toBe(1);
  });
});

describeEachDatabase('records', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });

  it('keep each policy version once, as it was first loaded', async () => {
    const record = {
      policy: 'hotel',
      version: 'a1',
      effectiveFrom: NOON,
      effectiveUntil: null,
      text: 'x',
      loadedAt: NOON,
    };
    await keepPolicyVersion(database.read, AURORA, record);
    await keepPolicyVersion(database.read, AURORA, { ...record, text: 'y', loadedAt: later(1) });
    await keepPolicyVersion(database.read, AURORA, {
      ...record,
      version: 'b2',
      effectiveUntil: later(9),
      loadedAt: later(2),
    });
    expect((await readPolicyVersions(database, AURORA)).map(({ version, text }) => [version, text])).toEqual([
      ['b2', 'x'],
      ['a1', 'x'],
    ]);
  });

  it('keep how to reach a person and a place, until it is gone', async () => {
    const of = { workspace: AURORA, platform: 'teams', place: 'tenant', id: '19:a' } as const;
    const known = { ...of, serviceUrl: 'https://old.example', kind: 'personal', person: 'aad-1' } as const;
    await keepConversation(database, known);
    await keepConversation(database, { ...known, serviceUrl: 'https://new.example' });
    expect((await readConversation(database, of))?.serviceUrl).toBe('https://new.example');
    expect((await personalConversation(database, { ...of, person: 'aad-1' }))?.id).toBe('19:a');
    expect(await personalConversation(database, { ...of, person: 'aad-2' })).toBeNull();
    await dropConversations(database, of);
    expect(await readConversation(database, of)).toBeNull();
  });
});

function request(): RecoveryCase['requests'][number] {
  return {
    id: thingId.parse('req_0001'),
    actions: [],
    status: 'pending',
    digest: 'd',
    by: ANA,
    team: DESK,
    because: null,
    requestedAt: NOON,
    expiresAt: later(60),
    remindAt: null,
    escalateAt: null,
    extended: false,
    questions: [],
    remindedAt: null,
    rung: 0,
    asked: [],
    approvals: [],
    counter: null,
    decidedBy: null,
    onBehalfOf: null,
    decidedAt: null,
    reason: null,
    alternative: null,
  };
}
