/**
 * `amends export audit`: one row an event, in the order of cases: who did what when, with the hashes. Without anybody's words;
 * of a restricted case without what was given and what it is about.
 */
import type { Apart } from '../../core/base/committed.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import { writeMoney } from '../../core/base/show-money.ts';
import type { RecoveryAction } from '../../core/case/case.ts';
import type { CaseEvent, Corrected } from '../../core/case/events.ts';
import { APART, eventOf } from '../../db/case/rows.ts';
import type { Queryable } from '../../db/engine/serialisable.ts';
import { EXPORT_OPTIONS, exportingOf, writeRows, type Exporting, type Row } from './export.ts';
import { noteExport } from '../io/noted.ts';
import { withStore } from '../io/store.ts';
import type { Verb } from '../verb.ts';

const PAGE = 1000;
const COLUMNS = ['case', 'seq', 'at', 'by', 'event', 'details', 'hash', 'prev_hash'] as const;

export const exportAudit: Verb = {
  options: EXPORT_OPTIONS,
  async run(asked, io) {
    const exporting = exportingOf(asked, io);
    await withStore(asked, io, async ({ db, workspace }) => {
      await noteExport({ db, workspace }, io, 'audit', exporting);
      await writeRows(io, exporting.format, COLUMNS, pagesOf(await db.forSums(), workspace, exporting));
    });
  },
};

interface EventRow {
  readonly case: string;
  readonly seq: number;
  readonly body: unknown;
  readonly apart: Apart | null;
  readonly hash: string;
  readonly prev_hash: string;
  readonly restricted: boolean;
}

