/** What conditions may look at of one case at one moment: its facts, what every case has, what was given, and the day. Pure. */
import { money } from '../base/money.ts';
import { dayIn } from '../base/time.ts';
import type { FactValue, Known } from '../policy/facts.ts';
import type { Reason } from './decision.ts';
import { isDiscretionary, type Counted } from './ledger.ts';
import { entriesIn, matterOf, sumOf, type LimitContext } from './scope.ts';

export function knownHere(ctx: LimitContext): Known {
  const { about, policy } = ctx;
  return {
    get: (name) => about.facts.get(name),
    value(name) {
      switch (name) {
        case 'order_value':
          return about.orderValue ?? undefined;
        case 'loss_value':
          return about.lossValue ?? undefined;
        case 'failure':
          return about.failure;
        case 'given':
          return givenOf('amount', null, ctx);
      }
    },
    givenOf: (what, action) => givenOf(what, action, ctx),
    today: () => dayIn(new Date(ctx.at), policy.zone),
  };
}

/** On the whole matter, chosen to be given and not taken back; what is owed is not in it. Undefined without a current rate. */
function givenOf(what: 'amount' | 'times', action: string | null, ctx: LimitContext): FactValue | undefined {
  const counts = (entry: Counted): boolean => isDiscretionary(entry) && (action === null || entry.kind === action);
  const entries = entriesIn({ parts: matterOf(ctx), disjoint: false, counts, whole: false }, ctx);
  if (what === 'times') return BigInt(new Set(entries.map((entry) => entry.action)).size);
  const sum = sumOf(entries, ctx.exchange);
  return sum === undefined ? undefined : money(sum, ctx.policy.base);
}

/** What is missing, as it is asked for. */
export function unknownReason(fact: string): Reason {
  if (fact === 'given') return { code: 'no_current_rate' };
  const isValue = fact === 'order_value' || fact === 'loss_value';
  return { code: isValue ? 'value_unknown' : 'fact_unknown', subject: fact };
}
