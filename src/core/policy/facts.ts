/** What a case may be known by: numbers, truths, amounts and words, by the policy's names. Pure data. */
import type { Money } from '../base/money.ts';

/** An exact positive decimal: `units / 10^scale`; "1.19" is { units: 119n, scale: 2 }. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

export type FactType = 'int' | 'bool' | 'money' | { readonly enum: readonly string[] };
/** A known fact. A fact that is not in the map is unknown, and unknown is never assumed away. */
export type FactValue = bigint | boolean | Money | string;
export type Facts = ReadonlyMap<string, FactValue>;
