/** Rows of the database, read into the types of the core: the one place where what was stored is trusted. */
import type { Basis, BudgetLedgerEntry, EntryState } from '../../core/authority/ledger.ts';
import { caseId, memberId, teamId, thingId } from '../../core/base/ids.ts';
import type { Channel, Goal, Member, Platform, RecognitionPreference, Team } from '../../core/base/members.ts';
import { money } from '../../core/base/money.ts';
import { withTexts, type Apart } from '../../core/base/committed.ts';
import { fromWire } from '../../core/base/wire.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { withNewNames } from './old-names.ts';

export interface LedgerRow {
  readonly seq: string;
  readonly id: string;
  readonly case: string;
  readonly action: string;
  readonly kind: string;
  readonly state: EntryState;
  readonly basis: Basis;
  readonly cost_minor: string;
  readonly cost_currency: string;
  readonly original_minor: string | null;
  readonly original_currency: string | null;
  readonly rate: string | null;
  readonly rate_as_of: string | Date | null;
  readonly customer_key: string | null;
  readonly failure: string;
  readonly member: string;
  readonly team: string;
  readonly at: string | Date;
  readonly settles_rule: string | null;
  readonly settles_passenger: string | null;
  readonly storm: string | null;
  readonly above_minor: string | null;
  readonly outage: string | null;
}

export function ledgerEntryOf(row: LedgerRow): BudgetLedgerEntry {
  return {
    id: thingId.parse(row.id),
    case: caseId.parse(row.case),
    action: thingId.parse(row.action),
    kind: row.kind,
    state: row.state,
    basis: row.basis,
    cost: money(BigInt(row.cost_minor), row.cost_currency),
    original:
      row.original_minor === null || row.original_currency === null
        ? null
        : money(BigInt(row.original_minor), row.original_currency),
    rate: row.rate === null || row.rate_as_of === null ? null : { value: row.rate, asOf: new Date(row.rate_as_of) },
    customer: row.customer_key,
    failure: row.failure,
    member: memberId.parse(row.member),
    team: teamId.parse(row.team),
    at: new Date(row.at),
    settles: row.settles_rule === null ? null : { rule: row.settles_rule, passenger: row.settles_passenger },
    ...(row.settles_rule === null && row.settles_passenger !== null && { passenger: row.settles_passenger }),
    ...(row.outage !== null && { outage: thingId.parse(row.outage) }),
    ...(row.storm !== null && {
      storm: {
        id: thingId.parse(row.storm),
        above: money(BigInt(row.above_minor ?? '0'), row.cost_currency),
      },
    }),
  };
}

export interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly team: string;
  readonly lead: boolean;
  readonly locale: string;
  readonly zone: string;
  readonly email: string | null;
  readonly recognition: RecognitionPreference;
  readonly active: boolean;
  readonly leads: readonly string[];
  /** Null: a person. */
  readonly agent_of: string | null;
  readonly agent_sees: 'own' | 'team' | null;
  readonly identities: readonly { readonly platform: Platform; readonly place: string; readonly user: string }[];
}

export function memberOf(row: MemberRow): Member {
  const { leads, agent_of: of, agent_sees: sees, ...rest } = row;
  const led = leads.length === 0 ? {} : { leads: leads.map((id) => teamId.parse(id)) };
  const agent = of === null ? {} : { agent: { of: memberId.parse(of), sees: sees ?? 'own' } };
  return { ...rest, ...led, ...agent, id: memberId.parse(row.id), team: teamId.parse(row.team) };
}

/** People and agents, told apart; an agent whose person does not work here has no authority either. */
export function housedOf(rows: readonly MemberRow[]): { readonly members: Member[]; readonly agents?: Member[] } {
  const all = rows.map(memberOf);
  const members = all.filter(({ agent }) => agent === undefined);
  const here = new Set(members.filter(({ active }) => active).map(({ id }) => id));
  const agents = all.flatMap((one) =>
    one.agent === undefined ? [] : [{ ...one, lead: false, active: one.active && here.has(one.agent.of) }],
  );
  return { members, ...(agents.length > 0 && { agents }) };
}

export interface TeamRow {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly locale: string;
  readonly cases: readonly Channel[];
  readonly thanks: readonly Channel[];
  readonly digest: readonly Channel[];
  readonly values: readonly string[];
  readonly goals: readonly Goal[];
  readonly leader: 'weekly' | 'monthly' | 'off';
}

export function teamOf(row: TeamRow): Team {
  const { goals, leader, ...rest } = row;
  return {
    ...rest,
    ...(goals.length === 0 ? {} : { goals }),
    ...(leader === 'monthly' ? {} : { leaderDigest: leader }),
    id: teamId.parse(row.id),
  };
}

/** A case as it was stored by `toWire`. */
export function caseOf(doc: unknown): RecoveryCase {
  return fromWire(doc) as RecoveryCase;
}

/** SQL: the words that stand apart from a row `j` of the journal; null where it has none, or they were erased. */
export const APART = `(SELECT w.apart FROM journal_word w
  WHERE w.workspace = j.workspace AND w."case" = j."case" AND w.seq = j.seq) AS apart`;

/** An event of the journal as it was stored by `toWire`, with the words that stand apart from it, under the names things have now. */
export function eventOf(body: unknown, apart: Apart | null): CaseEvent {
  return fromWire(withNewNames(withTexts(body, apart))) as CaseEvent;
}
