/**
 * Has other systems told what happened: a row for each receiver that wants it, in the transaction of what happened. Whoever
 * has something new to tell makes an `Outgoing` of it and gives it to `emit`; its type stands in OUTGOING_TYPES.
 */
import type { Outgoing } from '../../core/case/follows/outgoing.ts';
import { addDeliveries, type NewDelivery } from '../../db/deliveries/deliveries.ts';
import type { Tx } from '../../db/engine/serialisable.ts';
import type { Shell } from '../shell.ts';
import { bodyOf, sealedFor, type Listening } from './listening.ts';

/** Where nobody listens, nothing need be made of what happened. */
export const isAnybodyTold = ({ deliveries }: Shell): boolean => (deliveries?.receivers.length ?? 0) > 0;

export async function emit(shell: Shell, tx: Tx, events: readonly Outgoing[]): Promise<void> {
  const { deliveries } = shell;
  if (deliveries === undefined || events.length === 0) return;
  const rows = deliveries.receivers.flatMap((to) =>
    events.filter((one) => wants(to, one)).map((one) => rowFor(shell, to, one)),
  );
  if (rows.length === 0) return;
  await addDeliveries(tx, shell.workspace, rows);
  tx.afterCommit(() => deliveries.wake([...new Set(rows.map(({ receiver }) => receiver))]));
}

const wants = ({ events, remedies, only }: Listening, { type, remedy, own = [] }: Outgoing): boolean =>
  events.includes(type) &&
  (only === undefined || own.includes(only)) &&
  (remedy === null || remedies === null || remedies.includes(remedy));

function rowFor(shell: Shell, { name, fields }: Listening, event: Outgoing): NewDelivery {
  const { id, type, at, subject } = event;
  const body = JSON.stringify(bodyOf(shell.workspace, fields, event));
  return {
    receiver: name,
    id,
    type,
    subject,
    at,
    sealed: shell.sealer.seal(body, sealedFor(shell.workspace, name, id)),
    trace: shell.tracing?.here() ?? null,
  };
}
