/** What a case owes its customer by law or promise, for people to read: the rule, its source, what was paid, what is left. Pure. */
import { DateTime } from 'luxon';
import { money, type Money } from '../base/money.ts';
import { limitContext } from './decide.ts';
import type { DecideInput } from './decision.ts';
import { entitlementOf, nextToPay } from './entitlements.ts';
import type { AuthorityPolicy, EntitlementRule } from '../policy/policy.ts';

/** One rule and this case. */
export type OwedOnCase =
  | {
      readonly kind: 'known';
      readonly rule: EntitlementRule;
      /** When its amounts were read at their source: `2026-11-21`. */
      readonly asOf: string;
      /** In the rule's own currency; for one passenger where the rule is `per: passenger`. More than zero. */
      readonly owed: Money;
      /** What is not paid yet; null when a payment was made in a currency without a current rate. */
      readonly left: Money | null;
      /** To whom the rest is owed next, where the case names passengers. */
      readonly passenger: string | null;
      /** What else is owed, in the operator's words. */
      readonly note: string | null;
    }
  /** Nothing in money, and something else in words. */
  | { readonly kind: 'note'; readonly rule: EntitlementRule; readonly asOf: string; readonly note: string }
  | { readonly kind: 'unknown'; readonly rule: EntitlementRule; readonly fact: string };

/** As the policy's own zone has it. */
const dayOf = ({ source }: EntitlementRule, policy: AuthorityPolicy): string =>
  DateTime.fromJSDate(source.asOf, { zone: policy.zone }).toFormat('yyyy-MM-dd');

/** Each rule that owes something, or of which a fact is missing, in file order; rules that owe nothing are left out. */
export function owedOnCase(input: DecideInput): readonly OwedOnCase[] {
  const { policy } = input;
  if (policy === null) return [];
  const ctx = limitContext(policy, input);
  return policy.entitlements.flatMap((rule): OwedOnCase[] => {
    const found = entitlementOf(rule, ctx);
    if (found.kind === 'unknown') return [{ kind: 'unknown', rule, fact: found.fact }];
    const { owed, note } = found;
    const asOf = dayOf(rule, policy);
    if (owed.minor <= 0n) return note === null ? [] : [{ kind: 'note', rule, asOf, note }];
    const next = nextToPay({ rule, owed }, { passenger: null, currency: owed.currency }, ctx);
    const left = next === undefined ? null : money(next.left, owed.currency);
    return [{ kind: 'known', rule, asOf, owed, left, passenger: next?.passenger ?? null, note }];
  });
}

/** The money actions that settle a rule. */
export const settles = (rule: EntitlementRule, action: string): boolean =>
  rule.settledBy === null || rule.settledBy.includes(action);
