/** What a case may be known by: numbers, truths, amounts and words, by the policy's names. Pure data. */
import type { Decimal } from '../base/decimals.ts';
import type { Money } from '../base/money.ts';

/** `order` is the number of an order or booking: limits per order go by it. A date is a day: `2026-12-01`. */
export type FactType = 'int' | 'decimal' | 'bool' | 'money' | 'date' | 'order' | { readonly enum: readonly string[] };
/** A known fact. A fact that is not in the map is unknown, and unknown is never assumed away. */
export type FactValue = bigint | boolean | Decimal | Money | string;
export const isMoney = (value: FactValue): value is Money => typeof value === 'object' && 'minor' in value;
export const isDecimal = (value: FactValue): value is Decimal => typeof value === 'object' && 'scale' in value;
export const isNumber = (value: FactValue): value is bigint | Decimal => typeof value === 'bigint' || isDecimal(value);
export type Facts = ReadonlyMap<string, FactValue>;

/** What every case has without a declaration, by the names conditions call it. */
export const VALUE_NAMES = ['order_value', 'loss_value', 'failure', 'given'] as const;
export type ValueName = (typeof VALUE_NAMES)[number];

/** All that a condition may look at. */
export interface Known {
  /** A declared fact; undefined while it is unknown. */
  get(name: string): FactValue | undefined;
  /** What every case has; not given: it has nothing of it. */
  value?(name: ValueName): FactValue | undefined;
  /** What was given on the matter of one action: its cost in the base, or how often. */
  givenOf?(what: 'amount' | 'times', action: string): FactValue | undefined;
  /** The day in the policy's zone: `2026-12-01`. */
  today?(): string;
}
