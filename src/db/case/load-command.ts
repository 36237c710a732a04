/** Everything a command's decision rests on, loaded in one statement. */
import type { BudgetLedgerEntry } from '../../core/authority/ledger.ts';
import type { NotGiven } from '../../core/authority/not-given.ts';
import { caseId, memberId } from '../../core/base/ids.ts';
import { whoIs } from '../../core/base/people.ts';
import type { CommandScope, LikeCase, LoadedForCommand } from './command-rows.ts';
import type { CaseStatus } from '../../core/case/status.ts';
import { onCaseThatStays } from '../../core/case/rules/life/merging.ts';
import type { Directory } from '../team/directory.ts';
import { linkedKeys } from './identities.ts';
import { areSummed, laneSumsOf, sumsFor, type LaneSumRow } from './ledger-sums.ts';
import { OTHER_CASES, otherCaseOf } from './other-cases.ts';
import { caseOf, ledgerEntryOf, type LedgerRow } from './rows.ts';
import { LEDGER_COLUMNS, summedSince } from './row-columns.ts';
import { outageJson, openOutageOf, type OpenOutageRow } from '../team/outages.ts';
import { foundFor } from '../engine/found-for.ts';
import type { Queryable } from '../engine/serialisable.ts';
import { STORM_JSON, stormOf, type StormRow } from '../team/storms.ts';

/**
 * Loads what one command needs: one round trip, and a second one where people have changed since this process looked.
 * Run it in `serialisable`, first of all, and decide on nothing else: what is read here is what the database guards
 * against a race.
 */
export async function loadForCommand(
  tx: Queryable,
  directory: Directory,
  scope: CommandScope,
): Promise<LoadedForCommand> {
  const { customer, member, team, customerSince, memberSince, teamSince, notGivenSince } = scope;
  const shared = JSON.stringify(scope.sharedBudgets);
  const { zone = null, base = null, spans = [] } = scope.sums ?? {};
  const params = [
    directory.workspace,
    scope.case,
    customer,
    member,
    team,
    customerSince,
    memberSince,
    teamSince,
    shared,
    scope.draw === true,
    scope.likeSince ?? null,
    zone,
    base,
    JSON.stringify(spans),
    notGivenSince,
    scope.othersSince ?? null,
    scope.notices === true,
  ];
  // prepared: planning it anew takes longer than running it
  const [row] = await tx.query<LoadedRow>(LOAD, params, 'load_command');
  if (row === undefined) throw new Error('the statement that loads a command gave no row');
  const people = await directory.as(tx, row.directory);
  const read = row.doc === null ? null : caseOf(row.doc);
  const whose = customersHere(row, read?.customer.key ?? customer);
  const here = onCaseThatStays<BudgetLedgerEntry>(read);
  const ledger: readonly BudgetLedgerEntry[] = row.ledger.map((one) => here(whose(ledgerEntryOf(one))));
  const covers = new Set(row.ledger.filter((one) => one.summed).map(({ id }) => id));
  return {
    people,
    triage: row.triage ?? 0,
    case: read,
    identities: row.identities ?? [],
    namedIdentities: row.named_identities,
    head: { seq: row.events ?? 0, hash: row.head_hash ?? '' },
    number: row.number === null ? null : caseId.parse(`R-${row.number}`),
    member: member === null ? null : (whoIs(people, member) ?? null),
    members: people.members,
    ...(people.agents !== undefined && { agents: people.agents }),
    teams: people.teams,
    absences: people.absences,
    ledger,
    sums: laneSumsOf(scope.sums, row.sums, covers),
    sameOrder: row.same_order.map((id) => caseId.parse(id)),
    storms: row.storms.map(stormOf),
    outages: row.open_outages.map(openOutageOf),
    ledgerSeq: highest(row),
    like: (row.like_cases ?? []).map(likeOf),
    others: (row.other_cases ?? []).map(otherCaseOf),
    notGiven: (row.not_given ?? []).map((one) => whose(notGivenOf(one))),
  };
}

interface LoadedRow {
  readonly same_order: readonly string[];
  /** Null where there is no such workspace. */
  readonly directory: number | null;
  readonly triage: number | null;
  readonly number: number | null;
  readonly doc: unknown;
  readonly events: number | null;
  readonly head_hash: string | null;
  readonly ledger: readonly (LedgerRow & { readonly summed: boolean })[];
  /** Null where there are none of the kind asked for. */
  readonly sums: readonly LaneSumRow[] | null;
  /** Null where nobody is known. */
  readonly identities: readonly string[] | null;
  readonly named_identities: number;
  /** Keys of everybody the case is judged for, and the cases that are of them now. */
  readonly same: readonly string[] | null;
  readonly theirs: readonly string[] | null;
  readonly storms: readonly StormRow[];
  readonly open_outages: readonly OpenOutageRow[];
  readonly like_cases: readonly LikeRow[] | null;
  readonly other_cases: readonly unknown[] | null;
  /** Null where there is none. */
  readonly not_given: readonly NotGivenRow[] | null;
}

