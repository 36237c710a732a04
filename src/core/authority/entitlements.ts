/** What the customer is owed by law or promise: worked out from facts, never ticked. Pure. */
import { money, type Currency, type Money } from '../base/money.ts';
import { isSamePassenger, passengersOf } from '../base/passengers.ts';
import type { ActionAsked } from './asked.ts';
import type { CaseFacts, Reason } from './decision.ts';
import { down, percentage, up } from './exchange.ts';
import { evaluate } from '../policy/expression.ts';
import { knownHere, unknownReason } from './known-here.ts';
import type { ActionRule, EntitlementRule, Owed } from '../policy/policy.ts';
import { settledIn, type LimitContext } from './scope.ts';
import { valueNamed } from './values-of-case.ts';

/** What one rule says of a case. `note` is what else is owed, in the operator's words. */
export type Entitlement =
  | { readonly kind: 'known'; readonly owed: Money; readonly note: string | null }
  | { readonly kind: 'unknown'; readonly fact: string };

/** The first row whose condition is true. A row that cannot be told stops: an unknown fact is never assumed away. */
export function entitlementOf(rule: EntitlementRule, ctx: LimitContext): Entitlement {
  const { about } = ctx;
  const known = knownHere(ctx);
  for (const row of rule.table) {
    const verdict = evaluate(row.if, known);
    if (verdict.kind === 'unknown') return { kind: 'unknown', fact: verdict.fact };
    if (verdict.kind === 'met') return amountOf(row.owed, row.note, about);
  }
  throw new Error(`Entitlement ${rule.id} has no row that is always true; the reader of policies asks for one.`);
}

function amountOf(owed: Owed, note: string | null, about: CaseFacts): Entitlement {
  switch (owed.kind) {
    case 'money':
      return { kind: 'known', owed: owed.amount, note };
    case 'percent': {
      const of = valueNamed(owed.of, about);
      if (!of) return { kind: 'unknown', fact: owed.of };
      // Rounded up to the minor unit, in favour of the customer.
      const share = up(of.minor, percentage(owed.percent));
      // a ceiling in another currency cannot be compared with it: then the value has to be said in that one
      if (owed.max != null && owed.max.currency !== of.currency) return { kind: 'unknown', fact: owed.of };
      const most = owed.max?.minor ?? share;
      return { kind: 'known', owed: money(share < most ? share : most, of.currency), note };
    }
    case 'each': {
      const count = about.facts.get(owed.each);
      if (typeof count !== 'bigint') return { kind: 'unknown', fact: owed.each };
      const together = owed.amount.minor * count;
      const most = owed.max?.minor ?? together;
      return { kind: 'known', owed: money(together < most ? together : most, owed.amount.currency), note };
    }
  }
}

/** What is still owed under one rule, in the currency of the request. */
export interface StillOwed {
  readonly rule: EntitlementRule;
  readonly amount: Money;
  /** Whom it is paid to, where it is owed to each passenger and one is known. */
  readonly passenger: string | null;
}

/** What can be told of it: the rules that owe something, or why it cannot be told. */
export type OwedNow =
  | { readonly kind: 'known'; readonly rules: readonly StillOwed[] }
  | { readonly kind: 'unknown'; readonly why: Reason };

/**
 * What the action could settle: each rule with something left to pay to this passenger, in file order.
 */
export function owedNow(
  rule: ActionRule,
  asked: Pick<ActionAsked, 'passenger'>,
  currency: Currency,
  ctx: LimitContext,
): OwedNow {
  const rules: StillOwed[] = [];
  if (rule.class !== 'money' || ctx.isGeneral) return { kind: 'known', rules };
  for (const entitlement of ctx.policy.entitlements) {
    if (entitlement.settledBy !== null && !entitlement.settledBy.includes(rule.name)) continue;
    const found = entitlementOf(entitlement, ctx);
    if (found.kind === 'unknown') {
      return { kind: 'unknown', why: { ...unknownReason(found.fact), asOf: entitlement.source.asOf } };
    }
    if (found.owed.minor <= 0n) continue;
    const owed = { rule: entitlement, owed: found.owed };
    const next = nextToPay(owed, { passenger: asked.passenger, currency }, ctx);
    if (next === undefined)
      return { kind: 'unknown', why: { code: 'no_current_rate', subject: found.owed.currency, owed: found.owed } };
    const { left, passenger } = next;
    if (left > 0n) rules.push({ rule: entitlement, amount: money(left, currency), passenger });
  }
  return { kind: 'known', rules };
}

