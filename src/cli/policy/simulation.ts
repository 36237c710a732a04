/** Stored requests decided again under another policy, each with the ledger as it stood: what would have been different. Pure. */
import { ledgerWindows } from '../../core/authority/ledger-windows.ts';
import { costInBase, exchangeAt } from '../../core/authority/exchange.ts';
import type { BudgetLedgerEntry } from '../../core/authority/ledger.ts';
import { keyOf, type LaneKind } from '../../core/authority/ledger-index.ts';
import { decidePlan, type PlanDecision } from '../../core/authority/plan.ts';
import type { AuthorityPolicy } from '../../core/policy/policy.ts';
import { add, money, type Money } from '../../core/base/money.ts';
import type { Past, PastEntry, PastRequest } from './past-requests.ts';

export interface Simulated {
  readonly requests: number;
  readonly same: number;
  /** Needed approval, would not have. */
  readonly freed: Direction;
  /** Was given without asking, would have needed approval. */
  readonly newlyAsking: Direction;
  /** Was given or asked for, could not have been. */
  readonly newlyRefused: Direction;
  /** If everything freed had been given in full: at most this much more than was given of it. */
  readonly extraAtMost: Money;
  /** Freed requests whose cost nobody knows; not in `extraAtMost`. */
  readonly extraUnknown: number;
  /** By cost, the largest first; at most ten. */
  readonly largest: readonly Changed[];
}

export interface Direction {
  readonly requests: number;
  /** Together and in full, as far as it is known. */
  readonly cost: Money;
}

export interface Changed {
  readonly request: PastRequest;
  readonly was: Outcome;
  readonly now: Outcome;
  /** In full, in the policy's base currency; null when it cannot be known. */
  readonly cost: Money | null;
  readonly extra: Money | null;
}

type Outcome = PlanDecision['outcome'];
const MOST_SHOWN = 10;

export function simulate(file: AuthorityPolicy, past: Past): Simulated {
  // as if it had been in force all the time
  const policy: AuthorityPolicy = { ...file, effective: { from: new Date(0), until: null } };
  const ledgerAt = ledgerOf(policy, past.ledger);
  const judged = past.requests.map((request) => rejudge(policy, request, ledgerAt(request)));
  const changed = judged.filter(({ was, now }) => was !== now);
  const nothing = money(0n, policy.base);
  const together = (costs: readonly (Money | null)[]): Money =>
    costs.reduce<Money>((sum, m) => (m ? add(sum, m) : sum), nothing);
  const direction = (those: readonly Changed[]): Direction => ({
    requests: those.length,
    cost: together(those.map(({ cost }) => cost)),
  });
  const freed = changed.filter(({ now }) => now === 'now');
  return {
    requests: judged.length,
    same: judged.length - changed.length,
    freed: direction(freed),
    newlyAsking: direction(changed.filter(({ now }) => now === 'needs_approval')),
    newlyRefused: direction(changed.filter(({ now }) => now === 'refuse')),
    extraAtMost: together(freed.map(({ extra }) => extra)),
    extraUnknown: freed.filter(({ extra }) => extra === null).length,
    largest: changed.toSorted((a, b) => Number((b.cost?.minor ?? 0n) - (a.cost?.minor ?? 0n))).slice(0, MOST_SHOWN),
  };
}

function rejudge(policy: AuthorityPolicy, request: PastRequest, ledger: readonly BudgetLedgerEntry[]): Changed {
  const [first] = request.actions;
  if (first === undefined) throw new Error(`a request on ${request.about.case} asked for nothing`);
  const by = { member: first.by, role: first.decision.role, team: request.team };
  const { at, about } = request;
  const plan = decidePlan({ policy, at, by, about, ledger }, request.items);
  const was = request.actions.every(({ decision }) => decision.decision.outcome === 'allow') ? 'now' : 'needs_approval';
  const given = sumIn(policy, request.given, at);
  const { cost } = plan;
  const extra = cost && given && money(cost.minor > given.minor ? cost.minor - given.minor : 0n, policy.base);
  const now = plan.outcome === 'now' && request.actions.some(wasNotGivenLately) ? 'needs_approval' : plan.outcome;
  return { request, was, now, cost, extra };
}

/** A second person looked because of what was not given before: no file changes that. */
const wasNotGivenLately = ({ decision }: PastRequest['actions'][number]): boolean =>
  decision.decision.reasons.some(({ code }) => code === 'not_given_lately');

/** Null while an old entry's currency has no rate in the new file. */
function sumIn(policy: AuthorityPolicy, entries: readonly BudgetLedgerEntry[], at: Date): Money | null {
  const exchange = exchangeAt(policy, at);
  let minor = 0n;
  for (const { cost, settles } of entries) {
    if (settles !== null) continue;
    const one = costInBase(cost, exchange);
    if (one === undefined) return null;
    minor += one;
  }
  return money(minor, policy.base);
}

const LANES: readonly LaneKind[] = ['case', 'customer', 'member', 'team'];

/** The ledger as one request found it: what could count for it under the policy, in the state of that moment. */
function ledgerOf(
  policy: AuthorityPolicy,
  ledger: readonly PastEntry[],
): (of: PastRequest) => readonly BudgetLedgerEntry[] {
  const lanes = new Map(LANES.map((kind) => [kind, Map.groupBy(ledger, ({ entry }) => keyOf(entry, kind))]));
  const lane = (kind: LaneKind, key: string | null | undefined, from: Date | null): readonly PastEntry[] =>
    key == null || from === null ? [] : (lanes.get(kind)?.get(key) ?? []).filter(({ entry }) => entry.at >= from);
  return (request) => {
    const { at, about, team, before } = request;
    const { customerSince, memberSince, teamSince } = ledgerWindows(policy, at);
    const teams = new Set([
      team,
      ...policy.budgets.filter((each) => each.teams.includes(team)).flatMap((each) => each.teams),
    ]);
    const mayCount = new Set([
      ...[about.case, ...about.linked].flatMap((id) => lane('case', id, new Date(0))),
      ...lane('customer', about.customer, customerSince),
      ...lane('member', request.actions[0]?.by, memberSince),
      ...[...teams].flatMap((id) => lane('team', id, teamSince)),
    ]);
    return (
      [...mayCount]
        .filter(({ seq, entry }) => (before === null ? entry.at <= at : seq < before))
        // a request of old set aside what it asked for
        .filter(({ entry }) => !request.actions.some(({ id }) => id === entry.action))
        .map(({ entry, releasedAt }) => {
          const wasReleased = releasedAt !== null && releasedAt <= at;
          return { ...entry, state: wasReleased ? 'released' : entry.state === 'released' ? 'reserved' : entry.state };
        })
    );
  };
}
