/** Cases, people and circumstances for tests of the rules: each builder states only what matters to the test. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BudgetLedgerEntry } from '../../../src/core/authority/ledger.ts';
import { indexLedger } from '../../../src/core/authority/ledger-index.ts';
import type { AuthorityPolicy } from '../../../src/core/policy/policy.ts';
import { readPolicy, sayFault } from '../../../src/core/policy/reader/read-policy.ts';
import {
  caseId,
  memberId,
  teamId,
  thingId,
  workspaceId,
  type CaseId,
  type MemberId,
  type NewId,
} from '../../../src/core/base/ids.ts';
import type { Member, Team, Workspace } from '../../../src/core/base/members.ts';
import { money, type Money } from '../../../src/core/base/money.ts';
import type { RecoveryCase } from '../../../src/core/case/case.ts';
import type { Circumstances } from '../../../src/core/case/circumstances.ts';
import type { Command, ItemAsked, LogCommand } from '../../../src/core/case/commands.ts';
import type { Answered, Refusal } from '../../../src/core/case/said.ts';
import { leakIn } from '../../../src/core/recognition/leaks.ts';
import { sayPraise } from '../../../src/cards/team/praise.ts';
import { draftThanks } from '../../../src/core/recognition/shout-outs.ts';
import { readPack, type Pack } from '../../../src/core/triage/packs.ts';
import { readComplaint } from '../../../src/core/triage/rules.ts';
import { suggest } from '../../../src/core/triage/suggest.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Thursday 10 December 2026, 11:00 in Paris. */
export const NOON = new Date('2026-12-10T10:00:00Z');
export const after = (ms: number, from: Date = NOON): Date => new Date(from.getTime() + ms);
export const hours = (n: number): number => n * HOUR_MS;

export const eur = (units: number): Money => money(BigInt(Math.round(units * 100)), 'EUR');
export const R = (n: number): CaseId => caseId.parse(`R-${n}`);
export const id = (name: string): MemberId => memberId.parse(name);
export const thing = (name: string): ReturnType<typeof thingId.parse> => thingId.parse(name);

/** The policy of the demo, with lines replaced where a test needs another. */
export function hotelPolicy(...changes: readonly (readonly [string, string])[]): AuthorityPolicy {
  let text = readFileSync(path.join(ROOT, 'demo/policy.yaml'), 'utf8');
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`demo/policy.yaml has no "${from}"`);
    text = text.replace(from, to);
  }
  const read = readPolicy(text, 'policy.yaml');
  if (!read.ok) throw new Error(read.faults.map((fault) => sayFault('policy.yaml', fault)).join('\n'));
  return read.policy;
}
export const HOTEL = hotelPolicy();
export const PACKS: readonly Pack[] = [packOf('hotel')];

export function packOf(name: string): Pack {
  const read = readPack(readFileSync(path.join(ROOT, 'packs', `${name}.yaml`), 'utf8'), name);
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return read.pack;
}

export const DESK = teamId.parse('front-desk');
export const NIGHT = teamId.parse('night');

export function member(name: string, change: Partial<Member> = {}): Member {
  return {
    id: id(name),
    name: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    role: 'agent',
    team: DESK,
    lead: false,
    locale: 'en-GB',
    zone: 'Europe/Paris',
    email: null,
    recognition: 'unknown',
    identities: [{ platform: 'slack', place: 'T0AURORA', user: `U0${name.toUpperCase()}` }],
    active: true,
    ...change,
  };
}
export const ANA = member('ana');
export const BOB = member('bob');
export const MIA = member('mia', { role: 'duty_manager', lead: true });
export const GIL = member('gil', { role: 'general_manager' });
/** A duty manager of another team. */
export const MAX = member('max', { role: 'duty_manager', team: NIGHT });
export const PIA = member('pia', { role: 'probationer' });

const team = (of: Team['id'], name: string): Team => ({
  id: of,
  name,
  locale: 'en-GB',
  zone: 'Europe/Paris',
  cases: [{ platform: 'slack', place: 'T0AURORA', channel: 'C0RECOVERIES' }],
  thanks: [],
  digest: [],
  values: ['we own it to the end', 'we keep our word'],
});
export const AURORA: Workspace = {
  id: workspaceId.parse('aurora'),
  name: 'Hotel Aurora',
  members: [ANA, BOB, MIA, GIL, MAX, PIA],
  teams: [team(DESK, 'Front desk'), team(NIGHT, 'Night')],
};

