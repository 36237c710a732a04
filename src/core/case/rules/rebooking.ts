/** When a customer nobody knew turns out to be somebody, what is set aside on the case counts for them from then on. Pure. */
import type { BudgetLedgerEntry } from '../../authority/ledger.ts';
import type { Customer } from '../../base/customers.ts';
import type { RecoveryAction, RecoveryCase } from '../case.ts';
import type { Rebooked } from '../events.ts';
import type { Circumstances } from '../circumstances.ts';
import { entriesReserved } from '../fulfilment.ts';

/**
 * The reservations of the case again, for the customer it turned out to be of: entries are never changed, so the old ones are
 * released and new ones take their place, with the time and the person of the old. What was given to somebody stays with
 * them, whatever the reference is changed to. Undefined when nothing is set aside.
 */
export function rebook(c: RecoveryCase, customer: Customer, ctx: Circumstances): Rebooked | undefined {
  const known = new Map(ctx.ledger.map((e) => [e.id, e]));
  const actions: RecoveryAction[] = [];
  const entries: BudgetLedgerEntry[] = [];
  const moved = c.customer.key === null ? c.actions.filter((a) => entriesReserved(a).length > 0) : [];
  for (const a of moved) {
    const anew = a.entries.map((id): BudgetLedgerEntry => {
      const entry = known.get(id);
      if (entry === undefined) throw new Error(`${c.id}: the ledger has no ${id}`);
      return { ...entry, id: ctx.newId('led'), customer: customer.key };
    });
    if (anew.length === 0) continue;
    entries.push(...anew);
    actions.push({ ...a, entries: anew.map((e) => e.id) });
  }
  return actions.length === 0 ? undefined : { actions, entries };
}
