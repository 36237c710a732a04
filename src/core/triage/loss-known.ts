/** What the customer lost, as far as it is known: money is suggested from it, and from nothing else. Pure. */
import type { Currency, Money } from '../base/money.ts';
import { findAmounts } from '../base/find-amounts.ts';
import type { FailureType } from '../base/failures.ts';
import type { RecoveryCase } from '../case/case.ts';

/** Where an amount in the complaint is what was lost, and not the price of what was bought. */
const SAID_WITH: ReadonlySet<FailureType> = new Set(['process.billing', 'outcome.lost_damaged', 'outcome.product']);
const LOSS_FACT = /(?:^|_)(?:loss|lost|damage|damages|overcharge|overcharged|extra_cost|extra_costs)(?:_|$)/;

/** Typed; else a fact that says so; else the one amount of the complaint, where it is surely that. Null: it has to be asked. */
export function lossKnown(c: RecoveryCase, base: Currency): Money | null {
  if (c.lossValue !== null) return positive(c.lossValue);
  for (const [name, value] of c.facts)
    if (LOSS_FACT.test(name) && typeof value === 'object' && 'minor' in value) return positive(value);
  if (!SAID_WITH.has(c.triage.failure.value)) return null;
  const found = c.complaints.flatMap(({ text }) =>
    text.length > LONGEST_READ ? [] : findAmounts(text, { locale: 'en-GB', defaultCurrency: base }),
  );
  const [first] = found;
  return found.length === 1 && first?.isCertain === true && first.amount !== null ? positive(first.amount) : null;
}

/** Longer complaints tell a story with more than one amount. */
const LONGEST_READ = 5_000;

const positive = (amount: Money): Money | null => (amount.minor > 0n ? amount : null);
