/** Everything a command's decision rests on, loaded in one statement. */
import type { BudgetLedgerEntry } from '../../core/authority/ledger.ts';
import type { Member, Team } from '../../core/base/members.ts';
import type { Json } from '../../core/base/wire.ts';
import type { CommandScope, LoadedForCommand } from './command-rows.ts';
import { ABSENCE_JSON, absenceOf, type AbsenceRow } from '../team/absences.ts';
import { caseOf, ledgerEntryOf, memberOf, teamOf, type LedgerRow, type MemberRow, type TeamRow } from './rows.ts';
import { LEDGER_COLUMNS, MEMBER_JSON, TEAM_JSON } from './row-columns.ts';
import { outageJson, openOutageOf, type OpenOutageRow } from '../team/outages.ts';
import type { Queryable } from '../engine/serialisable.ts';
import { STORM_JSON, stormOf, type StormRow } from '../team/storms.ts';

/**
 * Loads what one command needs: one round trip. Run it in `serialisable`, first of all, and decide on nothing else:
 * the ranges read here are what the database guards against a race.
 */
export async function loadForCommand(tx: Queryable, scope: CommandScope): Promise<LoadedForCommand> {
  const { workspace, key, customer, member, team, customerSince, memberSince, teamSince } = scope;
  const shared = JSON.stringify(scope.sharedBudgets);
  const params = [workspace, key, scope.case, customer, member, team, customerSince, memberSince, teamSince, shared];
  // prepared: planning it anew takes longer than running it
  const [row] = await tx.query<LoadedRow>(LOAD, params, 'load_command');
  if (row === undefined) throw new Error('the statement that loads a command gave no row');
  const members: readonly Member[] = row.members.map(memberOf);
  const teams: readonly Team[] = row.teams.map(teamOf);
  const ledger: readonly BudgetLedgerEntry[] = row.ledger.map(ledgerEntryOf);
  return {
    remembered: row.remembered === null ? undefined : row.remembered.reply,
    case: row.doc === null ? null : caseOf(row.doc),
    head: { seq: row.events ?? 0, hash: row.head_hash ?? '' },
    member: members.find((member) => member.id === scope.member) ?? null,
    members,
    teams,
    ledger,
    absences: row.absences.map(absenceOf),
    storms: row.storms.map(stormOf),
    outages: row.open_outages.map(openOutageOf),
    ledgerSeq: BigInt(row.ledger.at(-1)?.seq ?? '0'),
  };
}

interface LoadedRow {
  readonly remembered: { readonly reply: Json } | null;
  readonly doc: unknown;
  readonly events: number | null;
  readonly head_hash: string | null;
  readonly members: readonly MemberRow[];
  readonly teams: readonly TeamRow[];
  readonly ledger: readonly LedgerRow[];
  readonly absences: readonly AbsenceRow[];
  readonly storms: readonly StormRow[];
  readonly open_outages: readonly OpenOutageRow[];
}

const entriesWhere = (condition: string): string =>
  `SELECT ${LEDGER_COLUMNS} FROM ledger_entry WHERE workspace = $1 AND ${condition}`;

// One index range per scope, put together by UNION: an OR over all of them would read (and guard) the whole ledger.
// Reading max(seq) of the workspace would make every command wait for every other, so the highest loaded one is given.
const LOAD = `
WITH
  of_case AS (SELECT * FROM recovery_case WHERE workspace = $1 AND id = $3),
  actor AS (SELECT team FROM member WHERE workspace = $1 AND id = $5),
  sharing AS (
    SELECT DISTINCT team FROM jsonb_array_elements($10::jsonb) AS teams, jsonb_array_elements_text(teams) AS team
    WHERE teams ? (SELECT team FROM actor)),
  entries AS (
    ${entriesWhere(`"case" = $3`)}
    UNION ${entriesWhere(`"case" = ANY ((SELECT linked FROM of_case)::text[])`)}
    UNION ${entriesWhere(`$7::timestamptz IS NOT NULL AND at >= $7 AND customer_key = $4`)}
    UNION ${entriesWhere(`$7::timestamptz IS NOT NULL AND at >= $7 AND customer_key = (SELECT customer_key FROM of_case)`)}
    UNION ${entriesWhere(`$8::timestamptz IS NOT NULL AND at >= $8 AND member = $5`)}
    UNION ${entriesWhere(`$9::timestamptz IS NOT NULL AND at >= $9 AND team = $6`)}
    UNION ${entriesWhere(`$9::timestamptz IS NOT NULL AND at >= $9 AND team = (SELECT team FROM of_case)`)}
    UNION ${entriesWhere(`$9::timestamptz IS NOT NULL AND at >= $9 AND team = (SELECT team FROM actor)`)}
    UNION ${entriesWhere(`$9::timestamptz IS NOT NULL AND at >= $9 AND team = ANY (ARRAY(SELECT team FROM sharing))`)}
  )
SELECT
  (SELECT json_build_object('reply', reply) FROM answer WHERE workspace = $1 AND key = $2) AS remembered,
  (SELECT doc FROM of_case) AS doc,
  (SELECT events FROM of_case) AS events,
  (SELECT head_hash FROM of_case) AS head_hash,
  (SELECT coalesce(json_agg(${MEMBER_JSON} ORDER BY m.id), '[]') FROM member m WHERE m.workspace = $1) AS members,
  (SELECT coalesce(json_agg(${TEAM_JSON} ORDER BY t.id), '[]') FROM team t WHERE t.workspace = $1 AND t.active) AS teams,
  (SELECT coalesce(json_agg(entries ORDER BY entries.seq::bigint), '[]') FROM entries) AS ledger,
  (SELECT coalesce(json_agg(${ABSENCE_JSON} ORDER BY a."from", a.id), '[]') FROM absence a WHERE a.workspace = $1 AND a.until > now() - interval '400 days') AS absences,
  (SELECT coalesce(json_agg(${STORM_JSON} ORDER BY s.id), '[]') FROM storm s WHERE s.workspace = $1 AND s.ended_at IS NULL) AS storms,
  (SELECT coalesce(json_agg(${outageJson('f.id = (SELECT outage FROM of_case)')} ORDER BY f.id), '[]') FROM outage f WHERE f.workspace = $1 AND f.closed_at IS NULL) AS open_outages`;