/** What would pay something that is owed on the case now: whoever has a role pays it, without a grant. */
export function actionsThatPay(ctx: LimitContext): readonly ActionRule[] {
  return [...ctx.policy.actions.values()].filter((rule) => {
    const owed = owedNow(rule, { passenger: null }, ctx.policy.base, ctx);
    return owed.kind === 'known' && owed.rules.length > 0;
  });
}

/**
 * Whom it is owed to next, and how much: the passenger who is named; where none is, the first of those the case names with
 * something left. Undefined without a current rate.
 */
export function nextToPay(
  owed: { readonly rule: EntitlementRule; readonly owed: Money },
  { passenger, currency }: { readonly passenger: string | null; readonly currency: Currency },
  ctx: LimitContext,
): { readonly left: bigint; readonly passenger: string | null } | undefined {
  let last: { readonly left: bigint; readonly passenger: string | null } | undefined;
  for (const name of passenger === null ? owedTo(owed.rule, ctx) : [passenger]) {
    const left = leftToPay(owed, { passenger: name, currency }, ctx);
    if (left === undefined) return undefined;
    last = { left, passenger: name };
    if (left > 0n) return last;
  }
  return last;
}

/** Each passenger the case names, where it is owed to each; null alone where it names none, or it is owed once. */
export function owedTo(rule: EntitlementRule, { about }: LimitContext): readonly (string | null)[] {
  const named = rule.per === 'passenger' ? passengersOf(about.facts) : [];
  return named.length === 0 ? [null] : named;
}

/** In minor units of `currency`, rounded up; undefined without a current rate. One currency is compared directly. */
export function leftToPay(
  of: { readonly rule: EntitlementRule; readonly owed: Money },
  { passenger, currency }: { readonly passenger: string | null; readonly currency: Currency },
  ctx: LimitContext,
): bigint | undefined {
  const left = passenger === null || of.rule.per === 'case' ? leftOfAll(of, ctx) : leftFor(passenger, of, ctx);
  if (left === undefined || left === 0n) return left;
  const ratio = ctx.exchange.between(of.owed.currency, currency);
  return ratio && up(left, ratio);
}

type OwedUnder = Parameters<typeof leftToPay>[0];

/** Of what is owed once, whoever got it. In the currency of what is owed, as everything below. */
function leftOfAll(of: OwedUnder, ctx: LimitContext): bigint | undefined {
  const paid = paidUnder(of, () => true, ctx);
  return paid === undefined ? undefined : notBelowZero(of.owed.minor - paid);
}

/**
 * What was paid without a name was paid once: to the first of those the case names who had not got it, as a payment without
 * a name is now. Whoever the case does not name may be who got it, so there it counts.
 */
function leftFor(passenger: string, of: OwedUnder, ctx: LimitContext): bigint | undefined {
  let unnamed = paidUnder(of, (to) => to === null, ctx);
  const named = passengersOf(ctx.about.facts);
  const isNamed = named.some((name) => isSamePassenger(name, passenger));
  for (const name of isNamed ? named : [passenger]) {
    const own = paidUnder(of, (to) => to !== null && isSamePassenger(to, name), ctx);
    if (own === undefined || unnamed === undefined) return undefined;
    const left = notBelowZero(of.owed.minor - own);
    if (isSamePassenger(name, passenger)) return notBelowZero(left - unnamed);
    unnamed = notBelowZero(unnamed - left);
  }
  return undefined;
}

function paidUnder(
  { rule, owed }: OwedUnder,
  isCounted: (paidTo: string | null) => boolean,
  ctx: LimitContext,
): bigint | undefined {
  let sum = 0n;
  for (const { settles, original, cost } of settledIn(ctx, rule.id)) {
    if (!isCounted(settles?.passenger ?? null)) continue;
    const paid = original ?? cost;
    const ratio = ctx.exchange.between(paid.currency, owed.currency);
    if (!ratio) return undefined;
    sum += down(paid.minor, ratio);
  }
  return sum;
}

const notBelowZero = (minor: bigint): bigint => (minor > 0n ? minor : 0n);

/** Which rule a payment settles: the one it matches exactly, else the largest it covers; undefined when it covers none. */
export function settledBy(amount: Money, rules: readonly StillOwed[]): StillOwed | undefined {
  let best: StillOwed | undefined;
  for (const one of rules) {
    if (one.amount.minor > amount.minor) continue;
    if (best === undefined || one.amount.minor > best.amount.minor) best = one;
  }
  return best;
}

/** The least that may be paid while something is owed. */
export function leastOwed(rules: readonly StillOwed[]): StillOwed | undefined {
  let least: StillOwed | undefined;
  for (const one of rules) if (least === undefined || one.amount.minor < least.amount.minor) least = one;
  return least;
}
