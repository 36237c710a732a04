/** Whether something says that what was given is not enough, and how much is lacking then. Pure. */
import { isOpen } from '../case/evolve.ts';
import type { RecoveryCase } from '../case/case.ts';
import { money, type Currency, type Money } from '../base/money.ts';

/** What says so, and what is lacking of it. */
export interface MoreNeeded {
  readonly amount: Money;
  readonly said: 'asked_for' | 'came_back';
}

/**
 * The customer asked for more than they got; or came back after it was put right, and lost more than they got. A second gift
 * for the same is nothing the product proposes by itself: null where nothing says so, or a request is still waiting.
 */
export function moreNeeded(
  c: RecoveryCase,
  { spent, sought, loss }: { readonly spent: bigint; readonly sought: Money | null; readonly loss: Money | null },
  base: Currency,
): MoreNeeded | null {
  if (spent <= 0n || c.requests.some(isOpen)) return null;
  const lacking = (target: Money | null): Money | null =>
    target !== null && target.currency === base && target.minor > spent ? money(target.minor - spent, base) : null;
  const asked = lacking(sought);
  if (asked !== null) return { amount: asked, said: 'asked_for' };
  const lost = c.reopened > 0 ? lacking(loss) : null;
  return lost === null ? null : { amount: lost, said: 'came_back' };
}
