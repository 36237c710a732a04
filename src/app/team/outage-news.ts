/** The card of an outage is kept up to date, in the transaction that changes what it tells. */
import type { ThingId } from '../../core/base/ids.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import type { Tx } from '../../db/engine/serialisable.ts';
import { want } from '../messages/want.ts';
import type { Shell } from '../shell.ts';

export async function redrawOutage(shell: Shell, tx: Tx, id: ThingId): Promise<void> {
  await want(shell, { kind: 'anew', subjects: [{ kind: 'outage', outage: id }] }, tx);
}

/** A case before and after a command, and what happened to it. */
export interface Changed {
  readonly before: RecoveryCase | null;
  readonly after: RecoveryCase;
  readonly events: readonly CaseEvent[];
}

/** After a command on a case: the cards of the outages it belonged to and belongs to, where they tell of what changed. */
export async function redrawOutagesOf(shell: Shell, tx: Tx, { before, after, events }: Changed): Promise<void> {
  const ids = new Set([before?.outage?.id, after.outage?.id].filter((id) => id !== undefined));
  if (ids.size === 0 || !events.some(isTold)) return;
  for (const id of ids) await redrawOutage(shell, tx, id);
}

const TOLD: ReadonlySet<CaseEvent['kind']> = new Set([
  'linked_outage',
  'unlinked_outage',
  'given',
  'asked',
  'declined',
  'withdrawn',
  'expired',
  'action_dropped',
  'resolved',
  'reopened',
  'resolve_undone',
  'dismissed',
  'merged',
  'unmerged',
  'restored',
]);
const isTold = ({ kind }: CaseEvent): boolean => TOLD.has(kind);