async function* pagesOf(q: Queryable, workspace: WorkspaceId, { from, to }: Exporting): AsyncGenerator<readonly Row[]> {
  let after: Pick<EventRow, 'case' | 'seq'> = { case: '', seq: 0 };
  for (;;) {
    const rows = await q.query<EventRow>(
      `SELECT j."case", j.seq, j.body, ${APART}, j.hash, j.prev_hash, coalesce(c.doc ->> 'sensitivity', '') <> '' AS restricted
       FROM journal_entry j LEFT JOIN recovery_case c ON c.workspace = j.workspace AND c.id = j."case"
       WHERE j.workspace = $1 AND (j."case", j.seq) > ($2, $3) AND j.at >= $4 AND j.at < $5
       ORDER BY j."case", j.seq LIMIT $6`,
      [workspace, after.case, after.seq, from, to, PAGE],
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(rowOf);
    after = last;
  }
}

function rowOf(row: EventRow): Row {
  const event = eventOf(row.body, row.apart);
  return {
    case: row.case,
    seq: row.seq,
    at: event.at.toISOString(),
    by: event.by,
    event: nameOf(event.kind),
    details: detailsOf(event, row.restricted),
    hash: row.hash,
    prev_hash: row.prev_hash,
  };
}

/** What is exported has the names it always had: others read it by them. */
function nameOf(kind: CaseEvent['kind']): string {
  if (kind === 'linked_outage') return 'linked_event';
  return kind === 'unlinked_outage' ? 'unlinked_event' : kind;
}

/** Fixed words; of what the customer asks for only that it changed. */
function correctedTo({ failure, severity, stage, deadline, remedySought }: Partial<Corrected>): string {
  const due = deadline === undefined ? [] : [`deadline ${deadline?.value.toISOString() ?? 'none'}`];
  const sought = remedySought === undefined ? [] : ['remedy sought'];
  return [...[failure, severity, stage].flatMap((read) => read?.value ?? []), ...due, ...sought].join(', ');
}

/** Amounts, ids and fixed words only; of what is restricted ids alone, which say which request it was. */
function detailsOf(event: CaseEvent, isRestricted: boolean): string {
  const remedies = (actions: readonly RecoveryAction[], of?: string): string =>
    [of, isRestricted ? undefined : actionsIn(actions)].filter((part) => part !== undefined).join(': ');
  switch (event.kind) {
    case 'logged':
      return `${event.case.team}, owner ${event.case.owner}`;
    case 'owned':
      return `owner ${event.owner}${event.how === undefined ? '' : `, ${event.how}`}`;
    case 'handover_offered':
      return `${event.handover.id}: offered to ${event.handover.asked.join(' ')}`;
    case 'handover_settled':
      return `${event.handover}, ${event.how}`;
    case 'passed_on':
      return [event.to, ...event.promises, ...event.requests].join(' ');
    case 'retriaged':
      return isRestricted ? '' : correctedTo(event.triage);
    case 'complaint_added':
      return event.complaint.id;
    case 'came_again':
      return event.way;
    case 'given':
      return remedies(event.actions);
    case 'asked':
      return remedies(event.actions, event.request.id);
    case 'approved':
      return `${event.request}${event.complete ? '' : ', a second person is needed'}${onBehalf(event.onBehalfOf)}`;
    case 'declined':
      return `${event.request}${onBehalf(event.onBehalfOf)}`;
    case 'countered':
    case 'discussed':
    case 'request_edited':
      return remedies(event.restated.actions, event.restated.request);
    case 'escalated':
    case 'reassigned':
      return `${event.request}: asked ${event.asked.join(' ')}`;
    case 'counter_accepted':
    case 'asked_more':
    case 'answered_more':
    case 'reminded':
    case 'snoozed':
    case 'withdrawn':
    case 'expired':
      return event.request;
    case 'action_done':
      return event.action;
    case 'fulfilment_requested':
      return `${event.action}${event.of === null ? '' : `, of ${event.of}`}`;
    case 'fulfilment_settled':
      return [event.action, event.to, ...(event.reference === null ? [] : [event.reference])].join(', ');
    case 'fulfilment_doubted':
      return `${event.action}, said to be ${event.said}`;
    case 'action_dropped':
      return `${event.action}, ${event.status}`;
    case 'advice':
      return `${event.advice.id}: ${event.what}`;
    case 'assist':
      return `${event.assist.id}: ${event.what}, due ${event.assist.due.toISOString()}`;
    case 'contacted':
      return event.reached;
    case 'follow_up_due':
      return String(event.n);
    case 'followed_up':
      return `${event.n}, ${event.how}`;
    case 'went_silent':
      return event.to;
    case 'promised':
      return `${event.promise.id}, due ${event.promise.due.toISOString()}`;
    case 'promise_reminded':
      return `${event.promise}, ${event.reminder}`;
    case 'promise_settled':
      return `${event.promise}, ${event.status}`;
    case 'resolved':
      return `${event.resolution.outcome}, accepted ${event.resolution.customerAccepted}`;
    case 'resolve_undone':
      return event.resolution.outcome;
    case 'letters_due':
      return event.regulated.clocks.map(({ letter, due }) => `${letter} ${due.toISOString()}`).join(', ');
    case 'letter_sent':
      return event.letter;
    case 'letter_reminded':
      return `${event.letter}, ${event.reminder}`;
    case 'writing_chosen':
      return `${event.voice.language}, ${event.voice.tone}`;
    case 'merged':
      return event.into;
    case 'repeated':
      return `no. ${event.repeat.nth}${isRestricted ? '' : `, after ${event.repeat.of.join(' ')}`}`;
    case 'put_right':
      return event.correction.leadsTo;
    case 'said_apart':
      return event.from;
    case 'merged_in':
    case 'unmerged':
    case 'merge_undone':
      return event.from;
    case 'dismissed':
    case 'restored':
      return event.dismissal.reason;
    case 'linked_outage':
      return event.outage.id;
    case 'unlinked_outage':
      return event.outage;
    case 'thanks_drafted':
      return event.shoutOut.id;
    case 'thanks_posted':
      return `${event.shoutOut}, ${event.audience}`;
    case 'thanks_dropped':
      return event.shoutOut;
    case 'cared':
      return event.what;
    case 'erased':
      return event.erasure;
    case 'viewed':
      return event.what ?? '';
    case 'restricted':
      return isRestricted ? '' : event.sensitivities.join(' ');
    case 'linked':
    case 'unlinked':
      return event.with.join(' ');
    case 'customer_linked':
    case 'customer_unlinked':
    case 'held':
    case 'hold_ended':
    case 'facts_set':
    case 'reviewed':
    case 'lifted':
    case 'closed':
    case 'reopened':
      return '';
  }
}

const onBehalf = (member: string | null): string => (member === null ? '' : `, for ${member}`);

function actionsIn(actions: readonly RecoveryAction[]): string {
  return actions
    .map(({ kind, amount, units, cost }) => {
      const much = amount ? ` ${writeMoney(amount)}` : units === null ? '' : ` ${units}`;
      const costs = cost && cost.minor > 0n && !amount ? ` (${writeMoney(cost)})` : '';
      return `${kind}${much}${costs}`;
    })
    .join('; ');
}