/**
 * Whom an entry counts for, as seen from the case at hand: what was given to anybody its customer goes by or was said to be,
 * and on any case that is of them now, counts for its customer. The row itself keeps whoever got it.
 */
function customersHere(
  { same, theirs }: Pick<LoadedRow, 'same' | 'theirs'>,
  customer: string | null,
): <E extends Pick<BudgetLedgerEntry, 'customer' | 'case'>>(entry: E) => E {
  const keys = new Set(same ?? []);
  const cases = new Set(theirs ?? []);
  if (customer === null) return (entry) => entry;
  return (entry) => {
    const counts = (entry.customer !== null && keys.has(entry.customer)) || cases.has(entry.case);
    return counts && entry.customer !== customer ? { ...entry, customer } : entry;
  };
}

interface NotGivenRow {
  readonly member: string;
  readonly case: string;
  readonly customer_key: string | null;
}

const notGivenOf = (row: NotGivenRow): NotGiven => ({
  member: memberId.parse(row.member),
  case: caseId.parse(row.case),
  customer: row.customer_key,
});

interface LikeRow {
  readonly id: string;
  readonly received_at: string;
  readonly failure: string;
  readonly status: CaseStatus;
}

const likeOf = ({ id, received_at: at, failure, status }: LikeRow): LikeCase => ({
  id: caseId.parse(id),
  receivedAt: new Date(at),
  failure,
  status,
});

/** More offers than this crowd the card out. */
const MOST_LIKE = 3;

function highest({ ledger, sums }: LoadedRow): bigint {
  const seqs = [ledger.at(-1)?.seq ?? '0', ...(sums ?? []).map((sum) => sum.last_seq)].map(BigInt);
  return seqs.reduce((a, b) => (a > b ? a : b));
}

const ENTRY = `${LEDGER_COLUMNS}, summed_on IS NOT NULL AS summed`;
const entriesFor = (ids: string, condition: string): string =>
  foundFor(ids, ENTRY, `ledger_entry WHERE workspace = $1 AND ${condition}`);

/**
 * Cases of the customer by an index of their own each: all they ever had would be read, and guarded, with every command.
 * The failure is compared outside of the fence: it has an index too, which would read everybody's.
 */
const casesOfThem = (condition: string): string =>
  foundFor(
    'SELECT key AS id FROM same WHERE $11::timestamptz IS NOT NULL',
    `id, number, received_at, failure, status, linked, doc -> 'sensitivity' AS sensitivity`,
    `recovery_case WHERE workspace = $1 AND customer_key = wanted.id AND ${condition}`,
  );

const GIVERS = 'SELECT id FROM giver WHERE $7::timestamptz IS NOT NULL';
const TEAMS = 'SELECT team AS id FROM giving WHERE $8::timestamptz IS NOT NULL';
const KEYS = 'SELECT key AS id FROM same WHERE $6::timestamptz IS NOT NULL';

