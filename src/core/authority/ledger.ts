/** What was set aside and spent: the entries that count against limits. Pure. */
import type { CaseId, MemberId, TeamId, ThingId } from '../base/ids.ts';
import { money, type Currency, type Money } from '../base/money.ts';
import type { ActionAsked, AuthorityDecision, DecideInput } from './decide.ts';
import { exchangeAt, shareOf, up, writeDecimal, type Ratio } from './exchange.ts';
import type { AuthorityPolicy } from '../policy/policy.ts';
import type { StormUse } from './storm.ts';

export type Basis = 'statutory' | 'contractual' | 'actual_loss' | 'goodwill';
export type EntryState = 'reserved' | 'committed' | 'released';

/** One amount set aside for one action. Never updated except `reserved → committed | released`. */
export interface BudgetLedgerEntry {
  readonly id: ThingId;
  readonly case: CaseId;
  readonly action: ThingId;
  /** Name of the action in the policy. */
  readonly kind: string;
  readonly state: EntryState;
  readonly basis: Basis;
  /** Cost in the policy's base currency, rounded up. Zero for an owed part without a current rate: `original` says what was paid. */
  readonly cost: Money;
  /** As asked, before conversion; null for in-kind and points. */
  readonly original: Money | null;
  /** The rate used, "1.19", with the date of the table; null when none was needed. */
  readonly rate: { readonly value: string; readonly asOf: Date } | null;
  /** Key of the customer, never what is shown of them; null while unidentified. */
  readonly customer: string | null;
  /** What failed, as the case says now: relabelling a case relabels what was given on it. */
  readonly failure: string;
  readonly member: MemberId;
  /** The team of the member who gave, whose budget it is. */
  readonly team: TeamId;
  readonly at: Date;
  /** The entitlement rule and passenger it settles, for statutory and contractual entries. */
  readonly settles: { readonly rule: string; readonly passenger: string | null } | null;
  /** Given because of a storm: what of the cost counts against the storm's budget. */
  readonly storm?: StormUse;
  /** The outage that pays it: then it counts against no grant's limits. Only while the case belongs to that outage. */
  readonly outage?: ThingId;
}

/** Neither released nor owed: what somebody chose to give, by goodwill or for a proved loss. */
export function isDiscretionary(entry: BudgetLedgerEntry): boolean {
  return entry.state !== 'released' && (entry.basis === 'goodwill' || entry.basis === 'actual_loss');
}

/** The entries limits count: reserved and committed, on one of the policy's `budget_bases`. What is owed never counts. */
export function entriesThatCount(
  entries: readonly BudgetLedgerEntry[],
  bases: AuthorityPolicy['budgetBases'],
): readonly BudgetLedgerEntry[] {
  return entries.filter((entry) => countsFor(entry, bases));
}

export function countsFor(entry: BudgetLedgerEntry, bases: AuthorityPolicy['budgetBases']): boolean {
  return isDiscretionary(entry) && bases.some((basis) => basis === entry.basis);
}

/** The costs of entries added up. Throws when one is in another currency: convert first. */
export function sumOfCosts(entries: readonly BudgetLedgerEntry[], currency: Currency): Money {
  let minor = 0n;
  for (const entry of entries) {
    if (entry.cost.currency !== currency)
      throw new Error(`entry ${entry.id} is in ${entry.cost.currency}, not ${currency}`);
    minor += entry.cost.minor;
  }
  return money(minor, currency);
}

/**
 * What was chosen to be given on a case, in the policy's base currency: what an approver's limit is compared with.
 * `leaveOut` names the reservations of requests nobody has decided. Null when an old entry's currency has no current rate.
 */
export function givenOnCase(
  ledger: readonly BudgetLedgerEntry[],
  of: CaseId,
  policy: AuthorityPolicy,
  at: Date,
  leaveOut: ReadonlySet<string>,
): Money | null {
  const exchange = exchangeAt(policy, at);
  let minor = 0n;
  for (const entry of ledger) {
    if (entry.case !== of || leaveOut.has(entry.id) || !isDiscretionary(entry)) continue;
    const ratio = exchange.toBase(entry.cost.currency);
    if (!ratio) return null;
    minor += up(entry.cost.minor, ratio);
  }
  return money(minor, policy.base);
}

/**
 * The entries that a decision sets aside, all `reserved`: the owed part and the excess are two. Empty for a refusal, for
 * what is free, and for a cost nobody knows yet.
 */
export function entriesFor(
  input: DecideInput,
  asked: ActionAsked,
  decision: AuthorityDecision,
  action: ThingId,
  newId: () => ThingId,
): readonly BudgetLedgerEntry[] {
  const { policy, about, by } = input;
  if (policy === null || decision.outcome === 'refuse') return [];
  const { settles, cost } = decision;
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
