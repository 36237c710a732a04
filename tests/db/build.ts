/** Cases, entries and saves for tests of the database: each builder states only what matters to the test. */
import { createHash } from 'node:crypto';
import type { BudgetLedgerEntry } from '../../src/core/authority/ledger.ts';
import { caseId, memberId, teamId, thingId, workspaceId } from '../../src/core/base/ids.ts';
import type { Member, Workspace } from '../../src/core/base/members.ts';
import { money } from '../../src/core/base/money.ts';
import type { RecoveryCase } from '../../src/core/case/case.ts';
import type { CaseEvent } from '../../src/core/case/events.ts';
import type { JournalEntry, CommandScope, JournalHead, SaveCommand } from '../../src/db/case/command-rows.ts';

export const AURORA = workspaceId.parse('aurora');
export const ANA = memberId.parse('ana');
export const MIA = memberId.parse('mia');
export const DESK = teamId.parse('front-desk');
export const NOON = new Date('2026-11-20T12:00:00.000Z');
export const LONG_AGO = new Date(0);
export const later = (minutes: number): Date => new Date(NOON.getTime() + minutes * 60_000);

export function member(id: string, change: Partial<Member> = {}): Member {
  return {
    id: memberId.parse(id),
    name: id,
    role: 'agent',
    team: DESK,
    lead: false,
    locale: 'en-GB',
    zone: 'Europe/Paris',
    email: `${id}@hotel-aurora.example`,
    recognition: 'unknown',
    identities: [{ platform: 'slack', place: 'T0AURORA', user: `U0${id.toUpperCase()}` }],
    active: true,
    ...change,
  };
}

export function workspace(change: Partial<Workspace> = {}): Workspace {
  const channel = { platform: 'slack', place: 'T0AURORA', channel: 'C0RECOVERIES' } as const;
  const desk = {
    id: DESK,
    name: 'Front desk',
    zone: 'Europe/Paris',
    locale: 'en-GB',
    cases: [channel],
    thanks: [],
    digest: [],
  };
  return {
    id: AURORA,
    name: 'Hotel Aurora',
    members: [member('ana'), member('mia', { role: 'duty_manager', lead: true })],
    teams: [{ ...desk, values: ['We say it first'] }],
    ...change,
  };
}

export function openCase(number: number, change: Partial<RecoveryCase> = {}): RecoveryCase {
  const because = 'said so';
  return {
    workspace: AURORA,
    id: caseId.parse(`R-${number}`),
    version: 1,
    status: 'owned',
    team: DESK,
    owner: ANA,
    loggedBy: ANA,
    complaints: [complaint('No hot water for two nights')],
    customer: { reference: 'room 412', key: 'room412' },
    triage: {
      failure: { value: 'outcome.facility', because, by: 'rules' },
      resource: 'service',
      severity: { value: 'S3', because, by: 'rules' },
      stage: { value: 'during', because, by: 'rules' },
      deadline: null,
      sensitivity: null,
      remedySought: null,
      language: 'en',
    },
    sensitivity: null,
    concerns: null,
    orderValue: money(18_000n, 'EUR'),
    lossValue: null,
    facts: new Map([['nights', 2n]]),
    linked: [],
    actions: [],
    requests: [],
    promises: [],
    resolution: null,
    shoutOuts: [],
    home: null,
    receivedAt: NOON,
    ownedAt: NOON,
    firstCustomerContactAt: null,
    resolvedAt: null,
    closedAt: null,
    reopened: 0,
    handovers: 0,
    ...change,
  };
}

export function complaint(text: string): RecoveryCase['complaints'][number] {
  return { id: thingId.parse('cmp_0001'), text, masked: [], source: 'chat', permalink: null, receivedAt: NOON };
}

export function entry(id: string, of: RecoveryCase, change: Partial<BudgetLedgerEntry> = {}): BudgetLedgerEntry {
  return {
    id: thingId.parse(`led_of_${id}`),
    case: of.id,
    action: thingId.parse(`act_of_${id}`),
    kind: 'refund',
    state: 'reserved',
    basis: 'goodwill',
    cost: money(4_000n, 'EUR'),
    original: null,
    rate: null,
    customer: of.customer.key,
    failure: of.triage.failure.value,
    member: ANA,
    team: of.team,
    at: NOON,
    settles: null,
    ...change,
  };
}

export function chain(head: JournalHead, event: CaseEvent): JournalEntry {
  const hash = createHash('sha256').update(head.hash).update(String(head.seq)).update(event.kind).digest('hex');
  return { seq: head.seq + 1, event, hash, prevHash: head.hash };
}

export const START: JournalHead = { seq: 0, hash: '' };

/** The save that opens a case. */
export function opening(of: RecoveryCase, change: Partial<SaveCommand> = {}): SaveCommand {
  const logged = chain(START, { kind: 'logged', at: of.receivedAt, by: of.loggedBy, case: of });
  return {
    workspace: of.workspace,
    before: null,
    case: of,
    nextLookAt: null,
    events: [logged],
    entries: [],
    settled: [],
    answer: null,
    messages: [],
    outdated: { requests: [], promises: false },
    wish: null,
    drawer: null,
    homes: [],
    ...change,
  };
}

/** The save that changes a case that was loaded, with an event of no great importance. */
export function changing(loaded: RecoveryCase, head: JournalHead, change: Partial<SaveCommand> = {}): SaveCommand {
  const now = { ...loaded, version: loaded.version + 1 };
  const events = [chain(head, { kind: 'owned', at: NOON, by: ANA, owner: ANA })];
  return { ...opening(now), before: loaded.version, events, ...change };
}

export function scope(change: Partial<CommandScope> = {}): CommandScope {
  return {
    case: null,
    customer: null,
    member: ANA,
    team: null,
    customerSince: LONG_AGO,
    memberSince: LONG_AGO,
    teamSince: LONG_AGO,
    notGivenSince: LONG_AGO,
    sharedBudgets: [],
    sums: null,
    ...change,
  };
}
