/** What one customer goes by holds for every case, so it stands beside the cases; written in the transaction that says so. */
import type { RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { joinIdentities, partIdentity } from '../../db/case/identities.ts';
import type { Tx } from '../../db/engine/serialisable.ts';
import type { Shell } from '../shell.ts';

/** Nothing to do for events that say nothing of it. */
export async function keepIdentities(
  shell: Shell,
  tx: Tx,
  c: Pick<RecoveryCase, 'customer'>,
  events: readonly CaseEvent[],
): Promise<void> {
  for (const event of events) {
    if (event.kind !== 'customer_linked' && event.kind !== 'customer_unlinked') continue;
    const { key } = event.with;
    if (key === null || c.customer.key === null) continue;
    if (event.kind === 'customer_unlinked') await partIdentity(tx, shell.workspace, key);
    else await joinIdentities(tx, shell.workspace, [c.customer.key, key], shell.newId('cus'));
  }
}
