/** What comes before every suggestion: the fact that must be found out, and what the customer is owed anyway. Pure. */
import { owedOnCase, settles, type OwedOnCase } from '../authority/owed.ts';
import type { DecideInput } from '../authority/decision.ts';
import type { Remaining } from '../authority/remaining.ts';
import { compare, type Money } from '../base/money.ts';
import type { ItemAsked } from '../case/commands.ts';
import type { Advice, WhyOffered } from './suggestion.ts';

/** What is due on a case, looked up once for all its suggestions. */
export interface Due {
  readonly owed: readonly Extract<OwedOnCase, { kind: 'known' }>[];
  readonly advice: readonly Advice[];
}

export function dueOn(question: DecideInput, left: Remaining): Due {
  const owed = owedOnCase(question);
  const unpaid = owed
    .filter((one) => one.kind === 'known')
    .filter(({ left: rest }) => rest !== null && rest.minor > 0n);
  return { owed: unpaid, advice: factAdvice(left) };
}

/** The facts that keep an action from being judged; a missing value only when no money can be given without it. */
function factAdvice(left: Remaining): readonly Advice[] {
  const moneyNow = left.actions.some((a) => a.class === 'money' && a.standing === 'now');
  const names = left.actions
    .flatMap((a) => a.reasons)
    .filter(({ code }) => code === 'fact_unknown' || (code === 'value_unknown' && !moneyNow))
    .flatMap(({ subject }) => subject ?? []);
  const facts = [...new Set(names)];
  return facts.length === 0 ? [] : [{ kind: 'find_fact', facts }];
}

export interface OwedOffer {
  readonly items: readonly ItemAsked[];
  readonly why: WhyOffered;
  /** When the source of the amount is to be looked at again. */
  readonly staleSince: Date;
}

/** Each rule's unpaid amount, by the first action of the person that settles it. */
export function owedOffers({ owed }: Due, left: Remaining): readonly OwedOffer[] {
  return owed.flatMap(({ rule, asOf, left: rest, passenger }): OwedOffer[] => {
    const action = left.actions.find((a) => a.class === 'money' && settles(rule, a.kind));
    if (action === undefined || rest === null) return [];
    const { title, reviewBy } = rule.source;
    const item: ItemAsked = { kind: action.kind, amount: rest, units: null, cost: null, passenger };
    return [{ items: [item], why: { kind: 'owed', title, asOf }, staleSince: reviewBy }];
  });
}

/** Never less than is owed: an amount below it becomes what is owed. */
export function atLeastOwed(items: readonly ItemAsked[], { owed }: Due): readonly ItemAsked[] {
  return items.map((item) => {
    const due = item.amount === null ? [] : owed.filter(({ rule }) => settles(rule, item.kind));
    let amount = item.amount;
    for (const { left: rest } of due) if (rest !== null && amount !== null) amount = larger(amount, rest);
    return { ...item, amount };
  });
}

/** What is owed in another currency is offered in that one: it is what the rule says. */
function larger(amount: Money, owed: Money): Money {
  return amount.currency === owed.currency && compare(amount, owed) >= 0 ? amount : owed;
}
