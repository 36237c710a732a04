/** The amounts a case carries, by the names the policy calls them. Pure. */
import type { Money } from '../base/money.ts';
import type { CaseFacts } from './decision.ts';
import { isMoney } from '../policy/facts.ts';

/** `order_value`, `loss_value` or a money fact; undefined when it is not known. */
export function valueNamed(
  name: string,
  about: Pick<CaseFacts, 'orderValue' | 'lossValue' | 'facts'>,
): Money | undefined {
  if (name === 'order_value') return about.orderValue ?? undefined;
  if (name === 'loss_value') return about.lossValue ?? undefined;
  const value = about.facts.get(name);
  return value !== undefined && isMoney(value) ? value : undefined;
}
