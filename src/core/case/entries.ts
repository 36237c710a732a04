/** Ledger entries come from events, never by hand: what an event sets aside, commits or releases. Pure. */
import type { BudgetLedgerEntry, EntryState } from '../authority/ledger.ts';
import type { ThingId } from '../base/ids.ts';
import { money } from '../base/money.ts';
import type { AuditEvent, RecoveryAction, RecoveryCase } from './case.ts';

export interface LedgerChange {
  readonly add: readonly BudgetLedgerEntry[];
  /** Entries that leave `reserved`. */
  readonly move: readonly { readonly id: ThingId; readonly to: Exclude<EntryState, 'reserved'> }[];
}

/** `before` is the case as it was when the event happened; null only for `logged`. */
export function entriesFor(event: AuditEvent, before: RecoveryCase | null): LedgerChange {
  if (before === null) return { add: [], move: [] };
  switch (event.kind) {
    case 'given': {
      const shrunk = event.onAccountOf;
      const kept = event.actions.flatMap((a) => reserve(before, a));
      if (shrunk === null) return { add: kept, move: [] };
      const larger = actionsOf(before, [shrunk.action.id]);
      return { add: [...reserve(before, shrunk.action), ...kept], move: moved(larger, 'released') };
    }
    case 'asked':
      return { add: event.actions.flatMap((a) => reserve(before, a)), move: [] };
    case 'declined':
    case 'withdrawn':
    case 'expired':
      return {
        add: [],
        move: moved(actionsOf(before, before.requests.find((r) => r.id === event.request)?.actions ?? []), 'released'),
      };
    case 'action_done':
      return { add: [], move: moved(actionsOf(before, [event.action]), 'committed') };
    case 'action_dropped':
      return { add: [], move: moved(actionsOf(before, [event.action]), 'released') };
    case 'logged':
    case 'owned':
    case 'retriaged':
    case 'facts_set':
    case 'approved':
    case 'promised':
    case 'promise_settled':
    case 'resolved':
    case 'closed':
    case 'reopened':
    case 'thanks_drafted':
    case 'thanks_posted':
    case 'thanks_dropped':
      return { add: [], move: [] };
  }
}

const actionsOf = (c: RecoveryCase, ids: readonly ThingId[]): RecoveryAction[] =>
  c.actions.filter((a) => ids.includes(a.id));
const moved = (
  actions: readonly RecoveryAction[],
  to: 'committed' | 'released',
): { id: ThingId; to: 'committed' | 'released' }[] => actions.flatMap((a) => a.entries.map((id) => ({ id, to })));

/** How many entries an action needs: the owed part and the discretionary part are two. */
export function entriesNeeded(a: Pick<RecoveryAction, 'settles' | 'cost'>): number {
  return (a.settles === null ? 0 : 1) + (a.cost !== null && a.cost.minor > 0n ? 1 : 0);
}

/** The entries of an action, owed part first; the ids were made with the action. */
function reserve(c: RecoveryCase, a: RecoveryAction): BudgetLedgerEntry[] {
  const ids = [...a.entries];
  const common = {
    case: c.id,
    action: a.id,
    kind: a.kind,
    state: 'reserved' as const,
    original: a.amount,
    rate: null,
    customer: c.customer.reference,
    failure: c.triage.failure.value,
    member: a.by,
    team: c.team,
    at: a.at,
  };
  const made: BudgetLedgerEntry[] = [];
  const owed = a.settles === null ? undefined : ids.shift();
  if (a.settles !== null && owed !== undefined) {
    const settles = { rule: a.settles.rule, passenger: a.settles.passenger };
    made.push({ ...common, id: owed, basis: a.settles.basis, cost: a.settles.amount, settles });
  }
  const excess = ids.shift();
  if (excess !== undefined && a.cost !== null)
    made.push({ ...common, id: excess, basis: 'goodwill', cost: a.cost, settles: null });
  return made;
}

/** Nothing set aside, in a currency. */
export const nothing = (currency: string): ReturnType<typeof money> => money(0n, currency);