export function openCase(change: Partial<RecoveryCase> = {}): RecoveryCase {
  const because = '“no hot water” says so';
  return {
    workspace: AURORA.id,
    id: R(1042),
    version: 1,
    status: 'owned',
    team: DESK,
    owner: ANA.id,
    loggedBy: ANA.id,
    complaints: [
      {
        id: thing('cmp_0001'),
        text: 'Room 412: no hot water for two nights.',
        masked: [],
        source: 'chat',
        permalink: null,
        receivedAt: NOON,
      },
    ],
    customer: { reference: 'room 412', key: 'room412' },
    triage: {
      failure: { value: 'outcome.facility', because, by: 'rules' },
      resource: 'service',
      severity: { value: 'S3', because: 'the customer is still with us', by: 'rules' },
      stage: { value: 'during', because: 'nothing says that it is over', by: 'rules' },
      deadline: null,
      sensitivity: null,
      remedySought: null,
      language: 'en',
    },
    sensitivity: null,
    concerns: null,
    orderValue: eur(900),
    lossValue: eur(900),
    facts: new Map(),
    linked: [],
    actions: [],
    requests: [],
    promises: [],
    resolution: null,
    shoutOuts: [],
    home: { platform: 'slack', place: 'T0AURORA', channel: 'C0RECOVERIES' },
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

/** Ids that count up, so that the same history has the same ids. */
export function countedIds(): NewId {
  let n = 0;
  return (kind) => thing(`${kind}_${String((n += 1)).padStart(4, '0')}`);
}

/** Ana at noon, with the hotel's policy, an empty ledger and the real readers and drafters. */
export function circumstances(change: Partial<Circumstances> = {}): Circumstances {
  const ledger: readonly BudgetLedgerEntry[] = change.ledger ?? [];
  const at = change.at ?? NOON;
  const workspace = change.workspace ?? AURORA;
  return {
    at,
    by: ANA,
    workspace,
    policy: HOTEL,
    ledger,
    index: indexLedger(ledger),
    ledgerSeq: BigInt(ledger.length),
    absences: [],
    approvedBefore: [],
    policyOf: () => undefined,
    newId: countedIds(),
    caseNumber: R(1042),
    // readable in tests; the real one is a keyed hash
    customerKeyOf: (normal) => normal,
    read: (text) => readComplaint(text, { at, zone: 'Europe/Paris' }),
    suggest: (c, by, circumstancesNow) => suggest(c, by, circumstancesNow, PACKS),
    draftThanks: (c, to) =>
      draftThanks(
        c,
        to,
        workspace.teams[0]?.values ?? [],
        (praise) => sayPraise(praise, { locale: 'en-GB' }),
        workspace.members,
      ),
    leakIn: (text, c, thanked) => leakIn(text, c, { members: workspace.members, thanked: [thanked] }),
    ...change,
  };
}

export const item = (kind: string, change: Partial<ItemAsked> = {}): ItemAsked => ({
  kind,
  amount: null,
  units: null,
  cost: null,
  passenger: null,
  ...change,
});
export const refund = (units: number): ItemAsked => item('refund', { amount: eur(units) });

export const logs = (text: string, change: Partial<LogCommand> = {}): LogCommand => ({
  kind: 'log',
  text,
  customer: null,
  remedySought: null,
  failure: null,
  severity: null,
  orderValue: null,
  lossValue: null,
  source: 'chat',
  permalink: null,
  receivedAt: null,
  from: null,
  ...change,
});
/** What is promised by a remedy that is a promise, an hour after `now`. */
export const callsBack = (now: Date) => ({ text: 'call back', due: after(HOUR_MS, now) });
export const gives = (items: readonly ItemAsked[], because: string | null = null, of = R(1042)): Command => ({
  kind: 'give',
  case: of,
  items,
  because,
});
export const resolves = (change: Partial<Extract<Command, { kind: 'resolve' }>> = {}): Command => ({
  kind: 'resolve',
  case: R(1042),
  outcome: 'accepted',
  customerAccepted: 'yes',
  rootCause: 'breakdown',
  processArea: 'boiler maintenance',
  whatHelped: null,
  done: [],
  ...change,
});

/** What was refused; fails when it was not. */
export function refusalIn(answered: Answered): Refusal {
  if (answered.ok) throw new Error(`not refused, but ${answered.said.kind}`);
  return answered.no;
}
/** What was done; fails when it was refused. */
export function doneIn(answered: Answered): Extract<Answered, { ok: true }> {
  if (!answered.ok) throw new Error(`refused: ${answered.no.kind}`);
  return answered;
}
