/** Every limit that looks at one question: how much it allows, what is used, what was asked, what is left. Pure. */
import { limitContext } from '../../core/authority/decide.ts';
import type { ActionAsked } from '../../core/authority/asked.ts';
import type { AuthorityDecision, DecideInput } from '../../core/authority/decision.ts';
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import { grantsFor, viewOf, weightWithout } from '../../core/authority/judge.ts';
import { limitInWords } from '../../core/policy/words/limit-in-words.ts';
import {
  boundsOfBudgets,
  boundsOfCase,
  boundsOfGrant,
  countsAll,
  violationOf,
  type Bound,
  type Weight,
} from '../../core/authority/limits.ts';
import type { AuthorityPolicy, Grant, Limit } from '../../core/policy/policy.ts';
import type { LimitContext } from '../../core/authority/scope.ts';
import { money } from '../../core/base/money.ts';
import { writeMoney } from '../../core/base/show-money.ts';

export interface LimitLine {
  /** Null for what holds whatever the grant. */
  readonly grant: string | null;
  /** `at most 150.00 EUR per remedy`. */
  readonly limit: string;
  /** Null where it cannot be told, e.g. while a value is unknown. */
  readonly used: string | null;
  readonly asked: string | null;
  readonly left: string | null;
  readonly stands: 'within' | 'over' | 'not known';
}

/** What is weighed: the cost beyond what is owed. Undefined when there is none to weigh. */
export function weightOf(asked: ActionAsked, decision: AuthorityDecision): Weight | undefined {
  if (decision.cost === null) return undefined;
  const { amount } = asked;
  const own = amount && money(amount.minor - (decision.settles?.amount.minor ?? 0n), amount.currency);
  return { base: decision.cost.minor, own };
}

/** What of it a limit counts: without what makes up for a proved loss, where the policy's `budget_bases` leave that out. */
export function countedBy(bound: Bound, weight: Weight, decision: AuthorityDecision, ctx: LimitContext): Weight {
  const { loss } = decision;
  if (loss === undefined || countsAll(bound) || ctx.policy.budgetBases.includes('actual_loss')) return weight;
  return weightWithout(loss.minor, weight, ctx);
}

/** One limit of a grant that looks at the question, with its place in the file's list. */
export interface GrantBound {
  readonly index: number;
  readonly limit: Limit;
  readonly bound: Bound;
}

export function boundsIn(grant: Grant, kind: string, currency: string, ctx: LimitContext): readonly GrantBound[] {
  return grant.limits.flatMap((limit, index) =>
    boundsOfGrant({ ...grant, limits: [limit] }, kind, currency, ctx).map((bound) => ({ index, limit, bound })),
  );
}

/** Empty for what is free, and where no grant of the role lists the action. Grants in file order, budgets last. */
export function limitLines(
  policy: AuthorityPolicy,
  question: DecideInput,
  asked: ActionAsked,
  decision: AuthorityDecision,
): readonly LimitLine[] {
  const rule = policy.actions.get(asked.kind);
  if (!rule || rule.class === 'free') return [];
  const ctx = limitContext(policy, question);
  const currency = (asked.amount ?? asked.cost)?.currency ?? policy.base;
  const weight = weightOf(asked, decision);
  const line = (grant: string | null, limit: string, bound: Bound): LimitLine => ({
    grant,
    limit,
    ...standing(bound, weight && countedBy(bound, weight, decision, ctx), policy),
  });
  return [
    ...boundsOfCase(rule, currency, ctx).map((bound) => line(null, sayBound(bound), bound)),
    ...grantsFor(rule.name, ctx).flatMap((grant) =>
      viewOf(grant, { kind: rule.name, currency }, ctx).stop === null
        ? boundsIn(grant, rule.name, currency, ctx).map(({ limit, bound }) =>
            line(grant.id, limitInWords(limit), bound),
          )
        : [],
    ),
    ...boundsOfBudgets(currency, ctx).map((bound) => line(null, sayBound(bound), bound)),
  ];
}

function standing(
  bound: Bound,
  weight: Weight | undefined,
  policy: AuthorityPolicy,
): Pick<LimitLine, 'used' | 'asked' | 'left' | 'stands'> {
  const asked = weight ? writeMoney(money(weight.base, policy.base)) : null;
  if (bound.kind === 'obstacle') return { used: null, asked, left: null, stands: 'not known' };
  const isOver = weight !== undefined && violationOf(bound, weight, policy.base) !== undefined;
  const known = bound.doubt === null && weight !== undefined;
  const stands = isOver ? 'over' : known ? 'within' : 'not known';
  const { times, used, remaining } = bound;
  if (times !== null) return { used: `${times.used} ×`, asked: '1 ×', left: `${times.remaining} ×`, stands };
  return { used: used && writeMoney(used), asked, left: remaining && writeMoney(remaining), stands };
}

/** What no grant says: the cap of an action, unidentified customers, budgets. */
function sayBound(bound: Bound): string {
  if (bound.kind === 'obstacle') {
    const { code, subject = '' } = bound.why;
    if (code === 'value_unknown') return `cap on the ${nameInWords(subject)}, which is not known`;
    if (code === 'unidentified_customer') return 'without a customer reference';
    return code === 'no_current_rate' ? `no current rate for ${subject}` : nameInWords(`${code} ${subject}`.trim());
  }
  const most = bound.max === null ? '' : ` ${writeMoney(bound.max)}`;
  switch (bound.code) {
    case 'over_value_cap':
      return `at most${most} by the ${nameInWords(bound.subject ?? 'value')}, over the whole case`;
    case 'unidentified_customer':
      return `at most${most} without a customer reference, ${bound.scope === 'team_day' ? 'per team and day' : 'per case'}`;
    case 'budget_exhausted':
      return `budget ${bound.subject ?? ''} of${most}`;
    case 'over_limit':
      return `at most${most}`;
  }
}
