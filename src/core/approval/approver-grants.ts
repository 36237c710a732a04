/** What an approver's own grants let through: each remedy of a request within one whole grant, as for givers. Pure. */
import type { ActionAsked } from '../authority/asked.ts';
import type { CaseFacts } from '../authority/decision.ts';
import { costInBase, type Exchange, isWithin } from '../authority/exchange.ts';
import { caseStop, dateStop } from '../authority/judge.ts';
import type { BudgetLedgerEntry } from '../authority/ledger.ts';
import { asIndex, withLater, type LedgerIndex } from '../authority/ledger-index.ts';
import { boundsOfGrant, violationOf, type Weight } from '../authority/limits.ts';
import { orderOf } from '../authority/orders.ts';
import type { LimitContext } from '../authority/scope.ts';
import { periodOf, spanOf } from '../authority/spans.ts';
import { thingId, type MemberId, type TeamId } from '../base/ids.ts';
import { money, type Money } from '../base/money.ts';
import type { AuthorityPolicy, Grant, Limit } from '../policy/policy.ts';

/** What is asked for, and on what case. */
export interface MatterToApprove {
  readonly about: CaseFacts;
  readonly ledger: readonly BudgetLedgerEntry[] | LedgerIndex;
  readonly items: readonly { readonly asked: ActionAsked; readonly cost: Money | null }[];
}

interface Approving {
  readonly policy: AuthorityPolicy;
  readonly grants: readonly Grant[];
  readonly exchange: Exchange;
  readonly at: Date;
  readonly approver: { readonly member: MemberId; readonly role: string };
  /** Whose request it is. */
  readonly team: TeamId;
  readonly approvedBefore: readonly { readonly by: MemberId; readonly at: Date; readonly cost: Money }[];
  /** Cost of the whole request in minor units of the base, and of what was given before on the matter. */
  readonly cost: bigint;
  readonly total: bigint;
  readonly matter: MatterToApprove | undefined;
}

export type WithinGrants = 'within' | 'above' | 'not_granted';

export function withinGrants(approving: Approving): WithinGrants {
  const { matter } = approving;
  // nobody said what is asked: then only amounts can be compared, those of grants that hold in every case
  if (matter === undefined) return amountsAlone(approving);
  let index = asIndex(matter.ledger);
  let worst: WithinGrants = 'within';
  for (const [n, { asked, cost }] of matter.items.entries()) {
    const minor = cost === null ? approving.cost : costOf(cost, approving.exchange);
    const answers = approving.grants
      .filter((grant) => grant.actions.includes(asked.kind))
      .map((grant) => judgeItem(grant, { asked, minor }, index, approving));
    if (!answers.includes('within')) {
      if (!answers.includes('above')) return 'not_granted';
      worst = 'above';
    }
    index = withLater(index, [entryOf(n, asked, minor, approving)]);
  }
  return worst;
}

interface Item {
  readonly asked: ActionAsked;
  readonly minor: bigint;
}

function judgeItem(grant: Grant, { asked, minor }: Item, index: LedgerIndex, approving: Approving): WithinGrants {
  const ctx = contextOf(index, asked, approving);
  const { policy } = approving;
  if (ctx === undefined || dateStop(grant, ctx) !== null || caseStop(grant, ctx) !== null) return 'not_granted';
  const weight: Weight = { base: minor, own: asked.amount };
  const [own, others] = [grant.limits.filter(isOwnSum), grant.limits.filter((limit) => !isOwnSum(limit))];
  const currency = asked.amount?.currency ?? policy.base;
  const bounds = boundsOfGrant({ ...grant, limits: others }, asked.kind, currency, ctx);
  const reasons = bounds.flatMap((bound) => violationOf(bound, weight, policy.base) ?? []);
  if (reasons.some(({ code }) => code === 'fact_unknown' || code === 'value_unknown')) return 'not_granted';
  const isOverOwn = own.some((limit) => (limit.only?.includes(asked.kind) ?? true) && isOver(limit, approving));
  return reasons.length > 0 || isOverOwn ? 'above' : 'within';
}

/** A person's own sums are what they approved, not what they gave. */
const isOwnSum = ({ scope }: Limit): boolean => scope.startsWith('actor_');

function isOver({ scope, max }: Limit, { policy, exchange, at, approver, approvedBefore, cost }: Approving): boolean {
  if (scope !== 'actor_day' && scope !== 'actor_month') return true;
  const { since, before } = spanOf(periodOf(scope), at.getTime(), policy.zone);
  const mine = approvedBefore.filter(
    (one) => one.by === approver.member && since <= one.at.getTime() && one.at.getTime() < before,
  );
  if (max.kind === 'times') return mine.length + 1 > max.times;
  if (max.kind !== 'money') return true;
  const sum = mine.reduce((minor, one) => minor + costOf(one.cost, exchange), cost);
  return !isWithin(sum, max.amount, exchange);
}

function contextOf(index: LedgerIndex, asked: ActionAsked, approving: Approving): LimitContext | undefined {
  const { policy, exchange, at, approver, team, matter } = approving;
  if (matter === undefined) return undefined;
  const by = { member: approver.member, role: approver.role, team };
  const { about } = matter;
  const { passenger } = asked;
  return { policy, exchange, at: at.getTime(), by, about, isGeneral: false, index, storm: null, passenger };
}

/** Each remedy counts for those behind it. */
function entryOf(n: number, asked: ActionAsked, minor: bigint, approving: Approving): BudgetLedgerEntry {
  const { policy, approver, team, at, matter } = approving;
  if (matter === undefined) throw new Error('a remedy to approve lies on a case');
  return {
    id: thingId.parse(`led_planned-approval-${n}`),
    case: matter.about.case,
    action: thingId.parse(`act_planned-approval-${n}`),
    kind: asked.kind,
    state: 'reserved',
    basis: 'goodwill',
    cost: money(minor, policy.base),
    original: asked.amount,
    rate: null,
    customer: matter.about.customer,
    failure: matter.about.failure,
    member: approver.member,
    team,
    at,
    settles: null,
    passenger: asked.passenger,
    order: orderOf(matter.about, policy),
  };
}

function amountsAlone({ grants, exchange, total, cost }: Approving): WithinGrants {
  const lets = ({ limits, when }: Grant): boolean =>
    when === null &&
    limits.every(({ max, scope, when: where, only }) => {
      if (max.kind !== 'money' || where !== null || only !== null) return true;
      return isWithin(scope === 'action' ? cost : total, max.amount, exchange);
    });
  return grants.some(lets) ? 'within' : 'above';
}

/** More than any limit where no rate says what it is. */
const costOf = (amount: Money, exchange: Exchange): bigint => costInBase(amount, exchange) ?? 10n ** 18n;
