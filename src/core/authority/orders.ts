/** Which order a case is about: limits per order go by the one fact the policy declares as an order's number. Pure. */
import { createHash } from 'node:crypto';
import { normalCustomer } from '../base/customer-form.ts';
import type { AuthorityPolicy } from '../policy/policy.ts';
import type { CaseFacts } from './decision.ts';

/** The fact of type `order`; undefined where the policy declares none. */
export function orderFact({ facts }: Pick<AuthorityPolicy, 'facts'>): string | undefined {
  for (const [name, type] of facts) if (type === 'order') return name;
  return undefined;
}

/** What entries of the same order share; null while the number is not known. However it is typed, it is the same order. */
export function orderOf({ facts }: Pick<CaseFacts, 'facts'>, policy: Pick<AuthorityPolicy, 'facts'>): string | null {
  const name = orderFact(policy);
  const typed = name === undefined ? undefined : facts.get(name);
  const normal = typeof typed === 'string' ? normalCustomer(typed).replaceAll(/[\s\p{P}]/gu, '') : '';
  return normal === '' ? null : createHash('sha256').update(normal, 'utf8').digest('hex').slice(0, 32);
}
