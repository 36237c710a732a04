/** The storm as it stands for one decision, after what the earlier actions of a plan take from it. Pure. */
import type { DecideInput } from './decision.ts';
import type { Exchange } from './exchange.ts';
import type { BudgetLedgerEntry } from './ledger.ts';
import type { LedgerIndex } from './ledger-index.ts';
import { aboveOf, isOn, leftOfStorm, type StormHere, type StormInForce } from './storm.ts';
import type { AuthorityPolicy } from '../policy/policy.ts';

/** Null where the storm changes nothing: over, used up, of another team, for another role, or switched on by this very person. */
export function stormFor(
  policy: AuthorityPolicy,
  input: Pick<DecideInput, 'storm' | 'at' | 'by' | 'leaveOut'>,
  index: LedgerIndex,
  exchange: Exchange,
): StormHere | null {
  const rule = policy.storm;
  const storm = input.storm ?? null;
  if (rule === null || storm === null || !isOn(storm, input.at)) return null;
  const { by } = input;
  if (storm.team !== by.team || storm.by === by.member || !rule.roles.includes(by.role)) return null;
  const left = leftOfStorm(rule, storm, exchange);
  if (left === null) return null;
  const open = left - sinceThen(storm, input.leaveOut, index, exchange);
  return open > 0n ? { id: storm.id, until: storm.until, rule, left: open } : null;
}

/** What the earlier actions of a plan take from the storm, less what is left out of the judgement. */
function sinceThen(storm: StormInForce, leaveOut: ReadonlySet<string>, index: LedgerIndex, exchange: Exchange): bigint {
  const held = (entry: BudgetLedgerEntry | undefined): entry is BudgetLedgerEntry =>
    entry !== undefined && entry.state !== 'released';
  const left = [...leaveOut].map((id) => index.entry(id)).filter(held);
  return aboveOf(storm, index.later.filter(held), exchange) - aboveOf(storm, left, exchange);
}
