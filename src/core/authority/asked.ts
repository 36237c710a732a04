/** What somebody wants to give. Pure data. */
import type { Money } from '../base/money.ts';

/** One remedy somebody wants to give. */
export interface ActionAsked {
  /** Name in the policy's `actions`. */
  readonly kind: string;
  readonly amount: Money | null;
  readonly units: bigint | null;
  /** For in-kind actions: a typed cost can only raise the default. */
  readonly cost: Money | null;
  /** For entitlements `per: passenger`. */
  readonly passenger: string | null;
}
