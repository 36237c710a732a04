/** What is set aside when something is given: one ledger entry for each part that counts elsewhere. Pure. */
import { writeDecimal } from '../base/decimals.ts';
import type { ThingId } from '../base/ids.ts';
import { money, type Currency, type Money } from '../base/money.ts';
import type { ActionAsked } from './asked.ts';
import type { AuthorityDecision, DecideInput } from './decision.ts';
import { exchangeAt, shareOf, up, type Ratio } from './exchange.ts';
import type { Basis, BudgetLedgerEntry } from './ledger.ts';
import { orderOf } from './orders.ts';
import type { AuthorityPolicy } from '../policy/policy.ts';

/** One action as it was asked and judged. */
interface Decided {
  readonly question: DecideInput;
  readonly asked: ActionAsked;
  readonly decision: AuthorityDecision;
  readonly action: ThingId;
}

/**
 * The entries that a decision sets aside, all `reserved`: the owed part and the excess are two. Empty for a refusal, for
 * what is free, and for a cost nobody knows yet.
 */
export function setAside(
  { question: input, asked, decision, action }: Decided,
  newId: () => ThingId,
): readonly BudgetLedgerEntry[] {
  const { policy, about, by } = input;
  if (policy === null || decision.outcome === 'refuse') return [];
  const { settles, cost } = decision;
  const order = orderOf(about, policy);
  const shared = {
    case: about.case,
    action,
    kind: asked.kind,
    state: 'reserved',
    customer: about.customer,
    failure: about.failure,
    member: by.member,
    team: by.team,
    at: input.at,
    ...(asked.passenger !== null && { passenger: asked.passenger }),
    ...(order !== null && { order }),
  } as const;
  const entries: BudgetLedgerEntry[] = [];
  if (settles !== null) {
    const { amount, basis, rule, passenger } = settles;
    const ratio = exchangeAt(policy, input.at).toBase(amount.currency);
    const owed = money(ratio ? up(amount.minor, ratio) : 0n, policy.base);
    const rate = rateUsed(policy, amount.currency, ratio !== undefined);
    entries.push({ ...shared, id: newId(), basis, cost: owed, original: amount, rate, settles: { rule, passenger } });
  }
  if (cost !== null && cost.minor > 0n) {
    const original = excessOf(asked, settles);
    const rate = rateUsed(policy, (original ?? asked.cost ?? cost).currency, true);
    const own = { ...shared, basis: 'goodwill', rate, settles: null } as const;
    const { outage } = decision;
    const rest = money(cost.minor - (outage?.covered.minor ?? 0n), cost.currency);
    // where an outage pays a part, neither part is what was asked
    const whole = outage === undefined || rest.minor === 0n ? original : null;
    if (outage) entries.push({ ...own, id: newId(), cost: outage.covered, original: whole, outage: outage.id });
    const ratio = original === null ? undefined : exchangeAt(policy, input.at).toBase(original.currency);
    for (const part of lossAndGoodwill(decision, rest, whole, ratio)) entries.push({ ...own, ...part, id: newId() });
  }
  return entries;
}

type Part = Pick<BudgetLedgerEntry, 'basis' | 'cost' | 'original' | 'storm'>;

/** What makes up for a proved loss and what goes beyond it, of `rest`; a part of nothing is left out. */
function lossAndGoodwill(
  { loss, storm }: AuthorityDecision,
  rest: Money,
  whole: Money | null,
  ratio: Ratio | undefined,
): readonly Part[] {
  const forLoss = loss === undefined || loss.minor > rest.minor ? 0n : loss.minor;
  const goodwill = rest.minor - forLoss;
  const share = whole && ratio ? shareOf(whole.minor, forLoss, rest.minor, ratio) : 0n;
  // what is above the normal limits comes last, and so does goodwill
  const above = storm?.above.minor ?? 0n;
  const last = above < goodwill ? above : goodwill;
  const part = (basis: Basis, cost: bigint, original: bigint, ofStorm: bigint): Part => ({
    basis,
    cost: money(cost, rest.currency),
    original: whole && money(original, whole.currency),
    ...(storm && { storm: { id: storm.id, above: money(ofStorm, storm.above.currency) } }),
  });
  return [
    part('actual_loss', forLoss, share, above - last),
    part('goodwill', goodwill, (whole?.minor ?? 0n) - share, last),
  ].filter(({ cost }) => cost.minor > 0n);
}

function excessOf(asked: ActionAsked, settles: AuthorityDecision['settles']): Money | null {
  if (asked.amount === null) return null;
  return money(asked.amount.minor - (settles?.amount.minor ?? 0n), asked.amount.currency);
}

function rateUsed(policy: AuthorityPolicy, currency: Currency, converted: boolean): BudgetLedgerEntry['rate'] {
  if (!converted || currency === policy.base || policy.rates === null) return null;
  const rate = policy.rates.table.get(currency);
  return rate ? { value: writeDecimal(rate), asOf: policy.rates.asOf } : null;
}
