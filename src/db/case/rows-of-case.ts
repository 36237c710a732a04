/** Cases and ledger entries of the core as rows of the database: what is written, and what `audit verify` expects to find. */
import type { BudgetLedgerEntry } from '../../core/authority/ledger.ts';
import { toWire, type Json } from '../../core/base/wire.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { offerOf } from '../../core/case/handover.ts';
import { openAssists } from '../../core/case/help.ts';
import { isOngoing } from '../../core/case/status.ts';

/** The columns that are drawn from a case alone. */
export function columnsOfCase(now: RecoveryCase): CaseColumns {
  return {
    id: now.id,
    number: Number(now.id.slice('R-'.length)),
    version: now.version,
    status: now.status,
    team: now.team,
    owner: now.owner,
    customer_key: now.customer.key,
    customer_shown: now.customer.reference,
    failure: now.triage.failure.value,
    linked: now.linked,
    asked: [
      ...now.requests.filter(({ status }) => status === 'pending').flatMap(({ asked }) => asked),
      ...openAssists(now).flatMap(({ asked }) => asked),
      ...(offerOf(now)?.asked ?? []),
    ],
    thanked: [...new Set(now.shoutOuts.filter(({ status }) => status !== 'dropped').map(({ to }) => to))],
    words: now.complaints.map(({ text }) => text).join('\n'),
    received_at: now.receivedAt,
    // a case that goes on again has not ended
    resolved_at: isOngoing(now) ? null : now.resolvedAt,
    outage: now.outage?.id ?? null,
    doc: toWire(now),
  };
}
export type CaseColumns = Readonly<Record<string, Json | Date | readonly string[] | undefined>>;

export function rowOfEntry(entry: BudgetLedgerEntry): EntryColumns {
  const { id, action, kind, state, basis, cost, original, rate, failure, member, team, at, settles } = entry;
  return {
    id,
    case: entry.case,
    action,
    kind,
    state,
    basis,
    failure,
    member,
    team,
    at,
    cost_minor: String(cost.minor),
    cost_currency: cost.currency,
    original_minor: original === null ? null : String(original.minor),
    original_currency: original?.currency ?? null,
    rate: rate?.value ?? null,
    rate_as_of: rate?.asOf ?? null,
    customer_key: entry.customer,
    settles_rule: settles?.rule ?? null,
    // one column for all passengers: who got what is owed, and who got what was chosen to be given
    settles_passenger: settles?.passenger ?? entry.passenger ?? null,
    storm: entry.storm?.id ?? null,
    outage: entry.outage ?? null,
    above_minor: entry.storm === undefined ? null : String(entry.storm.above.minor),
  };
}
export type EntryColumns = Readonly<Record<string, string | Date | null>>;