// One index range per scope, put together by UNION: an OR over all of them would read (and guard) the whole ledger.
// Of members and teams only what is not summed is read, where sums will do. Givers are who acts, and who is judged while
// somebody else does: the owner of the case and the askers of its requests.
// Reading max(seq) of the workspace would make every command wait for every other, so the highest loaded one is given.
// Storms and outages only of the teams concerned, and of entries that belong to one: there may be one for every team.
const LOAD = `
WITH
  of_case AS (SELECT * FROM recovery_case WHERE workspace = $1 AND id = $2),
  of_order AS (${foundFor(
    'SELECT order_key AS id FROM of_case',
    'id',
    'recovery_case WHERE workspace = $1 AND order_key = wanted.id AND id <> $2',
  )}),
  own AS (
    SELECT customer_key AS key FROM of_case WHERE customer_key IS NOT NULL
    UNION SELECT jsonb_array_elements_text(coalesce(doc -> 'customersBefore', '[]')) FROM of_case
    UNION SELECT $3::text WHERE $3::text IS NOT NULL AND NOT EXISTS (SELECT FROM of_case WHERE customer_key IS NOT NULL)),
  same AS (
    SELECT key FROM own UNION ${linkedKeys('SELECT key AS id FROM own')}),
  theirs AS (${foundFor(KEYS, 'id', 'recovery_case WHERE workspace = $1 AND customer_key = wanted.id AND last_at >= $6')}),
  acting AS (
    SELECT $4::text AS id UNION SELECT owner FROM of_case
    UNION SELECT r ->> 'by' FROM of_case, jsonb_array_elements(doc -> 'requests') AS r),
  giver AS (${foundFor('SELECT id FROM acting', 'id, team', 'member WHERE workspace = $1 AND id = wanted.id')}),
  sharing AS (
    SELECT DISTINCT team FROM jsonb_array_elements($9::jsonb) AS teams, jsonb_array_elements_text(teams) AS team
    WHERE teams ?| ARRAY(SELECT team FROM giver)),
  giving AS (
    SELECT $5::text AS team UNION SELECT team FROM of_case UNION SELECT team FROM giver UNION SELECT team FROM sharing),
  summed AS (SELECT ${areSummed('$12', '$13')} AS yes),
  entries AS (
    ${entriesFor('SELECT $2::text AS id', '"case" = wanted.id')}
    UNION ${entriesFor('SELECT unnest(linked) AS id FROM of_case', '"case" = wanted.id')}
    UNION ${entriesFor('SELECT id FROM of_order', '"case" = wanted.id')}
    UNION ${entriesFor(KEYS, 'customer_key = wanted.id AND at >= $6')}
    UNION ${entriesFor('SELECT id FROM theirs', '"case" = wanted.id AND at >= $6')}
    UNION ${entriesFor(GIVERS, 'member = wanted.id AND summed_on IS NULL AND at >= $7')}
    UNION ${entriesFor(TEAMS, 'team = wanted.id AND summed_on IS NULL AND at >= $8')}
    UNION ${entriesFor(`${GIVERS} AND NOT (SELECT yes FROM summed)`, `member = wanted.id AND ${summedSince('$7')}`)}
    UNION ${entriesFor(`${TEAMS} AND NOT (SELECT yes FROM summed)`, `team = wanted.id AND ${summedSince('$8')}`)}
  ),
  near AS (SELECT team FROM giver UNION SELECT team FROM of_case UNION SELECT team FROM entries)
SELECT
  (SELECT directory FROM workspace WHERE workspace = $1) AS directory,
  (SELECT triage FROM workspace WHERE workspace = $1) AS triage,
  CASE WHEN $10::boolean THEN next_case_number($1) END AS number,
  (SELECT doc FROM of_case) AS doc,
  (SELECT coalesce(json_agg(id ORDER BY id), '[]') FROM of_order) AS same_order,
  (SELECT json_agg(key) FROM same) AS same,
  (SELECT json_agg(id) FROM theirs) AS theirs,
  (SELECT json_agg(key) FROM (${linkedKeys('SELECT customer_key AS id FROM of_case')}) i) AS identities,
  (SELECT count(*)::int FROM (${linkedKeys('SELECT $3::text AS id')}) i) AS named_identities,
  (SELECT events FROM of_case) AS events,
  (SELECT head_hash FROM of_case) AS head_hash,
  (SELECT coalesce(json_agg(entries ORDER BY entries.seq::bigint), '[]') FROM entries) AS ledger,
  CASE WHEN (SELECT yes FROM summed) THEN (SELECT coalesce(json_agg(sums), '[]') FROM (
    ${sumsFor('$14', 'SELECT id FROM giver', 's.member = wanted.id')}
    UNION ALL ${sumsFor('$14', 'SELECT team AS id FROM giving', `s.member = '' AND s.team = wanted.id`)}) AS sums) END AS sums,
  (SELECT coalesce(json_agg(json ORDER BY id), '[]') FROM (${foundFor(
    'SELECT team AS id FROM near',
    `s.id, ${STORM_JSON} AS json`,
    'storm s WHERE s.workspace = $1 AND s.ended_at IS NULL AND s.team = wanted.id',
  )}) s) AS storms,
  (SELECT coalesce(json_agg(json ORDER BY id), '[]') FROM (${foundFor(
    'SELECT team AS id FROM near',
    `f.id, ${outageJson('f.id = (SELECT outage FROM of_case)')} AS json`,
    'outage f WHERE f.workspace = $1 AND f.closed_at IS NULL AND f.team = wanted.id',
  )}) f) AS open_outages,
  (SELECT json_agg(DISTINCT n) FROM (${foundFor(
    'SELECT id FROM giver WHERE $15::timestamptz IS NOT NULL',
    'member, "case", customer_key',
    `ledger_entry l
      WHERE workspace = $1 AND state = 'released' AND at >= $15 AND member = wanted.id
        AND basis IN ('goodwill', 'actual_loss') AND NOT EXISTS (
          SELECT FROM ledger_entry o WHERE o.workspace = $1 AND o."case" = l."case" AND o.action = l.action
            AND o.state <> 'released')`,
  )}) n) AS not_given,
  (SELECT json_agg(json_build_object('id', id, 'received_at', received_at, 'failure', failure, 'status', status)) FROM (
    SELECT o.id, o.received_at, o.failure, o.status FROM of_case, (
      ${casesOfThem(`status IN ('owned', 'waiting')`)}
      UNION ${casesOfThem('last_at > $11 AND received_at > $11')} WHERE found.failure = (SELECT failure FROM of_case) AND found.status NOT IN ('dismissed', 'merged')) o
    WHERE $11::timestamptz IS NOT NULL AND of_case.status IN ('owned', 'waiting') AND of_case.doc -> 'sensitivity' = 'null'
      AND o.id <> $2 AND NOT (o.id = ANY (of_case.linked)) AND NOT ($2 = ANY (o.linked)) AND o.sensitivity = 'null'
      AND NOT (coalesce(of_case.doc -> 'apart', '[]') ? o.id)
    ORDER BY o.received_at DESC, o.number DESC LIMIT ${MOST_LIKE}) l) AS like_cases,
  ${OTHER_CASES} AS other_cases`;
