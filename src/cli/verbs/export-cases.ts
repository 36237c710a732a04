/** `amends export cases`: one row a case, for reckoning. Nobody's words, no restricted details, never whom a complaint is about, and nobody who works here: a row that says whose it was beside what it counts ranks people once it is sorted. */
import type { Money } from '../../core/base/money.ts';
import { decimalOf } from '../../core/base/show-money.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { isGiven } from '../../core/case/fulfilment.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import { caseOf } from '../../db/case/rows.ts';
import type { Queryable } from '../../db/engine/serialisable.ts';
import { EXPORT_OPTIONS, exportingOf, writeRows, type Exporting, type Row } from './export.ts';
import { noteExport } from '../io/noted.ts';
import { withStore } from '../io/store.ts';
import type { Verb } from '../verb.ts';

const PAGE = 500;

export const exportCases: Verb = {
  options: EXPORT_OPTIONS,
  async run(asked, io) {
    const exporting = exportingOf(asked, io);
    await withStore(asked, io, async ({ db, workspace }) => {
      await noteExport({ db, workspace }, io, 'cases', exporting);
      await writeRows(io, exporting.format, COLUMNS, pagesOf(await db.forSums(), workspace, exporting));
    });
  },
};

async function* pagesOf(q: Queryable, workspace: WorkspaceId, { from, to }: Exporting): AsyncGenerator<readonly Row[]> {
  for (let after = 0; ;) {
    const rows = await q.query<{ number: number; doc: unknown }>(
      `SELECT number, doc FROM recovery_case
       WHERE workspace = $1 AND number > $2 AND received_at >= $3 AND received_at < $4 ORDER BY number LIMIT $5`,
      [workspace, after, from, to, PAGE],
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ doc }) => rowOf(caseOf(doc)));
    after = last.number;
  }
}

const COLUMNS = [
  'case',
  'status',
  'team',
  'customer',
  'failure',
  'severity',
  'resource_lost',
  'stage',
  'restricted',
  'received_at',
  'owned_at',
  'first_contact_at',
  'resolved_at',
  'closed_at',
  'reopened',
  'handovers',
  'order_value',
  'order_currency',
  'loss_value',
  'loss_currency',
  'given',
  'given_cost',
  'cost_currency',
  'waiting_requests',
  'promises_open',
  'promises_kept',
  'promises_broken',
  'outcome',
  'accepted',
  'root_cause',
  'process_area',
] as const;

/** Given: authorised or done. A restricted case says only that it is one. */
function rowOf(c: RecoveryCase): Row {
  const given = c.actions.filter(isGiven);
  const promises = (...states: readonly string[]): number =>
    c.promises.filter(({ status }) => states.includes(status)).length;
  const restricted = c.sensitivity !== null;
  return {
    case: c.id,
    status: c.status,
    team: c.team,
    customer: restricted ? null : c.customer.reference,
    failure: c.triage.failure.value,
    severity: c.triage.severity.value,
    resource_lost: c.triage.resource,
    stage: c.triage.stage.value,
    restricted: restricted ? 'yes' : 'no',
    received_at: c.receivedAt.toISOString(),
    owned_at: moment(c.ownedAt),
    first_contact_at: moment(c.firstCustomerContactAt),
    resolved_at: moment(c.resolvedAt),
    closed_at: moment(c.closedAt),
    reopened: c.reopened,
    handovers: c.handovers,
    ...amount('order_value', 'order_currency', c.orderValue),
    ...amount('loss_value', 'loss_currency', c.lossValue),
    given: restricted ? null : given.map(({ kind }) => kind).join('; '),
    ...amount('given_cost', 'cost_currency', sumOf(given.flatMap(({ cost }) => cost ?? []))),
    waiting_requests: c.requests.filter(({ status }) => status === 'pending').length,
    promises_open: promises('open'),
    promises_kept: promises('kept', 'kept_late'),
    promises_broken: promises('broken'),
    outcome: c.resolution?.outcome ?? null,
    accepted: c.resolution?.customerAccepted ?? null,
    root_cause: c.resolution?.rootCause ?? null,
    process_area: restricted ? null : (c.resolution?.processArea ?? null),
  };
}

const moment = (at: Date | null): string | null => at?.toISOString() ?? null;

const amount = (value: string, currency: string, m: Money | null): Row => ({
  [value]: m && decimalOf(m),
  [currency]: m && m.currency,
});

/** Null when there is nothing, or costs of two base currencies, which cannot be added. */
function sumOf(costs: readonly Money[]): Money | null {
  const [first] = costs;
  if (first === undefined || costs.some(({ currency }) => currency !== first.currency)) return null;
  return { minor: costs.reduce((sum, { minor }) => sum + minor, 0n), currency: first.currency };
}
